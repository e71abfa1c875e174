"""Titles: the run of words that names an office, "Deputy Foreign Minister of Japan".

Whether a name follows, or the office stands for whoever holds it, is left to `person.py` and
`office.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summitgraph.extract.gazetteer import Gazetteer
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.spotted import Words

_LINK = frozenset("of for and the to in on at with".split())
_OFFICE_WORDS = frozenset(
    """council agency ministry committee department office organisation organization commission
    issues affairs climate change peace control nonproliferation non-proliferation arms nuclear
    diplomacy peninsula korean asia asian pacific indo-pacific africa african middle east""".split()
)
_LONGEST = 16


class Title(NamedTuple):
    """A run of title words.

    Attributes:
        end: the token after the last that it may end with.
        keys: the states and bodies that it names.
        head: whether it holds a noun of office; without one it is no title.
        plural: whether that noun is a plural.
    """

    end: int
    keys: list[str]
    head: bool
    plural: bool


class Titles:
    """Finds titles in the words of a sentence."""

    def __init__(self, lexicon: Lexicon, names: Gazetteer) -> None:
        self._lex = lexicon
        self._names = names

    def at(self, w: Words, i: int, *, lower: bool = False) -> Title:
        """The run of title words from word `i`; with `lower` its first may have no capital."""
        words, low, lex = w.words, w.low, self._lex
        keys: list[str] = []
        head = plural = False
        j = i
        last = i  # end of the last word that a title may end with
        while j < len(words) and j - i < _LONGEST:
            word = low[j]
            name = self._names.at(words, j) if words[j][:1].isupper() else None
            if name is not None and name.kind != "person" and word not in lex.titles:
                if head and not _awaits_body(low, j):
                    break
                keys.append(name.key)
                j += len(name.words)
                if head:
                    last = j
                if j < len(words) and words[j] == "'s":
                    j += 1
                continue
            upper = words[j][:1].isupper() or lower
            if word in lex.titles and (upper or j > i):
                head, plural = True, False
                j += 1
                last = j
            elif word in lex.plural_titles and (upper or j > i):
                head = plural = True
                j += 1
                last = j
            elif word in lex.title_words and (upper or j > i):
                j += 1
                if head:
                    last = j
            elif word in lex.honorifics and (words[j][:1].isupper() or (lower and j == i)):
                head = True
                j += 1
                last = j
            elif head and upper and word in _OFFICE_WORDS and j > i:
                j += 1
                last = j
            elif head and low[j : j + 3] == ["to", "the", "country"]:
                j += 3  # "the Russian Ambassador to the country Ivan Petrov"
                last = j
            elif lower and head and low[j : j + 2] == ["of", "state"]:
                j += 2  # "US secretary of state Ann Mensah"
                last = j
            elif (word in _LINK or word == ",") and j > i and self._goes_on(words, low, j + 1):
                if word == "and" and keys and not head and low[j + 1] in lex.titles:
                    break  # "Kenya and Ambassador Mensah"
                if word in ("and", ",") and (
                    plural
                    or (word == "," and not head)
                    or (head and not self._joins(words, low, j, word))
                ):
                    second = word == "and" and head and not plural and not lower
                    if not (second and self._named(words, low, j + 1)):
                        break
                j += 1
            else:
                break
        return Title(last if head else j, keys, head, plural)

    def _goes_on(self, words: Sequence[str], low: Sequence[str], j: int) -> bool:
        if j >= len(words):
            return False
        if low[j] == "the":
            return self._goes_on(words, low, j + 1)
        if low[j] in self._lex.titles or low[j] in self._lex.title_words or low[j] in _OFFICE_WORDS:
            return words[j][0].isupper()
        name = self._names.at(words, j)
        return name is not None and name.kind != "person"

    def _joins(self, words: Sequence[str], low: Sequence[str], j: int, word: str) -> bool:
        """Whether what follows "and" or a comma belongs to the same title."""
        if not self._is_title(words, low, j + 1):
            return False
        return word == "," or not (low[j + 1] in self._lex.titles or self._heads_title(low, j + 1))

    def _named(self, words: Sequence[str], low: Sequence[str], j: int) -> bool:
        """Whether a second office and the name begin at word `j`: "… and Foreign Minister Dar"."""
        head = False
        while j < len(words):
            name = self._names.at(words, j) if words[j][:1].isupper() else None
            if name is not None and name.kind == "person":
                return head
            if low[j] in self._lex.titles and words[j][:1].isupper():
                head, j = True, j + 1
            elif low[j] in self._lex.title_words or low[j] in _OFFICE_WORDS | _LINK:
                j += 1
            elif name is not None:
                j += len(name.words)
            else:
                return head and words[j][:1].isupper() and words[j - 1][:1].isupper()
        return False

    def _is_title(self, words: Sequence[str], low: Sequence[str], j: int) -> bool:
        return (
            j < len(words)
            and words[j][0].isupper()
            and (low[j] in self._lex.titles or low[j] in self._lex.title_words)
        )

    def _heads_title(self, low: Sequence[str], j: int) -> bool:
        """Whether a title of its own begins at word `j`: "Foreign Minister", not "Trade"."""
        while j < len(low) and low[j] in self._lex.title_words:
            j += 1
        return j < len(low) and low[j] in self._lex.titles


def _awaits_body(low: Sequence[str], j: int) -> bool:
    return j > 0 and low[j - 1] in ("of", "for", "the", "to", "and", "in")
