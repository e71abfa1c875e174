"""The cue phrases of the ontology, compiled so that a verb finds its phrases by one look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summitgraph.extract.inflection import inflections, plural, singular
from summitgraph.records.actor import ActorKind
from summitgraph.records.knowledge import CueSet, IssueEntry, Knowledge
from summitgraph.records.statement import Act

__all__ = ["Cue", "Lexicon", "Match", "Phrases", "inflections", "is_adverb", "lexicon", "singular"]

_ALSO_NOUNS = frozenset(
    """support call request demand plan pledge promise hope view report stress regret back press
    protest value mark thank table fault counter fear worry challenge charge comment cover claim
    state mention answer review debate address raise offer sign table value question appeal
    approach seek push float block dispute contest resort deal welcome""".split()
)
GAP = "~"
_WINDOW = 16
"""Words ahead of a verb within which the rest of its phrase begins."""
_LABEL_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|(?:[a-z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase with its act; `words` after the first, which is the verb in any form."""

    key: str
    words: tuple[str, ...]
    act: Act
    joint_act: Act
    takes_addressee: bool
    lemma: str
    needs: str = ""
    """The first of `words` that has to stand as it is, so that others are passed over quickly."""


@dataclass(frozen=True, slots=True)
class Match:
    """A cue found: the tokens `[start, end)` that it spans."""

    cue: Cue
    start: int
    end: int


