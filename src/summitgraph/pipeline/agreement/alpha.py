"""Krippendorff's alpha for nominal data, with missing values and an interval by bootstrap.

After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: nominal data,
any number of observers, missing data. alpha = 1 - observed / expected disagreement; 1 is perfect,
0 is what chance gives, and less is worse than chance.
"""

from __future__ import annotations

from collections import Counter
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
    flat = np.array([codes[v] for unit in paired for v in unit], dtype=np.int64)
    unit_of = np.repeat(np.arange(len(paired)), [len(unit) for unit in paired])
    alike = np.array([sum(n * (n - 1) for n in Counter(u).values()) / (len(u) - 1) for u in paired])
    once = _alpha(np.ones(len(paired)), flat, unit_of, alike)
    found = Alpha(
        value=None if np.isnan(once) else round(once, 12),
        units=len(paired),
        values=len(flat),
    )
    if found.value is None or not draws:
        return found
    lots = np.random.default_rng(seed)
    chances = np.full(len(paired), 1 / len(paired))
    drawn = (lots.multinomial(len(paired), chances).astype(float) for _ in range(draws))
    spread = np.array([_alpha(weights, flat, unit_of, alike) for weights in drawn])
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


def _alpha(
    weights: NDArray[np.float64],
    flat: NDArray[np.int64],
    unit_of: NDArray[np.int64],
    alike: NDArray[np.float64],
) -> float:
    """Alpha where each unit counts so often; not a number where it is not defined.

    Args:
        flat, unit_of: the code of each value, and the unit in which it stands.
        alike: of each unit, how many pairs of its values are alike, for each of its values.
    """
    import numpy as np

    totals = np.bincount(flat, weights=weights[unit_of])
    number = totals.sum()
    chance = number * (number - 1)
    expected = 1 - (totals * (totals - 1)).sum() / chance if chance > 0 else 0.0
    if expected <= 0:
        return float("nan")
    return float(1 - (1 - (weights @ alike) / number) / expected)
