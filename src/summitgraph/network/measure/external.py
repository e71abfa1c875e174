"""Whether ties run within groups or between them: the E-I index.

D. Krackhardt and R. N. Stern, "Informal networks and organizational crises: an experimental
simulation", Social Psychology Quarterly 51 (1988), doi:10.2307/2786835.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from summitgraph.network.measure.ties import Ties, tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalInternal:
    """An E-I index.

    Attributes:
        level: of the whole network, of a group or of a node.
        external, internal: ties to other groups and to the own one; `index` is
            (external − internal) / (external + internal), −1 to 1, None without ties.
        weighted: the same of the sums of their weights.
        ungrouped: of the whole network, nodes that have no group and were left out.
    """

    level: Literal["network", "group", "node"]
    name: str
    group: str
    external: int
    internal: int
    index: float | None
    weighted: float | None
    ungrouped: int = 0


def external_internal(ties: Ties, groups: Mapping[str, str]) -> tuple[ExternalInternal, ...]:
    """The index of the network, of each group and of each node, by ties above zero.

    A tie counts once for the network, once for each of its ends, and for a group once for each
    member that has it, so that a group's index is that of its members' ties taken together.

    >>> from scipy.sparse import csr_array
    >>> from summitgraph.network.measure.ties import ties_of_cells
    >>> ties = ties_of_cells(csr_array([[0, 1, 1], [1, 0, 0], [1, 0, 0.0]]), ["a", "b", "c"])
    >>> external_internal(ties, {"a": "east", "b": "east", "c": "west"})[0].index
    0.0
    """
    found = _count(ties, groups)
    levels: list[tuple[Literal["network", "group", "node"], str, str]] = [("network", "", "")]
    levels += [("group", name, name) for name in sorted(set(groups.values()))]
    levels += [("node", label, groups[label]) for label in ties.labels if label in groups]
    ungrouped = sum(label not in groups for label in ties.labels)
    index, weighted = found.index(), found.weighted_index()
    told = [
        ExternalInternal(
            level=level,
            name=name,
            group=group,
            external=int(found.external[at]),
            internal=int(found.internal[at]),
            index=tidy(index[at]),
            weighted=tidy(weighted[at]),
            ungrouped=ungrouped if level == "network" else 0,
        )
        for at, (level, name, group) in enumerate(levels)
    ]
    return tuple(told)


def indices(ties: Ties, groups: Mapping[str, str]) -> NDArray[np.float64]:
    """The index of each row that `external_internal` gives, in its order.

    Not a number without ties between grouped nodes.
    """
    return _count(ties, groups).index()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Counts:
    """Ties to others and to the own group, of the network, of each group, of each grouped node."""

    external: NDArray[np.int64]
    internal: NDArray[np.int64]
    outside: NDArray[np.float64]
    inside: NDArray[np.float64]

    def index(self) -> NDArray[np.float64]:
        return _index(self.external.astype(np.float64), self.internal.astype(np.float64))

    def weighted_index(self) -> NDArray[np.float64]:
        return _index(self.outside, self.inside)


def _count(ties: Ties, groups: Mapping[str, str]) -> _Counts:
    number = {name: at for at, name in enumerate(sorted(set(groups.values())))}
    member = np.array([number.get(groups.get(label, ""), -1) for label in ties.labels], dtype=int)
    one, other, weight = ties.positive().pairs()
    known = (member[one] >= 0) & (member[other] >= 0)
    one, other, weight = one[known], other[known], weight[known]
    across = member[one] != member[other]
    grouped = member >= 0

    def levels(which: NDArray[np.bool_], size: NDArray[np.float64]) -> NDArray[np.float64]:
        ends = np.concatenate([one[which], other[which]])
        sizes = np.concatenate([size[which], size[which]])
        nodes = np.bincount(ends, weights=sizes, minlength=len(member))
        in_groups = np.bincount(member[grouped], weights=nodes[grouped], minlength=len(number))
        return np.concatenate([[size[which].sum()], in_groups, nodes[grouped]])

    ones = np.ones(len(one))
    return _Counts(
        external=levels(across, ones).astype(np.int64),
        internal=levels(~across, ones).astype(np.int64),
        outside=levels(across, weight),
        inside=levels(~across, weight),
    )


def _index(outside: NDArray[np.float64], inside: NDArray[np.float64]) -> NDArray[np.float64]:
    total = outside + inside
    found: NDArray[np.float64] = np.full(len(total), np.nan)
    np.divide(outside - inside, total, out=found, where=total > 0)
    return found
