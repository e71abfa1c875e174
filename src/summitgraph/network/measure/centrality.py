"""Who stands in the middle: centralities of one-mode and two-mode networks.

Degree, closeness and betweenness after L. C. Freeman, "Centrality in social networks: conceptual
clarification", Social Networks 1 (1978), doi:10.1016/0378-8733(78)90021-7; eigenvector after
P. Bonacich, Journal of Mathematical Sociology 2 (1972), doi:10.1080/0022250X.1972.9989806; of
two-mode networks as S. P. Borgatti and M. G. Everett scale them, "Network analysis of 2-mode
data", Social Networks 19 (1997), doi:10.1016/S0378-8733(96)00301-2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitgraph.network.measure.eigenvector import eigenvector
from summitgraph.network.measure.path import Paths, shortest_paths
from summitgraph.network.measure.ties import Ties, tidy

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Centrality:
    """How central one node is; None where a measure is not defined.

    Attributes:
        mode: 0 for a row of the network, 1 for a column.
        degree: how many nodes it is tied to, by whatever sign; of a directed network, how many
            ties come in and go out.
        degree_share: the degree over the greatest possible.
        weighted_degree: the weights of its ties, summed; `positive` and `negative` those above
            and below zero (the latter without its sign).
        betweenness, closeness: by ties above zero, each one step long; 0 to 1. In a directed
            network near is who is soon reached, not who soon reaches others.
        eigenvector: by weights above zero, of length 1 over all nodes; None in a directed network.
    """

    label: str
    mode: int
    degree: int
    degree_share: float | None
    weighted_degree: float | None
    positive: float | None
    negative: float | None
    betweenness: float | None
    closeness: float | None
    eigenvector: float | None


def centrality(ties: Ties) -> tuple[Centrality, ...]:
    """Every node with its centralities, rows before columns, in each the most tied first.

    With n nodes, d(i,j) the steps between two and g(j,k) the number of shortest paths:

        degree_share  degree / (n − 1); directed / 2(n − 1); two-mode: / nodes of the other mode
        closeness     (r / Σj d(j,i)) · r / (n − 1) for the r nodes that reach it (as S. Wasserman
                      and K. Faust 1994 have it for networks in several parts); in a directed
                      network by ways that end at i, as networkx has it; two-mode, with m of these
                      r nodes of the other mode: (m + 2(r − m)) / Σj d(j,i) · r / (n − 1)
        betweenness   Σj<k g(j,k through i) / g(j,k) over the most that is possible:
                      (n − 1)(n − 2) / 2; two-mode: as in `most_between`
        eigenvector   the positive solution x of A x = λ x for the greatest λ

    Paths and eigenvectors have no meaning for negative ties; there the positive ones count alone.

    >>> from scipy.sparse import csr_array
    >>> from summitgraph.network.measure.ties import ties_of_cells
    >>> star = ties_of_cells(csr_array([[1.0], [1.0]]), ["ruto", "mahama"], ["treaty"])
    >>> last = centrality(star)[-1]
    >>> last.label, last.degree_share, last.betweenness, last.closeness
    ('treaty', 1.0, 1.0, 1.0)
    """
    kind = ties.positive()
    paths = shortest_paths(kind)
    degree = degrees(ties)
    own, others = _sides(ties)
    possible = np.where(others > 0, others * (2 if ties.directed else 1), np.nan)
    between = _divided(paths.between, _most(ties, own, others))
    vector = np.full(len(ties), np.nan) if ties.directed else eigenvector(kind)
    above = _strength(kind)
    below = _strength(ties.negative())
    close = _closeness(ties, paths)
    measured = [
        Centrality(
            label=label,
            mode=int(ties.mode[at]),
            degree=int(degree[at]),
            degree_share=tidy(degree[at] / possible[at]),
            weighted_degree=tidy(above[at] - below[at]),
            positive=tidy(above[at]),
            negative=tidy(below[at]),
            betweenness=tidy(between[at]),
            closeness=tidy(close[at]),
            eigenvector=tidy(vector[at]),
        )
        for at, label in enumerate(ties.labels)
    ]
    return tuple(sorted(measured, key=lambda m: (m.mode, -m.degree, -(m.positive or 0), m.label)))


def degrees(ties: Ties) -> NDArray[np.int64]:
    """How many ties each node has; in a directed network those in and out."""
    tied = ties.weights != 0
    counts = tied.sum(axis=1)
    return np.asarray(counts + tied.sum(axis=0) if ties.directed else counts, dtype=np.int64)


def most_between(own: int, other: int) -> float:
    """The greatest betweenness of a node of a mode of `own` nodes, beside one of `other`.

    With s = (own − 1) div other and t = (own − 1) mod other (Borgatti and Everett 1997):
    ½ [other²(s + 1)² + other(s + 1)(2t − s − 1) − t(2s − t + 3)]

    >>> most_between(1, 3), most_between(3, 1)
    (3.0, 0.0)
    """
    if not other:
        return 0.0
    s, t = divmod(own - 1, other)
    return 0.5 * (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3))


def _strength(ties: Ties) -> Values:
    out = ties.weights.sum(axis=1)
    total: Values = out + ties.weights.sum(axis=0) if ties.directed else out
    return total


def _sides(ties: Ties) -> tuple[Values, Values]:
    """For each node how many are of its own mode, and how many it can be tied to."""
    sizes = np.bincount(ties.mode, minlength=2).astype(np.float64)
    own: Values = sizes[ties.mode] if len(ties) else np.zeros(0)
    return own, (sizes[1 - ties.mode] if ties.two_mode else own - 1)


def _most(ties: Ties, own: Values, others: Values) -> Values:
    if ties.two_mode:
        return np.array(
            [most_between(int(a), int(b)) for a, b in zip(own, others, strict=True)], dtype=float
        )
    return (own - 1) * (own - 2) / (1.0 if ties.directed else 2.0)


def _closeness(ties: Ties, paths: Paths) -> Values:
    reached, odd, distance = (
        part.astype(np.float64) for part in (paths.reached, paths.odd, paths.distance)
    )
    nearest = odd + 2 * (reached - odd) if ties.two_mode else reached
    # who reaches nobody is at the far end, not undefined
    value = np.divide(nearest, distance, out=np.zeros(len(ties)), where=distance > 0)
    scaled: Values = value * reached / max(len(ties) - 1, 1)
    return scaled


def _divided(values: Values, most: Values) -> Values:
    """Values over the most that is possible; where nothing is possible, nothing lies between."""
    quotient: Values = np.divide(values, most, out=np.zeros(len(values)), where=most > 0)
    return quotient
