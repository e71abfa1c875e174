"""A published account of a meeting: its text, whose offsets never change, and its parts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of text is."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TURN = "turn"
    CAPTION = "caption"
    METADATA = "metadata"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as a half-open span of the readout's text, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of text of one kind: a heading, a paragraph, a list item, a speaker's turn.

    Attributes:
        start, end: the half-open span of its content, without bullet, number or speaker's name.
        speaker: for a turn, the words before the colon ("Ruto, Mahama"), else "".
        speaker_span: where these words stand, or None.
        headings: the headings in force, widest first.
        sentences: its sentences, in order.
        gaps: spans inside it that do not belong to the text (a site's hover cards).
    """

    kind: BlockKind
    start: int
    end: int
    speaker: str = ""
    speaker_span: tuple[int, int] | None = None
    headings: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Readout:
    """A document, read.

    Attributes:
        name: its file name.
        sha256: of its bytes.
        text: as decoded; never rewritten, so that offsets hold.
        title, publisher, published, url, licence: what the page or `sources.toml` says of itself.
        side: ISO code of the state whose account it is, where told.
        meeting_date: of the meeting, where `sources.toml` or metadata tells.
    """

    name: str
    sha256: str
    text: str
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    title: str = ""
    publisher: str = ""
    side: str = ""
    language: str = "en"
    licence: str = ""
    url: str = ""
    published: date | None = None
    meeting_date: str = ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all its blocks, in the order of the text."""
        found = (sentence for block in self.blocks for sentence in block.sentences)
        return tuple(sorted(found, key=lambda s: (s.start, s.end)))

    def sentences_on(self, spans: Iterable[tuple[int, int]]) -> tuple[Sentence, ...]:
        """The sentences of which a half-open span of the text has a part: by statements' spans,
        those that gave a statement.
        """
        sentences = self.sentences
        found = {place for span in spans for place in places_on(sentences, *span)}
        return tuple(sentences[place] for place in sorted(found))

    def heading_over(self, start: int, end: int) -> str:
        """The closest heading over a half-open span of the text; "" where none is in force.

        A span over several blocks stands under the heading of the first.
        """
        blocks = (b for b in self.blocks if b.start < end and start < b.end and b.sentences)
        first = min(blocks, key=lambda b: b.start, default=None)
        return first.headings[-1] if first and first.headings else ""


def places_on(sentences: Sequence[Sentence], start: int, end: int) -> range:
    """The places, in a list in the order of the text, of the sentences that a span has a part of.

    >>> places_on([Sentence(start=0, end=4), Sentence(start=5, end=9)], 4, 6)
    range(1, 2)
    """
    first = bisect_right(sentences, start, key=lambda s: s.end)
    return range(first, bisect_left(sentences, end, lo=first, key=lambda s: s.start))
