"""Base noun phrases: the runs of words around one noun, "the nuclear and missile programmes".

What narrows one ("of …", "between …") is left to `growth.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.spotted import Spotted
from summitgraph.records.draft import MentionKind

NOUN = frozenset("NN NNS NNP NNPS FW".split())
TIME = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday week month
    year years months weeks days decades century centuries spring summer autumn fall winter
    morning afternoon evening night noon midnight hour hours minutes""".split()
)
_NAME = frozenset(("NNP", "NNPS"))
_CAN_OPEN = NOUN | frozenset("DT PDT PRP$ CD JJ JJR JJS $ AFX ADD".split())
_CAN_STAND = _CAN_OPEN | frozenset("POS VBN VBG RB".split())
_BEFORE_HEAD = frozenset("JJ JJR JJS DT PDT PRP$ CD $".split())
_BEHIND_HEAD = frozenset("JJ JJR JJS CD $".split())
_AFTER_PARTICIPLE = frozenset("NN NNS NNP JJ".split())
_TITLED = (["NN"], ["JJ"])
_QUOTE_ENDS = frozenset(("”", '"', "’"))


@dataclass(slots=True)
class Phrase:
    """A base noun phrase over tokens `[i, j)`, whose noun is `head`."""

    i: int
    j: int
    head: int


def noun_phrases(s: Analysed, a: int, b: int) -> list[Phrase]:
    """The base noun phrases in tokens `[a, b)`, in order; none touches another's words."""
    phrases: list[Phrase] = []
    i = a
    while i < b:
        if not _opens(s, i, b):
            i += 1
            continue
        head, j = _run(s, i, b)
        if head < 0:
            i = max(j, i + 1)
            continue
        end = head + 1
        if end < j and s.low[end] in _QUOTE_ENDS:
            end += 1
        phrases.append(Phrase(i, end, head))
        i = end
    return phrases


# --- what a phrase is ---------------------------------------------------------------------------


def is_time(s: Analysed, phrase: Phrase) -> bool:
    """Whether a phrase tells when: "next year", "7 July"."""
    return (
        phrase.j - phrase.i <= 4
        and any(w in TIME for w in s.low[phrase.i : phrase.j])
        and (s.low[phrase.head] in TIME or s.tags[phrase.head] == "CD")
    )


def actor_of(s: Analysed, phrase: Phrase) -> Spotted | None:
    """The mention that is all of a phrase, so that it names who acts and no matter; or None."""
    spot = s.at[phrase.head]
    whole = spot is not None and spot.j >= phrase.j and spot.i <= phrase.i + 1
    return spot if whole else None


def is_person(s: Analysed, phrase: Phrase) -> bool:
    """Whether a phrase's noun is a person's name, office or pronoun."""
    spot = s.at[phrase.head]
    return spot is not None and (
        bool(spot.mention.name) or spot.mention.kind in (MentionKind.PRONOUN, MentionKind.ROLE)
    )


def has_name(s: Analysed, phrase: Phrase) -> bool:
    """Whether a name stands in a phrase."""
    return any(
        s.tags[x] in _NAME or (s.words[x][0].isupper() and x > 0) for x in range(phrase.i, phrase.j)
    )


# --- chunking -----------------------------------------------------------------------------------


def _opens(s: Analysed, i: int, b: int) -> bool:
    t = s.tags[i]
    nxt = s.tags[i + 1] if i + 1 < b else ""
    if t == "RB":
        return nxt == "JJ" and s.low[i] not in ("not", "also")
    if t == "VBG":
        return nxt in NOUN and (i == 0 or s.tags[i - 1] in ("DT", "JJ", "PRP$", "POS", "CD"))
    if t == "VBN":
        return nxt in _AFTER_PARTICIPLE and (i == 0 or not s.tags[i - 1].startswith("VB"))
    if s.low[i] in ("“", '"', "‘") and nxt:
        return nxt in _CAN_STAND
    return t in _CAN_OPEN


def _run(s: Analysed, i: int, b: int) -> tuple[int, int]:
    """The noun that heads the words from `i` on, or -1, and where these words end."""
    tags, low = s.tags, s.low
    j = i
    head = -1
    while j < b:
        t = tags[j]
        nxt = tags[j + 1] if j + 1 < b else ""
        if t == "DT" and j > i and tags[j - 1] == "CD":
            break  # "on 24 November, 2009 the partnership"
        if _names_another(s, head, j):
            break  # "the help Russia and China gave": who gave it
        if t in NOUN:
            head = j
        elif t == "CD" and head >= 0 and tags[j - 1] in _NAME:
            head = j  # "COP 26"
        elif _modifies(tags, i, j, nxt, head) or (
            t == "VBN" and j > i and nxt in _AFTER_PARTICIPLE and _is_pair(s, j - 1)
        ):
            pass
        elif (
            t == "VBG"
            and j > i
            and tags[j - 1] in ("JJ", "NN", "NNP")
            and head < 0
            and nxt not in ("JJ", "DT", "PRP$")
        ):
            head = j
        elif head >= 0 and t in _BEHIND_HEAD:
            if t == "CD" and tags[j - 1] != "POS":
                head = j
            elif t != "CD" and not (
                ((nxt in NOUN or nxt == "JJ") and _is_possessed(tags, head, j))
                or (nxt in _NAME and s.words[j - 1][0].isupper() and s.words[j][0].isupper())
                or (
                    tags[j - 1] == "CD" and nxt in NOUN and s.words[j][0].isupper()
                )  # "the APEC 2017 Economic Week"
                or (nxt in NOUN and (_is_pair(s, j - 1) or low[j - 1] == "and"))
            ):
                break  # but go on in "the High-Level Kenyan-Ghanaian Council"
        elif t == "POS" and head >= 0:
            if nxt == "DT":
                return head, j + 1
        elif not (
            (low[j] in ("and", "or", "&", ",", "/") and _joins(s, i, j, b))
            or (low[j] in ("(", "“", '"', "'", "‘") and nxt and head < 0)
            or (low[j] in ("”", '"', "’", ")") and head >= 0 and _has_quote(s, i, j))
        ):
            break
        j += 1
    return head, j


