"""Which accounts are of one meeting; beside each that is one stands the nearest that is not."""

from __future__ import annotations

from datetime import date

import pytest
from tests.link.conftest import linked

from summitgraph.link import same_meetings
from summitgraph.link.likeness import Judgement, judge
from summitgraph.records import Account

AGREED = "The leaders agreed to continue talks on fisheries."
PAIR = ("William Ruto, President of Kenya", "Nana Akufo-Addo, President of Ghana")


def account(lead: str, *, title: str = "Talks of the Presidents", **told: str) -> Account:
    return linked(f"{title}\n\n{lead}\n\n{AGREED}\n", **told)


def kenya(day: str = "May 10, 2023", where: str = "held talks in Nairobi", **told: str) -> Account:
    return account(f"On {day}, {PAIR[0]}, and {PAIR[1]}, {where}.", **told)


def ghana(day: str = "10 May 2023", where: str = "held talks in Nairobi", **told: str) -> Account:
    title = "President meets William Ruto"
    return account(f"On {day}, {PAIR[1]}, and {PAIR[0]}, {where}.", title=title, **told)


def how(one: Account, other: Account) -> Judgement:
    assert judge(one, other).same == judge(other, one).same
    assert judge(one, other).confidence == judge(other, one).confidence
    return judge(one, other)


def test_two_ministries_tell_of_one_meeting() -> None:
    found = how(kenya(), ghana())
    assert found.same
    assert found.confidence == 0.99
    assert found.why == (
        "on the same day (2023-05-10); the same participants (Nana Akufo-Addo, William Ruto); "
        "both in Nairobi"
    )


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (ghana("11 May 2023"), "on 2023-05-10 and on 2023-05-11"),
        (ghana(where="held talks in Accra"), "in Nairobi and Accra"),
        (ghana(where="had a telephone conversation"), "one was a call"),
        (
            account(f"On 10 May 2023, {PAIR[0]}, and Samia Suluhu Hassan, President of Tanzania, "
                    "held talks in Nairobi."),
            "other sides take part",
        ),
        (
            account(f"On 10 May 2023, {PAIR[0]}, {PAIR[1]}, and Samia Suluhu Hassan, President of "
                    "Tanzania, met in Nairobi."),
            "other sides take part",
        ),
    ],
    ids=["another day", "another place", "a call before", "another guest", "a third party"],
)  # fmt: skip
def test_what_tells_two_meetings_apart(other: Account, why: str) -> None:
    found = how(kenya(where="met in Nairobi"), other)
    assert (found.same, found.confidence) == (False, 0.0)
    assert found.why == why


US = "On January 27, 2021, President Joe Biden spoke by phone with Prime Minister Suga of Japan."
JAPAN = (
    "On January 28, 2021, Mr. Yoshihide Suga, Prime Minister of Japan, held a telephone talk with "
    "Mr. Joe Biden, President of the United States of America."
)


def test_a_call_across_the_date_line_is_one_with_less_confidence() -> None:
    white_house, mofa = account(US, side="US"), account(JAPAN, side="JP")
    found = how(white_house, mofa)
    assert found.same
    assert 0.5 <= found.confidence < 0.7
    assert "a day apart" in found.why
    (meeting,) = same_meetings([white_house, mofa]).meetings
    assert meeting.meeting.date is not None
    assert meeting.meeting.date.edtf == "2021-01-27/2021-01-28"
    assert meeting.meeting.date.earliest == date(2021, 1, 27)


@pytest.mark.parametrize(
    ("lead", "side"),
    [
        (JAPAN.replace("January 28", "January 29"), "JP"),
        (JAPAN, "US"),
        (JAPAN.replace("held a telephone talk with", "met in Washington"), "JP"),
    ],
    ids=["two days apart", "one side's two calls", "a visit the day after"],
)
def test_a_day_apart_is_not_enough(lead: str, side: str) -> None:
    assert not how(account(US, side="US"), account(lead, side=side)).same


