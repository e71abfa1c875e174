"""Part-of-speech tags for words, by two linear passes over a table of weights.

Tags are those of the Penn Treebank (Marcus et al. 1993). The table is made by
`tools/train_tagger.py`; on the dev part of UD English EWT it is right for 94.3 % of the words.
What the passes look at is told in `features.py`; here the same features are looked up a word and
a tag context at a time, each of which is met many times, and a test holds that both agree.
All words of a document are tagged in one matrix operation.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from summitgraph.extract.features import PAD, normal, shape

_Row = list[int]
_MOST = 200_000
"""Words and contexts that are remembered at the most, so that memory stays flat."""


class _Pass:
    """The look-ups of one pass: numbers of features in the rows of its table of weights."""

    def __init__(self, names: list[str], weights: NDArray[np.int32]) -> None:
        self.weights = weights
        self.get = {name: i for i, name in enumerate(names, 1)}.get
        self.words: dict[tuple[str, bool], tuple[tuple[int, ...], str, str]] = {}
        self.sides: dict[str, tuple[int, int, int, int, int]] = {}
        self.contexts: dict[tuple[str, str, str, str, str], tuple[int, ...]] = {}

    def word(self, word: str, first: bool) -> tuple[tuple[int, ...], str, str]:
        """(numbers of what depends on the word alone, its folded form, its shape)."""
        found = self.words.get((word, first))
        if found is None:
            get = self.get
            if len(self.words) > _MOST:
                self.words.clear()
            a, s = normal(word), shape(word, first)
            own = (
                get("w=" + a, 0),
                get(f"f={s} {a if len(a) < 4 else a[-2:]}", 0),
                get("s3=" + a[-3:] if len(a) > 3 else "s3=", 0),
                get("s4=" + a[-4:] if len(a) > 5 else "s4=", 0),
                get("p=" + a[:3], 0),
                get("h=" + s, 0),
            )
            found = self.words[word, first] = (own, a, s)
        return found

    def side(self, a: str) -> tuple[int, int, int, int, int]:
        """Numbers of what a folded word is to its neighbours: left, right, two off, suffix."""
        found = self.sides.get(a)
        if found is None:
            get = self.get
            if len(self.sides) > _MOST:
                self.sides.clear()
            found = self.sides[a] = (
                get("b=" + a, 0),
                get("c=" + a, 0),
                get("bb=" + a, 0),
                get("cc=" + a, 0),
                get("cs=" + a[-3:], 0),
            )
        return found

    def first_pass(self, words: Sequence[str]) -> list[_Row]:
        """The numbers of `features.first_pass`, a row a word."""
        get, side = self.get, self.side
        known = [self.word(w, i == 0) for i, w in enumerate(words)]
        low = [PAD, PAD, *(a for _, a, _ in known), PAD, PAD]
        sides = [side(a) for a in low]
        rows: list[_Row] = []
        for i, (own, a, s) in enumerate(known):
            b, c = low[i + 1], low[i + 3]
            right = sides[i + 3]
            rows.append(
                [
                    *own,
                    sides[i + 1][0],
                    right[1],
                    get(f"ba={b} {a}", 0),
                    get(f"ac={a} {c}", 0),
                    sides[i][2],
                    sides[i + 4][3],
                    right[4],
                    get(f"bs={b[-3:]} {s}", 0),
                ]
            )
        return rows

    def second_pass(self, tags: Sequence[str], words: Sequence[str]) -> list[_Row]:
        """The numbers of `features.second_pass`, a row a word."""
        get = self.get
        padded = [PAD, PAD, *tags, PAD, PAD]
        rows: list[_Row] = []
        for i, word in enumerate(words):
            key = (padded[i], padded[i + 1], padded[i + 2], padded[i + 3], padded[i + 4])
            context = self.contexts.get(key)
            if context is None:
                if len(self.contexts) > _MOST:
                    self.contexts.clear()
                t2, t1, o, u1, u2 = key
                context = self.contexts[key] = tuple(
                    get(f, 0)
                    for f in (
                        f"t1={t1}",
                        f"u1={u1}",
                        f"t2={t2} {t1}",
                        f"u2={u1} {u2}",
                        f"tu={t1} {u1}",
                        f"o={o}",
                        f"ot={t1} {o} {u1}",
                    )
                )
            a = self.word(word, i == 0)[1]
            rows.append([*context, get(f"ta={key[1]} {a}", 0), get(f"au={a} {key[3]}", 0)])
        return rows

    def best(self, rows: list[_Row]) -> NDArray[np.int64]:
        """The number of the best tag for each row."""
        chosen: NDArray[np.int64] = self.weights[np.array(rows)].sum(axis=1).argmax(axis=1)
        return chosen


@cache
def _model() -> tuple[list[str], _Pass, _Pass]:
    with (
        files("summitgraph.extract").joinpath("tagger.npz").open("rb") as stream,
        np.load(stream) as data,
    ):
        tags = [str(t) for t in data["tags"]]
        one, two = (
            _Pass(
                data[f"names{n}"].tobytes().decode().split("\n"),
                data[f"table{n}"].astype(np.int32),
            )
            for n in "12"
        )
    return tags, one, two


def tag(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """The Penn tag of every word of every sentence.

    >>> tag([["The", "leaders", "agreed", "to", "meet", "in", "Moscow", "."]])
    [['DT', 'NNS', 'VBD', 'TO', 'VB', 'IN', 'NNP', '.']]
    """
    filled = [s for s in sentences if s]
    if not filled:
        return [[] for _ in sentences]
    tags, one, two = _model()
    guess = [tags[i] for i in one.best([row for s in filled for row in one.first_pass(s)])]
    rows: list[_Row] = []
    at = 0
    for s in filled:
        told = two.second_pass(guess[at : at + len(s)], s)
        rows += [a + b for a, b in zip(two.first_pass(s), told, strict=True)]
        at += len(s)
    final = [tags[i] for i in two.best(rows)]
    result: list[list[str]] = []
    at = 0
    for s in sentences:
        result.append(final[at : at + len(s)])
        at += len(s)
    return result
