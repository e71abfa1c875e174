"""Issue phrases: the noun phrases that name what an act is about.

From the words after an act the lasting matter is taken, not the clause: function words, verbs
and empty heads ("the importance of", "efforts to") are passed, and lists give a matter each.
"""

from __future__ import annotations

from dataclasses import dataclass

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.lexicon import Lexicon
from summitgraph.records.draft import MatterMention, MentionKind

_PRE = frozenset("DT PDT PRP$ CD JJ JJR JJS NN NNS NNP NNPS POS VBN VBG RB FW $ AFX ADD".split())
_HEAD = frozenset("NN NNS NNP NNPS CD FW VBG".split())
_NOUN = frozenset("NN NNS NNP NNPS FW".split())
_DROP = frozenset("DT PDT PRP$".split())
_EMPTY = frozenset(
    """various several many some other further certain numerous different relevant concrete
    current present recent latest full wide broad whole entire such more most certain specific
    main key major important vital early possible own mutual respective new additional timely
    common shared strong great critical unwavering ironclad continued ongoing further deep very
    much as well so robust close closer constant strict necessary appropriate thorough steady
    significant substantial""".split()
)
_GLUE = frozenset("of in on for between with against to towards toward over among about at regarding concerning by from within under through across into".split())
_NARROW = frozenset("of on between against regarding concerning over to for in with among about towards toward at".split())
_TIME = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday week month
    year years months weeks days century spring summer autumn fall winter decade""".split()
)
_LIST_OPEN = frozenset("including include includes namely".split())
MOST = 7
"""Content words that a label may have: more is a clause, not a matter."""


@dataclass(slots=True)
class Phrase:
    """A base noun phrase over tokens `[i, j)`."""

    i: int
    j: int
    head: int


class Matters:
    """Finds the matters in a range of words of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lex = lexicon

    def find(self, s: Analysed, a: int, b: int) -> list[MatterMention]:
        """The matters in tokens `[a, b)`, best first; one that only points is marked weak."""
        phrases = self._phrases(s, a, b)
        found: list[MatterMention] = []
        weak: list[MatterMention] = []
        medium: MatterMention | None = None
        k = 0
        nominal = self._nominal(s, a, b)
        while k < len(phrases):
            phrase = phrases[k]
            label, end, strong, k2 = self._grow(s, phrases, k, b)
            if not label:
                k = max(k + 1, k2)
                continue
            mention = MatterMention(
                start=s.start(phrase.i), end=s.end(end), text=label, weak=not strong
            )
            if not strong:
                weak.append(mention)
                k = k2
                continue
            if not found and medium is None and self._pale(s, phrase, end):
                # "a political solution": kept for the case that nothing with a name follows
                medium = mention
                if self._listed(s, phrases, k2, end, b) or not self._named_later(s, phrases, k2):
                    found.append(mention)
                    medium = None
                else:
                    k = k2
                    continue
            else:
                found.append(mention)
            if not self._listed(s, phrases, k2, end, b):
                # what stands after "including" or "such as" is part of the list
                k3 = self._examples(s, phrases, k2, b)
                if k3 is None or len(found) > 12:
                    break
                k = k3
                continue
            k = k2
        if nominal is not None and not found:
            return [nominal]
        if found:
            return found[:12]
        return [medium] if medium else weak[:1]

    def _pale(self, s: Analysed, phrase: Phrase, end: int) -> bool:
        """Whether a matter is named by a half-empty noun alone ("a political solution")."""
        return self._semi(s, phrase) and end == phrase.j and not self._has_name(s, phrase)

    def _named_later(self, s: Analysed, phrases: list[Phrase], k: int) -> bool:
        return any(
            self._has_name(s, p) and not self._is_actor(s, p) and not self._is_time(s, p)
            for p in phrases[k : k + 2]
        )

    # --- noun phrases -----------------------------------------------------------------------

    def _phrases(self, s: Analysed, a: int, b: int) -> list[Phrase]:
        phrases: list[Phrase] = []
        i = a
        tags, low = s.tags, s.low
        while i < b:
            if not self._opens(s, i, b):
                i += 1
                continue
            j = i
            head = -1
            while j < b:
                t = tags[j]
                if t in _NOUN or (t == "CD" and j > i):
                    head = j
                    j += 1
                elif t == "VBG" and j > i and j + 1 < b and tags[j + 1] in _NOUN and tags[j - 1] != "IN":
                    j += 1
                elif t == "VBG" and j > i and tags[j - 1] in ("JJ", "NN", "NNP") and head < 0:
                    head = j
                    j += 1
                elif t == "VBN" and (j + 1 < b and tags[j + 1] in ("NN", "NNS", "NNP", "JJ")) and (
                    j == i or tags[j - 1] not in _NOUN
                ):
                    j += 1
                elif t in ("JJ", "JJR", "JJS", "DT", "PDT", "PRP$", "CD", "$") and (
                    head < 0 or t not in ("DT", "PDT", "PRP$")
                ):
                    if head >= 0 and t in ("JJ", "JJR", "JJS", "CD", "$"):
                        if t == "CD" or (j + 1 < b and tags[j + 1] in _NOUN and tags[j - 1] == "POS"):
                            head = j if t == "CD" else head
                            j += 1
                            continue
                        break
                    j += 1
                elif t == "RB" and head < 0 and j + 1 < b and tags[j + 1] in ("JJ", "VBN", "VBG"):
                    j += 1
                elif t == "POS" and head >= 0:
                    j += 1
                    if j < b and tags[j] in ("DT",):
                        break
                elif low[j] in ("and", "or", "&", ",", "/") and self._joins(s, i, j, b):
                    j += 1
                elif low[j] in ("(", "“", '"', "'", "‘") and j + 1 < b and head < 0:
                    j += 1
                elif low[j] in ("”", '"', "’", ")") and head >= 0 and self._quoted(s, i, j):
                    j += 1
                else:
                    break
            if head < 0:
                i = max(j, i + 1)
                continue
            end = head + 1
            if end < j and low[end] in ("”", '"', "’"):
                end += 1
            phrases.append(Phrase(i, end, head))
            i = end
        return phrases

    def _opens(self, s: Analysed, i: int, b: int) -> bool:
        t = s.tags[i]
        if t in ("RB",):
            return i + 1 < b and s.tags[i + 1] in ("JJ",) and s.low[i] not in ("not", "also")
        if t == "VBG":
            if i + 1 < b and s.tags[i + 1] in _NOUN and (
                i == 0 or s.tags[i - 1] in ("DT", "JJ", "PRP$", "POS", "CD")
            ):
                return True
            return False
        if t == "VBN":
            return i + 1 < b and s.tags[i + 1] in ("NN", "NNS", "NNP", "JJ") and (
                i == 0 or not s.tags[i - 1].startswith("VB")
            )
        if s.low[i] in ("“", '"', "‘") and i + 1 < b:
            return s.tags[i + 1] in _PRE
        return t in _PRE and t not in ("POS", "VBG", "VBN", "RB")

    def _quoted(self, s: Analysed, i: int, j: int) -> bool:
        return any(w in ("“", '"', "‘", "(") for w in s.low[i:j])

    def _joins(self, s: Analysed, i: int, j: int, b: int) -> bool:
        """Whether "and" or a comma stands inside one phrase: "nuclear and missile programs"."""
        tags = s.tags
        if j + 1 >= b or j == i:
            return False
        before = tags[j - 1]
        nxt = j + 1
        if s.low[j] == "," and s.low[nxt] in ("and", "or"):
            nxt += 1
        if nxt >= b:
            return False
        after = tags[nxt]
        if before in ("JJ", "JJR") and after in ("JJ", "JJR") and self._adjectives_to_noun(s, nxt, b):
            return True
        if before in ("JJ",) and after in ("NN",) and s.low[j] != ",":
            return nxt + 1 < b and tags[nxt + 1] in _NOUN
        if before == "NN" and after in ("NN", "JJ") and s.low[j] in ("and", "or", "&", "/"):
            # "nuclear and missile development", "science and technology cooperation"
            if nxt + 1 < b and tags[nxt + 1] in _NOUN and not (
                nxt + 2 < b and tags[nxt + 2] in _NOUN and tags[nxt] == "JJ"
            ):
                return before != "NNS" and j - i <= 2
            # "peace and stability", "freedom and democracy": two bare nouns
            bare = j - i <= 2 and (nxt + 1 >= b or tags[nxt + 1] not in _NOUN) and after == "NN"
            return bare and tags[i] in ("NN", "JJ", "DT", "PRP$") and s.at[j - 1] is None
        if before == "NNP" and after == "NNP" and s.low[j] in ("and", "&"):
            # "the East China and South China Seas" but not two actors
            return nxt + 1 < b and tags[nxt + 1] == "NNPS"
        return False

    def _adjectives_to_noun(self, s: Analysed, j: int, b: int) -> bool:
        while j < b and (s.tags[j] in ("JJ", "JJR", "RB", "CC") or s.low[j] == ","):
            j += 1
        return j < b and (s.tags[j] in _NOUN or s.tags[j] == "VBG")

    # --- from phrase to label ---------------------------------------------------------------

    def _grow(
        self, s: Analysed, phrases: list[Phrase], k: int, b: int
    ) -> tuple[str, int, bool, int]:
        """A phrase with what narrows it: (label, end token, strong, index of the next phrase)."""
        phrase = phrases[k]
        if self._is_actor(s, phrase) or self._is_time(s, phrase):
            return "", phrase.j, False, k + 1
        core = self._core(s, phrase.i, phrase.j)
        generic = self._generic(s, phrase)
        end = phrase.j
        words = self._content(core)
        nxt = k + 1
        pieces = list(core)
        grown = False
        while nxt < len(phrases) and end < b:
            follow = phrases[nxt]
            glue = s.low[end] if end < b else ""
            gap = follow.i - end
            if glue == "of" and gap <= 2 and s.low[end + 1 : follow.i] in ([], ["both"]):
                pass
            elif glue in _NARROW and gap == 1:
                pass
            elif s.low[end : end + 4] == ["in", "the", "field", "of"] or s.low[end : end + 4] == [
                "in", "the", "sphere", "of"
            ]:
                pass
            else:
                break
            if self._is_time(s, follow):
                break
            inner = self._core(s, follow.i, follow.j)
            inner_words = self._content(inner)
            if self._bare_person(s, follow) and glue not in ("of", "by"):
                break
            total = words + inner_words
            if len(total) > MOST:
                break
            inner_generic = self._generic(s, follow) and not self._has_name(s, follow)
            if glue != "of" and not generic and not self._narrows(s, phrase, follow, glue):
                break
            if generic and not grown and not (self._semi(s, phrase) and glue != "of"):
                # an empty head gives way to what it is of
                if not self._is_actor(s, follow):
                    pieces = list(inner)
                    words = inner_words
                    generic = inner_generic
                    phrase = follow
                    end = follow.j
                    nxt += 1
                    continue
            pieces += [glue if glue in _GLUE else "of", *inner]
            words = total
            end = follow.j
            nxt += 1
            grown = True
            if inner_generic and nxt < len(phrases) and s.low[end : end + 1] == ["of"]:
                continue
            if len(words) >= 5:
                break
        strong = bool(words) and (not generic or grown or self._has_name(s, phrase))
        if generic and not grown and not self._has_name(s, phrase):
            strong = self._semi(s, phrase) and len(words) > 1
        label = _join(pieces)
        return (label if words else ""), end, strong, nxt

    def _core(self, s: Analysed, i: int, j: int) -> list[str]:
        """The words of a phrase without articles, possessives and empty adjectives."""
        a = i
        while a < j and (
            s.tags[a] in _DROP
            or s.low[a] in ("“", '"', "‘", "(")
            or (s.low[a] in _EMPTY and a + 1 < j)
            or s.low[a] in ("and", ",")
            or (s.tags[a] == "RB" and a + 1 < j)
            or (s.tags[a] == "CD" and a + 1 < j and not s.words[a].isdigit() and s.low[a] != "one")
        ):
            a += 1
        words = [w for w in s.words[a:j] if w not in ("“", "”", '"', "‘", "(", ")")]
        return words

    def _content(self, words: list[str]) -> list[str]:
        return [
            w for w in words
            if w.lower() not in _GLUE and w.lower() not in ("the", "a", "an", "and", "'s", "'", ",", "their", "its", "his", "her", "our")
        ]

    def _generic(self, s: Analysed, phrase: Phrase) -> bool:
        return s.low[phrase.head] in self._lex.generic and s.tags[phrase.head] not in ("NNP", "NNPS")

    def _semi(self, s: Analysed, phrase: Phrase) -> bool:
        return s.low[phrase.head] in self._lex.semi_generic

    def _has_name(self, s: Analysed, phrase: Phrase) -> bool:
        return any(
            s.tags[x] in ("NNP", "NNPS") or (s.words[x][0].isupper() and x > 0)
            for x in range(phrase.i, phrase.j)
        )

    def _bare_person(self, s: Analysed, phrase: Phrase) -> bool:
        spot = s.at[phrase.head]
        return spot is not None and (
            bool(spot.mention.name) or spot.mention.kind in (MentionKind.PRONOUN, MentionKind.ROLE)
        )

    def _is_actor(self, s: Analysed, phrase: Phrase) -> bool:
        """Whether a phrase only names someone who acts, and no matter."""
        spot = s.at[phrase.head]
        if spot is None:
            return False
        return spot.j >= phrase.j and spot.i <= phrase.i + 1

    def _is_time(self, s: Analysed, phrase: Phrase) -> bool:
        return any(w in _TIME for w in s.low[phrase.i : phrase.j]) and phrase.j - phrase.i <= 4 and (
            s.low[phrase.head] in _TIME or s.tags[phrase.head] == "CD"
        )

    def _narrows(self, s: Analysed, phrase: Phrase, follow: Phrase, glue: str) -> bool:
        """Whether a phrase after a preposition makes the matter narrower, not another one."""
        if glue in ("between", "against", "on", "regarding", "concerning", "over"):
            return True
        if glue == "with":
            return self._is_actor(s, follow) and self._semi(s, phrase)
        if glue in ("in", "at", "to", "towards", "toward", "for", "among", "about"):
            return self._has_name(s, follow) or s.tags[follow.head] == "NN"
        return False

    # --- lists ------------------------------------------------------------------------------

    def _listed(self, s: Analysed, phrases: list[Phrase], k: int, end: int, b: int) -> bool:
        """Whether the next phrase stands in a list with the one that ended at `end`."""
        if k >= len(phrases):
            return False
        between = s.low[end : phrases[k].i]
        allowed = {",", "and", "as", "well", ";", "or", "also", "the", "on", "in", "of", "to", "for", "particular", "including", "like", "such", "both", "about", "with", ":", "–", "(", "namely", "notably"}
        if not between or not any(w in (",", "and", ";", "or", "including", ":", "like", "(") or w == "as" for w in between):
            return False
        inner = [
            x for x in range(end, phrases[k].i)
            if s.low[x] not in allowed and s.tags[x] not in ("VBG", "RB", "JJ")
        ]
        if inner:
            return False
        # "X, which Y": a relative clause is no list
        after = phrases[k].j
        if after < b and s.tags[after] in ("VBD", "VBZ", "VBP", "MD") and s.low[phrases[k].i - 1] == "and":
            return False
        return True

    def _examples(self, s: Analysed, phrases: list[Phrase], k: int, b: int) -> int | None:
        """The first phrase after "including" or "such as", if these words follow."""
        for n in range(k, len(phrases)):
            before = s.low[phrases[n].i - 1]
            if before in _LIST_OPEN or s.low[max(0, phrases[n].i - 2) : phrases[n].i] == ["such", "as"]:
                return n
        return None

    def _nominal(self, s: Analysed, a: int, b: int) -> MatterMention | None:
        """A verb whose object only names someone: "will visit Russia" is about a visit to Russia."""
        for i in range(a, b):
            if not s.tags[i].startswith("VB") or s.low[i] not in self._lex.nominals:
                continue
            j = i + 1
            noun = self._lex.nominals[s.low[i]]
            if j < b and s.at[j] is not None:
                spot = s.at[j]
                assert spot is not None
                if not spot.mention.name and noun.endswith((" to", " of", " on", " for")):
                    words = [w for w in s.words[spot.i : spot.j] if w.lower() != "the"]
                    return MatterMention(
                        start=s.start(i), end=s.end(spot.j), text=f"{noun} {_join(words)}"
                    )
        return None


def _join(words: list[str]) -> str:
    out = ""
    for w in words:
        glue = "" if not out or w in ("'s", "'", ",", ".", ")") or out.endswith("(") else " "
        out += glue + w
    return out
