"""Whatever a document holds, what is read of it stands where it says."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from summitgraph.errors import UnreadableError
from summitgraph.reading import read_bytes
from summitgraph.records.readout import Readout

LINES = st.lists(
    st.sampled_from(
        [
            "print PRINT",
            "Gist of the talks in the palace",
            "1. Tea",
            "(i) They agreed on tea.",
            "  • “They’re ready,” said H.E.\xa0Mr.\xa0Ruto. Tea is cheap.",
            "[Gold]",
            "Ruto: We agree.",
            "Ruto, Mahama: We agree with the U.S. side. It is Dec. 15.",
            "Photo: hands",
            "President Ruto    Ruto William  President   , and the others agreed.",
            "See also",
            "---",
            "title: tea",
            "the lines of a text that someone broke into pieces of a like length",
            "",
            " \xa0\u3000",
            "\ufeff",
        ]
    ),
    max_size=14,
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"])


def holds(readout: Readout, text: str) -> None:
    """Every block and sentence lies in the text, in order, one inside the other."""
    assert readout.text == text
    last = 0
    for block in readout.blocks:
        assert last <= block.start <= block.end <= len(text)
        last = block.end
        if block.speaker_span:
            a, b = block.speaker_span
            assert 0 <= a < b <= block.end
        at = block.start
        for sentence in block.sentences:
            assert at <= sentence.start < sentence.end <= block.end
            assert text[sentence.start : sentence.end].strip()
            at = sentence.end


@given(LINES, ENDS)
def test_blocks_and_sentences_nest_in_their_order(lines: list[str], end: str) -> None:
    text = end.join(lines)
    with contextlib.suppress(UnreadableError):
        holds(read_bytes(text.encode(), "a.txt"), text)


@given(st.text())
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    with contextlib.suppress(UnreadableError):
        holds(read_bytes(text.encode(), "a.txt"), read_bytes(text.encode(), "a.txt").text)


@given(st.binary())
def test_any_bytes_are_read_or_refused_by_name(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert read_bytes(data, "a.txt").text


@given(LINES)
def test_line_ends_change_places_and_no_words(lines: list[str]) -> None:
    def told(end: str) -> list[tuple[str, list[list[str]]]]:
        text = end.join(lines)
        found = read_bytes(text.encode(), "a.txt").blocks
        return [(b.kind.value, [text[s.start : s.end].split() for s in b.sentences]) for b in found]

    with contextlib.suppress(UnreadableError):
        assert told("\n") == told("\r\n")
