"""Those whom no name points to: "the President", "both sides", "the leaders of A and B".

A title with a name after it was found before, by `person.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from summitgraph.extract.gazetteer import Gazetteer
from summitgraph.extract.issuer import Issuers
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.spotted import Spotted, Words
from summitgraph.extract.title import Titles
from summitgraph.records.draft import MentionKind

_BEFORE_VERB = frozenset("also then both further again jointly".split())
_COUNT = frozenset("two three four five six seven eight both all these those".split())
OPENERS = _COUNT | frozenset("the his her our their its my each every".split())
"""Words that may stand before an office without a name."""
NATIONAL = "national"
"""The role of someone whom only his state's demonym points to: "the Ghanaian"."""
_EACH = (["side"], ["leader"], ["minister"], ["delegation"])
_BEFORE_BARE = frozenset((",", ";", "and", "that", "next", "then", "finally"))
_HIS = frozenset(("his", "her", "their"))
_MET = frozenset("host guest visitor interlocutor homologue opposite".split())
_AFTER_PERSON = frozenset("for to about on over with that also , . whether if".split())
_COMMON = frozenset("respective concerned national other participating".split())
_BEFORE_PERSONS = frozenset("foreign defense defence vice prime summit conference".split())
_LONGEST_NAME = 5
_OBJECT = frozenset("NNP NNPS DT PRP$ JJ".split())
_OF_A_STATE = frozenset("leadership people party military presidency chairmanship".split())


TAKEN = (["to"], ["that"], ["on"], ["the"], ["their"], ["its"])
"""What follows a verb that the tagger took for an adjective: "Both committed to pursue"."""
_MANY = frozenset("nations countries states members parties governments".split())


