"""Who or what stands behind which column, counted in sparse matrices.

Networks of one kind of node are products of such a matrix with itself or another;
`actor_actor` and `issue_issue` say what the columns are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from summitgraph.network.row import join_values

Bundles: TypeAlias = dict[tuple[str, Hashable], set[str]]
"""The identifiers of the statements behind each name and column."""


def ties(names: Sequence[str], bundles: Bundles) -> Iterator[tuple[str, str, list[Any]]]:
    """Every pair of names that share columns, with these.

    >>> list(ties(["ruto", "mahama"], {("ruto", "treaty"): {"s1"}, ("mahama", "treaty"): {"s2"}}))
    [('ruto', 'mahama', ['treaty'])]
    """
    columns = sorted({column for _, column in bundles}, key=str)
    matrix = count_matrix(bundles, names, columns)
    within = columns_of(matrix)
    for i, j in upper_cells(matrix @ matrix.T):
        yield names[i], names[j], [columns[b] for b in sorted(within[i] & within[j])]


def count_matrix(
    bundles: Mapping[tuple[str, Hashable], set[str]],
    names: Sequence[str],
    columns: Sequence[Hashable],
) -> Any:
    """How many statements stand behind each name (row) and column, as a `csr_array` of int64."""
    import numpy as np
    from scipy.sparse import csr_array

    row_of = {name: number for number, name in enumerate(names)}
    column_of = {column: number for number, column in enumerate(columns)}
    cells = [(row_of[name], column_of[column], len(ids)) for (name, column), ids in bundles.items()]
    table: Any = np.array(sorted(cells), dtype=np.int64).reshape(-1, 3)
    matrix: Any = csr_array(
        (table[:, 2], (table[:, 0], table[:, 1])), shape=(len(names), len(columns)), dtype=np.int64
    )
    matrix.sort_indices()
    return matrix


def upper_cells(matrix: Any) -> dict[tuple[int, int], int]:
    """The cells above the diagonal that are not zero, by row and column, in order."""
    from scipy.sparse import triu

    cells = triu(matrix, k=1).tocoo()
    places = zip(cells.row.tolist(), cells.col.tolist(), strict=True)
    return {
        place: value
        for place, value in sorted(zip(places, cells.data.tolist(), strict=True))
        if value
    }


def columns_of(matrix: Any) -> list[frozenset[int]]:
    """For each row, the columns in which it has something."""
    indices, bounds = matrix.indices.tolist(), matrix.indptr.tolist()
    return [frozenset(indices[i:j]) for i, j in pairwise(bounds)]


def statements_behind(
    sides: Iterable[Bundles], names: Iterable[str], columns: Iterable[Hashable]
) -> str:
    """The statements of all these names on all these columns, as one string."""
    cells = [(name, column) for column in columns for name in names]
    return join_values(s for side in sides for cell in cells for s in side.get(cell, ()))
