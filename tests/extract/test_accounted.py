"""Every sentence is accounted for, and every quote stands where it says: for any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.authority import load
from summitgraph.errors import UnreadableError
from summitgraph.extract import extract
from summitgraph.reading import read_bytes
from summitgraph.records.draft import Extraction
from summitgraph.records.readout import Readout
from tests.extract.conftest import Extract

# Words that rules look at, in any order. A line ends in a full stop, as in a readout.
WORDS = st.sampled_from(
    [
        *"""The leaders agreed on trade , ; : “ ” and that to not Prime Minister Modi Kenya urged
        China President he they it I we by with whom was were concern expressed On Yemen • (i) 1.
        Abe: Dec. 15 H.E. Mr. U.S. ( ) ’s – discuss discussed is of the for including such as if
        when what let us This ? ! two both members talks focused cannot whether noting stressing
        be going""".split(),
        *(
            "will meet",
            "would like to",
            "both sides",
            "no threat",
            "\xa0",
            "\r\n",
            "it was",
            "and to",
        ),
    ]
)
READOUTS = st.lists(
    st.lists(WORDS, min_size=1, max_size=16).map(lambda words: " ".join(words) + " ."), max_size=5
).map("\n\n".join)


def accounted(readout: Readout, found: Extraction) -> None:
    """Each sentence gave drafts or a notice, never both, and each place holds its words."""
    text = readout.text
    ends = {s.start: s.end for b in readout.blocks for s in b.sentences}
    coded = {d.sentence for d in found.drafts}
    passed = {n.evidence.start for n in found.notices}
    assert coded | passed == set(ends)
    assert not coded & passed
    assert found.sentence_count == len(ends)
    for notice in found.notices:
        assert text[notice.evidence.start : notice.evidence.end] == notice.evidence.quote
    for draft in found.drafts:
        assert draft.sentence <= draft.start < draft.end <= ends[draft.sentence]
        assert draft.speakers
        assert 0 < draft.confidence <= 1
        actors = [*draft.speakers, *draft.addressees]
        places = [(m.start, m.end) for m in actors] + [(m.start, m.end) for m in draft.matters]
        assert all(0 <= a < b <= len(text) for a, b in places)
        if draft.undertaking:
            a, b = draft.undertaking
            assert draft.start <= a < b <= draft.end


def check(text: str) -> None:
    try:
        readout = read_bytes(text.encode(), "note.txt")
    except UnreadableError:
        return
    accounted(readout, extract(readout, load()))


@settings(deadline=None, max_examples=300)
@given(READOUTS)
def test_words_in_any_order_give_records_or_notices(text: str) -> None:
    check(text)


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_records_or_notices(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=30)
@given(READOUTS)
def test_the_same_text_gives_the_same_records(text: str) -> None:
    try:
        readout = read_bytes(text.encode(), "note.txt")
    except UnreadableError:
        return
    assert extract(readout, load()) == extract(readout, load())


@pytest.mark.parametrize("space", [" ", "\xa0", "  ", "\u202f"])
@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_spaces_and_quotes_change_no_act(space: str, apostrophe: str, extraction: Extract) -> None:
    text = f"President Ruto welcomed Peru{apostrophe}s decision to open the port of Callao."
    (plain,) = extraction(text).drafts
    (found,) = extraction(text.replace(" ", space)).drafts
    assert (found.act, len(found.matters)) == (plain.act, len(plain.matters))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_mark_and_line_ends_change_no_act(mark: str, end: str, extraction: Extract) -> None:
    lines = ["Talks in the palace", "", "The leaders agreed on cocoa.", "They condemned the coup."]
    found = extraction(mark + end.join(lines) + end)
    assert [d.act.value for d in found.drafts] == ["agrees", "criticises"]


HOSTILE = {
    "one sentence of 120 kB": "The leaders agreed on tea and " * 4_000,
    "four thousand clauses": "The leaders agreed " + "that they said " * 4_000 + "so.",
    "a list of eight thousand": "The leaders agreed on " + "the trade and " * 8_000 + "tea.",
    "a thousand subjects": "The report of the leaders is that "
    + "Kenya and " * 1_000
    + "Ghana agreed on the trade of tea and it is done.",
    "sixteen thousand articles": "the " * 16_000,
    "sixteen thousand commas": "They agreed on " + ", " * 16_000 + "tea.",
    "four thousand titles": "He said that the " + "Minister of the " * 4_000 + "Interior agreed.",
    "four thousand sentences": "The leaders agreed on cocoa. " * 4_000,
    "eight thousand quotes": "“" * 8_000 + "The leaders agreed on tea.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_sentence_is_accounted_for(text: str, extraction: Extract) -> None:
    accounted(read_bytes(text.encode(), "note.txt"), extraction(text))
