"""A published account of a meeting: its text, whose offsets never change, and its parts."""

from __future__ import annotations

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
