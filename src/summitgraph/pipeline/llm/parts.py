"""A long readout in parts that a model can take, cut between paragraphs, else between sentences."""

from __future__ import annotations

from collections.abc import Iterator

from summitgraph.records import Readout

LETTERS = 20_000
"""Of a part at most; about 5,000 tokens, with an answer about as long."""


def parts(readout: Readout, letters: int = LETTERS) -> list[tuple[int, int]]:
    """Half-open spans that together hold all running text, in order.

    A sentence longer than a part is cut where the part ends.
    """
    cuts = list(_cuts(readout))
    found: list[tuple[int, int]] = []
    start, end = 0, len(readout.text)
    while end - start > letters:
        within = [(weight, cut) for weight, cut in cuts if start < cut <= start + letters]
        best = min((weight for weight, _ in within), default=None)
        stop = max((cut for weight, cut in within if weight == best), default=start + letters)
        found.append((start, stop))
        start = stop
    found.append((start, end))
    return [(a, b) for a, b in found if readout.text[a:b].strip()]


def _cuts(readout: Readout) -> Iterator[tuple[int, int]]:
    """Where a text may be cut: 0 before a paragraph, 1 before a sentence."""
    for block in readout.blocks:
        yield 0, block.speaker_span[0] if block.speaker_span else block.start
        for sentence in block.sentences:
            yield 1, sentence.start
