"""How much of a network lasts from one meeting to the next.

The share of ties kept is the coefficient of P. Jaccard, New Phytologist 11 (1912),
doi:10.1111/j.1469-8137.1912.tb05611.x, as T. A. B. Snijders and others use it between waves of a
network; how far cells move together is Pearson's correlation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from summitgraph.network.measure.ties import Ties, share, tidy

_ROUNDING = 1e-12  # of a value: many times what a float rounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Stability:
    """A network beside the one before it; None where a measure is not defined.

    Attributes:
        ties, before_ties: how many each has; `kept` in both, `lost` only before, `gained` only now.
        jaccard: kept / (kept + lost + gained).
        persisted: kept / ties before.
        turned: of the ties kept, those whose sign changed.
        correlation: Pearson's, of the weights of the ties kept; None below three of them or where
            either side does not vary.
        nodes_jaccard: the same coefficient of the nodes that have a tie.
    """

    before: str
    part: str
    before_ties: int
    ties: int
    kept: int
    lost: int
    gained: int
    jaccard: float | None
    persisted: float | None
    turned: int
    correlation: float | None
    nodes_jaccard: float | None


def stability(parts: Sequence[tuple[str, Ties]]) -> tuple[Stability, ...]:
    """Every network beside the one before it, in the order given; nodes are known by their labels.

    >>> from scipy.sparse import csr_array
    >>> from summitgraph.network.measure.ties import ties_of_cells
    >>> one = ties_of_cells(csr_array([[1.0, 1.0]]), ["ruto"], ["ports", "visas"])
    >>> two = ties_of_cells(csr_array([[-1.0]]), ["ruto"], ["ports"])
    >>> moved = stability([("2016", one), ("2017", two)])[0]
    >>> moved.jaccard, moved.persisted, moved.turned
    (0.5, 0.5, 1)
    """
    cells = [(label, _cells(ties)) for label, ties in parts]
    return tuple(_beside(before, part, old, new) for (before, old), (part, new) in pairwise(cells))


_Cells = dict[tuple[tuple[int, str], tuple[int, str]], float]


def _cells(ties: Ties) -> _Cells:
    """The weight of each tie by the labels of its ends."""
    names = list(zip(ties.mode.tolist(), ties.labels, strict=True))
    found: _Cells = {}
    for one, other, weight in zip(*(part.tolist() for part in ties.pairs()), strict=True):
        ends = (names[one], names[other])
        if not ties.directed:
            ends = (min(ends), max(ends))
        found[ends] = weight
    return found


def _beside(before: str, part: str, old: _Cells, new: _Cells) -> Stability:
    kept = sorted(old.keys() & new.keys())
    then = np.array([old[tie] for tie in kept], dtype=np.float64)
    now = np.array([new[tie] for tie in kept], dtype=np.float64)
    old_nodes, new_nodes = ({node for tie in cells for node in tie} for cells in (old, new))
    return Stability(
        before=before,
        part=part,
        before_ties=len(old),
        ties=len(new),
        kept=len(kept),
        lost=len(old) - len(kept),
        gained=len(new) - len(kept),
        jaccard=tidy(share(len(kept), len(old.keys() | new.keys()))),
        persisted=tidy(share(len(kept), len(old))),
        turned=int((np.sign(then) != np.sign(now)).sum()),
        correlation=tidy(correlation(then, now)),
        nodes_jaccard=tidy(share(len(old_nodes & new_nodes), len(old_nodes | new_nodes))),
    )


def correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Pearson's correlation; not a number below three values or where one side does not vary.

    >>> correlation(np.array([1.0, 2, 3]), np.array([2.0, 4, 6]))
    1.0
    """
    if len(one) < 3 or not (_varies(one) and _varies(other)):
        return float("nan")
    x, y = one - one.mean(), other - other.mean()
    x, y = x / np.abs(x).max(), y / np.abs(y).max()
    return share(float(x @ y), float(np.sqrt((x @ x) * (y @ y))))


def _varies(values: NDArray[np.float64]) -> bool:
    """Whether values differ by more than rounding, whatever their size."""
    return bool(np.ptp(values) > _ROUNDING * np.abs(values).max())
