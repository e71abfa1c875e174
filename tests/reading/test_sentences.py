"""Sentences that survive titles, states and dates with a full stop inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.reading.sentence import sentences


def parts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Ruto agreed.",
        "H.E. Mr. William Ruto met Ms. Wong and Dr. Jaishankar.",
        "H.E.\xa0Mr.\xa0Ruto agreed.",
        "Amb. Kim met Gen. Austin and Lt. Col. Diallo.",
        "The U.S. side agreed.",
        "The U.S. and the U.K. agreed.",
        "They met on Dec. 15 in Accra.",
        "They will meet on Sept. 3 at 3 p.m. in Accra.",
        "Secretary Antony J. Blinken agreed.",
        "They cited Art. 5 and para. 3 of the treaty.",
        "The tariff is 3.5 percent.",
        "They visited St. Petersburg.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    assert parts(sentence) == [sentence]
    assert parts(f"{sentence} They left.") == [sentence, "They left."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("They agreed.", "They left."),
        ("Will they agree?", "They will."),
        ("“We agree.”", "They left."),
        ("They met on Dec. 15.", "They agreed."),
        ("The talks lasted until 2019.", "They failed."),
        ("They left the E.U. summit.", "Mr. Ruto stayed."),
    ],
)
def test_two_sentences_are_two(first: str, second: str) -> None:
    assert parts(f"{first} {second}") == [first, second]
    assert parts(f"{first}\xa0{second}") == [first, second]


def test_a_sentence_goes_on_over_a_line_end() -> None:
    assert parts("They agreed to\r\nwiden the port. They left.") == [
        "They agreed to\r\nwiden the port.",
        "They left.",
    ]


def test_places_count_in_the_whole_text() -> None:
    text = "Title\n\n  They agreed. They left.  "
    found = sentences(text, 7, len(text))
    assert [text[s.start : s.end] for s in found] == ["They agreed.", "They left."]


@pytest.mark.parametrize("run", ["", "   ", "\n\xa0\n"])
def test_a_run_of_spaces_holds_no_sentence(run: str) -> None:
    assert parts(run) == []


@given(st.text())
def test_no_word_falls_between_two_sentences(text: str) -> None:
    last = 0
    for s in sentences(text, 0, len(text)):
        assert last <= s.start < s.end <= len(text)
        assert not text[last : s.start].strip()
        last = s.end
    assert not text[last:].strip()


def test_a_web_address_and_a_day_of_a_month_end_no_sentence() -> None:
    text = "The ministry told News.Az. Talks were held on Sept. 30-Oct. 1 in Accra. They agreed."
    assert [text[s.start : s.end] for s in sentences(text, 0, len(text))] == [
        "The ministry told News.Az.",
        "Talks were held on Sept. 30-Oct. 1 in Accra.",
        "They agreed.",
    ]