class Phrases:
    """Plain phrases by their first word; the longest that stands at a place is found."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[str], *, verbs: bool = False) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase in phrases:
            first, *rest = phrase.split()
            for form in inflections(first) if verbs else (first,):
                self._by_first.setdefault(form, []).append((tuple(rest), phrase))
        for found in self._by_first.values():
            found.sort(key=lambda p: -len(p[0]))

    def at(self, low: Sequence[str], i: int) -> tuple[int, str] | None:
        """The end and the phrase of the longest phrase that begins at word `i`, or None."""
        found = self._by_first.get(low[i])
        if found is None:
            return None
        ahead = low[i + 1 : i + _WINDOW]
        for rest, phrase in found:
            if rest and _first_literal(rest) not in ahead:
                continue
            end = follow(low, i + 1, rest)
            if end is not None:
                return end, phrase
        return None

    def __contains__(self, word: object) -> bool:
        return any(not rest for rest, _ in self._by_first.get(str(word), ()))


def _order(entry: tuple[int, Cue]) -> int:
    return entry[0]


def _first_literal(words: Sequence[str]) -> str:
    """The first word of the rest of a phrase that has to stand as it is."""
    return next((w for w in words if w != GAP), "")


def follow(low: Sequence[str], i: int, words: tuple[str, ...]) -> int | None:
    """Where `words` end if they stand from word `i` on; "~" passes up to four words.

    A list of adjectives ("candid, constructive and substantive") may be longer.

    Adverbs in -ly and "also" may stand between any two words of a phrase.
    """
    at, length = i, len(low)
    for k, word in enumerate(words):
        if at < length and low[at] == word:
            at += 1
            continue
        if word == GAP:
            nxt = words[k + 1 :]
            for skip in range(8):
                if at + skip > len(low):
                    break
                if skip and low[at + skip - 1] in ".;:()–—":
                    break
                if skip > 4 and "," not in low[at : at + skip]:
                    break  # only a list of adjectives may be longer
                end = follow(low, at + skip, nxt)
                if end is not None:
                    return end
            return None
        while at < length and low[at] != word and is_adverb(low[at]):
            at += 1
        if at >= length or low[at] != word:
            return None
        at += 1
    return at


def is_adverb(word: str) -> bool:
    """Whether a word may stand between the words of a phrase without changing it."""
    return word in _ADVERBS or (word.endswith("ly") and word not in ("only", "family", "reply"))


_ADVERBS = frozenset(
    "also very again further once more still so too not never always jointly both all well "
    "even just already therefore thus however likewise truly indeed quite most nonetheless "
    "nevertheless instead meanwhile soon".split()
)


class Lexicon:
    """All cues, compiled."""

    def __init__(
        self,
        sets: Sequence[CueSet],
        issues: Iterable[IssueEntry] = (),
        common_names: Mapping[str, str] | None = None,
        demonyms: Iterable[str] = (),
    ) -> None:
        def of(frame: str) -> list[CueSet]:
            return [s for s in sets if s.frame == frame]

        def words(frame: str) -> frozenset[str]:
            return frozenset(p for s in of(frame) for p in s.phrases)

        self._by_need: dict[int, dict[str, list[tuple[int, Cue]]]] = {}
        """For each list of cues of a verb, those cues by the word that they need next."""
        self.verbs = self._compile(of("verb"))
        self.plain_verbs = frozenset(
            p for s in of("verb") for p in s.phrases if " " not in p and p not in _ALSO_NOUNS
        )
        """Cue verbs in their plain form that are hardly ever nouns."""
        self.carriers = self._compile(of("carrier"))
        self.topics = self._compile(of("topic"))
        self.claims = self._compile(of("claim"))
        self._nouns = {
            phrase: Cue(s.key, (), s.act, s.joint_act, False, phrase)
            for s in of("noun")
            for phrase in s.phrases
            if s.act and s.joint_act
        }
        self._noun_phrases = Phrases(self._nouns)
        self.openers = [
            (tuple(phrase.split()), s.act, s.key)
            for s in of("opener")
            for phrase in s.phrases
            if s.act
        ]
        self.modals: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for s in of("modal"):
            for phrase in s.phrases:
                first, *rest = phrase.split()
                for form in inflections(first) if first in ("be", "remain", "stand") else (first,):
                    self.modals.setdefault(form, []).append((tuple(rest), s.modality))
                if first in ("want", "wish", "hope", "intend", "plan", "need", "have", "look"):
                    for form in inflections(first)[1:]:
                        self.modals.setdefault(form, []).append((tuple(rest), s.modality))
        for found in self.modals.values():
            found.sort(key=lambda p: -len(p[0]))
        self.pleasantries = Phrases(words("pleasantry"))
        self.narration = Phrases(words("narration"), verbs=True)
        self.checkable = Phrases(words("timing"), verbs=True)
        self.nominals = {
            form: p.split(" = ")[1]
            for s in of("nominal")
            for p in s.phrases
            for form in inflections(p.split(" = ")[0])
        }
        self.giving = frozenset(f for p in words("giving") for f in inflections(p))
        self.announcing = frozenset(f for p in words("announcing") for f in inflections(p))
        self.talk = words("talk")
        self.titles = words("title")
        self.plural_titles = frozenset(plural(w) for w in self.titles)
        self.honorifics = words("honorific")
        self.title_words = words("title-word")
        self.group_persons = words("group-persons")
        self.group_states = words("group-states")
        self.relation = Phrases(words("relation"))
        self.sides = words("side")
        self.doers = words("doer")
        self.generic = words("generic")
        self.semi_generic = words("semi-generic")
        self.concepts: dict[str, set[tuple[str, ...]]] = {}
        topical: set[str] = set()
        for entry in issues:
            for label in (entry.label, *entry.aliases):
                folded = tuple(singular(w) for w in _LABEL_WORD.findall(label.lower()))
                topical.update(w for w in folded if len(w) > 3)
                if folded:
                    self.concepts.setdefault(folded[0], set()).add(folded)
        self.common_names = dict(common_names or {})
        """The common name of every state and body, by key."""
        self.demonyms = frozenset(demonyms)
        self.topical = frozenset(
            w for w in topical if w not in self.generic and w not in self.semi_generic
        )
        """Words that labels of the issue scheme are made of, in the singular."""

    def concept_at(self, folded: Sequence[str], i: int, j: int) -> int:
        """The end of the longest label of the scheme at word `i`, not beyond `j`; `i` if none."""
        best = i
        for label in self.concepts.get(folded[i], ()):
            end = i + len(label)
            if best < end <= j and tuple(folded[i:end]) == label:
                best = end
        return best

    def noun_at(self, low: Sequence[str], i: int) -> tuple[Cue, int] | None:
        """The noun of speech at word `i`, of one word or several, and where it ends; or None."""
        found = self._noun_phrases.at(low, i)
        return (self._nouns[found[1]], found[0]) if found else None

    @staticmethod
    def _compile(sets: Iterable[CueSet]) -> dict[str, list[Cue]]:
        table: dict[str, list[Cue]] = {}
        for s in sets:
            if s.act is None or s.joint_act is None:
                continue
            for phrase in s.phrases:
                first, *rest = phrase.split()
                cue = Cue(
                    s.key,
                    tuple(rest),
                    s.act,
                    s.joint_act,
                    s.takes_addressee,
                    first,
                    _first_literal(rest),
                )
                for form in inflections(first):
                    table.setdefault(form, []).append(cue)
        for found in table.values():
            found.sort(key=lambda c: -len(c.words))
        return table

    def match(self, table: dict[str, list[Cue]], low: Sequence[str], i: int) -> Match | None:
        """The longest cue of a table whose verb is word `i`."""
        found = table.get(low[i])
        if found is None:
            return None
        by_need = self._by_need.get(id(found))
        if by_need is None:
            by_need = self._by_need[id(found)] = {}
            for order, cue in enumerate(found):
                by_need.setdefault(cue.needs, []).append((order, cue))
        ahead = {"", *low[i + 1 : i + _WINDOW]} & by_need.keys()
        fits = [entry for word in ahead for entry in by_need[word]]
        for _, cue in sorted(fits, key=_order) if len(fits) > 1 else fits:
            end = follow(low, i + 1, cue.words)
            if end is not None:
                return Match(cue, i, end)
        return None

    def modal(self, low: Sequence[str], i: int) -> tuple[int, str] | None:
        """The end and the modality of the longest modal phrase at word `i`."""
        for rest, modality in self.modals.get(low[i], ()):
            end = follow(low, i + 1, rest)
            if end is not None:
                return end, modality
        return None


@lru_cache(maxsize=8)
def lexicon(knowledge: Knowledge) -> Lexicon:
    """The compiled cues of a body of knowledge; compiled once."""
    names = {
        k: e.actor.name for k, e in knowledge.actors.items() if e.actor.kind is not ActorKind.PERSON
    }
    demonyms = [d for e in knowledge.actors.values() for d in e.demonyms]
    return Lexicon(knowledge.cues, knowledge.issues.values(), names, demonyms)
