"""Times as readouts word them: what lies ahead, and what only looks so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summitgraph.link.when import day_without_year, full_day, future_times

HAMBURG = date(2017, 7, 7)
BUENOS_AIRES = date(2018, 12, 1)


@pytest.mark.parametrize(
    ("edtf", "phrase", "anchor"),
    [
        ("2017-08", "in late August", HAMBURG),
        ("2017-08", "in mid-August", HAMBURG),
        ("2017-08", "early in August", HAMBURG),
        ("2017-08", "during August", HAMBURG),
        ("2017-09", "by the end of September", HAMBURG),
        ("2017-09", "in the first half of September", HAMBURG),
        ("2017-09", "at an appropriate time in September", HAMBURG),
        ("2017-07", "in July", HAMBURG),
        ("2018-06", "in June", HAMBURG),
        ("2018-06", "next June", HAMBURG),
        ("2018-09", "in September 2018", HAMBURG),
        ("2018-05", "in May", HAMBURG),
        ("2018-05", "in May next year", HAMBURG),
        ("2018-02", "by the middle of February", HAMBURG),
        ("2017-07-20", "on July 20", HAMBURG),
        ("2017-07-20", "on 20 July", HAMBURG),
        ("2017-09-05", "on Sept. 5", HAMBURG),
        ("2018-05-09", "on May 9", HAMBURG),
        ("2019-05-09", "on May 9, 2019", HAMBURG),
        ("2017-07-08", "tomorrow", HAMBURG),
        ("2017-07", "this month", HAMBURG),
        ("2017-08", "next month", HAMBURG),
        ("2017-07-03/2017-07-09", "this week", HAMBURG),
        ("2017-07-10/2017-07-16", "next week", HAMBURG),
        ("2018", "next year", HAMBURG),
        ("2017", "later this year", HAMBURG),
        ("2017", "by the end of the year", HAMBURG),
        ("2017", "before the year is out", HAMBURG),
        ("2018", "by the end of 2018", HAMBURG),
        ("2018-01", "early next year", HAMBURG),
        ("2018-01", "in the new year", HAMBURG),
        ("2018", "in 2018", HAMBURG),
        ("2020", "by 2020", HAMBURG),
        ("2017-23", "this autumn", HAMBURG),
        ("2018-21", "in the spring of 2018", HAMBURG),
        ("2018-21", "next spring", HAMBURG),
        ("2017-24", "this winter", HAMBURG),
        ("2017-07-21", "within two weeks", HAMBURG),
        ("2018-01", "within the next six months", HAMBURG),
        ("2017-07-14", "within a week", HAMBURG),
        ("2017-09-10/2017-09-16", "from 10 to 16 September", HAMBURG),
        ("2017-07-29/2017-07-30", "on July 29-30", HAMBURG),
        ("2017-12-25", "by Christmas", HAMBURG),
        ("2018-05-10", "by the tenth of May", HAMBURG),
        ("2017-07", "later this month", HAMBURG),
        ("2017-07/2017-12", "in the second semester", HAMBURG),
        ("2018-01/2018-03", "in the first quarter of 2018", HAMBURG),
        ("2017-07/2017-12", "in the second half of the year", HAMBURG),
        ("2017-07/2017-09", "prior to the summit in September", HAMBURG),
        ("2019-01", "early in the new year", BUENOS_AIRES),
        ("2018-12/2019-01", "prior to the visit early in the new year", BUENOS_AIRES),
        ("2018", "by the end of the year", BUENOS_AIRES),
        ("2019-01", "next month", BUENOS_AIRES),
        ("2019-11", "in November", BUENOS_AIRES),
        ("2018-24", "this winter", BUENOS_AIRES),
        ("2016-02-29", "on February 29", date(2016, 2, 1)),
    ],
)
def test_a_time_ahead(edtf: str, phrase: str, anchor: date) -> None:
    found = future_times(f"They will meet {phrase}.", anchor)
    assert [f.when.edtf for f in found] == [edtf]
    assert found[0].when.latest is not None
    assert found[0].when.latest >= anchor


@pytest.mark.parametrize(
    "phrase",
    [
        "last December",
        "since March",
        "last month",
        "last year",
        "in 2016",
        "in June 2017",
        "in August 2016",
        "on August 15, 2016",
        "on July 6",
        "on February 30",
        "since last September",
        "on the basis of the declaration of 1956",
        "if conditions may allow",
        "with Prime Minister May",
        "to march on",
        "at the Winter Games",
        "at the Summer Universiade",
        "as prices fall",
        "soon",
        "in the near future",
        "at an appropriate time",
        "in the coming weeks",
        "at the G20 summit",
    ],
)
def test_what_is_past_or_vague_or_no_time_at_all(phrase: str) -> None:
    assert future_times(f"They spoke of it {phrase}.", HAMBURG) == []


@pytest.mark.parametrize(
    ("first", "last", "phrase"),
    [
        (date(2017, 8, 1), date(2017, 8, 31), "in late August"),
        (date(2018, 2, 1), date(2018, 2, 28), "in February"),
        (date(2017, 12, 1), date(2018, 2, 28), "this winter"),
        (date(2017, 7, 7), date(2017, 9, 30), "prior to the summit in September"),
        (date(2017, 7, 20), date(2017, 7, 20), "on July 20"),
    ],
)
def test_bounds_are_the_first_and_the_last_day(first: date, last: date, phrase: str) -> None:
    when = future_times(phrase, HAMBURG)[0].when
    assert (when.earliest, when.latest) == (first, last)


def test_the_words_of_the_source_are_kept() -> None:
    text = "They will meet in\u00a0late August, and again on Sept. 5."
    found = future_times(text, HAMBURG)
    assert [f.when.phrase for f in found] == ["in late August", "on Sept. 5"]
    assert [text[f.start : f.end] for f in found] == ["in\u00a0late August", "on Sept. 5"]


def test_times_come_in_the_order_of_the_text() -> None:
    found = future_times("in October, or else on August 3", HAMBURG)
    assert [f.when.edtf for f in found] == ["2017-10", "2017-08-03"]


_WORDS = (
    "in on by the end of late early mid- prior to before next last this year month week two within "
    "spring Winter May may March December Sept. 1 15 31 2016 2018 2050 quarter first half new"
).split()


@given(
    st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
)
@example("in the new year", date(2016, 2, 29))
def test_whatever_is_said_no_time_lies_wholly_in_the_past(text: str, anchor: date) -> None:
    for found in future_times(text, anchor):
        assert found.when.earliest is not None
        assert found.when.latest is not None
        assert found.when.earliest <= found.when.latest
        assert found.when.latest >= anchor


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ((12, 15), "Gist of the summit, Dec. 15"),
        ((12, 15), "on 15 December"),
        ((6, 2), "Friday, June 2nd"),
        (None, "December 15, 2016"),
        (None, "in December"),
        (None, "June 0"),
    ],
)
def test_a_day_that_has_no_year(expected: tuple[int, int] | None, text: str) -> None:
    assert day_without_year(text) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ((date(2017, 7, 7), "July 7, 2017"), "July 7, 2017"),
        ((date(2017, 7, 7), "on 7 July 2017"), "They met on 7 July 2017, not on 8 July 2017."),
        ((date(2017, 7, 1), "1 July 2017"), "31 June 2017 or 1 July 2017"),
        (None, "July 7"),
        (None, "July 2017"),
    ],
)
def test_a_day_with_its_year(expected: tuple[date, str] | None, text: str) -> None:
    assert full_day(text) == expected
