"""What later readouts say of a commitment, and what only looks like it."""

from __future__ import annotations

import pytest
from tests.link.conftest import reported

from summitgraph.link import follow_ups
from summitgraph.records import Account

ABE_AND_PUTIN = "Prime Minister Shinzo Abe met President Vladimir Putin"
PROMISED = "The leaders agreed to hold vice-ministerial consultations in Moscow in late August."


def _on(day: str, body: str, people: str = ABE_AND_PUTIN) -> Account:
    return reported(body, lead=f"On {day}, {people} in Hamburg.")


FIRST = _on("July 7, 2017", PROMISED)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("repeated", "The leaders agreed to hold vice-ministerial consultations again."),
        ("mentioned", "Prime Minister Abe stressed the vice-ministerial consultations."),
        (
            "reported-done",
            "The leaders welcomed that the vice-ministerial consultations were held in Moscow.",
        ),
    ],
)
def test_a_later_meeting_speaks_of_it(kind: str, body: str) -> None:
    later = _on("September 7, 2017", body)
    (found,) = follow_ups([FIRST, later])
    assert found.kind == kind
    assert found.commitment == (FIRST.readout.sha256, 0)
    assert found.statement == (later.readout.sha256, 0)
    assert "vice-ministerial consultations" in found.why


def test_a_meeting_in_the_month_in_which_one_was_due() -> None:
    first = _on("February 7, 2017", "The leaders confirmed that Abe will visit Moscow in April.")
    later = _on("July 7, 2017", "The leaders welcomed the results of the summit of April.")
    assert [f.why for f in follow_ups([first, later])] == [
        "a meeting or visit in April, when it was due"
    ]


@pytest.mark.parametrize(
    ("day", "body", "people"),
    [
        ("September 7, 2017", "The leaders agreed to set up a fisheries office.", ABE_AND_PUTIN),
        (
            "September 7, 2017",
            PROMISED.replace("Moscow", "Paris"),
            "Prime Minister Justin Trudeau met President Emmanuel Macron",
        ),
        ("July 7, 2017", PROMISED.replace(" in late August", ""), ABE_AND_PUTIN),
        (
            "June 7, 2017",
            "Prime Minister Abe stressed the vice-ministerial consultations.",
            ABE_AND_PUTIN,
        ),
    ],
    ids=["another matter", "other sides", "the same day", "before it was made"],
)
def test_what_only_looks_like_a_follow_up(day: str, body: str, people: str) -> None:
    assert follow_ups([FIRST, _on(day, body, people)]) == ()


def test_what_binds_nobody_is_not_followed_up() -> None:
    first = _on("July 7, 2017", "The leaders discussed vice-ministerial consultations.")
    later = _on("September 7, 2017", "The leaders agreed to hold vice-ministerial consultations.")
    assert follow_ups([first, later]) == ()


def test_the_order_of_accounts_changes_nothing() -> None:
    later = _on("September 7, 2017", "The leaders agreed to hold vice-ministerial consultations.")
    last = _on("December 7, 2017", "The leaders welcomed the vice-ministerial consultations.")
    assert follow_ups([FIRST, later, last]) == follow_ups([last, FIRST, later])


def test_an_account_without_a_day_is_left_out() -> None:
    undated = reported(PROMISED, lead=f"{ABE_AND_PUTIN}.")
    assert follow_ups([FIRST, undated]) == ()


def test_a_visit_that_is_due_only_later_repeats_no_earlier_one() -> None:
    first = _on("March 7, 2017", "The leaders confirmed that Abe will visit Russia in April.")
    later = _on("July 7, 2017", "The leaders confirmed that Abe will visit Russia in September.")
    soon = _on("March 9, 2017", "The leaders confirmed that Abe will visit Russia in April.")
    assert [f.kind for f in follow_ups([first, soon])] == ["repeated"]
    assert "repeated" not in [f.kind for f in follow_ups([first, later])]


def test_whoever_is_to_act_is_bound_and_not_who_tells_of_it() -> None:
    account = _on(
        "March 7, 2017",
        "President Putin confirmed that Prime Minister Abe will visit Russia in April. "
        "President Putin pledged to visit Japan in May. The Japanese side decided that Foreign "
        "Minister Kishida will be positioned as Special Representative for the Prime Minister. "
        "Prime Minister Abe confirmed that Japan and Russia will "
        "open consulates in Sapporo.",
    )
    assert [
        (s.speakers[0].name, sorted(a.name for a in s.commitment.bound))
        for s in account.statements
        if s.commitment
    ] == [
        ("Vladimir Putin", ["Shinzo Abe"]),
        ("Vladimir Putin", ["Vladimir Putin"]),
        ("Japan", ["Japan"]),
        ("Shinzo Abe", ["Japan", "Russia"]),
    ]
