"""The facts of the meeting, as far as text, page and sources tell; and not further."""

from __future__ import annotations

from datetime import date

import pytest
from tests.link.conftest import LEAD, linked, reported

AGREED = "The leaders agreed to continue talks on fisheries."
MET = "Prime Minister Shinzo Abe met President Vladimir Putin"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017-07-07", "On July 7, 2017,"),
        ("2017-07-07", "On 7 July 2017,"),
        ("2017-07-07", "On Friday, July 7th, 2017,"),
        ("XXXX-12-15", "On December 15,"),
        ("XXXX-12-15", "On Dec. 15,"),
        ("XXXX-06-02", "On Friday, 2 June,"),
    ],
)
def test_the_day_as_the_text_tells_it(edtf: str, words: str) -> None:
    meeting = reported(AGREED, lead=f"{words} {MET}.").meeting
    assert meeting.date is not None
    assert meeting.date.edtf == edtf
    assert meeting.date == meeting.date_in_text


def test_a_day_without_a_year_has_no_bounds() -> None:
    meeting = reported(AGREED, lead=f"On December 15, {MET}.").meeting
    assert meeting.date is not None
    assert (meeting.date.earliest, meeting.date.latest) == (None, None)


def test_without_any_day_the_meeting_has_none() -> None:
    meeting = reported(AGREED, lead=f"{MET}.").meeting
    assert meeting.date is None
    assert meeting.key == "meeting/undated-abe-putin"


def test_what_the_sources_tell_goes_before_the_text_that_keeps_its_own() -> None:
    meeting = reported(AGREED, lead=f"On December 15, {MET}.", meeting_date="2016-12-15").meeting
    assert meeting.date is not None
    assert meeting.date_in_text is not None
    assert (meeting.date.edtf, meeting.date.earliest) == ("2016-12-15", date(2016, 12, 15))
    assert meeting.date_in_text.edtf == "XXXX-12-15"


def test_the_day_of_publication_tells_the_year_of_a_day_just_before() -> None:
    meeting = reported(AGREED, lead=f"On December 15, {MET}.", published="2016-12-17").meeting
    assert meeting.date is not None
    assert meeting.date.edtf == "2016-12-15"


def test_a_due_date_needs_a_day_to_count_from() -> None:
    body = "The leaders agreed to hold talks on fisheries in September."
    dated = reported(body, lead=f"On July 7, 2017, {MET}.").statements[0]
    undated = reported(body, lead=f"{MET}.").statements[0]
    assert dated.commitment is not None
    assert undated.commitment is not None
    assert dated.commitment.due is not None
    assert dated.commitment.due.edtf == "2017-09"
    assert undated.commitment.due is None


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("Hamburg",), "in Hamburg"),
        (("Hamburg",), "in Hamburg, Germany, to prepare the summit to be held in Vladivostok"),
        (("Sochi",), "at the invitation of the host in Sochi"),
        (("Hamburg",), "in Germany in Hamburg"),
        ((), "by phone"),
        ((), "to prepare the summit to be held in Vladivostok"),
    ],
)
def test_the_place(place: tuple[str, ...], words: str) -> None:
    assert reported(AGREED, lead=f"On July 7, 2017, {MET} {words}.").meeting.place == place


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("G20 Hamburg Summit", "on the occasion of the G20 Hamburg Summit"),
        ("G20 Hamburg Summit", "on the sidelines of the G20 Hamburg Summit"),
        ("G20 Hamburg Summit", "on the margins of the G20 summit"),
    ],
)
def test_the_occasion_is_the_edition_that_was_on(name: str, words: str) -> None:
    meeting = reported(AGREED, lead=f"On July 7, 2017, {MET} {words}.").meeting
    assert meeting.occasion is not None
    assert meeting.occasion.name == name
    assert meeting.place == ("Hamburg",)


def test_an_event_of_another_year_is_no_occasion() -> None:
    lead = f"On December 1, 2018, {MET} at the G20 Hamburg Summit."
    assert reported(AGREED, lead=lead).meeting.occasion is None


