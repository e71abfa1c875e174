"""Networks as matrices with labels: from a statement table and settings to cells.

Every matrix knows which statements stand behind each cell. `graph` makes networkx graphs of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np

from summitgraph.network.matrix.choose import Chosen, choose_statements, seconds_of
from summitgraph.network.matrix.column import MISSING, Column, Kind, Numbers, utf16
from summitgraph.network.matrix.product import Counted, count_cells
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import NO_TIME, StatementTable
from summitgraph.network.matrix.window import Window, whole_range, windows


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NetworkMatrix:
    """A network as a matrix.

    Attributes:
        settings: those asked for; `settings.in_effect()` are those that were used.
        window: its stretch of time; None where no statement has a time and no bound was set.
        rows, columns: labels, sorted by UTF-16 code units.
        cells: rows by columns, a scipy `csr_array` of floats without stored zeros.
        counted: the statements by number, from which the cells were made.
        statements: how many were counted, each once however many rows it has.
        untold: how many statements were left out because they do not tell the qualifier.
        table: what it was made from.
        places: rows of the table that were counted; `first` and `second` the numbers of their
            labels among `rows` and, of v2, among `issues`.
        issues: the labels of v2 (the columns of a two-mode network).
    """

    settings: MatrixSettings
    window: Window | None
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Any
    counted: Counted
    statements: int
    untold: int
    table: StatementTable
    places: Numbers
    first: Numbers
    second: Numbers
    issues: tuple[str, ...]

    @property
    def is_two_mode(self) -> bool:
        """Whether rows and columns are different things."""
        return self.settings.type == "twomode"

    @property
    def rests_on_all(self) -> bool:
        """Whether a cell rests on all that its two said, also on what only one of them spoke of.

        Levels of text count against each other where one of the two does not have them.
        """
        settings = self.settings.in_effect()
        text = self.counted.kind in (None, Kind.TEXT)
        return not self.is_two_mode and text and settings.aggregation in ("conflict", "subtract")

    def behind(self, row: str, column: str) -> tuple[int, ...]:
        """Which rows of the table a cell rests on, in order; () for labels that are not here.

        In a one-mode network these are the statements of both on what both spoke of, or on anything
        (see `rests_on_all`).
        """
        if row not in self.rows or column not in self.columns:
            return ()
        i, j = self.rows.index(row), self.columns.index(column)
        if self.is_two_mode:
            found = (self.first == i) & (self.second == j)
        elif i == j:
            return ()
        else:
            of_row, of_column = self.first == i, self.first == j
            found = of_row | of_column
            if not self.rests_on_all:
                shared = np.intersect1d(self.second[of_row], self.second[of_column])
                found &= np.isin(self.second, shared)
        return tuple(self.places[found].tolist())


def make_matrix(table: StatementTable, settings: MatrixSettings) -> NetworkMatrix:
    """One network of the whole range, whatever window the settings name.

    Raises:
        UsageError: for a variable that the table does not have.

    >>> from summitgraph.network.matrix.column import text_column
    >>> from summitgraph.network.matrix.table import put_in_order
    >>> table = put_in_order(statements=["1", "2"], documents=[1, 1], times=[0, 0],
    ...     places=[(0, 4), (5, 9)], variables=[
    ...         text_column("actor", ["Ruto", "Mahama"]), text_column("issue", ["trade", "trade"])])
    >>> made = make_matrix(table, MatrixSettings(type="onemode"))
    >>> made.rows, made.cells.toarray().tolist()
    (('Mahama', 'Ruto'), [[0.0, 1.0], [1.0, 0.0]])
    """
    effective = settings.in_effect()
    chosen = choose_statements(table, effective)
    return make_part(table, settings, chosen, chosen.kept, range_of(table, settings, chosen))


def make_matrices(table: StatementTable, settings: MatrixSettings) -> Iterator[NetworkMatrix]:
    """The network, or one for each window, in order.

    Repeated statements are dropped over the whole range before it is cut into windows; labels
    without isolates are those of each window.

    Raises:
        UsageError: for a variable that the table does not have.
    """
    if settings.window == "no":
        yield make_matrix(table, settings)
        return
    chosen = choose_statements(table, settings.in_effect())
    whole = range_of(table, settings, chosen)
    if whole is None:
        return
    for window, kept in in_windows(table, settings, chosen.kept, whole):
        yield make_part(table, settings, chosen, kept, window)


def in_windows(
    table: StatementTable, settings: MatrixSettings, kept: Numbers, whole: Window
) -> Iterator[tuple[Window, Numbers]]:
    """Each window of the whole range, in order, with those of the kept rows that lie within it."""
    times = table.times[kept]  # in order, as the table is
    for window in windows(whole.start, whole.stop, settings.window, settings.size):
        begin = np.searchsorted(times, seconds_of(window.start), side="left")
        end = np.searchsorted(times, seconds_of(window.stop), side="right")
        yield window, kept[begin:end]


def make_part(
    table: StatementTable,
    settings: MatrixSettings,
    chosen: Chosen,
    kept: Sequence[int] | Numbers,
    window: Window | None = None,
) -> NetworkMatrix:
    """The network of some of the chosen rows, in the order of the table, called by a window."""
    kept = np.asarray(kept, dtype=np.int64)
    effective = settings.in_effect()
    labelled = chosen.base if settings.isolates else kept
    rows, first = _number(chosen.first, labelled, kept)
    issues, second = _number(chosen.second, labelled, kept)
    level, levels = _levels(chosen, kept)
    counted = Counted(
        first=first,
        second=second,
        level=level,
        rows=len(rows),
        columns=len(issues),
        levels=levels,
        kind=chosen.qualifier.kind if chosen.qualifier else None,
        weight=np.ones(len(kept)),
    )
    is_two_mode = effective.type == "twomode"
    return NetworkMatrix(
        settings=settings,
        window=window,
        rows=rows,
        columns=issues if is_two_mode else rows,
        cells=count_cells(counted, effective),
        counted=counted,
        statements=table.distinct(kept),
        untold=chosen.untold,
        table=table,
        places=kept,
        first=first,
        second=second,
        issues=issues,
    )


def _number(column: Column, labelled: Numbers, kept: Numbers) -> tuple[tuple[str, ...], Numbers]:
    """The labels in order, and for each kept row the place of its label."""
    present = _present(column, labelled)
    labels = [column.values[code] for code in present.tolist()]
    order = list(range(len(labels)))
    if column.kind is Kind.INTEGER:  # a label is text: "10" comes before "9"
        order.sort(key=lambda place: utf16(labels[place]))
    place_of = np.full(len(column.values), MISSING, dtype=np.int64)
    for place, number in enumerate(order):
        place_of[present[number]] = place
    return tuple(labels[number] for number in order), place_of[column.codes[kept]]


def _present(column: Column, places: Numbers) -> Numbers:
    """The codes that occur at these places, in order."""
    codes = column.codes[places]
    return np.flatnonzero(np.bincount(codes[codes != MISSING], minlength=len(column.values)))


def _levels(chosen: Chosen, kept: Numbers) -> tuple[Numbers, Any]:
    """The level of each kept row, and what the levels count for."""
    qualifier = chosen.qualifier
    if qualifier is None:
        return np.zeros(len(kept), dtype=np.int64), np.ones(1)
    if qualifier.kind is Kind.BOOLEAN:
        return qualifier.codes[kept], qualifier.levels
    # the levels that occur in the range, so that windows of one range can be compared
    present = _present(qualifier, chosen.base)
    return np.searchsorted(present, qualifier.codes[kept]), qualifier.levels[present]


def range_of(table: StatementTable, settings: MatrixSettings, chosen: Chosen) -> Window | None:
    """From the first bound or statement to the last; None where nothing has a time."""
    times = table.times[chosen.base]
    times = times[times != NO_TIME]
    start, stop = settings.start, settings.stop
    if start is None and len(times):
        start = datetime.fromtimestamp(int(times.min()), UTC)
    if stop is None and len(times):
        stop = datetime.fromtimestamp(int(times.max()), UTC)
    if start is None or stop is None or start > stop:
        return None
    return whole_range(start, stop)
