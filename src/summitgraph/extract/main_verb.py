"""The main verb of a clause that someone speaks, past fronted phrases and relative clauses."""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.lexicon import is_adverb

FIRST = frozenset(("i", "we"))
EXPLETIVE = frozenset(("it", "there"))
DEICTIC = frozenset("this that it these those".split())
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBORDINATE = frozenset(
    """if when as because since although though while before after until unless once whether where
    whereas""".split()
)
_NEAR = 4
_PHRASE_OPENS = frozenset("DT PRP PRP$ NNP NNS JJ NN EX".split())
_NAME_LIST = frozenset("NN NNS NNP NNPS DT JJ POS".split())


def main_verb(s: Analysed, a: int, b: int) -> tuple[str, int] | None:
    """The subject's last word, and the token where the main verb group begins; or None."""
    p = a
    if s.low[a] in _SUBORDINATE or s.tags[a] in ("IN", "VBG", "TO"):
        # a fronted clause or phrase: the main clause begins after its comma
        comma = next((q for q in range(a, b) if s.low[q] == "," and _can_open(s, q + 1, b)), None)
        if comma is not None:
            p = comma + 1
    while p < b:
        spot = s.at[p]
        if spot is not None:
            p = spot.j
            continue
        if p > a and s.tags[p] in FINITE:
            left = p - 1
            while (
                left > a and (is_adverb(s.low[left]) or s.tags[left] == "RB") and s.at[left] is None
            ):
                left -= 1
            if not (_is_subordinate(s, a, left) or _describes(s, a, left, p, b)):
                return s.low[left], p
        p += 1
    return None


def is_subject(s: Analysed, i: int, a: int) -> bool:
    """Whether the mention at token `i` is no object of a preposition before it, from `a` on."""
    q = i - 1
    if q >= a and s.low[q] == "," and s.tags[a] in ("IN", "TO", "VBG"):
        return True  # "To this end, France …"
    if q >= a and s.low[q] in ("and", ","):
        q -= 1
        while q >= a and s.tags[q] in _NAME_LIST:
            q -= 1
    return q < a or s.tags[q] not in ("IN", "TO")


def _can_open(s: Analysed, q: int, b: int) -> bool:
    return q < b and (
        s.at[q] is not None or s.low[q] in EXPLETIVE | DEICTIC or s.tags[q] in _PHRASE_OPENS
    )


def _describes(s: Analysed, a: int, left: int, p: int, b: int) -> bool:
    """Whether "we" and the verb at word `p` describe a noun: "the funds we allocate must"."""
    return (
        s.low[left] in FIRST
        and left > a
        and s.tags[left - 1] in ("NN", "NNS")
        and any(s.tags[q] in FINITE for q in range(p + 1, min(b, p + _NEAR)))
    )


def _is_subordinate(s: Analysed, a: int, left: int) -> bool:
    """Whether the verb whose subject ends at word `left` is of a clause inside another."""
    word, tag = s.low[left], s.tags[left]
    if tag in ("WDT", "WP") or word in ("which", "who", "whom"):
        return True
    if word == "that" and tag != "DT" and left > a:
        return True
    return (
        left > a
        and s.low[left - 1] in _SUBORDINATE
        and word not in FIRST
        and word != "it"
        and tag != "VBN"  # "The accord as negotiated is …"
    )
