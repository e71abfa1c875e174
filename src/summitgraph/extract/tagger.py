"""Part-of-speech tags for words, by two linear passes over tables of weights.

Tags are those of the Penn Treebank (Marcus et al. 1993). The tables are made by
`tools/train_tagger.py`; on the dev part of UD English EWT they are right for 94.3 % of the words.
What the passes look at is told in `features.py`, and a test holds that both agree. Here words and
tags are numbers, features are looked up for all words of a document at once, and what hangs on a
word alone is looked up once and remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from summitgraph.extract.features import PAD, normal, shape

_Weights = NDArray[np.int16]
_Rows = NDArray[np.int64]
_MOST = 200_000
"""Words that are remembered at the most, so that memory stays flat."""
_PAIRS = {kind: number << 60 for number, kind in enumerate(("ba", "ac", "bs", "ta", "au"))}
"""Features of two parts, found by one number: the kind, the first part, the second."""
_ORDERS = (
    ("t1", (1,)),
    ("u1", (3,)),
    ("o", (2,)),
    ("t2", (0, 1)),
    ("u2", (3, 4)),
    ("tu", (1, 3)),
    ("ot", (1, 2, 3)),
)
"""Features of tags alone: which of five neighbouring words' tags they are; the third is its own."""
_FIRST_PART = 30
"""Bits that the second part takes."""


class _Numbers:
    """Numbers for words, from 0 on."""

    def __init__(self, *first: str) -> None:
        self.of = {word: i for i, word in enumerate(first)}

    def __call__(self, word: str) -> int:
        return self.of.setdefault(word, len(self.of))


