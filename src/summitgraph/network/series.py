"""A network cut into parts, in order: one a meeting, a document or a window of time.

Which statements count is decided once for the whole range (repeated ones are dropped before it is
cut), so that the parts of one series can be compared. What is made of them: `write_series`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from summitgraph.errors import UsageError
from summitgraph.network.matrix.batch import moment
from summitgraph.network.matrix.choose import choose_statements
from summitgraph.network.matrix.column import Numbers
from summitgraph.network.matrix.make import in_windows, range_of
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import StatementTable, day_of, value_at
from summitgraph.network.matrix.window import Window

if TYPE_CHECKING:
    import networkx as nx

By = Literal["meeting", "document", "window"]
"""Into what a network is cut."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """Some statements of a series.

    Attributes:
        label: of the meeting or document; of a window its midpoint, which is `mid` too.
        start, stop: its first and last moment in ISO 8601; "" where no statement has a day.
        places: its rows of the table, in order.
    """

    label: str
    start: str
    stop: str
    places: Numbers
    mid: str = ""


Series = tuple[tuple[Part, "nx.Graph"], ...]
"""Parts in order, each with its network."""


def make_series(
    table: StatementTable,
    settings: MatrixSettings,
    by: By,
    network: Callable[[Numbers], nx.Graph],
) -> Series:
    """The network of each part, made by `network` from the part's rows.

    Every graph has `part`, `part_start` and `part_stop` among its own attributes.
    """
    made = []
    for part in parts(table, settings, by):
        graph = network(part.places)
        graph.graph |= {"part": part.label, "part_start": part.start, "part_stop": part.stop}
        made.append((part, graph))
    return tuple(made)


def parts(table: StatementTable, settings: MatrixSettings, by: By) -> Iterator[Part]:
    """The parts in order of time, those without a day last; windows may overlap or be empty.

    Raises:
        UsageError: for an unknown `by`, a window without a unit, or a source without meetings.
    """
    if by not in get_args(By):
        raise UsageError(
            "unknown way to cut a network",
            where="by",
            value=str(by),
            advice=f"use one of {', '.join(get_args(By))}",
        )
    effective = settings.in_effect()
    chosen = choose_statements(table, effective)
    if by == "window":
        if settings.window == "no":
            raise UsageError(
                "the windows have no unit",
                where="window",
                value="no",
                advice="set window=days, weeks, months or years, and size=30 or so",
            )
        whole = range_of(table, settings, chosen)
        yield from _windows(table, chosen.kept, whole, settings)
        return
    if by == "meeting":
        column = table.column("meeting", of_document=False)
    else:
        names = table.document_variables
        column = names["title"] if "title" in names else table.column("id", of_document=True)
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place in chosen.kept.tolist():
        label = value_at(column, place)
        # two documents may have one title
        found[int(table.documents[place]) if by == "document" else 0, label].append(place)
    made = [_part(table, label, places) for (_, label), places in sorted(found.items())]
    yield from sorted(made, key=lambda part: (part.start or "~", part.label))


def _part(table: StatementTable, label: str, places: list[int]) -> Part:
    days = sorted(filter(None, (day_of(table, place) for place in places)))
    return Part(
        label=label or "(unknown)",
        start=days[0] if days else "",
        stop=days[-1] if days else "",
        places=np.array(places, dtype=np.int64),
    )


def _windows(
    table: StatementTable, kept: Numbers, whole: Window | None, settings: MatrixSettings
) -> Iterator[Part]:
    if whole is None:
        return
    for window, places in in_windows(table, settings, kept, whole):
        mid = _short(moment(window.mid))
        yield Part(
            label=mid,
            mid=mid,
            start=_short(moment(window.start)),
            stop=_short(moment(window.stop)),
            places=places,
        )


def _short(text: str) -> str:
    """A moment without its midnight.

    >>> _short("2017-07-07T00:00"), _short("2017-07-07T12:30")
    ('2017-07-07', '2017-07-07T12:30')
    """
    return text.removesuffix("T00:00")
