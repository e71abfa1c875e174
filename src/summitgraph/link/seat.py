"""Which meetings can hear of what was undertaken at another: those at which two sides sat again.

Where only one side is known of a meeting, that one is enough. A meeting is posted under each side
and each pair of sides, so that those in question are found without looking at any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations


def posted(sides: Iterable[str]) -> frozenset[str]:
    """The seats that a meeting of these sides takes.

    >>> sorted(posted(["state/JP", "state/RU"]))
    ['state/JP', 'state/JP state/RU', 'state/RU']
    >>> sorted(posted(["state/JP"]))
    ['=state/JP', 'state/JP']
    """
    known = sorted(set(sides))
    alone = [f"={known[0]}"] if len(known) == 1 else []
    return frozenset((*known, *alone, *_pairs(known)))


def hearing(sides: Iterable[str]) -> frozenset[str]:
    """The seats of the meetings that can hear of what these sides undertook at theirs.

    >>> sorted(hearing(["state/JP", "state/RU"])), sorted(hearing(["state/JP"]))
    (['state/JP state/RU'], ['state/JP'])
    """
    known = sorted(set(sides))
    return frozenset(known if len(known) == 1 else _pairs(known))


def heard(sides: Iterable[str]) -> frozenset[str]:
    """The seats of the meetings of whose undertakings a meeting of these sides can hear.

    >>> sorted(heard(["state/JP", "state/RU"]))
    ['=state/JP', '=state/RU', 'state/JP state/RU']
    """
    known = sorted(set(sides))
    return frozenset((*(f"={side}" for side in known), *_pairs(known)))


def _pairs(known: list[str]) -> list[str]:
    return [" ".join(pair) for pair in combinations(known, 2)]
