"""What stands in the cells: counts, their products, and by what they are divided.

The formulas are those of Discourse Network Analyzer as P. Leifeld gives them ("Discourse Network
Analysis: Policy Debates as Dynamic Networks", in The Oxford Handbook of Political Networks, 2017,
doi:10.1093/oxfordhb/9780190228217.013.25), with its choices where the text leaves one open. With
n[a,b,k] the number of statements of a on b at level k of the qualifier:

    two-mode   ignore    Σk n[a,b,k]
               subtract  n[a,b,1] − n[a,b,0]; Σk k·n for integers; Σk n for text
               combine   Σk [n > 0] · 2^(L − 1 − place of k): of two levels 1 is the higher alone,
                         2 the lower alone, 3 both
    one-mode   ignore      Σb (Σk n[i,b,k]) · (Σk n[j,b,k])
               congruence  Σb Σk Σl n[i,b,k] · n[j,b,l] · (1 − |k − l| / R), R the range of levels
               conflict    the same with |k − l| / R; for text Σb Σk of the n of one actor where
                           the other has none
               subtract    congruence − conflict

"vector-cosine" divides by √(c[i,i] · c[j,j]), c the congruence (of "ignore" the cell) of each with
itself: the lengths of the two vectors, as all of these but conflict are inner products.

Memory grows with the cells that are not zero, except for conflict over text, which fills them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitgraph.errors import UsageError
from summitgraph.network.matrix.column import Kind, Numbers
from summitgraph.network.matrix.settings import Aggregation, MatrixSettings, Normalisation

_MOST_COMBINED = 53  # levels that a float tells apart as powers of two


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counted:
    """Statements by number: who (0 … rows − 1), on what (0 … columns − 1), at which level.

    Attributes:
        levels: what each level counts for; one level of 1 where there is no qualifier.
        weight: how often each statement counts, once but where documents are drawn anew.
        kind: of the qualifier; None for none.
    """

    first: Numbers
    second: Numbers
    level: Numbers
    rows: int
    columns: int
    levels: NDArray[np.float64]
    kind: Kind | None
    weight: NDArray[np.float64]


def count_cells(counted: Counted, settings: MatrixSettings) -> Any:
    """The cells of a network of the settings' type."""
    return (two_mode if settings.type == "twomode" else one_mode)(counted, settings)


def two_mode(counted: Counted, settings: MatrixSettings) -> Any:
    """Rows by columns, as a `csr_array` of floats without stored zeros.

    Raises:
        UsageError: where more levels are combined than numbers can hold.
    """
    from scipy.sparse import csr_array

    shape = (counted.rows, counted.columns)
    place = (counted.first, counted.second)
    if settings.aggregation == "combine":
        cells = _combined(counted)
    elif settings.aggregation == "subtract" and counted.kind is Kind.BOOLEAN:
        cells = csr_array(((2.0 * counted.level - 1.0) * counted.weight, place), shape=shape)
    elif settings.aggregation == "subtract":
        cells = csr_array((counted.levels[counted.level] * counted.weight, place), shape=shape)
    else:
        cells = csr_array((counted.weight, place), shape=shape)
    cells.sum_duplicates()
    if settings.normalisation == "activity":
        cells = _divide(cells, _sums(counted.first, counted, counted.rows), by_row=True)
    elif settings.normalisation == "prominence":
        cells = _divide(cells, _sums(counted.second, counted, counted.columns), by_row=False)
    cells.eliminate_zeros()
    return cells


def one_mode(counted: Counted, settings: MatrixSettings) -> Any:
    """Rows by rows with an empty diagonal, as a `csr_array` of floats without stored zeros."""
    profile = _profile(counted)
    if settings.aggregation == "ignore":
        plain = two_mode(counted, MatrixSettings(aggregation="ignore"))
        cells = plain @ plain.T
        itself = plain.multiply(plain)
    else:
        cells = _compare(counted, profile, settings.aggregation)
        itself = profile.multiply(_near(counted, profile))
    cells = cells.tocsr()
    cells.setdiag(0)
    cells.eliminate_zeros()
    if settings.normalisation != "no":
        length = np.sqrt(itself.sum(axis=1))
        cells = _normalise(cells, profile, length, settings.normalisation)
    cells.sort_indices()
    return cells


def _profile(counted: Counted) -> Any:
    """n[a, (b,k)]: rows by columns and levels."""
    from scipy.sparse import csr_array

    depth = max(1, len(counted.levels))
    profile = csr_array(
        (counted.weight, (counted.first, counted.second * depth + counted.level)),
        shape=(counted.rows, counted.columns * depth),
    )
    profile.sum_duplicates()
    profile.eliminate_zeros()
    return profile


def _sums(codes: Numbers, counted: Counted, size: int) -> NDArray[np.float64]:
    """How many statements stand behind each row or column."""
    return np.bincount(codes, weights=counted.weight, minlength=size).astype(np.float64)


