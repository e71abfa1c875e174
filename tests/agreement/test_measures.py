"""Alpha and kappa: the values of textbooks, and of another program where that is at hand."""

from __future__ import annotations

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.pipeline.agreement.alpha import alpha
from summitgraph.pipeline.agreement.kappa import kappa

_VALUES = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", None]), min_size=3, max_size=3),
    min_size=1,
    max_size=30,
)


def test_four_observers_with_missing_values_as_in_the_reference() -> None:
    # The worked example of Krippendorff (2011), section C: twelve units, nominal alpha 0.743.
    a = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
    b = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
    c = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
    d = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
    found = alpha(list(zip(a, b, c, d, strict=True)), draws=500)
    assert found.value == pytest.approx(0.743, abs=0.001)
    assert (found.units, found.values) == (11, 40)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.743 < found.high


def test_perfect_chance_and_worse() -> None:
    assert alpha([("a", "a"), ("b", "b")]).value == 1
    worse = alpha([("a", "b"), ("b", "a")]).value
    assert worse is not None
    assert worse < 0


@pytest.mark.parametrize("units", [[], [("a", None)], [("a", "a"), ("a", "a")]])
def test_where_nothing_differs_or_nothing_is_compared_alpha_is_not_defined(
    units: list[tuple[str | None, str | None]],
) -> None:
    assert alpha(units).value is None
    assert alpha(units).low is None


def test_the_same_seed_gives_the_same_interval() -> None:
    units = [("a", "a"), ("b", "b"), ("a", "b"), ("c", "c"), ("a", "a")] * 4
    assert alpha(units, seed=3) == alpha(units, seed=3)
    assert alpha(units, seed=3) != alpha(units, seed=4)


@given(_VALUES)
def test_neither_order_nor_names_of_values_change_alpha(units: list[list[str | None]]) -> None:
    turned = [[v and v.upper() for v in reversed(unit)] for unit in reversed(units)]
    assert alpha(units, draws=0).value == alpha(turned, draws=0).value


@pytest.mark.skipif(
    importlib.util.find_spec("krippendorff") is None, reason="krippendorff (GPL) is not installed"
)
@given(_VALUES)
def test_another_program_gives_the_same_alpha(units: list[list[str | None]]) -> None:
    import krippendorff
    import numpy as np

    ours = alpha(units, draws=0).value
    if ours is None:
        return
    codes = {"a": 1.0, "b": 2.0, "c": 3.0, None: np.nan}
    data = np.array([[codes[v] for v in unit] for unit in units]).T
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    assert ours == pytest.approx(theirs, abs=1e-9)


def test_kappa_of_a_table_of_two_readers() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed 0.7, by chance 0.5
    pairs: list[tuple[str | None, str | None]] = []
    for count, pair in ((20, "yy"), (5, "yn"), (10, "ny"), (15, "nn")):
        pairs += count * [(pair[0], pair[1])]
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([*pairs, ("y", None)]) == kappa(pairs)
    assert kappa([("y", "y")]) is None
    assert kappa([]) is None
