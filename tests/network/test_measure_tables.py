"""Intervals, groups, and measures as rows for a file."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.test_three_variables import said

from summitgraph.errors import UsageError
from summitgraph.network import StatementRow
from summitgraph.network.kind import settings_for
from summitgraph.network.matrix import MatrixSettings, StatementTable, make_matrix
from summitgraph.network.matrix.rows import table_from_rows
from summitgraph.network.measure.asked import WHATS, Asked, What, usual_settings
from summitgraph.network.measure.bootstrap import bootstrap, replicates
from summitgraph.network.measure.group import groups_of
from summitgraph.network.measure.table import measure_rows

FIVE = [
    said(1, "ruto", "ports", "supports", readout="r1"),
    said(2, "mahama", "ports", "supports", readout="r1"),
    said(3, "ruto", "visas", "rejects", readout="r2"),
    said(4, "mahama", "visas", "supports", readout="r2", day="2017-07-07"),
    said(5, "akufo", "ports", "supports", readout="r3", day="2017-07-07"),
]
SIDES = {"ruto": "Kenya", "mahama": "Ghana", "akufo": "Ghana"}


def table(rows: list[StatementRow] = FIVE, **settings: Any) -> StatementTable:
    return table_from_rows(
        rows,
        MatrixSettings(**settings),
        sides=SIDES,
    )


def measured(
    what: What, rows: list[StatementRow] = FIVE, *, kind: Any = "matrix", **options: Any
) -> list[dict[str, Any]]:
    own = {name: options.pop(name) for name in ("group", "by", "times") if name in options}
    asked = Asked(what=what, kind=kind, **{"times": 50, **own})
    given = usual_settings(asked, {name: str(value) for name, value in options.items()})
    from summitgraph.network.matrix import read_settings

    settings = settings_for(kind, read_settings(given))
    return measure_rows(table_from_rows(rows, settings, sides=SIDES), settings, asked)


# --- intervals


def total(cells: Any) -> Any:
    return np.array([float(cells.sum())])


def test_every_draw_has_as_many_documents_as_there_are() -> None:
    rows = [said(number, "ruto", "ports", readout=f"r{number}") for number in range(1, 9)]
    drawn = replicates(make_matrix(table(rows), MatrixSettings()), total, times=40, seed=1)
    assert set(drawn.ravel().tolist()) == {8.0}  # one statement a document: always eight


def test_a_document_is_drawn_whole() -> None:
    rows = [said(1, "ruto", "ports", readout="r1"), said(2, "ruto", "visas", readout="r1")]
    rows += [said(3, "ruto", "fish", readout="r2")]
    drawn = replicates(make_matrix(table(rows), MatrixSettings()), total, times=60, seed=1)
    assert set(drawn.ravel().tolist()) == {2.0, 3.0, 4.0}


def test_a_network_that_never_changes_has_an_interval_of_no_width() -> None:
    rows = [said(number, "ruto", "ports", readout=f"r{number}") for number in range(1, 5)]
    (found,) = bootstrap(make_matrix(table(rows), MatrixSettings()), total, times=20)
    assert (found.low, found.high) == (4.0, 4.0)


def test_one_document_has_nothing_to_draw() -> None:
    (found,) = bootstrap(make_matrix(table(FIVE[:2]), MatrixSettings()), total, times=20)
    assert (found.low, found.high) == (None, None)


def test_a_seed_gives_the_same_draws_and_another_others() -> None:
    matrix = make_matrix(table(), MatrixSettings())
    one, same, other = (replicates(matrix, total, times=30, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_the_share_of_draws_is_that_of_the_binomial() -> None:
    # a tie of one document in three is drawn in 1 − (2/3)³ of the draws
    matrix = make_matrix(table(), MatrixSettings())
    ruto, visas = matrix.rows.index("Ruto"), matrix.columns.index("visas")
    drawn = replicates(
        matrix, lambda cells: np.array([cells[ruto, visas] > 0.0]), times=4000, seed=5
    )
    assert drawn.mean() == pytest.approx(1 - (2 / 3) ** 3, abs=0.03)


@given(
    aggregation=st.sampled_from(["ignore", "congruence", "conflict", "subtract", "combine"]),
    normalisation=st.sampled_from(
        ["no", "activity", "prominence", "average", "jaccard", "cosine", "vector-cosine"]
    ),
    mode=st.sampled_from(["onemode", "twomode"]),
    seed=st.integers(0, 99),
)
def test_a_draw_is_the_network_of_the_documents_drawn(
    aggregation: Any, normalisation: Any, mode: Any, seed: int
) -> None:
    settings = MatrixSettings(
        type=mode, aggregation=aggregation, normalisation=normalisation, qualifier="agreement"
    )
    matrix = make_matrix(table(qualifier="agreement"), settings)
    drawn = replicates(matrix, lambda cells: cells.toarray().ravel(), times=2, seed=seed)
    often = np.random.default_rng(seed).multinomial(3, np.full(3, 1 / 3), size=2)
    for values, times in zip(drawn, often, strict=True):
        rows = [
            said(
                10 * copy + number, row.actors[0].id, row.issues[0].id, row.act,
                readout=f"{row.readout.id}-{copy}", day=row.day,
            )
            for number, row in enumerate(FIVE, 1)
            for copy in range(1, times[int(row.readout.id[1]) - 1] + 1)
        ]  # fmt: skip
        again = make_matrix(table(rows, qualifier="agreement"), settings)
        cells = {
            (a, b): float(again.cells[i, j])
            for i, a in enumerate(again.rows)
            for j, b in enumerate(again.columns)
        }
        expected = [cells.get((a, b), 0.0) for a in matrix.rows for b in matrix.columns]
        assert values == pytest.approx(expected)


@pytest.mark.parametrize(("undefined", "told"), [(2, True), (3, False)])
def test_a_measure_has_an_interval_where_half_of_the_draws_tell_it(
    undefined: int, told: bool
) -> None:
    table = table_from_rows([said(1, "a", "x"), said(2, "a", "x", readout="q")], MatrixSettings())
    values = iter([float("nan")] * undefined + [1.0] * (4 - undefined))
    (interval,) = bootstrap(
        make_matrix(table, MatrixSettings()), lambda _: np.array([next(values)]), times=4
    )
    assert (interval.low == 1.0) is told


def test_one_draw_is_none() -> None:
    with pytest.raises(UsageError, match="give 1000"):
        bootstrap(make_matrix(table(), MatrixSettings()), total, times=1)


# --- groups


def test_a_group_is_what_the_source_knows_or_what_one_mostly_speaks_with() -> None:
    places = range(len(FIVE))
    assert groups_of(table(), "actor", "side", places)["Ruto"] == "Kenya"
    by_act = groups_of(table(), "actor", "act", places)
    assert by_act == {"Akufo": "supports", "Mahama": "supports", "Ruto": "rejects"}  # one of each


def test_an_unknown_group_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="class, side"):
        groups_of(table(), "actor", "party", [])


# --- rows


@pytest.mark.parametrize("what", WHATS)
def test_every_measure_gives_rows_that_the_order_of_statements_does_not_change(what: What) -> None:
    rows = measured(what)
    assert rows
    assert rows == measured(what, FIVE[::-1])
    assert len({tuple(row) for row in rows}) == 1  # the same columns in each


@pytest.mark.parametrize("what", WHATS)
def test_no_statements_give_no_failure(what: What) -> None:
    for row in measured(what, []):
        assert row.get("value") in (None, 0)


def test_centralities_have_intervals_that_hold_them() -> None:
    (ruto,) = [row for row in measured("centrality") if row["label"] == "Ruto"]
    assert ruto["degree_low"] <= ruto["degree"] <= ruto["degree_high"]
    assert (ruto["variable"], ruto["weighted_degree"]) == ("actor", 2.0)
    assert measured("centrality", times=0)[0]["degree_low"] is None


def test_the_summary_counts() -> None:
    told = {row["measure"]: row["value"] for row in measured("summary")}
    assert (told["rows"], told["columns"], told["ties"], told["statements"]) == (3, 2, 5, 5)
    assert told["density"] == pytest.approx(5 / 6)


def test_the_index_of_sides_is_on_who_is_congruent_with_whom() -> None:
    whole = measured("ei")[0]
    # ports: all three agree; visas: Ruto against Mahama cancels their tie
    assert (whole["external"], whole["internal"], whole["index"]) == (1, 1, 0.0)
    assert {row["name"] for row in measured("ei", group="community") if row["level"] == "group"}


def test_stability_is_told_from_meeting_to_meeting() -> None:
    (moved,) = measured("stability")
    assert (moved["before"], moved["part"]) == ("Talks, 2016-05-06", "Talks, 2017-07-07")
    assert (moved["before_ties"], moved["kept"], moved["gained"]) == (3, 0, 2)
    assert len(measured("stability", by="document")) == 2


def test_polarisation_over_windows_has_a_row_a_window() -> None:
    rows = measured("polarisation", window="months", size=3)
    assert [row["statements"] for row in rows][:2] == [3, 0]
    assert rows[0]["conflict_share"] == 0.0


def test_who_addresses_whom_can_be_measured() -> None:
    rows = [said(1, "a", "x", to="b"), said(2, "b", "x", to="c")]
    found = measured("brokerage", rows, kind="actor-addressee-issue", group="class")
    assert (found[0]["label"], found[0]["coordinator"]) == ("B", 1)


def test_groups_of_two_modes_are_refused() -> None:
    with pytest.raises(UsageError, match="type=onemode"):
        measured("ei", type="twomode")
    with pytest.raises(UsageError, match="summary, centrality"):
        measured("colour")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("what", "usual", "other"), [("ei", "onemode", "twomode"), ("stability", "twomode", "onemode")]
)
def test_saying_what_is_usual_changes_nothing(what: What, usual: str, other: str) -> None:
    asked = Asked(what=what)
    left_open = usual_settings(asked, {})
    assert usual_settings(asked, {"type": usual}) == left_open
    assert left_open["aggregation"] == "subtract"
    assert usual_settings(asked, {"type": other}) == {"type": other}
    assert (
        usual_settings(asked, {"type": usual, "aggregation": "ignore"})["aggregation"] == "ignore"
    )
    assert usual_settings(Asked(what="summary"), {"type": usual}) == {"type": usual}
