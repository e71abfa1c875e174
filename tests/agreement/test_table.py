"""Readers side by side: what pairs, what is missing, what counts neither way."""

from __future__ import annotations

import pytest

from summitgraph.errors import UsageError
from summitgraph.pipeline.agreement import against, reliability
from summitgraph.pipeline.agreement.unit import units
from summitgraph.pipeline.agreement.value import actor_name, issue_name
from tests.agreement.conftest import coded, one_of

OTHER = {"start": 60, "end": 90, "act": "states", "commitment": False, "due": ""}


def test_spans_that_overlap_by_half_of_the_shorter_are_one_unit() -> None:
    a, near, far = coded(), coded(start=30, end=60), coded(start=31, end=71)
    assert len(units([one_of("a", a), one_of("b", near)])) == 1
    assert len(units([one_of("a", a), one_of("b", far)])) == 2
    assert (
        len(units([one_of("a", a), one_of("b", coded(doc="b.txt"), scope={"accra.txt": None})]))
        == 1
    )


def test_of_two_statements_on_the_same_words_the_likest_pair() -> None:
    agrees, states = coded(), coded(act="states")
    found = units([one_of("a", agrees, states), one_of("b", states, agrees)])
    assert [u[0] == u[1] for u in found] == [True, True]


def test_three_readers_are_one_unit_and_who_missed_it_has_no_value() -> None:
    sets = [
        one_of("a", coded()),
        one_of("b", coded(**OTHER), scope={"accra.txt": None}),
        one_of("c", coded(), coded(**OTHER)),
    ]
    assert [[s is not None for s in unit] for unit in units(sets)] == [
        [True, False, True],
        [False, True, True],
    ]


def test_the_table_tells_each_variable_and_leaves_undefined_cells_empty() -> None:
    mine = [coded(), coded(**OTHER), coded(start=100, end=120, act="concern")]
    theirs = [coded(), coded(**OTHER), coded(start=100, end=120, act="states")]
    rows = {r["variable"]: r for r in reliability([one_of("a", *mine), one_of("b", *theirs)])}
    assert rows["act"]["units"] == 3
    assert rows["act"]["kappa"] == 0.5
    assert 0 < float(str(rows["act"]["alpha"])) < 1
    assert rows["commitment"]["alpha"] == 1.0
    assert rows["negated"]["alpha"] is None


def test_what_a_reader_did_not_code_is_missing_and_no_disagreement() -> None:
    sets = [one_of("a", coded(), coded(**OTHER)), one_of("b", coded(due=None), coded(**OTHER))]
    rows = {r["variable"]: r for r in reliability(sets)}
    assert rows["due"]["units"] == 1
    assert rows["act"]["units"] == 2


def test_each_reader_against_people() -> None:
    people = one_of("people", coded(), coded(**OTHER), coded(start=200, end=220, optional=True))
    rules = one_of("rules", coded(), coded(start=300, end=320), coded(start=200, end=220))
    (row,) = against([rules, people], "people")
    assert (row["coded"], row["found"], row["both"]) == (2, 2, 1)
    assert (row["precision"], row["recall"], row["f1"]) == (0.5, 0.5, 0.5)
    assert row["actors"] == 1.0


def test_an_issue_in_common_is_less_than_all_issues_alike() -> None:
    people = one_of("people", coded(issues=("trade", "visas")))
    (row,) = against([one_of("rules", coded(issues=("Trade",))), people], "people")
    assert (row["issues"], row["anIssue"]) == (0.0, 1.0)
    (row,) = against([one_of("rules", coded(issues=("fisheries",))), people], "people")
    assert row["anIssue"] == 0.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Russia", "the Russian Federation", True),
        ("Hayashi Yoshimasa", "Yoshimasa Hayashi", True),
        ("Vladimir Vladimirovich Putin", "Vladimir Putin", True),
        ("North Korea", "South Korea", False),
        ("Ann Mensah", "Ben Mensah", False),
        ("O’Brien, Seán", "Sean O'Brien", True),
        ("Иван Иванов", "Иванов Иван", True),
        ("Łukasz Nowak", "Łukasz NOWAK", True),
        ("Łukasz Nowak", "Đukasz Nowak", False),
        ("Иван Ivan", "Пётр Ivan", False),
    ],
)
def test_names_of_one_actor_are_one(one: str, other: str, same: bool) -> None:
    assert (actor_name(one) == actor_name(other)) is same


def test_labels_of_one_issue_are_one() -> None:
    assert issue_name("the issue of peace treaty") == issue_name("peace treaty")
    assert issue_name("peace treaty") != issue_name("trade treaty")


def test_only_what_all_of_them_coded_is_compared() -> None:
    sampled = one_of("anna", coded(), scope={"accra.txt": ((0, 55),)})
    rules = one_of("rules", coded(), coded(**OTHER))
    (row,) = against([rules, sampled], "anna")
    assert (row["coded"], row["found"], row["precision"]) == (1, 1, 1.0)
    ben = one_of("ben", scope={"accra.txt": ((60, 90),)})
    assert [r["coded"] for r in against([rules, sampled, ben], "anna")] == [0, 0]


def test_no_reader_no_readout_no_name_is_told() -> None:
    with pytest.raises(UsageError, match="between two readers"):
        reliability([one_of("a", coded())])
    with pytest.raises(UsageError, match="between two readers"):
        reliability([one_of("a", coded()), one_of("a", coded())])
    with pytest.raises(UsageError, match="each of another name"):
        reliability([one_of("a", coded()), one_of("a", coded()), one_of("b", coded())])
    with pytest.raises(UsageError, match="no readout in common"):
        reliability([one_of("a", coded()), one_of("b", coded(doc="b.txt"))])
    with pytest.raises(UsageError, match="no reader has this name"):
        against([one_of("a", coded()), one_of("b", coded())], "c")
