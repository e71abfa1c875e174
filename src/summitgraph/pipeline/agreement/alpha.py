"""Krippendorff's alpha for nominal data, with missing values and an interval by bootstrap.

After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: nominal data,
any number of observers, missing data. alpha = 1 - observed / expected disagreement; 1 is perfect,
0 is what chance gives, and less is worse than chance.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DRAWS = 1000
_LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Alpha:
    """Alpha with what it rests on.

    Attributes:
        value: None where it is not defined: all values alike, or nothing to compare.
        low, high: where 95 of 100 draws of the units lie; None where few of them define it.
        units: how many have two values or more.
        values: how many values are in these.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    units: int = 0
    values: int = 0


def alpha(
    units: Sequence[Sequence[Hashable | None]], *, draws: int = DRAWS, seed: int = 1
) -> Alpha:
    """The agreement on units, each with a value for every reader or None where that is missing.

    The interval is of a plain percentile bootstrap over units; it is rather too narrow, as
    statements of one text are not drawn apart from each other. The same seed gives the same.

    Args:
        draws: how often units are drawn; 0 for no interval.

    >>> alpha([["a", "a"], ["b", "b"], ["a", "b"], ["b", None]], draws=0).value
    0.444444444444
    """
    import numpy as np

    paired = [[v for v in unit if v is not None] for unit in units]
    paired = [unit for unit in paired if len(unit) > 1]
    codes = {value: n for n, value in enumerate(dict.fromkeys(v for u in paired for v in u))}
    counts = np.zeros((len(paired), len(codes)))
    for row, unit in zip(counts, paired, strict=True):
        for value in unit:
            row[codes[value]] += 1
    size = counts.sum(axis=1)
    alike = (counts * (counts - 1)).sum(axis=1) / np.maximum(size - 1, 1)
    once = _alphas(np.ones((1, len(paired))), counts, alike)
    found = Alpha(
        value=None if np.isnan(once[0]) else round(float(once[0]), 12),
        units=len(paired),
        values=int(size.sum()),
    )
    if found.value is None or not draws:
        return found
    drawn = np.random.default_rng(seed).multinomial(
        len(paired), np.full(len(paired), 1 / len(paired)), size=draws
    )
    spread = _alphas(drawn.astype(float), counts, alike)
    spread = spread[~np.isnan(spread)]
    if len(spread) < draws / 2:
        return found
    low, high = np.quantile(spread, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    return Alpha(
        value=found.value,
        low=float(low),
        high=float(high),
        units=found.units,
        values=found.values,
    )


def _alphas(
    weights: NDArray[np.float64], counts: NDArray[np.float64], alike: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Alpha for each row of weights of the units; not a number where it is not defined."""
    import numpy as np

    totals = weights @ counts
    number = totals.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = 1 - (weights @ alike) / number
        expected = 1 - (totals * (totals - 1)).sum(axis=1) / (number * (number - 1))
        found: NDArray[np.float64] = np.where(expected > 0, 1 - observed / expected, np.nan)
    return found