def test_leaders_with_their_ministers_did_not_meet_with_the_ministers_alone() -> None:
    ministers = (
        "Fumio Kishida, Minister for Foreign Affairs of Japan, and Sergey Lavrov, Minister of "
        "Foreign Affairs of Russia"
    )
    leaders = (
        "Shinzo Abe, Prime Minister of Japan, Vladimir Putin, President of Russia, " + ministers
    )
    together = account(f"On December 15, 2016, {leaders}, met in Tokyo.")
    alone = account(f"On December 15, 2016, {ministers}, met in Tokyo.")
    assert len(together.meeting.participations) == 4
    assert how(together, alone).why.startswith("one is led by ")


def test_advisers_that_one_account_names_part_no_meeting() -> None:
    more = "Fumio Kishida, Minister for Foreign Affairs of Japan"
    pair = "Shinzo Abe, Prime Minister of Japan, and Vladimir Putin, President of Russia"
    ours = account(f"On December 15, 2016, {pair}, and {more}, met in Tokyo.")
    theirs = account(f"On December 15, 2016, {pair}, met in Tokyo.")
    found = how(ours, theirs)
    assert found.same
    assert "only one names Fumio Kishida" in found.why


def test_a_place_within_a_place_is_one_where_an_account_says_so() -> None:
    pair = "Shinzo Abe, Prime Minister of Japan, and Vladimir Putin, President of Russia"
    ours = account(f"On 15 December 2016, {pair}, met in Nagato.", title="The Nagato summit")
    theirs = account(f"On 15 December 2016, {pair}, met in Yamaguchi.", title="Summit")
    assert ours.meeting.place != theirs.meeting.place
    assert not how(ours, theirs).same
    named = account(f"On 15 December 2016, {pair}, met in Yamaguchi.", title="Nagato summit")
    assert named.meeting.place == theirs.meeting.place
    assert how(ours, named).same


def test_each_account_takes_the_common_key_and_keeps_what_it_tells() -> None:
    ours = kenya(where="held talks for 50 minutes in Nairobi")
    theirs = ghana(where="held talks for 45 minutes in Nairobi")
    found = same_meetings([ours, theirs])
    assert len({a.meeting.key for a in found.accounts}) == 1
    assert {a.meeting.minutes for a in found.accounts} == {45}
    assert sorted(m.minutes or 0 for m in found.meetings[0].told) == [45, 50]


def test_a_call_and_a_meeting_of_one_day_get_keys_of_their_own() -> None:
    met, called = kenya(where="met in Nairobi"), kenya(where="had a telephone conversation")
    assert met.meeting.key == called.meeting.key
    keys = [a.meeting.key for a in same_meetings([met, called]).accounts]
    assert keys == [f"{met.meeting.key}-in-person", f"{met.meeting.key}-call"]


def test_accounts_without_a_day_are_never_put_together() -> None:
    one = account(f"{PAIR[0]}, and {PAIR[1]}, met in Nairobi.")
    other = account(f"{PAIR[1]}, and {PAIR[0]}, met in Nairobi.")
    found = same_meetings([one, other])
    assert len(found.meetings) == len({m.meeting.key for m in found.meetings}) == 2


def test_a_chain_joins_no_two_that_are_apart() -> None:
    """One account tells no place, and fits both of two meetings that differ in it."""
    nairobi, accra = kenya(), ghana(where="held talks in Accra")
    vague = account(f"On 10 May 2023, {PAIR[0]}, and {PAIR[1]}, held talks.")
    found = same_meetings([nairobi, accra, vague])
    assert sorted(len(m.readouts) for m in found.meetings) == [1, 2]


def test_the_order_of_accounts_changes_nothing() -> None:
    given = [kenya(), ghana(), kenya(where="had a telephone conversation"), ghana("12 May 2023")]
    assert same_meetings(given).meetings == same_meetings(given[::-1]).meetings


def test_other_meetings_are_left_as_they_are() -> None:
    alone = kenya()
    assert same_meetings([alone]).accounts == (alone,)
