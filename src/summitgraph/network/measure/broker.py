"""Who stands between others who are not tied themselves: brokerage roles.

R. V. Gould and R. M. Fernandez, "Structures of mediation: a formal approach to brokerage in
transaction networks", Sociological Methodology 19 (1989), doi:10.2307/270949.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitgraph.network.measure.ties import Ties

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brokerage:
    """How often a node plays each role.

    Attributes:
        coordinator: all three of one group.
        consultant: the outer two of one group, the broker of another ("itinerant broker").
        gatekeeper: broker and receiver of one group, the source of another.
        representative: broker and source of one group, the receiver of another.
        liaison: all three of different groups.
    """

    label: str
    group: str
    coordinator: int
    consultant: int
    gatekeeper: int
    representative: int
    liaison: int
    total: int


def brokerage(ties: Ties, groups: Mapping[str, str]) -> tuple[Brokerage, ...]:
    """Every node that has a group with its roles, the busiest brokers first.

    b brokers from a to c where a→b and b→c are ties and a→c is none. Ties above zero count,
    whatever their weight. In an undirected network every pair counts in both directions, so
    gatekeeper and representative are equal. Nodes without a group neither broker nor are brokered
    for.

    >>> import networkx as nx
    >>> from summitgraph.network.measure.ties import ties_of_graph
    >>> line = ties_of_graph(nx.DiGraph([("a", "b"), ("b", "c")]))
    >>> brokerage(line, {"a": "east", "b": "west", "c": "west"})[0].gatekeeper
    1
    """
    names = sorted(set(groups.values()))
    number = {name: at for at, name in enumerate(names)}
    member = np.array([number.get(groups.get(label, ""), -1) for label in ties.labels], dtype=int)
    steps = ties.positive().weights.tocsr()
    back = steps.T.tocsr()
    found = []
    for at, label in enumerate(ties.labels):
        own = int(member[at])
        if own < 0:
            continue
        into = back.indices[back.indptr[at] : back.indptr[at + 1]]
        out = steps.indices[steps.indptr[at] : steps.indptr[at + 1]]
        into, out = into[member[into] >= 0], out[member[out] >= 0]
        # by pair of who sends and who receives, whether they are not tied themselves
        open_ = steps[into][:, out].toarray() == 0
        open_ &= into[:, None] != out[None, :]
        source, target = member[into][:, None], member[out][None, :]
        counts = (
            _count(open_, (source == own) & (target == own)),
            _count(open_, (source == target) & (source != own)),
            _count(open_, (source != own) & (target == own)),
            _count(open_, (source == own) & (target != own)),
            _count(open_, (source != own) & (target != own) & (source != target)),
        )
        roles = dict(zip(ROLES, counts, strict=True))
        found.append(Brokerage(label=label, group=names[own], **roles, total=sum(counts)))
    return tuple(sorted(found, key=lambda b: (-b.total, b.label)))


def _count(open_: NDArray[np.bool_], role: NDArray[np.bool_]) -> int:
    return int((open_ & role).sum())
