"""A network in a few numbers, with how sure they are.

`summary` describes the graphs of readouts in the report; this takes any network's ties.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitgraph.network.matrix.make import NetworkMatrix
from summitgraph.network.measure.balance import structural_balance
from summitgraph.network.measure.bootstrap import Interval, bootstrap
from summitgraph.network.measure.ties import Ties, share, tidy, ties_again


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One number of a network."""

    measure: str
    value: float | None
    interval: Interval | None = None


def describe_network(
    ties: Ties, matrix: NetworkMatrix | None = None, *, times: int = 0, seed: int = 0
) -> tuple[Described, ...]:
    """Nodes, ties, density, weights and balance of a network.

    density = ties / possible ties: rows · columns, n(n − 1) / 2, or n(n − 1) where directed.
    conflict_share = weight of negative ties / weight of all. The last three, the density and the
    number of ties have intervals where `matrix` and `times` are given, see `bootstrap`.
    """
    rows = int((ties.mode == 0).sum())
    columns = len(ties) - rows
    _, _, weight = ties.pairs()
    balance = structural_balance(ties)
    told: list[tuple[str, float]] = [("nodes", len(ties))]
    if columns:
        told += [("rows", rows), ("columns", columns)]
    if matrix is not None:
        told.append(("statements", matrix.statements))
    told += [
        ("isolates", _isolates(ties)),
        ("components", _components(ties)),
        ("positive_ties", int((weight > 0).sum())),
        ("negative_ties", int((weight < 0).sum())),
        ("triangles", balance.triangles),
        ("balanced_triangles", float("nan") if balance.degree is None else balance.degree),
    ]
    values = dict(zip(RESAMPLED, resampled(ties), strict=True))
    intervals: dict[str, Interval] = {}
    if matrix is not None and times:
        found = bootstrap(
            matrix, lambda cells: resampled(ties_again(matrix, cells)), times=times, seed=seed
        )
        intervals = dict(zip(RESAMPLED, found, strict=True))
    return (
        *(Described(measure=name, value=tidy(value)) for name, value in told),
        *(
            Described(measure=name, value=tidy(values[name]), interval=intervals.get(name))
            for name in RESAMPLED
        ),
    )


RESAMPLED = ("ties", "density", "mean_weight", "conflict_share")


def resampled(ties: Ties) -> NDArray[np.float64]:
    """The numbers that have intervals, in the order of `RESAMPLED`."""
    rows = int((ties.mode == 0).sum())
    columns = len(ties) - rows
    possible = rows * columns if columns else rows * (rows - 1) / (1 if ties.directed else 2)
    data = ties.weights.data
    halves = 1.0 if ties.directed else 2.0
    count = len(data) / halves
    size = float(np.abs(data).sum()) / halves
    below = float(-data[data < 0].sum()) / halves
    return np.array(
        [
            count,
            share(count, possible),
            share(float(data.sum()) / halves, count),
            share(below, size),
        ]
    )


def _isolates(ties: Ties) -> int:
    both = (ties.weights != 0).sum(axis=1) + (ties.weights != 0).sum(axis=0)
    return int((both == 0).sum())


def _components(ties: Ties) -> int:
    from scipy.sparse.csgraph import connected_components

    if not len(ties):
        return 0
    count, _ = connected_components(ties.weights, directed=False)
    return int(count)
