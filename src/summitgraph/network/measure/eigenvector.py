"""The dominant eigenvector of a network, part by part, so that it depends on no start and order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summitgraph.network.measure.ties import Ties

_DENSE_UP_TO = 400  # nodes up to which all eigenvectors at once cost less than the search for one
_SAME = 1e-9  # greatest eigenvalues that differ by less belong to parts of equal weight


def eigenvector(ties: Ties) -> NDArray[np.float64]:
    """The eigenvector of the greatest eigenvalue, of length 1; nodes of other parts have 0.

    The weights must not be negative. In a connected part the vector is unique and positive
    (Perron and Frobenius). Of several parts that share the greatest eigenvalue each has its own,
    in proportion to the sum of its entries: the limit of repeated multiplication of (1, …, 1),
    so that renaming the nodes changes nothing. Without a tie all are 0.

    >>> from scipy.sparse import csr_array
    >>> from summitgraph.network.measure.ties import ties_of_cells
    >>> eigenvector(ties_of_cells(csr_array([[0.0, 1], [1, 0]]), "ab")).round(3).tolist()
    [0.707, 0.707]
    """
    from scipy.sparse.csgraph import connected_components

    vector = np.zeros(len(ties))
    if not ties.weights.nnz:
        return vector
    count, part = connected_components(ties.weights, directed=False)
    order = np.argsort(part, kind="stable")
    bounds = np.searchsorted(part[order], np.arange(count + 1))
    found: list[tuple[float, NDArray[np.int64], NDArray[np.float64]]] = []
    for number in range(count):
        members = order[bounds[number] : bounds[number + 1]]
        if len(members) > 1:
            found.append((*_greatest(ties, members),))
    top = max(value for value, _, _ in found)
    for value, members, own in found:
        if value >= top * (1 - _SAME):
            vector[members] = own * own.sum()
    length = float(np.sqrt((vector**2).sum()))
    return vector / length


def _greatest(
    ties: Ties, members: NDArray[np.int64]
) -> tuple[float, NDArray[np.int64], NDArray[np.float64]]:
    """The greatest eigenvalue of a part, its members, and their positive eigenvector."""
    part = ties.weights[members][:, members]
    if len(members) <= _DENSE_UP_TO:
        values, vectors = np.linalg.eigh(part.toarray())
        value, vector = float(values[-1]), vectors[:, -1]
    else:
        from scipy.sparse.linalg import eigsh

        values, vectors = eigsh(part, k=1, which="LA", v0=np.ones(len(members)))
        value, vector = float(values[0]), vectors[:, 0]
    return value, members, np.abs(vector)
