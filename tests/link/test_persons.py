"""Who is meant: persons in office on the meeting's day, by surname, office, side or pronoun."""

from __future__ import annotations

import pytest
from tests.link.conftest import only, reported, spoken, who

from summitgraph.records import ActorKind, NoticeKind

TALKS = (
    "Prime Minister Abe: I propose a peace treaty.",
    "President Putin: I support a peace treaty.",
    "Abe: We are concerned about missile launches.",
    "Putin: We are concerned about terrorism.",
)


def test_a_surname_is_whoever_held_the_office_on_that_day() -> None:
    account = spoken(*TALKS, day="2016-05-06")
    assert who(account)[0] == ["Shinzo Abe"]
    part = account.meeting.participations[0]
    assert part.actor.known
    assert part.office == "office/JP-prime-minister"
    assert part.represents is not None
    assert part.represents.name == "Japan"


def test_a_surname_is_not_whoever_left_the_office_before() -> None:
    account = spoken(*TALKS, day="2022-09-27")
    assert who(account)[0] == ["Abe"]
    assert not account.meeting.participations[0].actor.known
    assert account.meeting.participations[0].office is None


@pytest.mark.parametrize(
    ("day", "surname", "expected"),
    [
        ("2010-06-01", "Hatoyama", "Yukio Hatoyama"),
        ("2010-11-13", "Kan", "Naoto Kan"),
        ("2016-05-06", "Abe", "Shinzo Abe"),
        ("2022-09-27", "Kishida", "Fumio Kishida"),
    ],
)
def test_each_day_has_its_prime_minister(day: str, surname: str, expected: str) -> None:
    turns = [turn.replace("Abe", surname) for turn in TALKS]
    assert who(spoken(*turns, day=day))[0] == [expected]


def test_without_a_day_a_full_name_is_known_and_its_office_is_not() -> None:
    account = reported("Abe proposed a peace treaty.", lead="Shinzo Abe met Vladimir Putin.")
    assert who(account) == [["Shinzo Abe"]]
    assert [p.office for p in account.meeting.participations] == [None, None]


def test_a_full_name_outlasts_the_office() -> None:
    account = reported(
        "Shinzo Abe proposed a peace treaty.",
        lead="On May 6, 2022, Shinzo Abe met President Vladimir Putin.",
    )
    speaker = only(account).speakers[0]
    assert (speaker.name, speaker.known) == ("Shinzo Abe", True)
    assert account.meeting.participations[0].office is None


@pytest.mark.parametrize("name", ["Moon Jae-in", "Jae-in Moon", "Moon Jae-In", "Moon"])
def test_east_asian_names_stand_in_either_order(name: str) -> None:
    account = reported(
        f"President {name} proposed a peace treaty.",
        lead="On April 27, 2018, President Moon Jae-in met Prime Minister Abe.",
    )
    assert who(account) == [["Moon Jae-in"]]


def test_a_japanese_name_may_open_with_the_family_name() -> None:
    account = reported(
        "Abe welcomed a peace treaty.",
        lead="On April 27, 2018, President Moon Jae-in met Prime Minister Abe Shinzo.",
    )
    assert who(account) == [["Shinzo Abe"]]


def test_two_of_one_family_name_are_told_apart_by_their_office() -> None:
    account = reported(
        "President Park said that it is important to show restraint over Syria. "
        "Park Jin supported the sanctions.",
        lead="On May 7, 2013, President Park Geun-hye met President Barack Obama.",
    )
    assert who(account) == [["Park Geun-hye"], ["Park Jin"]]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("The Russian President", "Vladimir Putin"),
        ("The Japanese Prime Minister", "Shinzo Abe"),
        ("The Prime Minister", "Shinzo Abe"),
        ("The President", "Vladimir Putin"),
    ],
)
def test_an_office_alone_is_the_one_who_holds_it_and_is_named(role: str, expected: str) -> None:
    account = reported(f"{role} expressed concern about fisheries.")
    assert who(account) == [[expected]]


def test_an_office_of_another_state_is_whoever_held_it_that_day() -> None:
    account = reported("The U.S. President urged both sides to show restraint over Syria.")
    assert who(account) == [["Donald Trump"]]
    assert [a.name for a in account.meeting.participants] == ["Shinzo Abe", "Vladimir Putin"]


@pytest.mark.parametrize("role", ["The Chairman", "The Emperor", "The Foreign Minister"])
def test_an_office_that_nobody_there_holds_is_left_undecided(role: str) -> None:
    account = reported(f"{role} expressed concern about fisheries.")
    assert account.statements == ()
    notice = account.notices[-1]
    assert (notice.kind, notice.reason) == (NoticeKind.UNDECIDED, "no-speaker")
    assert role in notice.message
    assert "Shinzo Abe, Vladimir Putin" in notice.message


@pytest.mark.parametrize(
    "words", ["The leaders", "The two leaders", "Both leaders", "Abe and Putin", "Putin and Abe"]
)
def test_the_leaders_are_the_persons(words: str) -> None:
    account = reported(f"{words} agreed to continue talks on fisheries.")
    assert {a.name for a in only(account).speakers} == {"Shinzo Abe", "Vladimir Putin"}


