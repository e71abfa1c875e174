"""Lists: whether a phrase is one of several, "on trade, on security and, in particular, on …"."""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.noun_phrase import Phrase

_JOINS = frozenset(", and ; or including : like ( as".split())
_BETWEEN = _JOINS | frozenset(
    "well also the on in of to for particular such both about with – namely notably".split()
)
_OPENS = frozenset("including include includes namely".split())
_FINITE = frozenset("VBD VBZ VBP MD".split())


def is_listed(s: Analysed, phrases: list[Phrase], k: int, end: int, b: int) -> bool:
    """Whether phrase `k` stands in a list with the one that ended at `end`."""
    if k >= len(phrases):
        return False
    i, j = phrases[k].i, phrases[k].j
    if not any(w in _JOINS for w in s.low[end:i]):
        return False
    if any(
        s.low[x] not in _BETWEEN and s.tags[x] not in ("VBG", "RB", "JJ") for x in range(end, i)
    ):
        return False
    # "X, and Y will": a clause of its own is no list
    return not (j < b and s.tags[j] in _FINITE and s.low[i - 1] == "and")


def opens_list(s: Analysed, i: int) -> bool:
    """Whether "including" or "such as" stands right before the phrase at word `i`."""
    for p in range(i - 1, max(i - 4, -1), -1):
        if s.low[p] in _OPENS or (s.low[p] == "as" and s.low[p - 1] == "such"):
            return True
        if s.tags[p] not in ("VBG", "DT", "IN", "PRP$", "JJ", "TO", "VB") or s.low[p] == "through":
            return False
    return False
