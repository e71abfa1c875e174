"""A comparison as text to read: a column for each account, wrapped to the terminal's width."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from summitgraph.cli.talk import count
from summitgraph.records import Account, ComparedMatter, Comparison, Statement, Told

_NARROWEST = 26
"""Characters below which a column is no longer read with ease; accounts then stand in turn."""
_WIDEST = 160
_GAP = " │ "
_MARK = {Told.ALL: "=", Told.SOME: "=", Told.ONE: "·", Told.DIFFERENTLY: "≠"}


def side_by_side(comparison: Comparison, width: int | None = None) -> str:
    """The comparison of one meeting's accounts.

    Args:
        width: in characters; that of the terminal (or of COLUMNS) where it is not given.
    """
    room = min(width or shutil.get_terminal_size((100, 24)).columns, _WIDEST)
    return "\n".join(line.rstrip() for line in _lines(comparison, max(room, 40))) + "\n"


def _lines(comparison: Comparison, width: int) -> Iterator[str]:
    letters = [_letter(n) for n in range(len(comparison.accounts))]
    yield from textwrap.wrap(comparison.meeting.meeting.label, width)
    yield ""
    for letter, account in zip(letters, comparison.accounts, strict=True):
        yield from _wrapped(_named(account), width, f"  {letter}  ")
    yield ""
    for joined in comparison.meeting.joined:
        numbers = [comparison.meeting.readouts.index(sha) for sha in joined.readouts]
        pair = " and ".join(letters[n] for n in numbers)
        told = f"{pair} taken for one meeting (confidence {joined.confidence:.2f}): {joined.why}"
        yield from _wrapped(told, width, "  ")
    yield from _wrapped(_summary(comparison, letters), width, "  ")
    yield from _facts(comparison, letters, width)
    issue = ""
    for matter in comparison.matters:
        yield ""
        if matter.issue.key != issue:
            issue = matter.issue.key
            yield from _heading(matter.issue.label, width)
        yield from _matter(matter, comparison.accounts, letters, width)


def _letter(number: int) -> str:
    """A, B … Z, A2, B2 …"""
    return chr(ord("A") + number % 26) + (str(number // 26 + 1) if number > 25 else "")


def _named(account: Account) -> str:
    readout = account.readout
    side = f" ({readout.side})" if readout.side else ""
    told = [readout.name, readout.publisher + side if readout.publisher else side.strip()]
    told.append(count(len(account.statements), "statement"))
    return ", ".join(t for t in told if t)


def _summary(comparison: Comparison, letters: Sequence[str]) -> str:
    counts = Counter(m.told for m in comparison.matters)
    alone = [
        f"{sum(m.told is Told.ONE and m.statements[n] is not None for m in comparison.matters)} "
        f"by {letter} alone"
        for n, letter in enumerate(letters)
    ]
    parts = [f"{counts[Told.ALL]} told by {'both' if len(letters) == 2 else 'all'}"]
    parts += [f"{counts[Told.SOME]} by several"] if counts[Told.SOME] else []
    parts += [f"{counts[Told.DIFFERENTLY]} differently", *alone]
    return f"{count(len(comparison.matters), 'statement')} by issue: {', '.join(parts)}"


def _facts(comparison: Comparison, letters: Sequence[str], width: int) -> Iterator[str]:
    """What all tell alike on one line; what only some tell, or tell differently, by account."""
    for fact in comparison.facts:
        if fact.told is Told.ALL:
            told = fact.values[0]
        else:
            told = "; ".join(
                f"{letter}: {value or 'not told'}"
                for letter, value in zip(letters, fact.values, strict=True)
            )
        yield from _wrapped(f"{_MARK[fact.told]} {fact.name}: {told}", width, "  ", "      ")


def _heading(label: str, width: int) -> Iterator[str]:
    yield from textwrap.wrap(label, width)
    yield "─" * min(width, max(len(label), 12))


def _matter(
    matter: ComparedMatter, accounts: Sequence[Account], letters: Sequence[str], width: int
) -> Iterator[str]:
    there = [n for n, s in enumerate(matter.statements) if s is not None]
    what = {
        Told.ALL: f"told by {'both' if len(letters) == 2 else 'all'}",
        Told.SOME: f"told by {', '.join(letters[n] for n in there)}",
        Told.ONE: f"by {letters[there[0]]} alone",
        Told.DIFFERENTLY: "told differently",
    }[matter.told]
    yield from _wrapped(f"{_MARK[matter.told]} {what}", width, "")
    for difference in matter.differences:
        told = " | ".join(value or "–" for value in difference.values)
        yield from _wrapped(f"{difference.aspect}: {told}", width, "  ")
    if matter.why:
        yield from _wrapped(f"side by side by {matter.why}", width, "  ")
    yield from _columns([_cell(a, s) for a, s in zip(accounts, matter.statements, strict=True)],
                        letters, width)  # fmt: skip


def _cell(account: Account, statement: Statement | None) -> list[str]:
    if statement is None:
        return []
    who = ", ".join(a.name for a in statement.speakers)
    act = f"not {statement.act.value}" if statement.negated else statement.act.value
    told = [f"{who}: {act}", f"“{' '.join(statement.evidence.quote.split())}”"]
    if statement.commitment is not None:
        due = statement.commitment.due
        told.append("a commitment" + (f", due {due.edtf}" if due else ""))
    told.append(f"{account.readout.name} {statement.evidence.start}-{statement.evidence.end}")
    return told


def _columns(cells: Sequence[list[str]], letters: Sequence[str], width: int) -> Iterator[str]:
    each = (width - 2 - len(_GAP) * (len(cells) - 1)) // len(cells)
    if each < _NARROWEST:
        for letter, cell in zip(letters, cells, strict=True):
            for n, part in enumerate(cell):
                yield from _wrapped(part, width, f"  {letter}  " if n == 0 else "     ", "     ")
        return
    wrapped = [
        [line for part in cell or ["–"] for line in textwrap.wrap(part, each) or [""]]
        for cell in cells
    ]
    for row in zip_longest(*wrapped, fillvalue=""):
        yield "  " + _GAP.join(part.ljust(each) for part in row)


def _wrapped(text: str, width: int, first: str, later: str | None = None) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=later or " " * max(len(first), 2)
    )
