"""Who has the floor: words before a colon that name a speaker, and those that do not."""

from __future__ import annotations

import pytest

from summitgraph.reading.plain import blocks
from summitgraph.reading.turn import Floor, speaker
from tests.reading.conftest import said, turns, under


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("Ruto", "Ruto: We agree."),
        ("Ruto, Mahama", "Ruto, Mahama: We agree."),
        ("Ruto and Mahama", "Ruto and Mahama: We agree."),
        ("SECRETARY BLINKEN", "SECRETARY BLINKEN: We agree."),
        ("Indonesian Defense Minister Prabowo", "Indonesian Defense Minister Prabowo: We agree."),
        ("President of Ghana John Mahama", "President of Ghana John Mahama: We agree."),
        ("President Lula da Silva", "President Lula da Silva: We agree."),
        ("Ms. O’Neill", "Ms. O’Neill: We agree."),
        ("Mr. Lavrov", "Mr. Lavrov (retranslated): We agree."),
        ("QUESTION", "QUESTION:\xa0We agree."),
    ],
)
def test_a_speaker_stands_before_a_colon(who: str, line: str) -> None:
    found = speaker(line)
    assert found is not None
    assert (found[0], line[found[3] :]) == (who, "We agree.")


@pytest.mark.parametrize(
    "line",
    [
        "They agreed on this: peace.",
        "The ministers agreed on three points: tea, gold and salt.",
        "the minister: We agree.",
        "Note: We agree.",
        "Source: We agree.",
        "Photo: We agree.",
        "At 10:30 they met.",
        "Room 12: We agree.",
        "https://example.org/a",
        "No colon here.",
        ": We agree.",
    ],
)
def test_other_words_before_a_colon_name_nobody(line: str) -> None:
    assert speaker(line) is None


@pytest.mark.parametrize(
    ("expected", "who", "others"),
    [
        (True, "Ruto", ["Ruto", "Mahama", "Ruto"]),
        (False, "Ruto", ["Ruto", "Mahama"]),
        (True, "Ruto, Mahama", ["Ruto", "Mahama", "Ruto, Mahama"]),
        (True, "Minister Wong", ["Minister Wong"]),
        (False, "Economy", ["Economy", "Culture"]),
        (True, "BLINKEN", ["BLINKEN", "LAVROV"]),
        (False, "TOKYO", ["TOKYO"]),
        (True, "Question", ["Question"]),
        (False, "Questions of fishery", ["Questions of fishery"]),
    ],
)
def test_a_title_capitals_or_a_second_turn_makes_a_speaker(
    expected: bool, who: str, others: list[str]
) -> None:
    assert Floor(others, "").is_speaker(who) is expected


def test_a_name_that_stands_in_full_elsewhere_makes_a_speaker() -> None:
    text = "Musalia Mudavadi met his guest. Economy was discussed."
    floor = Floor(["Mudavadi", "Economy"], text)
    assert floor.is_speaker("Mudavadi")
    assert not floor.is_speaker("Economy")


DIALOGUE = (
    "Gist of the Kenya-Ghana talks\n\n"
    "Kenyan Foreign Minister Mudavadi: We agreed on tea.\n\n"
    "Coffee will follow.\n\n"
    "Ghanaian Foreign Minister Ablakwa: I am concerned about gold.\n\n"
    "Mudavadi, Ablakwa: We will meet again.\n"
)


def test_a_turn_goes_on_until_another_takes_the_floor() -> None:
    assert turns(DIALOGUE) == [
        ("Kenyan Foreign Minister Mudavadi", "We agreed on tea."),
        ("Kenyan Foreign Minister Mudavadi", "Coffee will follow."),
        ("Ghanaian Foreign Minister Ablakwa", "I am concerned about gold."),
        ("Mudavadi, Ablakwa", "We will meet again."),
    ]


def test_a_bare_heading_ends_a_turn() -> None:
    text = DIALOGUE.replace("Coffee will follow.", "Coffee\n\nThe two sides agreed on beans.")
    assert "The two sides agreed on beans." not in [words for _, words in turns(text)]
    assert under(text, "beans") == ("Coffee",)


def test_a_speaker_keeps_the_span_of_his_name() -> None:
    spans = {b.speaker: b.speaker_span for b in blocks(DIALOGUE) if b.speaker}
    assert all(span and DIALOGUE[slice(*span)] == who for who, span in spans.items())


def test_an_aside_belongs_to_no_name() -> None:
    text = "Talks in the palace\n\nMinister Cattani (retranslated): We thank you.\n"
    assert turns(text) == [("Minister Cattani", "We thank you.")]


def test_the_press_has_turns_of_its_own() -> None:
    text = (
        "Talks in the palace\n\nSECRETARY BLINKEN: We agreed.\n\n"
        "QUESTION: Will you go to Accra?\n\nSECRETARY BLINKEN: We will.\n"
    )
    assert [who for who, _ in turns(text)] == [
        "SECRETARY BLINKEN",
        "QUESTION",
        "SECRETARY BLINKEN",
    ]


@pytest.mark.parametrize("label", ["Economy", "Fishery", "Next steps", "The Sahel"])
def test_an_inline_label_is_no_turn(label: str) -> None:
    text = f"Talks in the palace\n\n{label}: The two sides agreed on tea.\n\nThey left."
    assert turns(text) == []
    assert said(text)[0] == f"{label}: The two sides agreed on tea."


def test_a_numbered_line_with_a_title_is_no_turn() -> None:
    text = "Talks in the palace\n\n1. Prime Minister Modi: the visit\n\nThe visit was discussed."
    assert turns(text) == []


def test_a_name_with_a_party_behind_it_has_the_floor() -> None:
    text = (
        "Debate in the assembly\n\nEdward Mensah (NPP): We demand lower tariffs.\n\n"
        "Climate Change (2019): The tariffs were debated.\n"
    )
    assert turns(text)[0] == ("Edward Mensah", "We demand lower tariffs.")
    assert "Climate Change" not in [who for who, _ in turns(text)]
