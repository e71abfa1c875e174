"""Spans of two readers side by side: one to one, where they overlap by half of the shorter.

The rule is that of the project's scores, so that what is compared here is what is scored there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Span = tuple[int, int]
LEAST = 0.5
"""Of the shorter span, the share that the two must have in common."""


def pairs(
    first: Sequence[Span], other: Sequence[Span], likeness: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """The places of spans that pair, in the order of the first; the likest pair first.

    Args:
        likeness: of two spans by their places, how far what is read in them agrees.

    >>> pairs([(0, 10), (20, 30)], [(22, 40), (50, 60)], lambda i, j: 0)
    [(1, 0)]
    """
    candidates: list[tuple[float, int, int]] = []
    for i, (a, b) in enumerate(first):
        for j, (c, d) in enumerate(other):
            common = min(b, d) - max(a, c)
            if common > 0 and common >= LEAST * min(b - a, d - c):
                whole = max(b, d) - min(a, c)
                candidates.append((-(likeness(i, j) + common / whole), i, j))
    mine: set[int] = set()
    theirs: set[int] = set()
    found: list[tuple[int, int]] = []
    for _, i, j in sorted(candidates):
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
            found.append((i, j))
    return sorted(found)