@pytest.mark.parametrize("words", ["Both sides", "The two sides", "The two countries"])
def test_the_sides_are_the_states(words: str) -> None:
    account = reported(f"{words} agreed to continue talks on fisheries.")
    assert who(account) == [["Japan", "Russia"]]
    assert {a.kind for a in only(account).speakers} == {ActorKind.STATE}


def test_one_side_is_its_state() -> None:
    account = reported("The Russian side expressed concern about fisheries.")
    assert who(account) == [["Russia"]]


def test_the_ministers_are_those_who_are_ministers_and_not_their_leaders() -> None:
    account = reported(
        "The two ministers agreed to continue talks on fisheries. "
        "They also confirmed that Prime Minister Abe will visit Moscow in December.",
        lead="On March 20, 2017, Foreign Minister Fumio Kishida met Foreign Minister "
        "Sergey Lavrov in Tokyo.",
    )
    assert who(account) == [["Fumio Kishida", "Sergey Lavrov"]] * 2


def test_nobody_told_is_all_who_met() -> None:
    account = reported("It was agreed to open a fisheries office in September.")
    assert {a.name for a in only(account).speakers} == {"Shinzo Abe", "Vladimir Putin"}


def test_he_is_who_acted_last() -> None:
    account = reported(
        "President Putin proposed a plan on fisheries. He also urged Japan to ease customs rules."
    )
    assert who(account) == [["Vladimir Putin"], ["Vladimir Putin"]]


def test_he_is_nobody_where_either_of_two_men_may_be_meant() -> None:
    account = reported("He proposed a plan on fisheries.")
    assert account.statements == ()
    assert "'He' points to no one actor" in account.notices[-1].message


def test_she_is_the_one_woman_there() -> None:
    lead = "On July 7, 2017, Prime Minister Shinzo Abe met Chancellor Angela Merkel in Hamburg."
    assert who(reported("She urged restraint over Syria.", lead=lead)) == [["Angela Merkel"]]
    assert who(reported("He urged restraint over Syria.", lead=lead)) == [["Shinzo Abe"]]


def test_she_is_nobody_among_men() -> None:
    account = reported("She urged Russia to ease customs rules.")
    assert account.statements == ()
    assert account.notices[-1].reason == "no-speaker"


def test_they_are_those_who_acted_together_last() -> None:
    account = reported(
        "Both sides agreed to continue talks on fisheries. They also confirmed the importance of "
        "a peace treaty."
    )
    assert who(account) == [["Japan", "Russia"], ["Japan", "Russia"]]


def test_his_counterpart_is_the_other_one() -> None:
    account = reported("President Putin invited his counterpart to the Eastern Economic Forum.")
    assert [a.name for a in only(account).addressees] == ["Shinzo Abe"]


def test_a_third_person_named_in_passing_takes_no_part() -> None:
    account = reported(
        "Prime Minister Abe told President Putin that Chancellor Angela Merkel supports sanctions. "
        "The leaders agreed to continue talks on fisheries."
    )
    assert [a.name for a in account.meeting.participants] == ["Shinzo Abe", "Vladimir Putin"]
    assert {a.name for a in account.statements[-1].speakers} == {"Shinzo Abe", "Vladimir Putin"}


def test_a_speaker_whom_no_register_knows_is_learnt_and_marked() -> None:
    account = reported(
        "The two ministers agreed to continue talks on fisheries. "
        "Ms. Nobody urged Japan to ease customs rules. She also welcomed a peace treaty.",
        lead="On December 1, 2018, Foreign Minister Taro Kono met Ms. Ana Nobody, "
        "Trade Minister of Ruritania.",
    )
    assert who(account) == [["Taro Kono", "Ana Nobody"], ["Ana Nobody"], ["Ana Nobody"]]
    learnt = account.statements[1].speakers[0]
    assert (learnt.key, learnt.known) == ("person/ana-nobody", False)
    role = account.meeting.participations[1].role
    assert role == "Trade Minister"


def test_a_joint_turn_is_one_statement_of_both() -> None:
    account = spoken(*TALKS, "Abe, Putin: We agreed to resume the two-plus-two in June.")
    joint = account.statements[-1]
    assert [a.name for a in joint.speakers] == ["Shinzo Abe", "Vladimir Putin"]
    assert joint.act == "agrees"


def test_an_addressee_is_no_speaker() -> None:
    statement = only(reported("Prime Minister Abe urged Russia to ease customs rules."))
    assert [a.name for a in statement.speakers] == ["Shinzo Abe"]
    assert [a.name for a in statement.addressees] == ["Russia"]


def test_the_fullest_name_of_the_text_is_kept_beside_the_registers() -> None:
    account = reported(
        "President Putin urged Japan to ease customs rules.",
        lead="On July 7, 2017, Mr. Shinzo Abe, Prime Minister of Japan, met "
        "Mr. Vladimir Vladimirovich Putin, President of the Russian Federation.",
    )
    speaker = only(account).speakers[0]
    assert (speaker.name, speaker.named_as) == ("Vladimir Putin", "Vladimir Vladimirovich Putin")
