"""A network as numbers: what the measures take, whatever it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from summitgraph.network.matrix.make import NetworkMatrix

if TYPE_CHECKING:
    import networkx as nx

DIGITS = 9
"""Places to which results are rounded, so that the order of additions shows in no file."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ties:
    """A network's ties.

    Attributes:
        labels: of all nodes; in a two-mode network those of the rows, then of the columns.
        mode: 0 for a row, 1 for a column; all 0 in a one-mode network.
        weights: nodes by nodes, a `csr_array` of floats without stored zeros or a diagonal;
            symmetric unless `directed`, where a cell is the tie from its row to its column.
    """

    labels: tuple[str, ...]
    mode: NDArray[np.int64]
    weights: Any
    directed: bool = False

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def two_mode(self) -> bool:
        """Whether there are nodes of two sides."""
        return bool(self.mode.any())

    def positive(self) -> Ties:
        """The ties above zero alone; all nodes stay."""
        return replace(self, weights=_where(self.weights, self.weights.data > 0))

    def negative(self) -> Ties:
        """The ties below zero alone, with their weights turned to above it; all nodes stay."""
        return replace(self, weights=abs(_where(self.weights, self.weights.data < 0)))

    def pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        """Both ends and the weight of each tie, undirected ones once, in order."""
        if not self.weights.has_sorted_indices:
            self.weights.sort_indices()
        cells = self.weights.tocoo()
        one, other = cells.row.astype(np.int64), cells.col.astype(np.int64)
        keep = np.ones(len(one), dtype=np.bool_) if self.directed else one < other
        return one[keep], other[keep], cells.data[keep]


def ties_of_matrix(matrix: NetworkMatrix) -> Ties:
    """The ties of a matrix: every cell that is not zero."""
    return ties_again(matrix, matrix.cells)


def ties_again(matrix: NetworkMatrix, cells: Any) -> Ties:
    """The ties of other cells of a matrix, as of documents drawn anew."""
    return ties_of_cells(cells, matrix.rows, matrix.columns if matrix.is_two_mode else None)


def ties_of_cells(cells: Any, rows: Sequence[str], columns: Sequence[str] | None = None) -> Ties:
    """The ties of cells rows by columns, or rows by rows where there are no columns.

    >>> from scipy.sparse import csr_array
    >>> ties = ties_of_cells(csr_array([[1.0, 0.0]]), ["ruto"], ["trade", "aid"])
    >>> ties.labels, ties.mode.tolist(), ties.weights.toarray()[0].tolist()
    (('ruto', 'trade', 'aid'), [0, 1, 1], [0.0, 1.0, 0.0])
    """
    from scipy.sparse import block_array, csr_array

    if columns is None:
        weights = csr_array(cells)
        if weights.diagonal().any():
            weights = weights.copy()
            weights.setdiag(0)
        weights.eliminate_zeros()
        return Ties(labels=tuple(rows), mode=np.zeros(len(rows), dtype=np.int64), weights=weights)
    mode = np.repeat(np.array([0, 1], dtype=np.int64), [len(rows), len(columns)])
    if rows and columns:
        weights = csr_array(block_array([[None, cells], [cells.T, None]]))
    else:
        weights = csr_array((len(mode), len(mode)))
    return Ties(labels=(*rows, *columns), mode=mode, weights=weights)


def ties_of_graph(graph: nx.Graph) -> Ties:
    """The ties of a graph, parallel edges added up; nodes in order of their labels.

    >>> import networkx as nx
    >>> ties_of_graph(nx.DiGraph([("mahama", "ruto")])).weights.toarray().tolist()
    [[0.0, 1.0], [0.0, 0.0]]
    """
    from scipy.sparse import csr_array

    def place(node: Any) -> tuple[int, str, str]:
        data = graph.nodes[node]
        return data.get("bipartite", 0), str(data.get("label", node)), str(node)

    import networkx as nx

    order = sorted(graph, key=place)
    number = {node: at for at, node in enumerate(order)}
    edges = [
        (number[one], number[other], float(weight))
        for one, other, weight in graph.edges(data="weight", default=1.0)
        if one != other
    ]
    directed = isinstance(graph, nx.DiGraph)
    if not directed:
        edges += [(other, one, weight) for one, other, weight in edges]
    table = np.array(sorted(edges), dtype=np.float64).reshape(-1, 3)
    ends = (table[:, 0].astype(np.int64), table[:, 1].astype(np.int64))
    weights = csr_array((table[:, 2], ends), shape=(len(order), len(order)))
    weights.sum_duplicates()
    weights.eliminate_zeros()
    modes = {place(node)[0] for node in order}
    return Ties(
        labels=tuple(place(node)[1] for node in order),
        mode=np.array([place(n)[0] if len(modes) > 1 else 0 for n in order], dtype=np.int64),
        weights=weights,
        directed=directed,
    )


def tidy(value: float) -> float | None:
    """A result as it is told: rounded, without a negative zero; None for what is not defined.

    >>> tidy(-0.0), tidy(1 / 3), tidy(float("nan"))
    (0.0, 0.333333333, None)
    """
    return None if not np.isfinite(value) else round(float(value), DIGITS) + 0.0


def share(part: float, whole: float) -> float:
    """A part of a whole; not a number where there is no whole.

    >>> share(1, 4), share(0, 0)
    (0.25, nan)
    """
    return part / whole if whole else float("nan")


def _where(weights: Any, keep: NDArray[np.bool_]) -> Any:
    kept = weights.copy()
    kept.data = np.where(keep, kept.data, 0.0)
    kept.eliminate_zeros()
    return kept
