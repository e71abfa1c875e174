"""Where a returned statement stands: its quote in the running text, and the paragraph around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summitgraph.link.refused import RefusedError
from summitgraph.reading.quote import Quotable
from summitgraph.records.readout import Block, BlockKind, Readout
from summitgraph.records.returned import Returned

LONGEST = 1200
"""Characters of a quote at most: evidence is the narrowest run of words, not a page."""
_WRAPPED = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a statement stands.

    Attributes:
        span: of its quote, half-open, in characters of the text.
        near: of the paragraph, in which its undertaking and its time must stand too.
        section: the heading in force, or "".
    """

    span: tuple[int, int]
    near: tuple[int, int]
    section: str


class Places:
    """Finds the places of quotes in one readout."""

    def __init__(self, readout: Readout, text: Quotable) -> None:
        self._text = text
        self._raw = readout.text
        self._blocks = [b for b in readout.blocks if b.sentences]

    def of(self, entry: Returned) -> Place:
        """The one place of a statement.

        Raises:
            RefusedError: where its words stand nowhere, or more than once and nothing tells which,
                or where no text runs.
        """
        if not entry.quote.strip():
            raise RefusedError("llm-quote", "no words were quoted")
        found = self._text.find(entry.quote, before=entry.before, most=2)
        if not found and entry.before:
            found = self._text.find(entry.quote, most=2)
            found = found if len(found) == 1 else []
        if not found:
            raise RefusedError("llm-quote", "these words do not stand in the readout", entry.quote)
        if len(found) > 1:
            raise RefusedError(
                "llm-ambiguous",
                "these words stand in the readout more than once, and nothing tells which",
                entry.quote,
            )
        start, end = found[0]
        if end - start > LONGEST:
            what = f"the quote is longer than {LONGEST} letters"
            raise RefusedError("llm-quote", what, entry.quote)
        blocks = self._around(start, end)
        if not blocks:
            what = "these words stand in no one paragraph of the running text"
            raise RefusedError("llm-place", what, entry.quote)
        headings = blocks[0].headings
        return Place(
            span=(start, end),
            near=(blocks[0].start, blocks[-1].end),
            section=headings[-1] if headings else "",
        )

    def _around(self, start: int, end: int) -> list[Block]:
        """The paragraph that holds a span; several where only line ends part them; or none."""
        found = [b for b in self._blocks if b.start < end and start < b.end]
        if not found or start < found[0].sentences[0].start or end > found[-1].end:
            return []
        if any(a < end and start < b for block in found for a, b in block.gaps):
            return []
        wrapped = all(b.kind in _WRAPPED for b in found)
        if len(found) > 1 and not (wrapped and not _BLANK.search(self._raw, start, end)):
            return []
        return found
