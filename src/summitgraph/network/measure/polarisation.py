"""How divided a network is, and how that moves from part to part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from summitgraph.network.measure.balance import structural_balance
from summitgraph.network.measure.community import (
    as_members,
    communities,
    modularity,
    signed_modularity,
)
from summitgraph.network.measure.external import indices
from summitgraph.network.measure.ties import Ties, share, tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class Polarisation:
    """A network in the measures of division; None where one is not defined.

    Attributes:
        nodes: those that have a tie.
        positive, negative: ties above and below zero.
        conflict_share: the weight of negative ties over that of all, 0 to 1.
        communities: how many have more than one member.
        modularity, signed_modularity: of these communities, as `community` tells.
        group_modularity, external_internal: of the groups given; None without groups.
        balance: share of balanced triangles; None without any.
    """

    part: str
    start: str
    stop: str
    statements: int
    nodes: int
    positive: int
    negative: int
    conflict_share: float | None
    communities: int
    modularity: float | None
    signed_modularity: float | None
    group_modularity: float | None
    external_internal: float | None
    balance: float | None


def polarisation(
    ties: Ties,
    *,
    part: str = "",
    start: str = "",
    stop: str = "",
    statements: int = 0,
    groups: Mapping[str, str] | None = None,
    seed: int = 0,
) -> Polarisation:
    """How divided one network is.

    Modularity says how far the ties fall into communities that the ties themselves make (P. Leifeld
    measures polarisation of discourse networks so: "Polarization of coalitions in an agent-based
    model of political discourse", Computational Social Networks 1 (2014),
    doi:10.1186/s40649-014-0007-y); `group_modularity` how far they follow groups known beforehand,
    signed where there are negative ties.

    >>> from scipy.sparse import csr_array
    >>> from summitgraph.network.measure.ties import ties_of_cells
    >>> polarisation(ties_of_cells(csr_array([[0, -1.0], [-1.0, 0]]), "ab")).conflict_share
    1.0
    """
    _, _, weight = ties.pairs()
    above, below = float(weight[weight > 0].sum()), float(-weight[weight < 0].sum())
    found = communities(ties, seed=seed)
    sizes = np.bincount(found.member) if len(ties) else np.zeros(0)
    fit = float("nan")
    if groups:
        member = as_members(ties, groups)
        fit = signed_modularity(ties, member) if below else modularity(ties, member)
    return Polarisation(
        part=part,
        start=start,
        stop=stop,
        statements=statements,
        nodes=int(((ties.weights != 0).sum(axis=1) > 0).sum()),
        positive=int((weight > 0).sum()),
        negative=int((weight < 0).sum()),
        conflict_share=tidy(share(below, above + below)),
        communities=int((sizes > 1).sum()),
        modularity=found.modularity,
        signed_modularity=found.signed_modularity,
        group_modularity=tidy(fit),
        external_internal=tidy(indices(ties, groups)[0]) if groups else None,
        balance=structural_balance(ties).degree,
    )
