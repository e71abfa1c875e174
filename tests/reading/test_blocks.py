"""Blocks of a page: what says something, and what only frames it."""

from __future__ import annotations

import pytest

from summitgraph.reading.plain import blocks
from summitgraph.records.readout import BlockKind
from tests.reading.conftest import RUNNING, parted, said, under


@pytest.mark.parametrize(
    "words",
    [
        "print PRINT",
        "INTERNATIONAL > Africa",
        "Home",
        "Menu",
        "Share this",
        "Back to news",
        "Related articles",
        "Follow us on social media",
        "© 2024 Ministry of Foreign Affairs",
        "All rights reserved",
        "Skip to main content",
        "For immediate release",
        "End text",
    ],
)
def test_the_words_of_a_site_say_nothing(words: str) -> None:
    text = f"{words}\n\nGist of the Kenya-Ghana talks\n\nThe ministers agreed on cocoa."
    assert parted(text)[0] == ("furniture", words)
    assert said(text) == ["The ministers agreed on cocoa."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Home rule was discussed.",
        "Print media will be taxed.",
        "The ministers will share this concern.",
        "News of the ceasefire was welcomed.",
    ],
)
def test_a_sentence_that_opens_like_a_menu_is_read(sentence: str) -> None:
    text = f"Gist of the Kenya-Ghana talks\n\n{sentence}\n\nThey agreed on cocoa."
    assert said(text) == [sentence, "They agreed on cocoa."]


def test_what_follows_see_also_lists_other_pages() -> None:
    text = (
        "Talks in the palace\n\nThe ministers agreed on cocoa.\n\n"
        "See also\n\nMeeting with the mayor of Lomé\n\nGeography\n\nGhana\n"
    )
    assert [kind for kind, _ in parted(text)[2:]] == ["furniture"] * 4


@pytest.mark.parametrize(
    "caption",
    [
        "Photo: The presidents agreed to shake hands.",
        "photo1: Kenya-Ghana Summit (Photo: State House)",
        "(Photo by the palace) The ministers discussed tea.",
        "Image 2: The ministers signed the treaty.",
        "Caption: The ministers signed the treaty.",
    ],
)
def test_a_caption_is_no_statement(caption: str) -> None:
    text = f"Talks in the palace\n\n{caption}\n\nThe ministers agreed on cocoa."
    assert parted(text)[1] == ("caption", caption)
    assert said(text) == ["The ministers agreed on cocoa."]


def test_a_sentence_on_photographs_is_no_caption() -> None:
    text = "Talks in the palace\n\nPhotographers were told to leave."
    assert said(text) == ["Photographers were told to leave."]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Fisheries", "Fisheries"),
        ("Fisheries", "1. Fisheries"),
        ("Fisheries", "IV. Fisheries"),
        ("Fisheries", "(1) Fisheries"),
        ("Fisheries", "[Fisheries]"),
        ("Fisheries", "【Fisheries】"),
        ("Fisheries", "<Fisheries>"),
        ("Fisheries", "Fisheries:"),
        ("Visits to the islands", "2. Visits to the\xa0islands"),
    ],
)
def test_a_heading_rules_what_follows(heading: str, line: str) -> None:
    text = f"Talks in the palace\n\n{line}\n\nThe ministers agreed on tuna."
    assert under(text, "tuna") == (heading,)


@pytest.mark.parametrize(
    "line",
    [
        "The ministers agreed.",
        "[They agreed to meet.] Then they left.",
        "2. The ministers agreed on a quota for tuna.",
        "Tuna stocks were discussed by the two ministers and the experts of both sides",
    ],
)
def test_a_line_that_tells_something_is_no_heading(line: str) -> None:
    text = f"Talks in the palace\n\n{line}\n\nThe port was widened."
    assert under(text, "port") == ()


