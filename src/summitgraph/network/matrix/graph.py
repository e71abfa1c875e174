"""Networks as networkx graphs, made from matrices: attributes, and words behind every edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from summitgraph.network.matrix.batch import moment
from summitgraph.network.matrix.column import Kind
from summitgraph.network.matrix.make import NetworkMatrix
from summitgraph.network.matrix.node import add_things, told_excluded
from summitgraph.network.matrix.table import once
from summitgraph.network.row import SEPARATOR

if TYPE_CHECKING:
    import networkx as nx


MOST_TOLD = 1_000_000
"""How many statements, each counted for every edge that rests on it, a graph tells with its edges:
quotes of a sentence then take some hundred megabytes."""


def matrix_graph(matrix: NetworkMatrix, *, evidence: bool | None = None) -> nx.Graph:
    """The network as a graph with an edge for every cell that is not zero.

    A node is named by its IRI where the source has one, else by its label; of two modes with one
    label, that of the second gets the variable's name behind it. Nodes have `label`, `kind` (the
    variable), `bipartite`, `statement_count` and what the source knows of them (class, DNA's
    attributes). Edges have `weight` (the cell), `sign`, and with `evidence` the `statements` and
    `quotes` they rest on, in one order, and in a one-mode network the `shared` second values.
    The graph's own attributes tell the settings in effect, so that the file tells how it was made.

    Args:
        evidence: None tells statements and quotes unless they are more than MOST_TOLD, as in large
            one-mode networks, whose file would be many times the source; the graph's attribute
            `evidence` then says that they were left out.
    """
    import networkx as nx

    settings = matrix.settings.in_effect()
    graph = nx.Graph(**_metadata(matrix))
    rows = _add_nodes(graph, matrix, settings.v1, mode=0)
    columns = _add_nodes(graph, matrix, settings.v2, mode=1) if matrix.is_two_mode else rows
    cells = matrix.cells.tocoo()
    behind = Behind(matrix) if evidence or (evidence is None and told_with_edges(matrix)) else None
    if evidence is None and behind is None:
        graph.graph["evidence"] = LEFT_OUT
    for i, j, value in zip(
        cells.row.tolist(), cells.col.tolist(), cells.data.tolist(), strict=True
    ):
        if matrix.is_two_mode or i < j:
            told = behind.of(i, j) if behind else {}
            graph.add_edge(
                rows[i],
                columns[j],
                weight=int(value) if value == int(value) else value,
                sign="negative" if value < 0 else "positive",
                **told,
            )
    return graph


LEFT_OUT = "left out: too many statements behind the edges"


def told_with_edges(matrix: NetworkMatrix) -> bool:
    """Whether the statements behind all edges are at most MOST_TOLD, as those of two modes are.

    In a one-mode network a statement on an issue stands behind a tie to everyone else who spoke of
    it (or to everyone, see `rests_on_all`).
    """
    import numpy as np

    if matrix.is_two_mode:
        return True
    if matrix.rests_on_all:
        return len(matrix.places) * (len(matrix.rows) - 1) <= MOST_TOLD
    pairs = np.unique(np.stack([matrix.first, matrix.second]), axis=1)
    issues = len(matrix.issues)
    said = np.bincount(matrix.second, minlength=issues)
    speakers = np.bincount(pairs[1], minlength=issues)
    return int(said @ np.maximum(speakers - 1, 0)) <= MOST_TOLD


class Behind:
    """The statements behind each cell, looked up once for all of them."""

    def __init__(self, matrix: NetworkMatrix) -> None:
        self._matrix = matrix
        self._by_pair: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._of: dict[int, set[int]] = defaultdict(set)
        columns = (matrix.first.tolist(), matrix.second.tolist(), matrix.places.tolist())
        for one, other, place in zip(*columns, strict=True):
            self._by_pair[one, other].append(place)
            self._of[one].add(other)

    def of(self, i: int, j: int) -> dict[str, Any]:
        """The attributes that tell on what the cell rests."""
        matrix = self._matrix
        if matrix.is_two_mode:
            return self._told(self._by_pair[i, j])
        shared = sorted(self._of[i] & self._of[j])
        places = {
            place
            for row in (i, j)
            for issue in (self._of[row] if matrix.rests_on_all else shared)
            for place in self._by_pair[row, issue]
        }
        labels = SEPARATOR.join(matrix.issues[issue] for issue in shared)
        return {**self._told(sorted(places)), "shared": labels}

    def _told(self, places: Sequence[int]) -> dict[str, Any]:
        table = self._matrix.table
        rows = once(table, places)
        told: dict[str, Any] = {
            "statement_count": len(rows),
            "statements": SEPARATOR.join(table.statements[place] for place in rows),
            "quotes": SEPARATOR.join(table.quotes[place] for place in rows),
        }
        qualifier = self._matrix.settings.qualifier
        column = table.variables.get(qualifier)
        if column is not None and column.kind is Kind.BOOLEAN:
            codes = column.codes[rows].tolist()
            told |= {f"{qualifier}_yes": codes.count(1), f"{qualifier}_no": codes.count(0)}
        return told


def _add_nodes(graph: nx.Graph, matrix: NetworkMatrix, variable: str, *, mode: int) -> list[str]:
    """Add the labels of rows or columns as nodes, and give the name of each."""
    import numpy as np

    numbers, labels = (matrix.second, matrix.columns) if mode else (matrix.first, matrix.rows)
    said = np.unique(np.stack([numbers, matrix.table.numbers[matrix.places]]), axis=1)[0]
    counts = np.bincount(said, minlength=len(labels)).tolist()
    names = add_things(graph, matrix.table, variable, labels, counts=counts, mode=mode)
    return [names[label] for label in labels]


def _metadata(matrix: NetworkMatrix) -> dict[str, str | int]:
    settings = matrix.settings.in_effect()
    told: dict[str, str | int] = {
        "name": f"{settings.v1} by {settings.v2}" if matrix.is_two_mode else settings.v1,
        "network": f"{settings.v1}-{settings.v2 if matrix.is_two_mode else settings.v1}",
        **{
            name: str(getattr(settings, name))
            for name in (
                "type",
                "v1",
                "v2",
                "qualifier",
                "aggregation",
                "normalisation",
                "duplicates",
                "rule",
            )
        },
        "isolates": int(settings.isolates),
        "statement_count": matrix.statements,
        "without_qualifier": matrix.untold,
        "excluded": told_excluded(settings),
        **matrix.table.about,
    }
    if matrix.window:
        told |= {"start": moment(matrix.window.start), "stop": moment(matrix.window.stop)}
    return told