def _combined(counted: Counted) -> Any:
    from scipy.sparse import csr_array

    depth = max(1, len(counted.levels))
    if depth > _MOST_COMBINED:
        raise UsageError(
            "the qualifier has too many levels to be combined",
            where="aggregation",
            value=str(depth),
            advice=f"combine at most {_MOST_COMBINED} levels, or use subtract",
        )
    profile = _profile(counted).tocoo()
    value = 2.0 ** (depth - 1 - profile.col % depth)
    return csr_array(
        (value, (profile.row, profile.col // depth)), shape=(counted.rows, counted.columns)
    )


def _compare(counted: Counted, profile: Any, aggregation: Aggregation) -> Any:
    if counted.kind in (None, Kind.TEXT):
        same = profile @ profile.T
        if aggregation == "congruence":
            return same
        other = _alone(profile)
        return other if aggregation == "conflict" else same - other
    distance = _distance(counted)
    if distance is None:
        return profile @ profile.T * 0.0
    if aggregation == "conflict":
        return profile @ _mix(profile, distance) @ profile.T
    if aggregation == "congruence":
        return _near(counted, profile) @ profile.T
    return profile @ _mix(profile, 1.0 - 2.0 * distance) @ profile.T


def _near(counted: Counted, profile: Any) -> Any:
    """The profile with each level counting for those near to it; the same of text and of none."""
    distance = _distance(counted)
    return profile if distance is None else profile @ _mix(profile, 1.0 - distance)


def _distance(counted: Counted) -> NDArray[np.float64] | None:
    """|k − l| / R of every two levels; None where none is near to or far from another."""
    if counted.kind in (None, Kind.TEXT) or not len(counted.levels):
        return None
    span = float(np.ptp(counted.levels))
    if span == 0.0:
        return None
    distance: NDArray[np.float64] = np.abs(counted.levels[:, None] - counted.levels[None, :])
    return distance / span


def _mix(profile: Any, weights: NDArray[np.float64]) -> Any:
    """The weights between levels of one column, for those columns and levels that occur."""
    from scipy.sparse import csr_array

    depth = len(weights)
    present = np.unique(profile.indices)
    column = present // depth
    starts = np.searchsorted(column, column, side="left")
    counts = np.searchsorted(column, column, side="right") - starts
    one = np.repeat(np.arange(len(present)), counts)
    ends = np.cumsum(counts)
    other = np.arange(len(one)) - np.repeat(ends - counts, counts) + np.repeat(starts, counts)
    data = weights[present[one] % depth, present[other] % depth]
    size = profile.shape[1]
    mixed = csr_array((data, (present[one], present[other])), shape=(size, size))
    mixed.eliminate_zeros()
    return mixed


def _alone(profile: Any) -> Any:
    """Σb,k of the n of one row where the other has none, for every pair."""
    from scipy.sparse import csr_array

    total = profile.sum(axis=1)
    shared = (profile @ (profile > 0).astype(np.float64).T).toarray()
    return csr_array(total[:, None] + total[None, :] - shared - shared.T)


def _normalise(
    cells: Any, profile: Any, length: NDArray[np.float64], normalisation: Normalisation
) -> Any:
    """The cells divided by what their two rows did in all; a denominator of zero gives zero."""
    from scipy.sparse import csr_array

    coo = cells.tocoo()
    i, j = coo.row, coo.col
    total = profile.sum(axis=1)
    if normalisation == "average":
        denominator = (total[i] + total[j]) / 2.0
    elif normalisation == "cosine":
        denominator = total[i] * total[j]
    elif normalisation == "vector-cosine":
        denominator = length[i] * length[j]
    else:
        shared = (profile @ (profile > 0).astype(np.float64).T).tocsr()
        both = (profile @ profile.T).tocsr()
        union = total[i] + total[j] - _at(shared, i, j) - _at(shared, j, i)
        denominator = union + _at(both, i, j)
    fits = denominator != 0
    data = np.divide(coo.data, denominator, out=np.zeros(len(coo.data)), where=fits)
    return csr_array((data, (i, j)), shape=cells.shape)


def _at(matrix: Any, i: Any, j: Any) -> NDArray[np.float64]:
    """The cells at these places, found by halving, which is many times as fast as indexing."""
    matrix.sort_indices()
    width = matrix.shape[1]
    filled = np.repeat(np.arange(matrix.shape[0], dtype=np.int64), np.diff(matrix.indptr))
    keys = filled * width + matrix.indices
    wanted = i.astype(np.int64) * width + j
    if not len(keys):
        return np.zeros(len(wanted))
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, matrix.data[place], 0.0)


def _divide(cells: Any, totals: Any, *, by_row: bool) -> Any:
    from scipy.sparse import csr_array

    coo = cells.tocoo()
    denominator = totals[coo.row if by_row else coo.col].astype(np.float64)
    data = np.divide(coo.data, denominator, out=np.zeros(len(coo.data)), where=denominator != 0)
    return csr_array((data, (coo.row, coo.col)), shape=cells.shape)
