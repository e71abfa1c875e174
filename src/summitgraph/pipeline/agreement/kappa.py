"""Cohen's kappa of two readers: agreement beyond that of chance, by each reader's own habits.

After J. Cohen, "A Coefficient of Agreement for Nominal Scales" (1960): (p_o - p_e) / (1 - p_e).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence


def kappa(units: Sequence[tuple[Hashable | None, Hashable | None]]) -> float | None:
    """Kappa on the units on which both have a value; None where it is not defined.

    >>> kappa([("a", "a"), ("a", "a"), ("b", "b"), ("b", "a"), ("b", None)])
    0.5
    """
    both = [(a, b) for a, b in units if a is not None and b is not None]
    if not both:
        return None
    number = len(both)
    observed = sum(a == b for a, b in both) / number
    first, other = Counter(a for a, _ in both), Counter(b for _, b in both)
    expected = sum(count * other[value] for value, count in first.items()) / number**2
    if expected == 1:
        return None
    return (observed - expected) / (1 - expected)