def test_an_event_that_is_only_spoken_of_is_no_occasion() -> None:
    body = "Prime Minister Abe welcomed the results of the G20 Hamburg Summit."
    assert reported(body, lead=f"On July 7, 2017, {MET}.").meeting.occasion is None


@pytest.mark.parametrize(
    ("ordinal", "words"),
    [
        (18, "held a summit meeting for the 18th time"),
        (24, "held their 24th Japan-Russia Summit Meeting"),
        (3, "met for the third time"),
        (None, "met in the 21st century"),
        (None, "marked the 60th anniversary of the declaration"),
    ],
)
def test_the_ordinal(ordinal: int | None, words: str) -> None:
    lead = f"On July 7, 2017, Prime Minister Shinzo Abe and President Vladimir Putin {words}."
    assert reported(AGREED, lead=lead).meeting.ordinal == ordinal


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (50, "for approximately 50 minutes"),
        (60, "for an hour"),
        (90, "for about an hour and a half"),
        (90, "for 1.5 hours"),
        (150, "for two and a half hours"),
        (90, "for one and a half hours"),
        (120, "for about two hours"),
        (180, "for 3 hours"),
        (30, "for half an hour"),
        (60, "for one hour"),
        (60, "at talks lasting an hour"),
        (50, "for 50 minutes (a plenary session of 35 minutes and a tête-à-tête of 15 minutes)"),
        (None, "an hour after the plenary session"),
        (None, "with little time"),
    ],
)
def test_the_minutes(minutes: int | None, words: str) -> None:
    assert reported(AGREED, lead=f"On July 7, 2017, {MET} {words}.").meeting.minutes == minutes


@pytest.mark.parametrize(
    ("formats", "words"),
    [
        (("summit",), "held a summit meeting"),
        (("summit", "plenary", "tete-a-tete"), "held a summit meeting (plenary, tête-à-tête)"),
        (("call",), "had a telephone conversation"),
        (("video conference",), "held a video conference"),
        (("working lunch",), "held a working lunch"),
        (("press conference",), "held a joint press conference"),
        (("two-plus-two",), "attended the 2+2"),
        (("talks",), "held talks"),
        (("meeting",), "met"),
    ],
)
def test_the_format(formats: tuple[str, ...], words: str) -> None:
    lead = f"On July 7, 2017, Prime Minister Shinzo Abe and President Vladimir Putin {words}."
    text = f"Japan-Russia Relations\n\n{lead}\n\n{AGREED}\n"
    assert linked(text).meeting.formats == formats


def test_roles_stand_as_the_text_words_them_beside_the_offices_of_the_register() -> None:
    parts = reported(AGREED, lead=LEAD).meeting.participations
    assert [p.role for p in parts] == [
        "Prime Minister of Japan",
        "President of the Russian Federation",
    ]
    assert [p.office for p in parts] == ["office/JP-prime-minister", "office/RU-president"]
    assert [p.represents.name for p in parts if p.represents] == ["Japan", "Russia"]


def test_two_accounts_of_one_meeting_give_one_key_and_label() -> None:
    ours = reported(AGREED, lead=f"On July 7, 2017, {MET} in Hamburg.").meeting
    theirs = linked(
        "Talks with Shinzo Abe\n\nOn 7 July 2017, Russian President Vladimir Putin had a meeting "
        "with Prime Minister of Japan Abe in Hamburg.\n\nBoth sides agreed to continue talks on "
        "fisheries.\n"
    ).meeting
    assert ours.key == theirs.key
    assert ours.label == theirs.label


@pytest.mark.parametrize(
    "lead",
    [
        f"On July 8, 2017, {MET} in Hamburg.",
        "On July 7, 2017, Prime Minister Shinzo Abe met Chancellor Angela Merkel in Hamburg.",
    ],
    ids=["another day", "another guest"],
)
def test_another_meeting_has_another_key(lead: str) -> None:
    ours = reported(AGREED, lead=f"On July 7, 2017, {MET} in Hamburg.").meeting
    assert reported(AGREED, lead=lead).meeting.key != ours.key
