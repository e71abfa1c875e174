"""A bar chart of a table: which of its columns it shows, and how long each bar is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from summitgraph.store import Rows

MOST = 20
_COUNTED = ("act", "family", "state", "reason", "kind", "told", "evidenceState", "how")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A bar chart.

    Attributes:
        title: what is counted by what.
        bars: each with its label, its value and its length, 0 to 100.
    """

    title: str
    bars: tuple[tuple[str, int, float], ...]


def chart(rows: Rows) -> Chart | None:
    """A chart of a table as people read it; None where it holds nothing that can be counted.

    Where a column holds whole numbers, the largest of them by the first column of words; else how
    many rows there are by act, state or the like, or by year.

    >>> from summitgraph.store import Rows
    >>> chart(Rows(["issue", "statements"], [("peace", 4), ("fish", 2)])).bars
    (('peace', 4, 100.0), ('fish', 2, 50.0))
    """
    if len(rows) < 2:
        return None
    columns = {name: rows.column(name) for name in rows.columns}
    numbers = [name for name, cells in columns.items() if _are_counts(name, cells)]
    texts = [n for n, cells in columns.items() if any(isinstance(c, str) and c for c in cells)]
    if numbers and texts:
        number, text = numbers[0], texts[0]
        counted: Counter[str] = Counter()
        for label, value in zip(columns[text], columns[number], strict=True):
            counted[str(label or "–")] += value if isinstance(value, int) else 0
        return _bars(f"{number} by {text}", counted)
    for name in _COUNTED:
        if name in columns and len(set(columns[name])) > 1:
            counted = Counter(str(cell if cell is not None else "–") for cell in columns[name])
            return _bars(f"rows by {name}", counted)
    if "date" in columns:
        years = Counter(str(cell)[:4] for cell in columns["date"] if cell)
        if len(years) > 1:
            return _bars("rows by year", years, in_order=True)
    return None


def _are_counts(name: str, cells: tuple[object, ...]) -> bool:
    plain = all(c is None or (isinstance(c, int) and not isinstance(c, bool)) for c in cells)
    return plain and any(cells) and name not in {"start", "end", "ordinal"}


def _bars(title: str, counted: Counter[str], *, in_order: bool = False) -> Chart:
    chosen = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    if in_order:
        chosen = sorted(counted.items())[-MOST:]
    longest = max((value for _, value in chosen), default=0) or 1
    return Chart(
        title=title,
        bars=tuple((label, value, round(100 * value / longest, 1)) for label, value in chosen),
    )