def _names_another(s: Analysed, head: int, j: int) -> bool:
    """Whether an actor's name begins at `j`, right behind a common noun that is done."""
    spot = s.at[j]
    return (
        head == j - 1 >= 0
        and spot is not None
        and spot.i == j
        and spot.mention.kind is MentionKind.NAME
        and s.tags[head] in ("NN", "NNS")
        and s.at[head] is None
        and s.words[head].islower()
    )


def _modifies(tags: list[str], i: int, j: int, nxt: str, head: int) -> bool:
    """Whether word `j` of the phrase that begins at `i` goes with a noun behind it."""
    t = tags[j]
    before = tags[j - 1] if j > i else ""
    if t == "VBG":
        return j > i and nxt in NOUN and before not in ("IN", "NNP", "NNPS", "NNS", "POS")
    if t == "VBN":
        return nxt in _AFTER_PARTICIPLE and before not in NOUN
    if t == "RB":
        return head < 0 and nxt in ("JJ", "VBN", "VBG")
    return head < 0 and t in _BEFORE_HEAD


def _is_possessed(tags: list[str], head: int, j: int) -> bool:
    """Whether the adjective at `j` is of what belongs to the head: "Japan's new"."""
    return tags[j - 1] == "POS" or (tags[j - 1] == "JJ" and "POS" in tags[head + 1 : j])


def _is_pair(s: Analysed, p: int) -> bool:
    """Whether word `p` only tells whose the noun behind it is: "U.S.-Iraq"."""
    return s.tags[p] in _NAME and "-" in s.words[p] and s.words[p].rpartition("-")[2][:1].isupper()


def _has_quote(s: Analysed, i: int, j: int) -> bool:
    return any(w in ("“", '"', "‘", "(") for w in s.low[i:j])


def _joins(s: Analysed, i: int, j: int, b: int) -> bool:
    """Whether "and" or a comma stands inside one phrase: "nuclear and missile programs"."""
    tags, word = s.tags, s.low[j]
    if j + 1 >= b or j == i:
        return False
    nxt = j + 1
    if word == "," and s.low[nxt] in ("and", "or"):
        nxt += 1
    if nxt >= b:
        return False
    before, after = tags[j - 1], tags[nxt]
    then_noun = nxt + 1 < b and tags[nxt + 1] in NOUN
    if before in ("JJ", "JJR") and after in ("JJ", "JJR") and _adjectives_to_noun(s, nxt, b):
        return True
    if before == "JJ" and after == "NN" and word != ",":
        return then_noun
    if (
        "-" in s.words[j - 1]
        and s.words[j - 1][0].isupper()
        and after in ("JJ", "JJR")
        and _adjectives_to_noun(s, nxt, b)
    ):
        return True  # "the U.S.-German and broader Transatlantic relationship"
    if before == "NN" and after in ("NN", "JJ") and word in ("and", "or", "&", "/"):
        if j - i > 2:
            return False
        # "nuclear and missile development", "science and technology cooperation"
        if then_noun and not (after == "JJ" and nxt + 2 < b and tags[nxt + 2] in NOUN):
            return True
        # "peace and stability", "freedom and democracy": two bare nouns
        return (
            not then_noun
            and after == "NN"
            and tags[i] in ("NN", "JJ", "DT", "PRP$")
            and s.at[j - 1] is None
        )
    if before == "NNP" and after == "NNP" and word in ("and", "&"):
        # "the East China and South China Seas", "the Belt and Road forum" but not two actors
        titled = s.tags[i] == "DT" and j == i + 2 and tags[nxt + 1 : nxt + 2] in _TITLED
        seas = nxt + 1 < b and tags[nxt + 1] == "NNPS"
        return (seas or titled) and s.at[nxt] is None and (seas or s.at[j - 1] is None)
    return False


def _adjectives_to_noun(s: Analysed, j: int, b: int) -> bool:
    while j < b and (s.tags[j] in ("JJ", "JJR", "RB", "CC") or s.low[j] == ","):
        j += 1
    return j < b and (s.tags[j] in NOUN or s.tags[j] == "VBG")
