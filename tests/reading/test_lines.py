"""Lines: the mark that opens one, its content, and what does not belong to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.reading.line import lines


@pytest.mark.parametrize(
    ("mark", "opener"),
    [
        ("number", "1. "),
        ("number", "II. "),
        ("paren", "(2) "),
        ("small", "(i) "),
        ("small", "(iv)\xa0"),
        ("small", "b) "),
        ("bullet", "• "),
        ("bullet", "  – "),
        ("bullet", "*"),
        ("bullet", "\u3000●\u3000"),
    ],
)
def test_a_mark_is_no_part_of_the_content(mark: str, opener: str) -> None:
    (line,) = lines(opener + "They agreed.")
    assert (line.mark, line.start, line.text) == (mark, len(opener), "They agreed.")


@pytest.mark.parametrize(
    "text",
    [
        "3.5 million people fled.",
        "2019 was a hard year.",
        "A. Guterres spoke.",
        "-5 degrees were measured.",
        "Vice-ministers met.",
        "I thank you.",
        "(2019) was a hard year.",
    ],
)
def test_a_number_or_an_initial_is_no_mark(text: str) -> None:
    (line,) = lines(text)
    assert (line.mark, line.start) == ("", 0)


def test_a_mark_alone_is_a_line_with_nothing_taken_from_it() -> None:
    assert [(ln.mark, ln.text) for ln in lines("•\nTea")] == [("", "•"), ("", "Tea")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_parts_lines(end: str) -> None:
    assert [ln.text for ln in lines(f"Tea{end}Gold")] == ["Tea", "Gold"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_empty_line_is_remembered_and_a_line_end_is_not_one(end: str) -> None:
    found = lines(f"Tea{end}Gold{end}{end}Salt{end} \xa0{end}Silk")
    assert [ln.blank_before for ln in found] == [True, False, True, True]


def test_a_hover_card_is_blanked_out_without_moving_a_letter() -> None:
    text = "President Ruto    Ruto William  President of Kenya   , who arrived late, agreed."
    (line,) = lines(text)
    ((a, b),) = line.gaps
    assert text[a:b].strip() == "Ruto William"
    assert line.text == text[:a] + " " * (b - a) + text[b:]


def test_two_spaces_after_a_full_stop_hide_no_card() -> None:
    (line,) = lines("They agreed.  They left.  They wrote.")
    assert line.gaps == ()


@given(st.text())
def test_a_line_stands_where_it_says(text: str) -> None:
    last = 0
    for line in lines(text):
        assert last <= line.start <= line.end <= len(text)
        assert len(line.text) == line.end - line.start
        last = line.end
