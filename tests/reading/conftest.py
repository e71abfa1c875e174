"""Short names for what a text is parted into, so that a test tells its story in three lines."""

from __future__ import annotations

from summitgraph.reading.plain import blocks
from summitgraph.records.readout import Block, BlockKind

# Blocks whose sentences say something; all others are labels, pictures or the site's own words.
RUNNING = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TURN)


def parted(text: str) -> list[tuple[str, str]]:
    """Each block as its kind and its words."""
    return [(b.kind.value, text[b.start : b.end]) for b in blocks(text)]


def said(text: str) -> list[str]:
    """Every sentence of the running text."""
    return [text[s.start : s.end] for b in blocks(text) if b.kind in RUNNING for s in b.sentences]


def turns(text: str) -> list[tuple[str, str]]:
    """Each turn as who has the floor and what is said."""
    return [(b.speaker, text[b.start : b.end]) for b in blocks(text) if b.kind is BlockKind.TURN]


def under(text: str, words: str) -> tuple[str, ...]:
    """The headings in force over the block that holds these words."""
    found: Block = next(b for b in blocks(text) if words in text[b.start : b.end])
    return found.headings
