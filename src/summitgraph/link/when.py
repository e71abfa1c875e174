"""Times as readouts word them, to EDTF and day bounds.

"in late August" of a meeting in July 2017 is `2017-08`; "early in the new year" of one in
December 2018 is `2019-01`; a month without a year is the next one on or after the anchor.
No library reads these (tried: dateparser), hence a grammar of our own.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from summitgraph.link.days import ranges
from summitgraph.records.when import When

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
} | {"a": 1, "twelve": 12}
_SP = r"[\s\xa0]+"
_LEAP = 2000


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", _SP), re.IGNORECASE)


_DAY_FIRST = _rule(
    rf"\b(?:on )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}(?:,? (?P<year>(?:19|20)\d{{2}}))?\b"
)
_MONTH_DAY = _rule(
    rf"\b(?:on )?{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    r"(?:,? (?P<year>(?:19|20)\d{2}))?"
)
_MONTH_ONLY = re.compile(
    rf"\b(?:(?P<prep>in|by|until|before|during|for|at|of|since|from|after|last|this|next|to|till|"
    rf"as){_SP})?(?:the{_SP})?"
    rf"(?:(?P<part>late|early|mid|mid-|the{_SP}end{_SP}of|end{_SP}of|beginning{_SP}of|"
    rf"middle{_SP}of|first{_SP}half{_SP}of|second{_SP}half{_SP}of|early{_SP}in|late{_SP}in)"
    rf"[\s\xa0-]*)?"
    rf"(?P<rel>last{_SP}|next{_SP}|this{_SP}|coming{_SP})?{_MONTH}"
    rf"(?:,?{_SP}(?:of{_SP})?(?P<year>(?:19|20)\d{{2}}))?(?:{_SP}(?:of{_SP})?(?P<of>next|this){_SP}year)?\b"
)
_NEW_YEAR = _rule(
    r"\b(?:early (?:in )?(?:the )?(?:new|next|coming) year|"
    r"at the (?:start|beginning) of (?:the )?(?:new|next) year|in the new year)\b"
)
_END_YEAR = _rule(
    r"\b(?:by|before|at|until|towards?) (?:the )?(?:end|close) of (?:the|this) (?:calendar )?year"
    r"\b|\bbefore (?:the )?year(?:-| )?end\b|\bby year(?:-| )end\b|\blate (?:in the|this) year\b|"
    r"\bbefore the year is out\b"
)
_END_NAMED = _rule(r"\b(?:by|before|at|until) (?:the )?end of (?P<year>(?:19|20)\d{2})\b")
_NEXT = _rule(r"\b(?P<which>next|this|coming|following) (?P<unit>week|month|year)\b")
_LATER = _rule(
    r"\b(?:later|within|during|further) (?:on )?(?:in )?(?:this|the|the current) year\b|"
    r"\b(?:later|in the course of) this year\b"
)
_SEASON = _rule(
    r"\b(?:(?P<which>this|next|coming|in the|the|in|by|early|late) )?(?:coming )?"
    r"(?P<season>spring|summer|autumn|fall|winter)(?: of)?(?: (?P<year>(?:19|20)\d{2}))?\b"
)
_LATER_MONTH = _rule(r"\blater (?:in )?(?:this|the) month\b|\b(?:by )?the end of the month\b")
_END_WEEK = _rule(r"\b(?:by|before) the end of (?:the|this) week\b|\blater this week\b")
_TOMORROW = _rule(r"\b(?:tomorrow|the (?:following|next) day)\b")
_YEAR = _rule(
    r"\b(?:in|by|during|for|until|before|through) (?:early |late |mid-?)?(?P<year>20\d{2})\b"
)
_COUNT = r"a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2}"
_WITHIN = _rule(
    rf"\bwithin (?:the next )?(?P<n>{_COUNT}) (?P<unit>days?|weeks?|months?|years?)\b|"
    rf"\bin (?P<m>{_COUNT}) (?P<unit2>days?|weeks?|months?)[’']?s? time\b"
)
_QUARTER = _rule(
    r"\b(?:in|by|during) the (?P<q>first|second|third|fourth|last) "
    r"(?P<unit>quarter|half|semester)"
    r"(?: of (?:(?P<year>(?:19|20)\d{2})|(?P<rel>the year|this year|next year)))?\b(?! of)"
)
_PRIOR = re.compile(
    r"\b(?:prior\s+to|before|ahead\s+of|in\s+advance\s+of)\b[^.;]{0,60}$", re.IGNORECASE
)
_LAST = _rule(r"\b(?:last|since|past|previous)$")


@dataclass(frozen=True, slots=True)
class Found:
    """A time phrase: its place in the text that was searched, and what it means."""

    start: int
    end: int
    when: When


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _month(name: str) -> int:
    return next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(name.lower().rstrip(".")[:3]))


def day(d: date, phrase: str = "") -> When:
    """A single day.

    >>> day(date(2017, 7, 7)).edtf
    '2017-07-07'
    """
    return When(edtf=d.isoformat(), earliest=d, latest=d, phrase=phrase)


def interim(anchor: date, last: date) -> When:
    """From now until a day: "in the interim".

    >>> interim(date(2021, 7, 28), date(2021, 9, 30)).edtf
    '2021-07/2021-09'
    """
    edtf = f"{anchor:%Y-%m}/{last:%Y-%m}" if anchor.month != last.month else f"{last:%Y-%m}"
    return When(edtf=edtf, earliest=anchor, latest=last, phrase="in the interim")


def future_times(text: str, anchor: date) -> list[Found]:
    """The times in `text` that lie ahead of `anchor` or may do so, in their order.

    >>> [f.when.edtf for f in future_times("talks in Moscow in late August", date(2017, 7, 7))]
    ['2017-08']
    >>> future_times("since our meeting last December", date(2017, 7, 7))
    []
    """
    found: list[Found] = []

    def add(m: re.Match[str], edtf: str, first: date, last: date) -> None:
        if any(f.start < m.end() and m.start() < f.end for f in found):
            return
        phrase = re.sub(r"\s+", " ", m[0]).strip()
        prior = _PRIOR.search(text[: m.start()])
        if prior and not m[0].lower().startswith(("by", "before")) and last > anchor:
            edtf = (
                f"{anchor:%Y-%m}/{last:%Y-%m}"
                if (anchor.year, anchor.month) != (last.year, last.month)
                else f"{last:%Y-%m}"
            )
            first = anchor
        found.append(
            Found(m.start(), m.end(), When(edtf=edtf, earliest=first, latest=last, phrase=phrase))
        )

    for begin, end, first_day, until in ranges(text, anchor):
        if until >= anchor and not _LAST.search(text[:begin].rstrip()):
            edtf = first_day.isoformat()
            edtf = edtf if first_day == until else f"{edtf}/{until.isoformat()}"
            phrase = re.sub(r"\s+", " ", text[begin:end])
            when = When(edtf=edtf, earliest=first_day, latest=until, phrase=phrase)
            found.append(Found(begin, end, when))
    for pattern in (_MONTH_DAY, _DAY_FIRST):
        for m in pattern.finditer(text):
            if _LAST.search(text[: m.start()].rstrip()):
                continue
            d = _full_day(m["year"], m["month"], m["day"], anchor)
            if d is not None and d >= anchor:
                add(m, d.isoformat(), d, d)
    for m in _NEW_YEAR.finditer(text):
        year = anchor.year + 1
        first, last = month_bounds(year, 1)
        add(m, f"{year}-01", first, last)
    for m in _END_YEAR.finditer(text):
        add(m, f"{anchor.year}", anchor, date(anchor.year, 12, 31))
    for m in _END_NAMED.finditer(text):
        year = int(m["year"])
        first, last = month_bounds(year, 12)
        if year >= anchor.year:
            add(m, f"{year}", first, last)
    for m in _QUARTER.finditer(text):
        year = int(m["year"]) if m["year"] else anchor.year + (m["rel"] or "").startswith("next")
        half = m["unit"].lower() in ("half", "semester")
        if half and m["q"].lower() in ("third", "fourth"):
            continue
        n = {
            "first": 1,
            "second": 2,
            "third": 3,
            "fourth": 4,
            "last": 2 if half else 4,
        }[m["q"].lower()]
        size = 6 if half else 3
        a, b = (n - 1) * size + 1, n * size
        add(m, f"{year}-{a:02}/{year}-{b:02}", date(year, a, 1), month_bounds(year, b)[1])
    for m in _MONTH_ONLY.finditer(text):
        if _is_past(m, anchor):
            continue
        if m["month"] == "May" and not (m["prep"] or m["year"] or m["part"]):
            continue
        year, month = _next_month(m, anchor)
        first, last = month_bounds(year, month)
        if last >= anchor and (m["prep"] or m["part"] or m["year"] or m["rel"]):
            add(m, f"{year}-{month:02}", first, last)
    for m in _TOMORROW.finditer(text):
        d = anchor + timedelta(days=1)
        add(m, d.isoformat(), d, d)
    for m in _NEXT.finditer(text):
        _relative(m, anchor, add)
    for m in _LATER.finditer(text):
        add(m, f"{anchor.year}", anchor, date(anchor.year, 12, 31))
    for m in _LATER_MONTH.finditer(text):
        add(m, f"{anchor:%Y-%m}", anchor, month_bounds(anchor.year, anchor.month)[1])
    for m in _END_WEEK.finditer(text):
        sunday = anchor + timedelta(days=6 - anchor.weekday())
        add(m, sunday.isoformat(), anchor, sunday)
    for m in _WITHIN.finditer(text):
        n_text = (m["n"] or m["m"]).lower()
        n = _NUMBERS.get(n_text) or int(n_text)
        unit = (m["unit"] or m["unit2"]).lower().rstrip("s") + "s"
        days = {"days": 1, "weeks": 7, "months": 30, "years": 365}[unit] * n
        last = anchor + timedelta(days=days)
        if unit in ("months", "month"):
            index = anchor.year * 12 + anchor.month - 1 + n
            last = month_bounds(index // 12, index % 12 + 1)[1]
        told = {"days": last.isoformat(), "weeks": last.isoformat(), "months": f"{last:%Y-%m}"}
        add(m, told.get(unit, f"{last.year}"), anchor, last)
    for m in _SEASON.finditer(text):
        if (m["which"] is None and m["year"] is None) or m["season"][0].isupper():
            continue  # "the Winter Games" are no season
        season = m["season"].lower()
        year = int(m["year"]) if m["year"] else anchor.year
        start_month = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[season]
        first = date(year, start_month, 1)
        end_month, end_year = (start_month + 2, year) if start_month < 12 else (2, year + 1)
        last = month_bounds(end_year, end_month)[1]
        if not m["year"] and ((m["which"] or "").lower().startswith("next") or last < anchor):
            year, first = year + 1, date(year + 1, start_month, 1)
            last = month_bounds(end_year + 1, end_month)[1]
        if last >= anchor:
            add(m, f"{year}-{_SEASONS[season]}", first, last)
    for m in _YEAR.finditer(text):
        year = int(m["year"])
        if year >= anchor.year:
            add(m, f"{year}", date(year, 1, 1), date(year, 12, 31))
    return sorted(found, key=lambda f: f.start)


def _full_day(year: str | None, month: str, number: str, anchor: date) -> date | None:
    m, d = _month(month), int(number)
    try:
        if year:
            return date(int(year), m, d)
        near = date(anchor.year, m, d)
        return near if near >= anchor - timedelta(days=3) else date(anchor.year + 1, m, d)
    except ValueError:
        return None


def _is_past(m: re.Match[str], anchor: date) -> bool:
    this = "this" in ((m["prep"] or "").lower(), (m["rel"] or "").strip().lower())
    if this and not m["year"] and _month(m["month"]) < anchor.month:
        return True  # "this June", said in July
    return (m["prep"] or "").lower() in ("last", "since", "from") or (
        m["rel"] or ""
    ).strip().lower() == "last"


def _next_month(m: re.Match[str], anchor: date) -> tuple[int, int]:
    month = _month(m["month"])
    if m["year"]:
        return int(m["year"]), month
    if m["of"]:
        return anchor.year + (m["of"].lower() == "next"), month
    year = anchor.year if month >= anchor.month else anchor.year + 1
    return year, month


def _relative(m: re.Match[str], anchor: date, add: object) -> None:
    assert callable(add)
    ahead = m["which"].lower() in ("next", "coming", "following")
    unit = m["unit"].lower()
    if unit == "year":
        year = anchor.year + ahead
        add(m, f"{year}", date(year, 1, 1), date(year, 12, 31))
    elif unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + ahead
        first, last = month_bounds(index // 12, index % 12 + 1)
        add(m, f"{first:%Y-%m}", first, last)
    else:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * ahead)
        sunday = monday + timedelta(days=6)
        add(m, f"{monday.isoformat()}/{sunday.isoformat()}", monday, sunday)


def day_without_year(text: str) -> tuple[int, int] | None:
    """The first month and day that a text names without a year, or None.

    >>> day_without_year("Gist of the summit, Dec. 15")
    (12, 15)
    """
    for pattern in (_MONTH_DAY, _DAY_FIRST):
        for m in pattern.finditer(text):
            if not m["year"]:
                month, number = _month(m["month"]), int(m["day"])
                if 1 <= number <= monthrange(_LEAP, month)[1]:
                    return month, number
    return None


def full_day(text: str) -> tuple[date, str] | None:
    """The first day with its year that a text names, with its words, or None."""
    best: tuple[int, date, str] | None = None
    for pattern in (_MONTH_DAY, _DAY_FIRST):
        for m in pattern.finditer(text):
            if m["year"]:
                try:
                    d = date(int(m["year"]), _month(m["month"]), int(m["day"]))
                except ValueError:
                    continue
                if best is None or m.start() < best[0]:
                    best = (m.start(), d, m[0])
    return (best[1], best[2]) if best else None
