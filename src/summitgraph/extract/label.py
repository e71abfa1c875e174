"""The words of a phrase as the label of a matter: no articles, possessives or empty adjectives."""

from __future__ import annotations

from collections.abc import Iterable

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.noun_phrase import TIME, Phrase
from summitgraph.records.draft import MentionKind

EMPTY = frozenset(
    """various several many some other further certain numerous different relevant concrete
    current present recent latest full wide broad whole entire such more most certain specific
    main key major important vital early possible own mutual respective new additional timely
    common shared strong great critical unwavering ironclad continued ongoing further deep very
    much as well so robust close closer constant strict necessary appropriate thorough steady
    significant substantial utmost""".split()
)
"""Adjectives that tell nothing of a matter."""
GLUE = frozenset(
    """of in on for between with against to towards toward over among about at regarding concerning
    by from within under through across into""".split()
)
"""Prepositions that may stand in a label."""
_DROP = frozenset("DT PDT PRP$".split())
_OPEN_QUOTE = frozenset(("“", '"', "‘", "("))
_QUOTE = _OPEN_QUOTE | {"”", ")"}
_NO_CONTENT = GLUE | frozenset("the a an and 's ' , their its his her our".split())


class Labels:
    """Makes labels of the words of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = lexicon.common_names
        self._demonyms = lexicon.demonyms

    def core(self, s: Analysed, i: int, j: int) -> list[str]:
        """The words of the phrase `[i, j)` that tell; the sentence's first word in lower case."""
        a = i
        while a + 1 < j and s.tags[a] in _DROP:
            a += 1
        if a + 1 < j and s.low[a] in TIME and s.low[a + 1] == "'s":
            a += 2  # "today's meeting"
        while a < j and _is_empty(s, a, last=a + 1 >= j):
            a += 1
        words = [s.words[p] for p in range(a, j) if s.words[p] not in _QUOTE]
        if a == 0 < j and self._is_lowered(s):
            words[0] = s.low[0]
        return words

    def of_mention(self, s: Analysed, i: int, j: int) -> str:
        """A mention's words as a label: the common name of what it names, or the words."""
        spot = s.at[i]
        if spot is not None and spot.mention.name:
            return spot.mention.name
        if spot is not None and spot.mention.kind is MentionKind.NAME and spot.mention.keys:
            name = self._names.get(spot.mention.keys[0], "")
            if name:
                return name
        return joined(w for w in s.words[i:j] if w.lower() not in ("the", "a", "an"))

    def state_of(self, s: Analysed, phrase: Phrase) -> str:
        """The state that an empty phrase belongs to: "the Ukrainian government's response"."""
        for p in range(phrase.i, phrase.j):
            spot = s.at[p]
            if spot is not None and len(spot.mention.keys) == 1 and not spot.mention.name:
                name = self._names.get(spot.mention.keys[0], "")
                if name:
                    return name
        return ""

    def _is_lowered(self, s: Analysed) -> bool:
        """Whether a sentence's first word has its capital from its place alone."""
        word = s.words[0]
        return (
            s.tags[0] not in ("NNP", "NNPS") and word[1:].islower() and word not in self._demonyms
        )


def content(words: Iterable[str]) -> list[str]:
    """The words of a label that carry it: no glue, no articles."""
    return [w for w in words if w.lower() not in _NO_CONTENT]


def joined(words: Iterable[str]) -> str:
    """Words as one label, with no space before an apostrophe, a comma or a bracket."""
    out = ""
    for w in words:
        tight = not out or w in ("'s", "'", ",", ".", ")") or out.endswith("(")
        out += w if tight else " " + w
    return out


def _is_empty(s: Analysed, a: int, *, last: bool) -> bool:
    """Whether a word at the beginning of a phrase tells nothing."""
    tag, word = s.tags[a], s.low[a]
    if tag in _DROP or word in _OPEN_QUOTE or word in ("and", ","):
        return True
    if last:
        return False
    return (
        (word in EMPTY and (a == 0 or s.words[a].islower()))
        or tag == "RB"
        or (
            tag == "CD"
            and not s.words[a].isdigit()
            and word != "one"
            and s.low[a + 1 : a + 2] != ["state"]  # "a two state solution"
        )
    )
