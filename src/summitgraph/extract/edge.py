"""The edges of a clause: a topic set before it, and its end without what joins it to the next."""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.lexicon import is_adverb

_OPENERS = tuple(
    tuple(words.split())
    for words in (
        "with regard to",
        "with regards to",
        "with respect to",
        "in regard to",
        "in connection with",
        "in relation to",
        "with reference to",
        "as regards",
        "as for",
        "as to",
        "regarding",
        "concerning",
        "on",
        "about",
        "turning to",
        "in the context of",
        "speaking of",
        "touching on",
        "in reference to",
        "when it comes to",
    )
)
_FARTHEST = 40
_DATE = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday day date occasion sidelines margins
    eve morning afternoon evening""".split()
)
_JOINS = frozenset(", ; and . but while whereas also : – ! ? then".split())


def fronted_topic(s: Analysed) -> tuple[int, int] | None:
    """A fronted "On Ukraine," or "Regarding the visit,": the tokens of what it names."""
    opener = next((o for o in _OPENERS if tuple(s.low[: len(o)]) == o), None)
    if opener is None or len(s.low) == len(opener):
        return None
    a = len(opener)
    if any(w in _DATE for w in s.low[a : a + 3]):
        return None  # "On May 14, 2024, Mr Ruto …" tells when
    for p in range(a + 1, min(len(s.low), _FARTHEST)):
        if s.low[p] == ",":
            nxt = p + 1
            follows = s.at[nxt] if nxt < len(s.low) else None
            if follows is not None or s.low[nxt : nxt + 1] in (["it"], ["the"], ["we"]):
                return a, p
    return None


def opener_end(s: Analysed, a: int) -> int | None:
    """Where words that set a topic end, such as "with regard to" at word `a`; None without."""
    for words in _OPENERS:
        if tuple(s.low[a : a + len(words)]) == words:
            return a + len(words)
    return None


_SAID = frozenset(
    "said says reported reports informed informs announced added stated according reads".split()
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CLOSING = frozenset(("”", "»", "''", '"'))
_LONGEST_TAIL = 14


def told_tail(s: Analysed) -> int:
    """Where a sentence's end only tells who reports it: "…, a spokesperson said in a release"."""
    n = len(s.low)
    if _SAID.isdisjoint(s.low[-_LONGEST_TAIL:]):
        return n
    for p in range(n - 2, max(n - _LONGEST_TAIL, 2), -1):
        if s.low[p] != ",":
            continue
        verbs = [
            v
            for v in range(p + 1, n)
            if s.tags[v] in _FINITE
            or (s.low[v] in _SAID and s.tags[v].startswith("V"))
            or s.low[v] == "according"
            or s.low[v : v + 2] == ["reports", "."]
        ]
        told = len(verbs) == 1 and s.low[verbs[0]] in _SAID
        behind = s.tags[verbs[0] + 1 : verbs[0] + 2] if told else []
        if told and s.low[p + 1] in _CLOSING and verbs[0] == p + 2:
            behind = ["."]  # "…,” said a ministry statement"
        if told and behind in ([], ["."], ["IN"], ["TO"], ["''"]) and "that" not in s.low[p:]:
            return p if any(t in _FINITE for t in s.tags[:p]) else n
        if verbs:
            return n
    return n


def trimmed(s: Analysed, a: int, b: int) -> int:
    """The end of the clause `[a, b)` without what only joins it to the next."""
    while b > a and (
        s.low[b - 1] in _JOINS or (is_adverb(s.low[b - 1]) and b - 1 > a and b < len(s.low))
    ):
        b -= 1
    return b
