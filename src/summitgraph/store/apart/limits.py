"""How much a query from outside may cost before it is stopped."""

from __future__ import annotations

from dataclasses import dataclass

ROWS = 10_000
SECONDS = 5.0
MEMORY = 1 << 30
EVERYTHING = 1 << 60
"""As the limit of one answer: no row is cut off, and only its size in bytes counts."""
DEFAULT_GRAPH = ""
"""As the name of a graph: the store's own default graph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one worker.

    Attributes:
        seconds: wall time of one query, its answer written out included.
        memory: bytes that a worker may take beyond what it holds when it starts; held on Linux.
        rows: rows, or distinct triples, of one answer; what is cut off is told.
        answer: bytes of one answer; a larger one is refused, not cut.
        text: characters of one query or update.
    """

    seconds: float = SECONDS
    memory: int = MEMORY
    rows: int = ROWS
    answer: int = 64 << 20
    text: int = 1 << 20
