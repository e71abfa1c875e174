"""Which statements a network counts: its range, its filters, and what repeats another.

Takes a table and settings; `product` counts what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from summitgraph.errors import UsageError
from summitgraph.network.matrix.column import MISSING, Column, Numbers
from summitgraph.network.matrix.settings import Duplicates, MatrixSettings, Rule
from summitgraph.network.matrix.table import NO_TIME, StatementTable

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 86_400
_LARGEST = 2**62
_THURSDAY = 3  # 1970-01-01 was a Thursday; ISO 8601 gives a week to the year of its Thursday


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chosen:
    """The statements of a network.

    Attributes:
        base: rows of the table within the range that pass the document filters.
        kept: those of them that are counted, in order.
        untold: how many statements were left out because they do not tell the qualifier.
        first, second: the columns of v1 and v2; `third` and `qualifier` None where none is used.
            A statement without a third value is kept.
    """

    base: Numbers
    kept: Numbers
    untold: int
    first: Column
    second: Column
    third: Column | None
    qualifier: Column | None


def choose_statements(table: StatementTable, settings: MatrixSettings) -> Chosen:
    """The statements that these settings count; the settings must be those in effect.

    Of statements that agree in v1, v2 and qualifier (unless it is ignored) within one scope of
    `duplicates`, the first counts.

    Raises:
        UsageError: for a variable that the table does not have.
    """
    first = table.column(settings.v1, of_document=settings.v1_doc)
    second = table.column(settings.v2, of_document=settings.v2_doc)
    qualifier = table.column(settings.qualifier, of_document=False) if settings.qualifier else None
    third = table.column(settings.v3, of_document=False) if settings.v3 else None
    base = np.flatnonzero(_in_range(table, settings) & _in_documents(table, settings))
    keep = (first.codes[base] != MISSING) & (second.codes[base] != MISSING)
    for name, values in settings.exclude.items():
        listed = _listed(table.column(name, of_document=False), values)[base]
        keep &= listed if settings.invert_values else ~listed
    untold = 0
    if qualifier is not None:
        tells = qualifier.codes[base] != MISSING
        untold = table.distinct(base[keep & ~tells])
        keep &= tells
    kept = base[keep]
    ignored = settings.aggregation == "ignore"
    same = [first.codes, second.codes]
    if third is not None:
        same.append(third.codes)
    if qualifier is not None and not ignored:
        same.append(qualifier.codes)
    if table.has_combinations:
        # rows of one statement that differ only in what this network does not look at
        kept = kept[_firsts([codes[kept] for codes in (*same, table.numbers)])]
    if settings.duplicates != "include":
        scope = _scope(table, settings.duplicates, settings.rule)
        kept = kept[_firsts([codes[kept] for codes in (*same, *scope)])]
    return Chosen(
        base=base,
        kept=kept,
        untold=untold,
        first=first,
        second=second,
        third=third,
        qualifier=qualifier,
    )


def seconds_of(moment: datetime) -> int:
    """Whole seconds since 1970-01-01 UTC.

    >>> seconds_of(datetime(1970, 1, 2, tzinfo=UTC))
    86400
    """
    return (moment - _EPOCH) // timedelta(seconds=1)


def _in_range(table: StatementTable, settings: MatrixSettings) -> NDArray[np.bool_]:
    inside = np.ones(len(table), dtype=np.bool_)
    if settings.start is not None or settings.stop is not None or settings.window != "no":
        inside &= table.times != NO_TIME
    if settings.start is not None:
        inside &= table.times >= seconds_of(settings.start)
    if settings.stop is not None:
        inside &= table.times <= seconds_of(settings.stop)
    return inside


def _in_documents(table: StatementTable, settings: MatrixSettings) -> NDArray[np.bool_]:
    inside = np.ones(len(table), dtype=np.bool_)
    for name, values in settings.documents.items():
        listed = _listed(table.column(_TYPE.get(name, name), of_document=True), values)
        inside &= listed if name in settings.inverted else ~listed
    return inside


# `type` among the settings is that of the network.
_TYPE = {"doctype": "type"}


def _listed(column: Column, values: frozenset[str]) -> NDArray[np.bool_]:
    """Which statements have one of these values; "" is that of those without one."""
    wanted = {number for number, value in enumerate(column.values) if value in values}
    if "" in values:
        wanted.add(MISSING)
    return np.isin(column.codes, np.array(sorted(wanted), dtype=np.int64))


def _firsts(keys: Sequence[Numbers]) -> Numbers:
    """The places of the first of each combination of keys, in order."""
    combined = np.zeros(len(keys[0]), dtype=np.int64)
    size = 1
    for key in keys:
        low, high = (int(key.min()), int(key.max())) if len(key) else (0, 0)
        width = high - low + 1
        if size * width > _LARGEST:  # number the combinations met so far anew
            combined = np.unique(combined, return_inverse=True)[1].astype(np.int64)
            size = len(combined) + 1
            if size * width > _LARGEST:
                key, low = np.unique(key, return_inverse=True)[1].astype(np.int64), 0
                width = size
        combined = combined * width + (key - low)
        size *= width
    found: Numbers = np.sort(np.unique(combined, return_index=True)[1])
    return found


def _scope(table: StatementTable, duplicates: Duplicates, rule: Rule) -> list[Numbers]:
    """Keys that are equal where two statements of the table stand in one scope."""
    if duplicates == "acrossrange":
        return []
    if duplicates == "document":
        return [table.documents]
    known = table.times != NO_TIME
    # days and months are counted from 1970; statements without a day are a scope of their own
    days = np.where(known, table.times, 0) // _DAY
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    if duplicates == "year":
        return [np.where(known, months // 12, NO_TIME)]
    if duplicates == "month":
        return [np.where(known, months if rule == "calendar" else months % 12, NO_TIME)]
    if duplicates == "week":
        weeks = (days + _THURSDAY) // 7  # whole weeks from Monday
        return [np.where(known, weeks if rule == "calendar" else _week_numbers(weeks), NO_TIME)]
    raise UsageError(
        "unknown scope of duplicates", where="duplicates", value=str(duplicates), advice="use month"
    )


def _week_numbers(weeks: Numbers) -> Numbers:
    """The number of a week in its year by ISO 8601, from weeks counted since 1970."""
    thursday = weeks * 7 - _THURSDAY + 3
    year = thursday.astype("datetime64[D]").astype("datetime64[Y]")
    first_day = year.astype("datetime64[D]").astype(np.int64)
    numbers: Numbers = (thursday - first_day) // 7 + 1
    return numbers