def test_headings_nest_by_their_marks() -> None:
    text = (
        "Talks in the palace\n\n"
        "1. Sea\nThey agreed on ships.\n"
        "(1) Tuna\nThey agreed on nets.\n"
        "(2) Crabs\nThey agreed on traps.\n"
        "2. Land\nThey agreed on roads.\n"
    )
    assert under(text, "ships") == ("Sea",)
    assert under(text, "nets") == ("Sea", "Tuna")
    assert under(text, "traps") == ("Sea", "Crabs")
    assert under(text, "roads") == ("Land",)


def test_a_bare_heading_ends_all_before_it() -> None:
    text = "Talks in the palace\n\n(1) Tuna\nThey agreed on nets.\n\nLand\n\nThey agreed on roads."
    assert under(text, "roads") == ("Land",)


def test_items_of_a_list_are_read_one_by_one() -> None:
    text = (
        "Talks in the palace\n\n1. Sea\n"
        "  • The ministers agreed on nets.\n  – They welcomed the quota.\n"
        "(i) They discussed ports.\n(ii) They discussed piers.\n"
    )
    items = [text[b.start : b.end] for b in blocks(text) if b.kind is BlockKind.ITEM]
    assert items == [
        "The ministers agreed on nets.",
        "They welcomed the quota.",
        "They discussed ports.",
        "They discussed piers.",
    ]


def test_a_bullet_without_a_verb_is_a_link_and_one_with_a_verb_is_read() -> None:
    text = "Talks in the palace\n\n• Other visits\n• Tuna quotas were agreed\n\nThey left."
    assert parted(text)[1:3] == [("furniture", "Other visits"), ("item", "Tuna quotas were agreed")]


@pytest.mark.parametrize(
    "line",
    [
        "May 3, 2021",
        "Monday, 3 May 2021",
        "2021-05-03",
        "14:30 EST",
        "By Ama Mensah in Accra",
        "Venue: State House",
        "Date: May 3, 2021",
        "Office of the Spokesperson",
        "The following is attributable to Spokesperson Ned Price:",
    ],
)
def test_what_a_page_says_of_itself_is_metadata(line: str) -> None:
    text = f"Talks in the palace\n\n{line}\n\nThe ministers agreed on cocoa."
    assert parted(text)[1] == ("metadata", line)


@pytest.mark.parametrize(
    "line", ["On May 3, 2021, they agreed on tuna.", "The venue was the old port of Accra."]
)
def test_a_sentence_with_a_date_is_no_metadata(line: str) -> None:
    assert said(f"Talks in the palace\n\n{line}") == [line]


def test_front_matter_is_metadata_and_the_text_begins_after_it() -> None:
    text = "---\ntitle: Call with Ghana\ntags: [tea]\n---\n\nThe ministers agreed on cocoa.\n"
    assert parted(text) == [
        ("metadata", "---\ntitle: Call with Ghana\ntags: [tea]\n---"),
        ("paragraph", "The ministers agreed on cocoa."),
    ]


def test_a_rule_in_the_middle_of_a_text_opens_no_front_matter() -> None:
    text = "Talks in the palace\n\nThey agreed on tea.\n\n---\n\nThey agreed on gold.\n\n---\n"
    assert said(text) == ["They agreed on tea.", "They agreed on gold."]


WRAPPED = (
    "The ministers of the two republics met in the old palace\n"
    "for the first time and agreed that the port would be made\n"
    "wider before the rains begin. They did not agree on what\n"
    "it is to cost, and they left that question to the experts\n"
    "who will meet again in the spring.\n"
    "\n"
    "They thanked the governor of the province for the boats\n"
    "that he had lent.\n"
)


def test_a_hard_wrapped_text_is_read_by_its_paragraphs() -> None:
    assert [s.split()[-1] for s in said(WRAPPED)] == ["begin.", "spring.", "lent."]


def test_lines_that_each_end_are_not_joined() -> None:
    text = "\n".join(
        f"The ministers of the two republics agreed to widen port number {i}." for i in range(6)
    )
    assert len([b for b in blocks(text) if b.kind in RUNNING]) == 6


def test_a_hard_wrapped_text_in_crlf_reads_the_same() -> None:
    unix = [s.split() for s in said(WRAPPED)]
    assert [s.split() for s in said(WRAPPED.replace("\n", "\r\n"))] == unix
