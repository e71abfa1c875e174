"""Measures as rows for a file: one function for each, all from a statement table and settings.

The command `summitgraph measure` prints what this gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitgraph.errors import UsageError
from summitgraph.network.kind import TableKind, settings_for, table_network
from summitgraph.network.matrix.choose import choose_statements
from summitgraph.network.matrix.column import Numbers
from summitgraph.network.matrix.make import NetworkMatrix, make_part
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import StatementTable
from summitgraph.network.measure.asked import MEASURED, WHATS, Asked
from summitgraph.network.measure.backbone import backbone
from summitgraph.network.measure.bootstrap import Interval, bootstrap
from summitgraph.network.measure.broker import brokerage
from summitgraph.network.measure.centrality import centrality, degrees
from summitgraph.network.measure.community import communities
from summitgraph.network.measure.external import external_internal, indices
from summitgraph.network.measure.group import groups_of
from summitgraph.network.measure.network import describe_network
from summitgraph.network.measure.polarisation import polarisation
from summitgraph.network.measure.stability import stability
from summitgraph.network.measure.ties import Ties, ties_again, ties_of_graph, ties_of_matrix
from summitgraph.network.series import Part, parts

Row = dict[str, Any]


def measure_rows(table: StatementTable, settings: MatrixSettings, asked: Asked) -> list[Row]:
    """The measure as rows of plain values, in an order that only the network decides.

    Raises:
        UsageError: for an unknown measure, or one that this network does not have.
    """
    if asked.what not in WHATS or asked.kind not in MEASURED:
        bad = asked.kind if asked.what in WHATS else asked.what
        raise UsageError(
            "nothing of that name is measured",
            where="measure",
            value=str(bad),
            advice=f"use one of {', '.join(WHATS if bad == asked.what else MEASURED)}",
        )
    settings = settings_for(asked.kind, settings)
    if asked.what in ("polarisation", "stability"):
        return _over_parts(table, settings, asked)
    places = choose_statements(table, settings.in_effect()).kept
    ties, matrix = _ties(table, settings, asked.kind, places)
    if asked.what == "summary":
        return list(_summary(ties, matrix, asked))
    if asked.what == "centrality":
        return list(_centrality(ties, matrix, settings, asked))
    if asked.what == "communities":
        return list(_communities(ties, settings, asked))
    if asked.what == "backbone":
        return [asdict(tie) for tie in backbone(ties, level=asked.level)]
    if ties.two_mode:
        raise UsageError(
            "this measure needs a network of one kind of node",
            where=asked.what,
            value="twomode",
            advice="set type=onemode, or take --kind answers",
        )
    groups = _groups(table, settings, asked, ties, places)
    if asked.what == "brokerage":
        return [asdict(broker) for broker in brokerage(ties, groups)]
    return list(_external(ties, matrix, groups, asked))


def _ties(
    table: StatementTable, settings: MatrixSettings, kind: TableKind, places: Numbers
) -> tuple[Ties, NetworkMatrix | None]:
    if kind == "matrix":
        chosen = choose_statements(table, settings.in_effect())
        matrix = make_part(table, settings, chosen, places)
        return ties_of_matrix(matrix), matrix
    return ties_of_graph(table_network(kind, table, settings, places=places)), None


def _groups(
    table: StatementTable, settings: MatrixSettings, asked: Asked, ties: Ties, places: Numbers
) -> dict[str, str]:
    if asked.group == "community":
        member = communities(ties, seed=asked.seed).member.tolist()
        return {label: str(at) for label, at in zip(ties.labels, member, strict=True)}
    return groups_of(table, settings.v1, asked.group or "side", places.tolist())


def _summary(ties: Ties, matrix: NetworkMatrix | None, asked: Asked) -> Iterator[Row]:
    for told in describe_network(ties, matrix, times=asked.times, seed=asked.seed):
        yield {"measure": told.measure, "value": told.value, **_bounds("", told.interval)}


def _centrality(
    ties: Ties, matrix: NetworkMatrix | None, settings: MatrixSettings, asked: Asked
) -> Iterator[Row]:
    size = len(ties)
    intervals: tuple[Interval | None, ...] = (None,) * (2 * size)
    if matrix is not None and asked.times and size:

        def both(cells: Any) -> NDArray[np.float64]:
            again = ties_again(matrix, cells)
            return np.concatenate([degrees(again), again.weights.sum(axis=1)])

        intervals = bootstrap(matrix, both, times=asked.times, seed=asked.seed)
    names = zip(ties.mode.tolist(), ties.labels, strict=True)
    place = {name: at for at, name in enumerate(names)}
    for node in centrality(ties):
        at = place[node.mode, node.label]
        row = asdict(node)
        mode = row.pop("mode")
        yield {
            "label": row.pop("label"),
            "variable": settings.v2 if mode else settings.v1,
            **row,
            **_bounds("degree_", intervals[at]),
            **_bounds("weighted_degree_", intervals[size + at]),
        }


def _communities(ties: Ties, settings: MatrixSettings, asked: Asked) -> Iterator[Row]:
    found = communities(ties, seed=asked.seed)
    rows = zip(found.member.tolist(), ties.mode.tolist(), ties.labels, strict=True)
    for community, mode, label in sorted(rows):
        yield {
            "label": label,
            "variable": settings.v2 if mode else settings.v1,
            "community": community,
            "modularity": found.modularity,
            "signed_modularity": found.signed_modularity,
        }


def _external(
    ties: Ties, matrix: NetworkMatrix | None, groups: Mapping[str, str], asked: Asked
) -> Iterator[Row]:
    found = external_internal(ties, groups)
    intervals: tuple[Interval | None, ...] = (None,) * len(found)
    if matrix is not None and asked.times:

        def drawn(cells: Any) -> NDArray[np.float64]:
            return indices(ties_again(matrix, cells), groups)

        intervals = bootstrap(matrix, drawn, times=asked.times, seed=asked.seed)
    for one, interval in zip(found, intervals, strict=True):
        yield {**asdict(one), **_bounds("index_", interval)}


def _over_parts(table: StatementTable, settings: MatrixSettings, asked: Asked) -> list[Row]:
    by = asked.by or (
        "window"
        if settings.window != "no"
        else "meeting"
        if "meeting" in table.variables
        else "document"
    )
    networks: list[tuple[Part, Ties]] = [
        (part, _ties(table, settings, asked.kind, part.places)[0])
        for part in parts(table, settings, by)
    ]
    if asked.what == "stability":
        return [asdict(one) for one in stability([(part.label, ties) for part, ties in networks])]
    groups: dict[str, str] = {}
    if asked.group and asked.group != "community":
        places = choose_statements(table, settings.in_effect()).kept
        groups = groups_of(table, settings.v1, asked.group, places.tolist())
    return [
        asdict(
            polarisation(
                ties,
                part=part.label,
                start=part.start,
                stop=part.stop,
                statements=table.distinct(part.places),
                groups=groups,
                seed=asked.seed,
            )
        )
        for part, ties in networks
    ]


def _bounds(name: str, interval: Interval | None) -> Row:
    return {
        f"{name}low": interval.low if interval else None,
        f"{name}high": interval.high if interval else None,
    }
