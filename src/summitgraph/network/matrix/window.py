"""Where the windows of a moving network stand.

The midpoint moves from the start in steps of one unit; a window reaches round((size − 1) / 2)
units to both sides, halves up, so that sizes 2 and 3 both reach one; only windows that lie wholly
within the range are kept. This is Discourse Network Analyzer's way, so that its networks can be
made again.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from summitgraph.network.matrix.settings import Unit

_STEPS = {
    "seconds": timedelta(seconds=1),
    "minutes": timedelta(minutes=1),
    "hours": timedelta(hours=1),
    "days": timedelta(days=1),
    "weeks": timedelta(weeks=1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time, both ends included."""

    start: datetime
    mid: datetime
    stop: datetime


def whole_range(start: datetime, stop: datetime) -> Window:
    """The whole range as one window.

    >>> whole_range(datetime(2017, 1, 1), datetime(2017, 1, 3)).mid
    datetime.datetime(2017, 1, 2, 0, 0)
    """
    return Window(
        start=start,
        mid=start + timedelta(seconds=((stop - start) // timedelta(seconds=1)) // 2),
        stop=stop,
    )


def windows(start: datetime, stop: datetime, unit: Unit, size: int) -> Iterator[Window]:
    """The windows of a range, in order.

    >>> found = windows(datetime(2017, 1, 1), datetime(2017, 1, 4), "days", 2)
    >>> [window.mid.day for window in found]
    [2, 3]
    """
    half = size // 2
    mid, step = start, 0
    while mid <= stop:
        try:
            window = Window(start=_move(mid, unit, -half), mid=mid, stop=_move(mid, unit, half))
        except (OverflowError, ValueError):  # it reaches before the year 1 or after 9999
            window = None
        if window is not None and window.start >= start and window.stop <= stop:
            yield window
        step += 1
        try:
            mid = _move(start, unit, step)
        except (OverflowError, ValueError):
            return


def _move(moment: datetime, unit: Unit, steps: int) -> datetime:
    """So many units later; the 31st of a shorter month is its last day."""
    if unit in _STEPS:
        return moment + steps * _STEPS[unit]
    months = moment.year * 12 + moment.month - 1 + steps * (12 if unit == "years" else 1)
    year, month = divmod(months, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
