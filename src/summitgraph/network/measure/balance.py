"""Whether friends of friends are friends: structural balance of signed networks.

D. Cartwright and F. Harary, "Structural balance: a generalization of Heider's theory",
Psychological Review 63 (1956), doi:10.1037/h0046049.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from summitgraph.network.measure.ties import Ties, share, tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The triangles of a network.

    Attributes:
        triangles: three nodes of which every two are tied.
        balanced: those in which the product of the three signs is positive.
        degree: balanced over all, 0 to 1; None without a triangle.
    """

    triangles: int
    balanced: int
    degree: float | None


def structural_balance(ties: Ties) -> Balance:
    """How many triangles are balanced, by the signs of the weights; directions do not count.

    With S the matrix of signs: triangles = tr|S|³ / 6, balanced − unbalanced = tr S³ / 6.

    >>> from scipy.sparse import csr_array
    >>> from summitgraph.network.measure.ties import ties_of_cells
    >>> enemies = csr_array([[0, 1, -1], [1, 0, -1], [-1, -1, 0.0]])
    >>> structural_balance(ties_of_cells(enemies, "abc"))
    Balance(triangles=1, balanced=1, degree=1.0)
    """
    weights = ties.weights + ties.weights.T if ties.directed else ties.weights
    signs = weights.tocsr().copy()
    signs.data = np.sign(signs.data)
    signs.eliminate_zeros()
    tied = abs(signs)
    triangles = round(float((tied @ tied).multiply(tied).sum()) / 6)
    difference = round(float((signs @ signs).multiply(signs).sum()) / 6)
    balanced = (triangles + difference) // 2
    return Balance(triangles=triangles, balanced=balanced, degree=tidy(share(balanced, triangles)))
