"""Words that lay a whole sentence in someone's mouth: "According to Mr Ruto, …", "For him, …"."""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.spotted import Quotation
from summitgraph.records.draft import MentionKind

_OPENERS = tuple(
    tuple(words.split())
    for words in (
        "according to",
        "in the view of",
        "in the opinion of",
        "in the words of",
        "in the eyes of",
        "in the judgement of",
        "in the judgment of",
        "to the mind of",
        "for",
        "to",
    )
)
_THEIRS = frozenset("view opinion words eyes judgement judgment mind estimation".split())
_PUTS = frozenset("put puts sees saw".split())
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def attributed(s: Analysed) -> Quotation | None:
    """The rest of a sentence that opens or ends with whose view it tells, or None."""
    n = len(s.low)
    fronted = _fronted(s) or _told_behind(s)
    if fronted is not None:
        return fronted
    for p in range(n - 4, 2, -1):
        if s.low[p] == "," and s.low[p + 1 : p + 3] == ["according", "to"]:
            spot = s.at[p + 3]
            if spot is not None and spot.j >= n - 1:
                return Quotation(0, p, spot.mention, 0, spot.j)
    return None


def _told_behind(s: Analysed) -> Quotation | None:
    """ "The fleets should rest, Mr Ruto said", "…, said Mr Ruto", "…, Mr Ruto added, including"."""
    n = len(s.low)
    if _SAID.isdisjoint(s.low):
        return None
    for p in range(n - 3, _FEWEST, -1):
        if s.low[p] != "," or not any(t in _FINITE for t in s.tags[:p]):
            continue
        verb, spot = p + 1, s.at[p + 1]
        if spot is not None:
            verb = spot.j
            after = verb + 1
        else:
            spot = s.at[p + 2]
            after = spot.j if spot is not None else n
        if spot is None or verb >= n or s.low[verb] not in _SAID or spot.mention.plural:
            continue
        m = spot.mention
        if not (m.name or m.kind is MentionKind.PRONOUN or m.role) or "spokes" in m.role.lower():
            return None  # a ministry reports what others did
        if after >= n - 1 or s.low[after] in (",", "in", "at", "during", "on"):
            return Quotation(0, p, spot.mention, 0, n)
    return None


_SAID = frozenset("said added noted stressed argued explained insisted warned continued".split())


def _fronted(s: Analysed) -> Quotation | None:
    n = len(s.low)
    opener = next((o for o in _OPENERS if tuple(s.low[: len(o)]) == o), None)
    p = len(opener) if opener else 1 if s.low[0] in ("in", "as") else 0
    spot = s.at[p] if 0 < p < n else None
    if spot is None or spot.mention.kind not in _ONE:
        return None
    comma = spot.j
    if opener is None:
        if s.low[comma : comma + 1] == ["'s"]:
            comma += 1
        verb = s.low[comma : comma + 2]
        if s.low[0] == "in" and verb[:1] and verb[0] in _THEIRS:
            comma += 1
        elif s.low[0] == "as" and len(verb) == 2 and verb[0] in _PUTS and verb[1] == "it":
            comma += 2
        else:
            return None
    elif s.low[comma : comma + 1] == ["("] and ")" in s.low[comma : comma + 5]:
        comma = s.low.index(")", comma) + 1
    if s.low[comma : comma + 1] != [","] or n - comma < _FEWEST:
        return None
    if len(opener or ()) == 1 and not spot.mention.name and not spot.mention.role:
        return None  # "For Kenya, …" may be told by anyone
    begins = s.at[comma + 1]
    if begins is not None and any(
        s.tags[q] in _FINITE for q in range(begins.j, min(begins.j + 3, n))
    ):
        return None  # "For Mr Ruto, Mr Mahama had praise": another speaks
    return Quotation(comma + 1, n, spot.mention, 0, n)


_FEWEST = 5
_ONE = (MentionKind.NAME, MentionKind.ROLE, MentionKind.SIDE)
