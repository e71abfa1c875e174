"""Days that readouts tell by a range, a feast or their distance: "from 10 to 16 December"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = "|".join(m.capitalize() for m in _MONTHS)
_N = r"(\d{1,2})(?:st|nd|rd|th)?"
_TO = r"\s*(?:[-–—]|to|and|through|until)\s*"
_YEAR = r"(?:,?\s+((?:19|20)\d{2}))?"
_DAY_FIRST = re.compile(rf"\b(?:(?:from|on|between)\s+)?{_N}{_TO}{_N}\s+({_MONTH}){_YEAR}\b")
_MONTH_FIRST = re.compile(
    rf"\b(?:(?:from|on|between)\s+)?({_MONTH})\s+{_N}{_TO}{_N}(?!\d|\s*:){_YEAR}"
)
_TWO_MONTHS = re.compile(
    rf"\b(?:(?:from|on|between)\s+)?{_N}\s+({_MONTH}){_TO}{_N}\s+({_MONTH}){_YEAR}\b"
)
_ORDINALS = {
    word: n
    for n, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
        twentieth""".split(),
        1,
    )
}
_WORDED = re.compile(rf"\bthe\s+({'|'.join(_ORDINALS)})\s+of\s+({_MONTH}){_YEAR}\b", re.IGNORECASE)
_FEASTS = {"christmas": (12, 25), "new year's eve": (12, 31), "new year's day": (1, 1)}
_FEAST = re.compile(
    r"\b(?:by|before|until|at|on)\s+(christmas|new\s+year[’']s\s+(?:eve|day))\b", re.IGNORECASE
)
_TODAY = re.compile(
    r"\b(?:later\s+today|this\s+(?:morning|afternoon|evening)|tonight)\b", re.IGNORECASE
)
Ranged = tuple[int, int, date, date]
"""Where the words begin and end, the first day and the last."""


def ranges(text: str, anchor: date) -> Iterator[Ranged]:
    """The ranges and named days in a text; a day without a year is the next one.

    >>> [(a.isoformat(), b.isoformat()) for _, _, a, b in
    ...  ranges("will visit Fiji from 10 to 16 December", date(2001, 12, 7))]
    [('2001-12-10', '2001-12-16')]
    """
    for m in _TWO_MONTHS.finditer(text):
        yield from _ranged(m, (m[1], m[2]), (m[3], m[4]), m[5], anchor)
    for m in _DAY_FIRST.finditer(text):
        yield from _ranged(m, (m[1], m[3]), (m[2], m[3]), m[4], anchor)
    for m in _MONTH_FIRST.finditer(text):
        yield from _ranged(m, (m[2], m[1]), (m[3], m[1]), m[4], anchor)
    for m in _WORDED.finditer(text):
        told = (str(_ORDINALS[m[1].lower()]), m[2])
        yield from _ranged(m, told, told, m[3], anchor)
    for m in _FEAST.finditer(text):
        month, number = _FEASTS[re.sub(r"\s+", " ", m[1].lower().replace("’", "'"))]
        told = (str(number), _MONTHS[month - 1])
        yield from _ranged(m, told, told, None, anchor)
    for m in _TODAY.finditer(text):
        yield m.start(), m.end(), anchor, anchor


def _ranged(
    m: re.Match[str], first: tuple[str, str], last: tuple[str, str], year: str | None, anchor: date
) -> Iterator[Ranged]:
    for y in (int(year),) if year else (anchor.year, anchor.year + 1):
        try:
            a, b = (date(y, _MONTHS.index(n.lower()) + 1, int(d)) for d, n in (first, last))
        except ValueError:
            return
        if b < a:
            return
        if year or b >= anchor - timedelta(days=3):
            yield m.start(), m.end(), a, b
            return
