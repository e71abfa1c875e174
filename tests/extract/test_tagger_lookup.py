"""The tagger's look-ups hold to the features that it was trained on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.extract import tagger
from summitgraph.extract.features import first_pass, second_pass
from summitgraph.extract.tagger import Model, model, tag

model()  # read before any example is timed
_WORD = st.sampled_from("The leaders agreed to U.S.-led talks 2017 ’s , and ok zzyzx".split())
_TEXT = st.lists(st.lists(_WORD, min_size=1, max_size=7), min_size=1, max_size=3)


def _plain(known: Model, features: Iterable[Sequence[str]]) -> list[list[int]]:
    """The sums of all rows of the features of each word, looked up one by one."""
    return [
        known.table[[known._row[f] for f in row if f in known._row]].sum(axis=0).tolist()
        for row in features
    ]


def _words_alone(sums: list[list[int]], text: list[list[str]]) -> list[list[int]]:
    kept: list[list[int]] = []
    at = 0
    for s in text:
        kept += sums[at : at + len(s)]
        at += len(s) + 2
    return kept


@given(_TEXT)
def test_the_first_pass_is_that_of_training(text: list[list[str]]) -> None:
    known = model()
    told = known.scores(known.first_rows(known.words(text)))
    trained = [row for s in text for row in first_pass(s)]
    assert _words_alone(told.tolist(), text) == _plain(known, trained)


@given(_TEXT, st.sampled_from(["NN", "VBD", "DT"]))
def test_the_second_pass_sees_the_same_features(text: list[list[str]], odd: str) -> None:
    known = model()
    forms = known.words(text)
    number = {t: i for i, t in enumerate(known.tags)}
    guess = [[odd if i % 2 else "IN" for i in range(len(s))] for s in text]
    pad = len(known.tags)
    tags = [pad, pad]
    for g in guess:
        tags += [number[t] for t in g] + [pad, pad]
    told = known.scores(known.second_rows(forms, np.array(tags)))
    trained = [row for g, s in zip(guess, text, strict=True) for row in second_pass(g, s)]
    assert _words_alone(told.tolist(), text) == _plain(known, trained)


def test_words_are_forgotten_and_tags_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = [["The", "leaders", "agreed"], [], ["Zzyzx", "qwrt", "."]]
    before = tag(text)
    monkeypatch.setattr(tagger, "_MOST", 2)
    assert [tag(text), tag([["qwrtz"]]), tag(text)][::2] == [before, before]
