"""What news agencies set before their words: datelines, headlines with a colon, times."""

from __future__ import annotations

import pytest

from summitgraph.reading.plain import blocks
from summitgraph.records.readout import BlockKind


def first_sentence(paragraph: str) -> str:
    """The first sentence of the paragraph behind a title."""
    text = f"Talks on the reef\n\n{paragraph}\n"
    block = next(b for b in blocks(text) if b.kind is BlockKind.PARAGRAPH)
    return text[block.sentences[0].start : block.sentences[0].end]


@pytest.mark.parametrize(
    ("expected", "paragraph"),
    [
        ("Mutua met Ruto.", "Nairobi (KNA) – Mutua met Ruto."),
        ("Mutua met Ruto.", "ACCRA (GNA) — Mutua met Ruto."),
        ("Mutua met Ruto.", "LAGOS, Aug. 5 (Agency) — Mutua met Ruto."),
        ("Mutua met Ruto.", "LAGOS — Mutua met Ruto."),
        ("Mutua – a lawyer – met Ruto.", "Mutua – a lawyer – met Ruto."),
        ("The port (of Tema) reopened.", "The port (of Tema) reopened."),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(expected: str, paragraph: str) -> None:
    assert first_sentence(paragraph) == expected


def test_a_headline_with_a_colon_has_no_speaker() -> None:
    text = "Minister: Visit a great success\n\nMutua met Ruto in Nairobi.\n"
    assert [b.speaker for b in blocks(text)] == ["", ""]


def test_an_office_with_several_turns_speaks() -> None:
    text = "Minister: We met\n\nMinister: We agreed.\n"
    assert {b.speaker for b in blocks(text)} == {"Minister"}


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["", ""], "Talks on the reef\n\nTOKYO: The ministers met.\n"),
        (["", "MUTUA"], "Talks on the reef\n\nMUTUA: We met.\n"),
        (["", "MUTUA", "RUTO"], "Talks on the reef\n\nMUTUA: They met.\n\nRUTO: Yes, they did.\n"),
        (["", "Minister Mutua"], "Talks on the reef\n\nMinister Mutua (00:04): We met.\n"),
    ],
)
def test_capitals_before_a_colon(expected: list[str], text: str) -> None:
    assert [b.speaker for b in blocks(text)] == expected


def test_sentences_within_quotation_marks() -> None:
    text = 'Talks on the reef\n\n"The talks were brief. They agreed on a ban," the ministry said.\n'
    (block,) = (b for b in blocks(text) if b.kind is BlockKind.PARAGRAPH)
    assert len(block.sentences) == 2


def test_a_point_within_a_title_ends_no_sentence() -> None:
    text = 'Talks on the reef\n\nThey met at "Green Ports. Ways and means" in Accra on Monday.\n'
    (block,) = (b for b in blocks(text) if b.kind is BlockKind.PARAGRAPH)
    assert len(block.sentences) == 1
