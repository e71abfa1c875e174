"""How sure a measure is: intervals from documents drawn anew.

Statements of one document hang together, so documents are drawn, not statements: as many as there
are, with replacement, a thousand times; each time the network is counted again by its settings.
B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979),
doi:10.1214/aos/1176344552; percentile intervals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitgraph.errors import UsageError
from summitgraph.network.matrix.make import NetworkMatrix
from summitgraph.network.matrix.product import Counted, count_cells
from summitgraph.network.measure.ties import tidy

TIMES = 1000
_CHUNK = 100  # draws held at once: memory grows with chunk · distinct cells
_FEWEST = 0.5  # a measure that is undefined in more of the draws than this has no interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Between which values 95 % of the draws lie; None where too few of them give any."""

    low: float | None
    high: float | None


def bootstrap(
    matrix: NetworkMatrix,
    measure: Callable[[Any], NDArray[np.float64]],
    *,
    times: int = TIMES,
    seed: int = 0,
) -> tuple[Interval, ...]:
    """The interval of each number that `measure` gives for the cells of a network.

    Nodes are those of the whole network: who is not drawn has no ties, but stays. Repeated
    statements were dropped before (by the settings' `duplicates`), and a document drawn twice
    counts twice. The same seed gives the same intervals. Of fewer than two documents there is
    nothing to draw, and every interval is None.

    Args:
        measure: takes cells as `NetworkMatrix.cells` are; gives as many numbers each time, not a
            number where one is undefined.

    Raises:
        UsageError: for fewer than two draws.
    """
    if times < 2:
        raise UsageError(
            "too few draws", where="bootstrap", value=str(times), advice="give 1000 or so"
        )
    values = replicates(matrix, measure, times=times, seed=seed)
    return tuple(_interval(column) for column in values.T)


def replicates(
    matrix: NetworkMatrix,
    measure: Callable[[Any], NDArray[np.float64]],
    *,
    times: int,
    seed: int,
) -> NDArray[np.float64]:
    """The numbers of every draw: draws by numbers."""
    from scipy.sparse import csr_array

    settings = matrix.settings.in_effect()
    cells, code = np.unique(_codes(matrix.counted), return_inverse=True)
    documents, document = np.unique(matrix.table.documents[matrix.places], return_inverse=True)
    size = len(documents)
    if size < 2:
        return np.full((times, len(measure(matrix.cells))), np.nan)
    behind = csr_array(
        (np.ones(len(code)), (document, code)), shape=(size, len(cells))
    )  # how many statements of each cell a document has
    drawn = np.random.default_rng(seed)
    counted = _distinct(matrix.counted, cells)
    found = []
    for begin in range(0, times, _CHUNK):
        count = min(_CHUNK, times - begin)
        often = drawn.multinomial(size, np.full(size, 1.0 / size), size=count)
        weights = (behind.T @ often.T).T.astype(np.float64)
        found += [
            measure(count_cells(replace(counted, weight=weight), settings)) for weight in weights
        ]
    return np.array(found, dtype=np.float64)


def _codes(counted: Counted) -> NDArray[np.int64]:
    """A number for each combination of row, column and level."""
    depth = max(1, len(counted.levels))
    codes: NDArray[np.int64] = (
        counted.first * counted.columns + counted.second
    ) * depth + counted.level
    return codes


def _distinct(counted: Counted, cells: NDArray[np.int64]) -> Counted:
    """Each combination once, in the order of its number."""
    depth = max(1, len(counted.levels))
    pair, level = np.divmod(cells, depth)
    first, second = np.divmod(pair, max(1, counted.columns))
    return replace(counted, first=first, second=second, level=level, weight=np.ones(len(cells)))


def _interval(values: NDArray[np.float64]) -> Interval:
    told = values[np.isfinite(values)]
    if len(told) < _FEWEST * len(values) or not len(told):
        return Interval(low=None, high=None)
    low, high = np.percentile(told, [2.5, 97.5])
    return Interval(low=tidy(float(low)), high=tidy(float(high)))
