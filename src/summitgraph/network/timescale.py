"""Where days stand on the timeline, and which of them are told above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from summitgraph.network.undertaking import Undertaking

AHEAD = 0.15
"""How much of the time gone by is shown of the time to come, besides a year."""


class TimeScale:
    """Where days stand on the page."""

    def __init__(
        self, rows: Sequence[Undertaking], as_of: date | None, left: float, width: float
    ) -> None:
        days = [day for one in rows for day, _ in one.events]
        days += [day for one in rows for span in one.due for day in span]
        days += [as_of] if as_of else []
        self.first = min(days, default=date(2000, 1, 1))
        self.last = max(days, default=self.first)
        if as_of and as_of > self.first:
            # a due date decades away would press all else together
            ahead = (as_of - self.first) * AHEAD + timedelta(days=370)
            self.last = min(self.last, as_of + ahead)
        self._left, self._width = left, width

    def at(self, day: date) -> float:
        """Inches from the left; a day outside stands at the edge."""
        span = max((self.last - self.first).days, 1)
        part = (day - self.first).days / span
        return self._left + self._width * min(max(part, 0.0), 1.0)

    def ticks(self) -> Iterator[tuple[date, str]]:
        """Years, or months where there are few, as many as can be read beside each other."""
        years = self.last.year - self.first.year
        if years >= 2:
            step = max(1, -(-years // 10))
            for year in range(self.first.year, self.last.year + 1):
                if year % step == 0 and self.first <= date(year, 1, 1) <= self.last:
                    yield date(year, 1, 1), str(year)
            return
        months = years * 12 + self.last.month - self.first.month
        step = max(1, -(-months // 8))
        for number in range(0, months + 1, step):
            year, month = divmod(self.first.year * 12 + self.first.month - 1 + number, 12)
            day = date(year, month + 1, 1)
            if self.first <= day <= self.last:
                yield day, f"{year}-{month + 1:02}"
