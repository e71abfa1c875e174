"""How well a phrase names a matter, from not at all to a name or a concept of the scheme."""

from __future__ import annotations

from enum import IntEnum

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.label import EMPTY, Labels, content
from summitgraph.extract.lexicon import Lexicon, singular
from summitgraph.extract.noun_phrase import NOUN, Phrase, has_name

_NAME_TAGS = frozenset(("NNP", "NNPS"))
_FINITE = frozenset("VBD VBZ VBP MD".split())
_HAPPENS = frozenset(
    """conference forum summit assembly games olympics congress festival expo exhibition""".split()
)
_CRISP = frozenset(
    """issue issues question problem problems crisis situation challenge challenges""".split()
)
_PREPOSITION = frozenset(
    "respect regard regards accordance addition order line light view response terms wake "
    "touch".split()
)
"""Nouns that are only part of a preposition: "in addition to", "with regard to"."""
_ADJECTIVES = frozenset(
    "long-term short-term medium-term long-standing bilateral trilateral multilateral".split()
)
"""What the tagger takes for a noun where its own noun stands further on."""


class Rank(IntEnum):
    """How well a phrase names a matter."""

    SKIP = 0
    """not at all: who acts, or when"""
    WEAK = 1
    """an empty noun: "the importance", "efforts" """
    PALE = 2
    """a noun, but of no matter that is known: "the impasse" """
    MEDIUM = 3
    NAME = 4
    """an actor's name, which is a matter only in some places"""
    STRONG = 5
    """a name, or a concept of the scheme"""


_AMOUNTS = frozenset("percent % percentage dollars euros tons tonnes".split())
_RULES = frozenset("government governments authorities administration delegation".split())
_MEALS = frozenset("lunch luncheon dinner breakfast supper coffee tea".split())
_TIMES = frozenset("future past present".split())