class Offices:
    """Finds offices, sides and groups in the words of a sentence."""

    def __init__(self, lexicon: Lexicon, names: Gazetteer, titles: Titles) -> None:
        self._lex = lexicon
        self._names = names
        self._titles = titles
        self._issuers = Issuers(lexicon, names)

    def at(self, w: Words, i: int) -> Spotted | None:
        """The office, the side or the group that begins at word `i`, or None."""
        low = w.low
        opened = low[i] in OPENERS
        if not opened and not w.words[i][0].isupper():
            return self._bare(w, i)
        if low[i] in ("each", "every") and low[i + 1 : i + 2] in _EACH:
            role = f"{low[i + 1]}s"
            return w.spotted(i, i + 2, MentionKind.GROUP, role=role, plural=True)
        if low[i : i + 2] == ["both", "side"]:
            return w.spotted(i, i + 2, MentionKind.GROUP, role="sides", plural=True)
        if low[i] == "the":
            told = self._issuers.at(w, i)
            if told is not None:
                return told
        many = low[i] in _COUNT
        j = i + 1 if opened else i
        while j < len(low) and (low[j] in _COUNT or (low[j] == "of" and many)):
            many = True
            j += 1
        if j >= len(low):
            return None
        past = low[j] in self._lex.verbs and low[j].endswith("ed")
        acts = low[j] in self._lex.plain_verbs or (past and low[j + 1 : j + 2] in TAKEN)
        if low[i] == "both" and j == i + 1 and acts:
            return w.spotted(i, j, MentionKind.GROUP, plural=True)
        verb = j
        while verb < len(low) - 1 and low[verb] in _BEFORE_VERB:
            verb += 1
        if low[i] in ("both", "the") and w.tags[verb].startswith(("V", "MD")) and many:
            return w.spotted(i, j, MentionKind.GROUP, plural=True)
        if low[i] in _HIS and low[j] in _MET:
            return w.spotted(i, j + 1, MentionKind.ROLE, role=low[j])
        start = j
        j, keys = self._whose(w, j)
        if j >= len(low):
            return None
        if low[i] == "the" and len(keys) == 1 and self._is_national(w, start, j):
            return w.spotted(i, j, MentionKind.ROLE, role=NATIONAL, keys=keys)
        return (
            self._persons(w, i, j, keys, opened=opened, many=many)
            or self._states(w, i, j, keys, opened=opened, many=many)
            or self._side(w, i, j, keys)
            or self._office(w, i, start, opened=opened, many=many)
        )

    def _bare(self, w: Words, i: int) -> Spotted | None:
        """ "In this context, leaders discussed …"."""
        j = i + 1
        while j < len(w.low) and w.tags[j] == "RB":
            j += 1
        past = j < len(w.low) and w.tags[j] == "VBN" and w.low[j] in self._lex.verbs
        told = past or (j < len(w.low) and w.tags[j] in ("VBD", "VBP", "MD"))
        if not told or w.low[i] not in self._lex.group_persons or w.low[i - 1] not in _BEFORE_BARE:
            return None
        return w.spotted(i, i + 1, MentionKind.GROUP, role=w.low[i], plural=True)

    def _is_national(self, w: Words, start: int, j: int) -> bool:
        """Whether a demonym stands for a person: "the Ghanaian said", "pressed the Dane for"."""
        name = self._names.at(w.words, start)
        if name is None or name.kind != "demonym" or start + len(name.words) != j:
            return False
        return w.tags[j].startswith(("V", "MD")) or w.low[j] in _AFTER_PERSON

    def _whose(self, w: Words, j: int) -> tuple[int, list[str]]:
        """The states and bodies that words from `j` on name as owners, and where they end."""
        words, low = w.words, w.low
        keys: list[str] = []
        while j < len(words):
            name = self._names.at(words, j) if words[j][0].isupper() else None
            if name is not None and name.kind != "person":
                keys.append(name.key)
                j += len(name.words)
                if j < len(words) and words[j] == "'s":
                    j += 1
            elif (
                low[j] == "and" and keys and j + 1 < len(words) and self._names.at(words, j + 1)
            ) or low[j] in _COMMON:
                j += 1
            else:
                break
        return j, keys

    def _persons(
        self, w: Words, i: int, j: int, keys: list[str], *, opened: bool, many: bool
    ) -> Spotted | None:
        """ "the leaders of Japan and Russia", "the heads of state"."""
        low = w.low
        k = j
        while k < len(low) - 1 and (
            low[k] in _BEFORE_PERSONS or (many and w.tags[k] == "JJ" and k - j < 2)
        ):
            k += 1
        for noun_end in (k + 3, k + 1):
            if noun_end > len(low):
                continue
            noun = " ".join(low[k:noun_end])
            if noun in self._lex.group_persons and (
                opened or keys or many or _alone(w, i, noun_end)
            ):
                end = noun_end
                if low[end : end + 1] == ["of"]:
                    last, more = self._list_of_states(w.words, low, end + 1)
                    if more:
                        end, keys = last, keys + more
                    elif (
                        low[end + 2 : end + 3] and low[end + 2] in _MANY and w.tags[end + 1] == "CD"
                    ):
                        end += 3  # "the foreign ministers of 20 nations"
                else:
                    end = _of_ministries(low, end)
                role = w.text(j, noun_end)
                return w.spotted(i, end, MentionKind.GROUP, role=role, keys=keys, plural=True)
        return None

    def _states(
        self, w: Words, i: int, j: int, keys: list[str], *, opened: bool, many: bool
    ) -> Spotted | None:
        """ "the two countries", "both sides"."""
        noun = w.low[j]
        if noun in self._lex.group_states and ((opened and not keys) or many):
            return w.spotted(i, j + 1, MentionKind.GROUP, role=noun, keys=keys, plural=True)
        return None

    def _side(self, w: Words, i: int, j: int, keys: list[str]) -> Spotted | None:
        """ "the Japanese side", "Russia's leadership"."""
        low, tags = w.low, w.tags
        if not keys or low[j - 1] == "of":
            return None
        end = j
        while end < min(j + _LONGEST_NAME, len(low)) and w.words[end][0].isupper():
            if low[end] == "ministry" and end > j:  # "the Egyptian Irrigation Ministry"
                role = " ".join(low[j : end + 1])
                return w.spotted(i, end + 1, MentionKind.SIDE, role=role, keys=keys)
            end += 1
        for length in (3, 2, 1):
            noun = " ".join(low[j : j + length])
            if j + length > len(low) or noun not in self._lex.sides:
                continue
            after = tags[j + length] if j + length < len(tags) else ""
            behind = j + length
            told = after == "NNS" and low[behind] in self._lex.verbs and tags[behind + 1] in _OBJECT
            if (after in ("NN", "NNS", "HYPH") and not told) or (
                noun in _OF_A_STATE and after in ("IN", "TO")
            ):
                continue
            return w.spotted(
                i, j + length, MentionKind.SIDE, role=noun, keys=keys, plural=len(keys) > 1
            )
        return None

    def _office(self, w: Words, i: int, start: int, *, opened: bool, many: bool) -> Spotted | None:
        """ "the Russian President", "Foreign Minister"."""
        lex, low = self._lex, w.low
        end, keys, head, plural = self._titles.at(w, start, lower=opened)
        if not head or end <= start or not (opened or plural or _alone(w, i, end)):
            return None
        if low[end - 1] in lex.honorifics and low[end - 1] not in lex.titles:
            return None
        return w.spotted(
            i,
            end,
            MentionKind.GROUP if plural else MentionKind.ROLE,
            role=w.text(start, end),
            keys=keys,
            plural=plural or many,
        )

    def _list_of_states(
        self, words: Sequence[str], low: Sequence[str], j: int
    ) -> tuple[int, list[str]]:
        keys: list[str] = []
        end = j
        while j < len(words):
            if low[j] in ("the", ",", "and"):
                j += 1
                continue
            if low[j] == "(" and low[j + 2 : j + 3] == [")"] and keys:
                j += 3  # "the Gulf Cooperation Council (GCC), Egypt and Jordan"
                end = j
                continue
            if low[j] in ("two", "both", "countries", "three"):
                j += 1
                end = j
                continue
            name = self._names.at(words, j) if words[j][0].isupper() else None
            if name is None or name.kind not in ("name", "metonym"):
                break
            keys.append(name.key)
            j += len(name.words)
            end = j
        return end, keys


def _of_ministries(low: Sequence[str], j: int) -> int:
    """The end of "of the two foreign ministries" at word `j`; `j` if none stands there."""
    if low[j : j + 1] != ["of"]:
        return j
    for p in range(j + 1, min(j + 6, len(low))):
        if low[p] in _STAFFED:
            return p + 1
    return j


_STAFFED = frozenset(
    "ministries delegations governments departments services agencies sides offices".split()
)


def _alone(w: Words, i: int, j: int) -> bool:
    """A bare capitalised office is a mention where it stands as a subject or after "and"."""
    before = w.low[i - 1] if i else ""
    after = w.tags[j] if j < len(w.tags) else ""
    return (i == 0 or before in ("and", ",", "by", "with")) and (
        after.startswith(("VB", "MD", "RB")) or after in ("CC", ",", "")
    )
