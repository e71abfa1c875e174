"""Shortest paths of all nodes at once: distances, and who lies between.

All sources of a batch walk together, a step a product of matrices. The counting is that of
U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25
(2001), doi:10.1080/0022250X.2001.9990249.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitgraph.network.measure.ties import Ties

_BATCH = 256  # sources that walk together: memory grows with batch · nodes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Paths:
    """Shortest paths; every tie is one step long, whatever its weight.

    Attributes:
        between: for each node, over all pairs of others, the share of their shortest paths that
            pass it, summed; each pair once, or once a direction where ties are directed.
        reached: how many others each node reaches (in a directed network: that reach it).
        odd: how many of these at an odd distance; in a two-mode network those of the other mode.
        distance: the sum of these distances.
    """

    between: NDArray[np.float64]
    reached: NDArray[np.int64]
    odd: NDArray[np.int64]
    distance: NDArray[np.int64]


def shortest_paths(ties: Ties) -> Paths:
    """The shortest paths over all ties of a network.

    >>> from scipy.sparse import csr_array
    >>> from summitgraph.network.measure.ties import ties_of_cells
    >>> line = ties_of_cells(csr_array([[0.0, 1, 0], [1, 0, 1], [0, 1, 0]]), "abc")
    >>> found = shortest_paths(line)
    >>> found.between.tolist(), found.distance.tolist()
    ([0.0, 1.0, 0.0], [3, 2, 3])
    """
    size = len(ties)
    steps = (ties.weights != 0).astype(np.float64)
    between = np.zeros(size)
    reached = np.zeros(size, dtype=np.int64)
    odd = np.zeros(size, dtype=np.int64)
    total = np.zeros(size, dtype=np.int64)
    for begin in range(0, size, _BATCH):
        sources = np.arange(begin, min(begin + _BATCH, size))
        distance, passing = _walk(steps, sources)
        between += passing
        found = distance > 0
        reached += found.sum(axis=0)  # counted where the walk ends: inward distances
        odd += (found & (distance % 2 == 1)).sum(axis=0)
        total += np.where(found, distance, 0).sum(axis=0)
    return Paths(
        between=between if ties.directed else between / 2.0,
        reached=reached,
        odd=odd,
        distance=total,
    )


def _walk(steps: Any, sources: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Distances from each source (−1 where there is no way), and what passes each node."""
    size = steps.shape[0]
    back = steps.T.tocsr()
    rows = np.arange(len(sources))
    distance = np.full((len(sources), size), -1, dtype=np.int64)
    distance[rows, sources] = 0
    ways = np.zeros((len(sources), size))
    ways[rows, sources] = 1.0
    front = ways
    depth = 0
    while True:
        front = np.where(distance < 0, (back @ front.T).T, 0.0)
        if not front.any():
            break
        depth += 1
        distance[front > 0] = depth
        ways = ways + front
    passing = np.zeros_like(ways)
    for level in range(depth, 0, -1):
        here = distance == level
        share = np.divide(1.0 + passing, ways, out=np.zeros_like(ways), where=here)
        passing += np.where(distance == level - 1, (steps @ share.T).T * ways, 0.0)
    passing[rows, sources] = 0.0
    return distance, passing.sum(axis=0)
