"""The tagger's quick look-ups hold to the features that it was trained on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summitgraph.extract.features import first_pass, second_pass
from summitgraph.extract.tagger import _model

_WORDS = st.lists(st.sampled_from("The leaders agreed to U.S.-led talks 2017 ’s , and ok".split()))


@given(_WORDS)
def test_the_first_pass_is_that_of_training(words: list[str]) -> None:
    _, one, _ = _model()
    assert one.first_pass(words) == [[one.get(f, 0) for f in row] for row in first_pass(words)]


@given(_WORDS, st.sampled_from(["NN", "VBD", "DT"]))
def test_the_second_pass_sees_the_same_features(words: list[str], tag: str) -> None:
    _, _, two = _model()
    tags = [tag if i % 2 else "IN" for i in range(len(words))]
    trained = [sorted(two.get(f, 0) for f in row) for row in second_pass(tags, words)]
    assert [sorted(row) for row in two.second_pass(tags, words)] == trained
