"""Times as coding tools write them into tables, read as seconds since 1970-01-01 UTC.

One column is read in one way: "03/04/2010" alone does not tell day from month, but a column in
which some other cell says "25/04/2010" does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from summitgraph.errors import UnreadableError

_NUMBER = re.compile(r"-?\d{5,}")
_DAY = re.compile(r"(?:1[5-9]|2[01])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_PARTS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?")


def read_times(cells: Sequence[str], *, where: str) -> list[int | None]:
    """The times of a column; empty cells have none.

    Read are ISO 8601, seconds since 1970, and day, month and year in either order. Eight digits
    that are a day, as in 20100403, are that day.

    Raises:
        UnreadableError: for a cell that is no time, or where day and month cannot be told apart.

    >>> read_times(["1970-01-02", "", "1970-01-01T00:01"], where="t.csv")
    [86400, None, 60]
    >>> read_times(["03/04/1970", "25/04/1970"], where="t.csv")[0] == 92 * 86400
    True
    """
    split = [_PARTS.fullmatch(cell.strip()) for cell in cells]
    read: Callable[[int], int | None]
    if any(split):
        day_first = _day_first([match for match in split if match], where)

        def read(place: int) -> int | None:
            match = split[place]
            return _one(cells[place], where) if match is None else _date(match, day_first)
    else:

        def read(place: int) -> int | None:
            return _one(cells[place], where)

    times = []
    for place, cell in enumerate(cells):
        try:
            times.append(read(place) if cell.strip() else None)
        except (ValueError, OverflowError, OSError) as error:
            raise _refused(cell, f"{where}, row {place + 1}") from error
    return times


def _one(cell: str, where: str) -> int:
    text = cell.strip()
    if _NUMBER.fullmatch(text) and not _DAY.fullmatch(text):
        return int(datetime.fromtimestamp(int(text), UTC).timestamp())
    moment = datetime.fromisoformat(text)
    return int((moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment).timestamp())


def _date(match: re.Match[str], day_first: bool) -> int:
    one, other, year, hour, minute, second = (int(part or 0) for part in match.groups())
    day, month = (one, other) if day_first else (other, one)
    return int(datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp())


def _day_first(matches: Sequence[re.Match[str]], where: str) -> bool:
    """Whether the first number is the day: a number above 12 tells, and so do dots and dashes."""
    if any(int(match[1]) > 12 for match in matches) or "/" not in matches[0][0]:
        return True
    if any(int(match[2]) > 12 for match in matches):
        return False
    if all(match[1] == match[2] for match in matches):
        return True
    raise UnreadableError(
        "day and month cannot be told apart",
        where=where,
        value=matches[0][0],
        advice="write dates as 2010-04-03",
    )


def _refused(cell: str, where: str) -> UnreadableError:
    return UnreadableError(
        "this is no time", where=where, value=cell[:40], advice="write it as 2010-04-03T12:00:00"
    )
