"""The scorer itself: what counts as right, and the nearest that does not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scores.scorer import Coded, Found, same_actors, same_issue, score

CODED = Coded(
    start=10,
    end=30,
    actors=["Shinzo Abe", "Vladimir Putin"],
    acts=["agrees", "affirms"],
    issues=[["peace treaty"], ["two-plus-two", "two-plus-two meetings"]],
    addressees=[],
    commitment=True,
    due="2017-08",
    optional=False,
)
FOUND = Found(
    start=10,
    end=30,
    actors=["Vladimir Putin", "Shinzo Abe"],
    act="agrees",
    issues=["two-plus-two", "conclusion of a peace treaty"],
    addressees=[],
    commitment=True,
    due="2017-08",
)


def _coded(**changed: object) -> Coded:
    return Coded(**{**CODED, **changed})  # type: ignore[typeddict-item]


def _found(**changed: object) -> Found:
    return Found(**{**FOUND, **changed})  # type: ignore[typeddict-item]


def test_all_right_is_one() -> None:
    scores = score([([CODED], [FOUND])])
    assert (scores.whole, scores.fine, scores.commitments, scores.due) == (1, 1, 1, 1)
    assert (scores.precision, scores.all_issues) == (1, 1)


@pytest.mark.parametrize(
    "changed",
    [
        {"start": 21, "end": 60},  # shares 9 characters of the shorter's 20
        {"actors": ["Shinzo Abe"]},
        {"act": "states"},
        {"issues": ["abductions"]},
        {"issues": ["peace treaty", "abductions", "hot spring"]},
    ],
    ids=["half of the span", "an actor", "the family", "the issue", "most labels beside the point"],
)
def test_what_must_be_right_of_a_whole_statement(changed: dict[str, object]) -> None:
    assert score([([CODED], [_found(**changed)])]).whole == 0


@pytest.mark.parametrize(
    "changed",
    [
        {"start": 20, "end": 60},
        {"issues": ["peace treaty"]},
        {"issues": ["peace treaty", "abductions"]},
        {"commitment": False},
        {"due": None},
        {"addressees": ["Russia"]},
    ],
    ids=[
        "half overlaps",
        "an issue is left out",
        "one label too many",
        "binding",
        "due",
        "to whom",
    ],
)
def test_what_may_be_wrong_of_a_whole_statement(changed: dict[str, object]) -> None:
    assert score([([CODED], [_found(**changed)])]).whole == 1


def test_the_family_is_enough_for_a_whole_statement_and_not_for_a_fine_one() -> None:
    scores = score([([_coded(acts=["affirms"])], [FOUND])])
    assert (scores.whole, scores.fine) == (1, 0)


def test_a_missed_and_a_spurious_statement_cost_the_same() -> None:
    missed = score([([CODED, _coded(start=50, end=60)], [FOUND])])
    spurious = score([([CODED], [FOUND, _found(start=50, end=60)])])
    assert missed.whole == spurious.whole == pytest.approx(2 / 3)
    assert (missed.precision, spurious.precision) == (1, 0.5)


def test_an_optional_statement_counts_neither_way() -> None:
    optional = _coded(start=50, end=60, optional=True)
    assert score([([CODED, optional], [FOUND])]).whole == 1
    assert score([([CODED, optional], [FOUND, _found(start=50, end=60)])]).whole == 1


def test_a_coded_statement_pairs_with_the_best_and_only_once() -> None:
    other = _found(actors=["Shinzo Abe"])
    assert score([([CODED], [other, FOUND])]).whole == pytest.approx(2 / 3)


def test_a_commitment_that_the_coder_left_open_is_not_scored() -> None:
    unsure = _coded(commitment=None)
    assert score([([unsure], [_found(commitment=False)])]).commitments == 1
    assert score([([CODED], [_found(commitment=False)])]).commitments == 0
    assert score([([CODED], [])]).commitments == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("peace treaty", "issue of the peace treaty"),
        ("policies", "policy"),
        ("U.S. missile defense", "US missile defense system"),
        ("North Korea’s nuclear tests", "nuclear tests"),
    ],
)
def test_labels_of_one_matter(one: str, other: str) -> None:
    assert same_issue(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("peace treaty", "trade treaty on rice"),
        ("issues", "issues"),
        ("security", "the security of the whole region of Asia and the Pacific Ocean"),
    ],
)
def test_labels_of_two_matters(one: str, other: str) -> None:
    assert not same_issue(one, other)


def test_names_of_one_actor() -> None:
    assert same_actors(["Moon Jae-in"], ["Jae-in Moon"])
    assert same_actors(["Vladimir Putin"], ["Vladimir Vladimirovich Putin"])
    assert same_actors(["Russia"], ["the Russian Federation"])
    assert not same_actors(["Shinzo Abe"], ["Shintaro Abe"])
    assert not same_actors(["Abe", "Putin"], ["Abe", "Abe"])


NAMES = st.lists(st.from_regex(r"[A-Z][a-z]{1,5}( [A-Z][a-z]{1,5})?", fullmatch=True), max_size=2)


@given(NAMES, st.randoms())
def test_whoever_they_are_in_any_order_they_are_the_same(names: list[str], by: Random) -> None:
    assert same_actors(names, by.sample(names, len(names)))
    assert not same_actors(names, [*names, "Abe"])
