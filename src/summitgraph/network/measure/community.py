"""Who belongs together: communities, and how well a grouping fits the ties.

Communities by the Louvain method of networkx (V. D. Blondel et al., Journal of Statistical
Mechanics 2008 P10008, doi:10.1088/1742-5468/2008/10/P10008).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitgraph.network.measure.ties import Ties, share, tidy

RUNS = 10
"""How often Louvain is run, with seeds that follow each other; the best result stands."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Communities:
    """A division of all nodes.

    Attributes:
        member: for each node the number of its community, from 1: the largest first, then that of
            the first label. A node without a positive tie is a community of its own.
        modularity: of the positive ties; None where there are none.
        signed_modularity: with what negative ties take from it; the same where there are none.
    """

    member: NDArray[np.int64]
    modularity: float | None
    signed_modularity: float | None


def communities(ties: Ties, *, seed: int = 0, resolution: float = 1.0) -> Communities:
    """Louvain communities by the weights of positive ties; directions do not count.

    Negative ties do not pull together, so they have no part in the search; whether they run
    between communities, as they should, `signed_modularity` tells. Louvain is a heuristic: it is
    run `RUNS` times from `seed` on, and the division of greatest modularity stands, so that the
    same network gives the same communities.

    >>> from scipy.sparse import csr_array
    >>> from summitgraph.network.measure.ties import ties_of_cells
    >>> pairs = ties_of_cells(csr_array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1.0],
    ...     [0, 0, 1, 0]]), "abcd")
    >>> found = communities(pairs)
    >>> found.member.tolist(), found.modularity
    ([1, 1, 2, 2], 0.5)
    """
    import networkx

    nx: Any = networkx  # which takes a resolution to be whole

    graph = nx.Graph()
    order = sorted(range(len(ties)), key=lambda at: (int(ties.mode[at]), ties.labels[at]))
    rank = {at: place for place, at in enumerate(order)}
    graph.add_nodes_from(range(len(order)))
    weights: dict[tuple[int, int], float] = defaultdict(float)
    pairs = (part.tolist() for part in ties.positive().pairs())
    for one, other, weight in zip(*pairs, strict=True):
        ends = sorted((rank[one], rank[other]))
        weights[ends[0], ends[1]] += weight
    for (one, other), weight in sorted(weights.items()):
        graph.add_edge(one, other, weight=weight)
    best, member = -np.inf, np.arange(len(ties)) + 1
    for run in range(RUNS if graph.number_of_edges() else 0):
        divided = nx.community.louvain_communities(
            graph, weight="weight", resolution=resolution, seed=seed + run
        )
        parts = sorted((sorted(part) for part in divided), key=lambda part: (-len(part), part[0]))
        found = np.zeros(len(ties), dtype=np.int64)
        for number, part in enumerate(parts, 1):
            found[[order[place] for place in part]] = number
        fit = modularity(ties.positive(), found)
        if fit > best + 1e-12:
            best, member = fit, found
    return Communities(
        member=member,
        modularity=tidy(modularity(ties.positive(), member)),
        signed_modularity=tidy(signed_modularity(ties, member)),
    )


def modularity(ties: Ties, member: NDArray[np.int64]) -> float:
    """How much more weight lies within groups than by chance; not a number without ties.

    Q = Σ_groups [ W_in / W − S_out · S_in / W² ], W the weight of all ties (each direction once),
    W_in that within the group, S_out and S_in the strengths of its members. Of a one-mode
    network this is M. E. J. Newman, Physical Review E 70 (2004), doi:10.1103/PhysRevE.70.056131
    (directed: E. A. Leicht and M. E. J. Newman 2008, doi:10.1103/PhysRevLett.100.118703); of a
    two-mode network M. J. Barber, Physical Review E 76 (2007), doi:10.1103/PhysRevE.76.066102,
    which does not expect ties that cannot be.

    >>> from scipy.sparse import csr_array
    >>> from summitgraph.network.measure.ties import ties_of_cells
    >>> pairs = ties_of_cells(csr_array([[1.0, 0], [0, 1.0]]), "ab", "xy")
    >>> modularity(pairs, np.array([1, 2, 1, 2])), modularity(pairs, np.array([1, 1, 1, 1]))
    (0.5, 0.0)
    """
    weights = ties.weights.tocoo()
    rows, columns, data = weights.row, weights.col, weights.data
    if ties.two_mode and not ties.directed:
        once = ties.mode[rows] == 0
        rows, columns, data = rows[once], columns[once], data[once]
    total = float(data.sum())
    if not total:
        return float("nan")
    size = int(member.max()) + 1
    inside = float(data[member[rows] == member[columns]].sum())
    out = np.bincount(member[rows], weights=data, minlength=size)
    into = np.bincount(member[columns], weights=data, minlength=size)
    return inside / total - float(out @ into) / total**2


def signed_modularity(ties: Ties, member: NDArray[np.int64]) -> float:
    """Modularity where negative ties should run between groups; not a number without ties.

    Q = (W⁺ Q⁺ − W⁻ Q⁻) / (W⁺ + W⁻), Q⁺ and Q⁻ the modularity of the positive and of the negative
    ties (S. Gómez, P. Jensen and A. Arenas, Physical Review E 80 (2009),
    doi:10.1103/PhysRevE.80.016114).
    """
    parts = [ties.positive(), ties.negative()]
    sums = [float(part.weights.sum()) for part in parts]
    fits = [modularity(p, member) if w else 0.0 for p, w in zip(parts, sums, strict=True)]
    return share(sums[0] * fits[0] - sums[1] * fits[1], sums[0] + sums[1])


def as_members(ties: Ties, groups: Mapping[str, str]) -> NDArray[np.int64]:
    """The groups of nodes as numbers; those without a group are each a group of their own."""
    numbers = {name: number for number, name in enumerate(sorted(set(groups.values())))}
    own = len(numbers)
    return np.array(
        [
            numbers[groups[label]] if label in groups else own + at
            for at, label in enumerate(ties.labels)
        ],
        dtype=np.int64,
    )
