"""What someone undertakes to do: acts that one could later check, told from wishes.

After the definition of the G7 Research Group: specific, publicly expressed, with a target;
"will continue to" counts, "it is important to" does not.
"""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.lexicon import Lexicon
from summitgraph.records.statement import Act

_BINDING = frozenset((Act.AGREES, Act.COMMITS, Act.AFFIRMS))
_WISH = frozenset("would could should may might".split())


def undertaking_in(
    s: Analysed, a: int, b: int, act: Act, joint_act: Act, lex: Lexicon
) -> tuple[int, int] | None:
    """The tokens of an undertaking in the content `[a, b)` of an act, or None.

    It begins with "to" and a verb that one can check, or holds "will" and such a verb.
    """
    if act not in _BINDING and joint_act not in _BINDING:
        return None
    low = s.low
    p = a
    while p < b and low[p] in ("also", "further", "jointly", "on", "upon"):
        p += 1
    if p < b and low[p] == "to" and p + 1 < b:
        v = p + 1
        while v < b and s.tags[v] == "RB":
            v += 1
        if v < b and s.tags[v].startswith("VB") and lex.checkable.at(low, v):
            return p + 1, b
    for q in range(p, b):
        if low[q] in ("will", "shall", "'ll") and s.tags[q] in ("MD", "NN"):
            if any(w in _WISH for w in low[p:q]) or "whether" in low[p:q]:
                return None
            return q + 1, b
    return None


def first_person_undertaking(s: Analysed, i: int, b: int, lex: Lexicon) -> tuple[int, int] | None:
    """The tokens of what "we will …" or "I would like to attend …" binds the speaker to."""
    low = s.low
    p = i
    wish = False
    while p < b:
        if low[p] in ("will", "shall", "'ll"):
            p += 1
            break
        if low[p] == "would" and low[p + 1 : p + 3] == ["like", "to"]:
            wish = True
            p += 3
            break
        p += 1
    else:
        return None
    while p < b and (s.tags[p] in ("RB", "TO") or low[p] in ("be", "able", "also")):
        if low[p] in ("not", "n't", "never", "able"):
            return None
        p += 1
    if p >= b or not s.tags[p].startswith("VB") and not lex.checkable.at(low, p):
        return None
    if wish and low[p] not in ("attend", "visit", "participate", "come"):
        return None
    if not lex.checkable.at(low, p):
        return None
    return p, b
