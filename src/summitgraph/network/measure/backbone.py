"""Which ties carry more weight than chance would give them: the disparity filter.

M. Á. Serrano, M. Boguñá and A. Vespignani, "Extracting the multiscale backbone of complex weighted
networks", PNAS 106 (2009), doi:10.1073/pnas.0808904106.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitgraph.errors import UsageError
from summitgraph.network.measure.ties import Ties, tidy

LEVEL = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class BackboneTie:
    """A tie and how surprising its weight is.

    Attributes:
        alpha: the lesser of the two ends' α; 0 is beyond chance, 1 carries nothing.
        kept: whether alpha is below the level asked for.
    """

    source: str
    target: str
    weight: float
    alpha: float
    kept: bool


def backbone(ties: Ties, *, level: float = LEVEL) -> tuple[BackboneTie, ...]:
    """Every tie with its α, the most surprising first.

    For an end with k ties and strength s, a tie of weight w has α = (1 − w/s)^(k − 1): how likely
    a part as large would be if its strength were cut at random into k. An end with a single tie
    tells nothing (α = 1). A tie is kept if either end has α below the level; of a directed tie
    its source's outgoing and its target's incoming ties are looked at. Weights are taken without
    their sign. Of a two-mode network rows are compared over columns and columns over rows.

    Raises:
        UsageError: for a level outside 0 to 1.

    >>> from scipy.sparse import csr_array
    >>> from summitgraph.network.measure.ties import ties_of_cells
    >>> ties = ties_of_cells(csr_array([[8.0, 1.0, 1.0]]), ["ruto"], ["ports", "visas", "fish"])
    >>> [(tie.target, tie.alpha) for tie in backbone(ties)][:2]
    [('ports', 0.04), ('fish', 0.81)]
    """
    if not 0.0 < level < 1.0:
        raise UsageError(
            "no level of significance", where="alpha", value=str(level), advice="give 0.05 or so"
        )
    one, other, signed = ties.pairs()
    weight = np.abs(signed)
    if ties.directed:
        alpha = np.minimum(_chance(one, weight, len(ties)), _chance(other, weight, len(ties)))
    else:
        ends = np.concatenate([one, other])
        both = _chance(ends, np.concatenate([weight, weight]), len(ties))
        alpha = np.minimum(both[: len(one)], both[len(one) :])
    rows = zip(one.tolist(), other.tolist(), signed.tolist(), alpha.tolist(), strict=True)
    found = [
        BackboneTie(
            source=ties.labels[i],
            target=ties.labels[j],
            weight=tidy(w) or 0.0,
            alpha=tidy(a) or 0.0,
            kept=bool(a < level),
        )
        for i, j, w, a in rows
    ]
    return tuple(sorted(found, key=lambda t: (t.alpha, -abs(t.weight), t.source, t.target)))


def _chance(ends: NDArray[np.int64], weight: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """α of each tie, as seen from one end."""
    count = np.bincount(ends, minlength=size)[ends]
    strength = np.bincount(ends, weights=weight, minlength=size)[ends]
    chance: NDArray[np.float64] = np.power(np.maximum(1.0 - weight / strength, 0.0), count - 1)
    return chance