class Ranks:
    """Ranks the phrases of a sentence."""

    def __init__(self, lexicon: Lexicon, labels: Labels) -> None:
        self._lex = lexicon
        self._labels = labels

    def is_semi_empty(self, s: Analysed, phrase: Phrase) -> bool:
        """Whether a phrase's noun tells little by itself: "cooperation", "relations"."""
        return s.low[phrase.head] in self._lex.semi_generic

    def is_empty(self, s: Analysed, phrase: Phrase) -> bool:
        """Whether a phrase says nothing by itself: an empty noun with empty words before it."""
        noun = s.low[phrase.head]
        if noun not in self._lex.generic or s.tags[phrase.head] in _NAME_TAGS:
            return False
        before = content(self._labels.core(s, phrase.i, phrase.head))
        if not before:
            return True
        deed = s.low[phrase.head + 1 : phrase.head + 2] == ["to"]
        if deed and s.tags[phrase.head + 2 : phrase.head + 3] == ["VB"] and self._whose(s, phrase):
            return True  # "North Korean efforts to build a bomb"
        if noun in self._lex.semi_generic:
            return False
        tag = s.tags[phrase.head - 1]
        if tag in ("NN", "NNS") and phrase.head - 1 >= phrase.i:
            return False  # "storage capacity", "draft resolution"
        return tag == "POS" or not any(self._is_topical(w) or w[:1].isupper() for w in before)

    def _whose(self, s: Analysed, phrase: Phrase) -> bool:
        """Whether all before a phrase's noun only tells whose it is: a people or a state."""
        return all(
            s.at[p] is not None
            or s.words[p] in self._lex.demonyms
            or s.tags[p] in ("DT", "POS", "PRP$")
            or s.low[p] in ("north", "south")
            for p in range(phrase.i, phrase.head)
        )

    def of(
        self, s: Analysed, head: Phrase, end: int, words: list[str], b: int, *, first: bool
    ) -> tuple[Rank, bool]:
        """The rank of a phrase grown up to token `end`, and whether its noun is half empty.

        `words` are the content of its label, `b` is where the clause ends; `first` tells whether
        its noun is the first one, and not what an empty one before it gave way to.
        """
        rank, soft = self._by_words(s, head, end, words)
        cap = self._by_place(s, head, end, b, rank, first=first)
        if cap < Rank.STRONG:
            rank, soft = min(rank, cap), True
        if len(words) == 1 and (
            words[0] in self._lex.demonyms or words[0] in _TIMES or words[0].lower() in _ADJECTIVES
        ):
            rank = Rank.SKIP  # a language or a people; "in the future"; "long-term allies"
        if s.low[head.head] in ("one", "ones") and end == head.j:
            rank = min(rank, Rank.WEAK)  # "no one", "the one that Ghana has in mind"
        return rank, soft

    def _is_topical(self, word: str) -> bool:
        return singular(word.lower()) in self._lex.topical

    def _by_words(self, s: Analysed, head: Phrase, end: int, words: list[str]) -> tuple[Rank, bool]:
        """The rank that a phrase has from its words."""
        if not words:
            return Rank.WEAK, True
        lex = self._lex
        noun = s.low[head.head]
        folded = [singular(w) for w in s.low[head.i : end]]
        concept = any(lex.concept_at(folded, p, len(folded)) > p for p in range(len(folded)))
        name = any(
            (s.tags[p] in _NAME_TAGS and not s.words[p].islower())
            or (s.at[p] is not None and s.words[p].isupper())
            for p in range(head.i, head.j)
        ) or any(w[:1].isupper() for w in words[1:])
        if noun in lex.generic and s.tags[head.head] not in _NAME_TAGS:
            return self._of_generic(s, head, end, words, concept=concept, name=name)
        if name or concept or "“" in s.low[head.i : head.j]:
            return Rank.STRONG, False
        if self._is_topical(noun):
            return (Rank.STRONG if len(words) > 1 else Rank.MEDIUM), False
        if len(words) > 1 and any(self._is_topical(w) for w in words):
            return Rank.MEDIUM, False
        return Rank.PALE, True

    def _of_generic(
        self, s: Analysed, head: Phrase, end: int, words: list[str], *, concept: bool, name: bool
    ) -> tuple[Rank, bool]:
        """The rank of a phrase whose noun is empty: the words around it decide."""
        noun = s.low[head.head]
        grown = end > head.j
        core = content(self._labels.core(s, head.i, head.head))
        before = [w for w in core if w.lower() not in EMPTY]
        possessed = s.tags[head.head - 1] == "POS" and head.head - 1 > head.i
        semi = noun in self._lex.semi_generic
        crisp = noun in _CRISP
        nouns = any(s.tags[p] in NOUN for p in range(head.i, head.head))
        telling = not possessed and any(
            (self._is_topical(w) and (semi or crisp or nouns))
            or w[:1].isupper()
            or (semi and "-" in w)
            for w in before
        )
        if concept and (grown or len(words) > 1):
            return Rank.STRONG, not (name or semi or crisp)
        if semi:
            if telling or (grown and name):
                return Rank.STRONG, False
            return (Rank.MEDIUM if before or grown else Rank.PALE), True
        if telling:
            return (Rank.STRONG, False) if crisp else (Rank.MEDIUM, not nouns)
        if nouns and before and not possessed:
            return Rank.MEDIUM, False  # "draft resolution"
        return (Rank.MEDIUM if grown and name else Rank.WEAK), True

    def _by_place(
        self, s: Analysed, head: Phrase, end: int, b: int, rank: Rank, *, first: bool
    ) -> Rank:
        """The most that a phrase can be where it stands."""
        lex = self._lex
        noun = s.low[head.head]
        before = s.low[head.i - 1] if head.i else ""
        doer = noun in lex.doers or noun in lex.group_persons
        if noun in _RULES and end < b and s.tags[end][:2] == "VB":
            return Rank.WEAK  # "the Government of Japan launched X"
        if doer and (
            (end == head.j and not _is_named(s, head)) or (end < b and s.tags[end] in _FINITE)
        ):
            # who is to do it, no matter; yet "banking services" tells more than the words before
            return Rank.PALE if self._is_told(s, head) else Rank.WEAK
        if (
            first
            and noun in lex.talk
            and before in ("in", "at", "during", "after", "following", "on")
            and not has_name(s, head)
        ):
            return Rank.WEAK  # "at today's meeting" tells when
        if (
            first
            and before in ("in", "at", "near", "from", "(in", "across", "throughout", "within")
            and noun not in _HAPPENS
            and all(
                s.tags[p] in ("NNP", "NNPS", "DT") or (p == head.head and s.words[p][0].isupper())
                for p in range(head.i, end)
            )
        ):
            return Rank.WEAK  # a place
        if noun in _AMOUNTS or (noun in _TIMES and before == "in"):
            return Rank.WEAK  # "grew by 33 percent", "in the near future"
        if noun in lex.group_states and self._holds_actor(s, head):
            return Rank.WEAK  # "ten ASEAN member countries": who acts
        if noun in _MEALS and before in ("over", "at", "during", "after", "for"):
            return Rank.WEAK  # "over lunch" tells when
        empty = noun in lex.generic or rank < Rank.STRONG
        if s.low[head.i] in ("this", "these", "that", "those") and (empty or doer):
            return Rank.PALE  # "this meeting" points
        if noun == "back" and s.low[head.j : head.j + 1] == ["of"]:
            return Rank.WEAK  # "on the back of the pact"
        if before == "in" and noun in ("defense", "defence") and s.low[end : end + 1] != ["."]:
            return Rank.WEAK  # "in defense of its interests"
        if noun == "regard" or (before in ("with", "in") and noun in _PREPOSITION):
            return Rank.WEAK  # "with respect to the treaty"
        if before in ("through", "via", "without") and empty:
            return Rank.PALE  # the means, not the matter
        return Rank.STRONG

    @staticmethod
    def _holds_actor(s: Analysed, phrase: Phrase) -> bool:
        """Whether an actor's name stands before a phrase's noun."""
        return any(s.at[p] is not None for p in range(phrase.i, phrase.head))

    @staticmethod
    def _is_told(s: Analysed, phrase: Phrase) -> bool:
        """Whether a noun or a participle narrows the doer: "banking services", "ground forces"."""
        return phrase.head > phrase.i and s.tags[phrase.head - 1] in ("NN", "VBG")


def _is_named(s: Analysed, phrase: Phrase) -> bool:
    return any(s.words[p][0].isupper() or "-" in s.words[p] for p in range(phrase.i, phrase.head))