class Model:
    """Weights by feature for both passes side by side, and what is known of each word.

    Attributes:
        tags: the tags, in the order of the columns of one pass; their numbers.
        table: a row a feature; row 0 is nothing.
    """

    def __init__(self, tags: list[str], names: Sequence[list[str]], weights: Sequence[_Weights]):
        self.tags = tags
        self._row = {name: i for i, name in enumerate(dict.fromkeys(chain(*names)), 1)}
        self.table: _Weights = np.zeros((len(self._row) + 1, 2 * len(tags)), dtype=np.int16)
        for nth, (called, of_pass) in enumerate(zip(names, weights, strict=True)):
            rows = [self._row[name] for name in called]
            self.table[rows, nth * len(tags) : (nth + 1) * len(tags)] = of_pass[1:]
        self._tag = _Numbers(*tags, PAD)
        self._folded = _Numbers(PAD)
        self._tail = _Numbers()
        self._shape = _Numbers()
        self._index_pairs()
        self._index_tags()
        self._trained = len(self._folded.of)
        self._forget()

    def _index_pairs(self) -> None:
        parts: dict[str, tuple[Callable[[str], int], Callable[[str], int]]] = {
            "ba": (self._folded, self._folded),
            "ac": (self._folded, self._folded),
            "bs": (self._tail, self._shape),
            "ta": (self._tag, self._folded),
            "au": (self._folded, self._tag),
        }
        pairs = [(0, 0)]  # so that there is one
        for name, row in self._row.items():
            kind, _, told = name.partition("=")
            if kind in parts:
                one, two = (part(w) for part, w in zip(parts[kind], told.split(" "), strict=True))
                pairs.append((_PAIRS[kind] | one << _FIRST_PART | two, row))
        pairs.sort()
        self._pair_keys, self._pair_rows = (
            np.array(c, dtype=np.int64) for c in zip(*pairs, strict=True)
        )

    def _index_tags(self) -> None:
        size = len(self.tags) + 1
        self._orders: dict[str, _Rows] = {
            kind: np.zeros((size,) * len(places), dtype=np.int64) for kind, places in _ORDERS
        }
        for name, row in self._row.items():
            kind, _, told = name.partition("=")
            if kind in self._orders:
                self._orders[kind][tuple(map(self._tag, told.split(" ")))] = row

    def _forget(self) -> None:
        for word in list(self._folded.of)[self._trained :]:
            del self._folded.of[word]
        self._forms: dict[tuple[str, bool], int] = {}
        self._known: list[tuple[int, ...]] = []
        self._array: _Rows = np.zeros((0, 14), dtype=np.int64)
        self._form(PAD, False)

    def _form(self, word: str, first: bool) -> int:
        """The number of a word as it stands; what hangs on it alone goes into `_known`."""
        found = self._forms.get((word, first))
        if found is None:
            get = self._row.get
            a, s = normal(word), shape(word, first)
            found = self._forms[word, first] = len(self._known)
            self._known.append(
                (
                    self._folded(a),
                    self._tail(a[-3:]),
                    self._shape(s),
                    get("w=" + a, 0),
                    get(f"f={s} {a if len(a) < 4 else a[-2:]}", 0),
                    get("s3=" + a[-3:] if len(a) > 3 else "s3=", 0),
                    get("s4=" + a[-4:] if len(a) > 5 else "s4=", 0),
                    get("p=" + a[:3], 0),
                    get("h=" + s, 0),
                    get("b=" + a, 0),
                    get("c=" + a, 0),
                    get("cs=" + a[-3:], 0),
                    get("bb=" + a, 0),
                    get("cc=" + a, 0),
                )
            )
        return found

    def _pairs(self, kind: str, one: _Rows, two: _Rows) -> _Rows:
        keys = one << _FIRST_PART | two | _PAIRS[kind]
        at = np.searchsorted(self._pair_keys, keys)
        at[at == len(self._pair_keys)] = 0
        return np.where(self._pair_keys[at] == keys, self._pair_rows[at], 0)

    def words(self, sentences: Sequence[Sequence[str]]) -> _Rows:
        """The numbers of all words, with two of `PAD` before each sentence and at the end."""
        if len(self._known) > _MOST:
            self._forget()
        form = self._form
        forms = [0, 0]
        for s in sentences:
            forms.append(form(s[0], True))
            forms += [form(w, False) for w in s[1:]]
            forms += (0, 0)
        if len(self._array) < len(self._known):
            fresh = np.array(self._known[len(self._array) :], dtype=np.int64)
            self._array = np.concatenate((self._array, fresh))
        return np.array(forms, dtype=np.int64)

    def first_rows(self, forms: _Rows) -> list[_Rows]:
        """The rows of `features.first_pass`, for all words and pads but two at either end."""
        told = self._array[forms].T
        folded, tail, form = told[:3]
        return [
            *told[3:9, 2:-2],
            told[9, 1:-3],
            told[10, 3:-1],
            told[11, 3:-1],
            told[12, :-4],
            told[13, 4:],
            self._pairs("ba", folded[1:-3], folded[2:-2]),
            self._pairs("ac", folded[2:-2], folded[3:-1]),
            self._pairs("bs", tail[1:-3], form[2:-2]),
        ]

    def second_rows(self, forms: _Rows, tags: _Rows) -> list[_Rows]:
        """The rows of `features.second_pass`, for all words and pads but two at either end."""
        n = len(forms) - 4
        near = [tags[k : k + n] for k in range(5)]
        folded = self._array[forms[2:-2], 0]
        return [
            *(self._orders[kind][tuple(near[k] for k in places)] for kind, places in _ORDERS),
            self._pairs("ta", near[1], folded),
            self._pairs("au", folded, near[3]),
        ]

    def scores(self, rows: Sequence[_Rows]) -> _Weights:
        """The sum of the rows at each place."""
        total: _Weights = self.table[rows[0]]
        for row in rows[1:]:
            total += self.table[row]
        return total


@cache
def model() -> Model:
    """The tables as shipped; read once."""
    with (
        files("summitgraph.extract").joinpath("tagger.npz").open("rb") as stream,
        np.load(stream) as data,
    ):
        return Model(
            [str(t) for t in data["tags"]],
            [data[f"names{n}"].tobytes().decode().split("\n") for n in "12"],
            [data[f"table{n}"].astype(np.int16) for n in "12"],
        )


def tag(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """The Penn tag of every word of every sentence.

    >>> tag([["The", "leaders", "agreed", "to", "meet", "in", "Moscow", "."]])
    [['DT', 'NNS', 'VBD', 'TO', 'VB', 'IN', 'NNP', '.']]
    """
    filled = [s for s in sentences if s]
    if not filled:
        return [[] for _ in sentences]
    known = model()
    half = len(known.tags)
    forms = known.words(filled)
    pads = forms == 0
    told = known.scores(known.first_rows(forms))
    guess = np.full(len(forms), half, dtype=np.int64)
    guess[2:-2] = told[:, :half].argmax(axis=1)
    guess[pads] = half
    told += known.scores(known.second_rows(forms, guess))
    final = [known.tags[i] for i in told[:, half:].argmax(axis=1)]
    result: list[list[str]] = []
    at = 0
    for s in sentences:
        result.append(final[at : at + len(s)])
        at += len(s) + 2 if s else 0
    return result
