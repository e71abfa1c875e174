"""The text of a readout, cut where statements and notices begin and end, to be marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

from summitgraph.web.explorer.said import Said

_ORDER = ("expressesConcern", "agrees", "asserts")  # whose colour wins where two acts overlap


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Words that gave no statement, and why."""

    kind: str
    reason: str
    message: str
    start: int
    end: int


_T = TypeVar("_T", Said, Unread)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text to which the same applies from its first character to its last.

    Attributes:
        start: its place in the text of the readout.
        said: the statements that stand in these words.
        unread: why they gave none; empty where they did, or where nothing tells.
        first: whether its statements begin here, so that they can be jumped to.
    """

    text: str
    start: int
    said: tuple[Said, ...] = ()
    unread: tuple[Unread, ...] = ()
    first: tuple[Said, ...] = ()

    @property
    def family(self) -> str:
        """The family of acts by which it is coloured."""
        return min((s.family for s in self.said), key=_ORDER.index, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text: a heading, or running text."""

    heading: bool
    pieces: tuple[Piece, ...]


def mark(text: str, statements: Sequence[Said], unread: Iterable[Unread]) -> list[Line]:
    """The lines of a text, each cut into pieces; empty lines are left out.

    Every other character stands in exactly one piece, and no character is changed.
    """
    notices = list(unread)
    told, passed = _Placed(statements), _Placed(notices)
    headings = {s.section.strip() for s in statements if s.section}
    cuts = sorted({c for s in statements for c in (s.start, s.end)} | _ends(notices))
    lines, place = [], 0
    for line in text.splitlines(keepends=True):
        end = place + len(line)
        if line.strip():
            stop = place + len(line.rstrip("\r\n"))
            within = cuts[bisect_right(cuts, place) : bisect_left(cuts, stop)]
            borders = [place, *within, stop]
            pieces = tuple(_piece(text, a, b, told, passed) for a, b in pairwise(borders))
            lines.append(Line(heading=_is_heading(line, headings, pieces), pieces=pieces))
        place = end
    return lines


def _ends(notices: Iterable[Unread]) -> set[int]:
    return {c for n in notices for c in (n.start, n.end)}


class _Placed(Generic[_T]):
    """What has a place in the text, to be found by it without a look at all of them."""

    def __init__(self, things: Iterable[_T]) -> None:
        self._things: list[_T] = sorted(things, key=lambda thing: thing.start)
        self._starts: list[int] = [thing.start for thing in self._things]
        self._ended: list[int] = list(accumulate((thing.end for thing in self._things), max))

    def on(self, start: int, end: int) -> tuple[_T, ...]:
        """Those that share a character with this span, in the order of the text."""
        near = self._things[bisect_right(self._ended, start) : bisect_left(self._starts, end)]
        return tuple(thing for thing in near if start < thing.end)


def _piece(text: str, start: int, end: int, told: _Placed[Said], passed: _Placed[Unread]) -> Piece:
    said = told.on(start, end)
    unread = () if said else passed.on(start, end)
    return Piece(
        text=text[start:end],
        start=start,
        said=said,
        unread=unread,
        first=tuple(s for s in said if s.start == start),
    )


def _is_heading(line: str, headings: set[str], pieces: Sequence[Piece]) -> bool:
    words = line.strip().lstrip("0123456789.)( \t•-").rstrip(":")
    told = any(p.said for p in pieces)
    return not told and any(words and words in [*h.split(" › "), h] for h in headings)
