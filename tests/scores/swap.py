"""Other readouts made of the seeds: other names, other dates, the sections in another order.

A change keeps, for each offset of the old text, where it lies in the new one, so that the coding
of a text holds for what is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summitgraph.reading import read_bytes
from summitgraph.records import BlockKind, Readout

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_MONTH = re.compile(
    rf"\b(?P<name>{'|'.join(_MONTHS)}|Dec\.)(?P<day> \d{{1,2}}\b)?(?P<year>,? \d{{4}}\b)?"
)
Order = Callable[[list[int]], Sequence[int]]
"""The numbers of the sections as they stand, in the order wanted."""
_TOP_HEADING = re.compile(r"[^\S\n]*(?:\d+\.\s|\[|[A-Z])")  # "(1) …" is a part of a section


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Another world.

    Attributes:
        side: ISO code of the state whose accounts these become.
        months: by how many months all dates move.
        words: what stands in place of what, in texts, labels and names.
    """

    side: str
    months: int
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A text made of another; `pieces` are (start in the old, end in the old, start in the new,
    end in the new), and cover all that is coded."""

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]

    def move(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the old text lies in the new one."""
        first = next(p for p in self.pieces if p[0] <= start < p[1])
        last = next(p for p in self.pieces if p[0] < end <= p[1])
        return _shift(first, start), _shift(last, end)


def _shift(piece: tuple[int, int, int, int], at: int) -> int:
    old_start, old_end, new_start, new_end = piece
    if at == old_end:
        return new_end
    return min(new_start + at - old_start, new_end)


def replaced(text: str, change: Callable[[str], str], pattern: re.Pattern[str]) -> Changed:
    """The text with every match changed."""
    out: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    length = 0

    def add(words: str, start: int, end: int) -> None:
        nonlocal length
        if start < end:
            pieces.append((start, end, length, length + len(words)))
        out.append(words)
        length += len(words)

    at = 0
    for match in pattern.finditer(text):
        add(text[at : match.start()], at, match.start())
        add(change(match[0]), match.start(), match.end())
        at = match.end()
    add(text[at:], at, len(text))
    return Changed(text="".join(out), pieces=tuple(pieces))


def reordered(text: str, order: Order) -> Changed:
    """The text with its sections, each a heading and what stands under it, in another order."""
    blocks = read_bytes(text.encode(), "a seed").blocks
    lead = next(b.end for b in blocks if b.kind is BlockKind.PARAGRAPH and b.sentences)
    heads = [b.start for b in blocks if b.kind is BlockKind.HEADING and b.start > lead]
    starts = [text.rfind("\n", 0, start) + 1 for start in heads]
    starts = [s for s in starts if _TOP_HEADING.match(text, s)]
    last = max(b.end for b in blocks if b.sentences)
    ends = [len(text[:end].rstrip()) for end in starts[1:]] + [last]
    pieces: list[tuple[int, int]] = [(0, starts[0])]
    for place, number in enumerate(order(list(range(len(starts))))):
        pieces.append((starts[number], ends[number]))
        pieces.append((ends[place], [*starts[1:], last][place]))  # the blank lines of this place
    pieces.append((last, len(text)))
    made: list[tuple[int, int, int, int]] = []
    length = 0
    for start, end in pieces:
        made.append((start, end, length, length + end - start))
        length += end - start
    return Changed(text="".join(text[a:b] for a, b in pieces), pieces=tuple(made))


def _whole_words(words: Mapping[str, str]) -> re.Pattern[str]:
    """Matches every key as whole words, the longest first."""
    keys = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, keys))})(?!\w)")


def moved_month(edtf: str, months: int) -> str:
    """An EDTF month or day, or an interval of them, moved by months.

    >>> moved_month("2018-12/2019-01", 1)
    '2019-01/2019-02'
    """

    def move(match: re.Match[str]) -> str:
        index = int(match[1]) * 12 + int(match[2]) - 1 + months
        return f"{index // 12}-{index % 12 + 1:02}"

    return re.sub(r"(\d{4})-(\d{2})", move, edtf)


def moved_words(words: str, months: int) -> str:
    """A month with or without day and year ("July 7, 2017"), moved by months."""
    match = _MONTH.fullmatch(words)
    assert match
    index = next(i for i, m in enumerate(_MONTHS) if m.startswith(match["name"][:3])) + months
    year = match["year"] or ""
    if year:
        year = year[:-4] + str(int(year[-4:]) + index // 12)
    return _MONTHS[index % 12] + (match["day"] or "") + year


def swapped(
    readout: Readout,
    coding: dict[str, Any],
    swap: Swap,
    order: Order,
) -> tuple[Readout, dict[str, Any]]:
    """A seed and its coding in another world."""
    pattern = _whole_words(swap.words)
    steps = [reordered(readout.text, order)]
    steps.append(replaced(steps[-1].text, swap.words.__getitem__, pattern))
    steps.append(replaced(steps[-1].text, lambda m: moved_words(m, swap.months), _MONTH))

    def change(label: str) -> str:
        other = pattern.sub(lambda m: swap.words[m[0]], label)
        return _MONTH.sub(lambda m: moved_words(m[0], swap.months), other)

    statements = []
    for statement in coding["statements"]:
        start, end = statement["start"], statement["end"]
        for step in steps:
            start, end = step.move(start, end)
        statements.append(
            {
                **statement,
                "start": start,
                "end": end,
                "actors": [change(a) for a in statement["actors"]],
                "addressees": [change(a) for a in statement["addressees"]],
                "issues": [[change(label) for label in i] for i in statement["issues"]],
                "due": statement["due"] and moved_month(statement["due"], swap.months),
            }
        )
    day = moved_month(coding["meeting"]["date"], swap.months)
    people = [change(name) for name in coding["meeting"]["participants"]]
    meeting = {"date": day, "participants": people}
    told = {"side": swap.side, "meeting_date": day, "title": change(readout.title)}
    other = read_bytes(steps[-1].text.encode(), readout.name, told)
    return other, {"doc": readout.name, "meeting": meeting, "statements": statements}
