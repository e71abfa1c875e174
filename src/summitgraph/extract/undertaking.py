"""What someone undertakes to do: acts that one could later check, told from wishes.

After the definition of the G7 Research Group: specific, publicly expressed, with a target;
"will continue to" counts, "it is important to" does not.
"""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.lexicon import Lexicon
from summitgraph.records.statement import Act

_BINDING = frozenset((Act.AGREES, Act.COMMITS, Act.AFFIRMS))
_WISH = frozenset("could may might".split())


def undertaking_in(
    s: Analysed, a: int, b: int, act: Act, joint_act: Act, lex: Lexicon
) -> tuple[int, int] | None:
    """The tokens of an undertaking in the words `[a, b)` after an act's verb, or None.

    It begins with "to" and a verb, or holds "will" or, after a past tense, "would".
    """
    if act not in _BINDING and joint_act not in _BINDING:
        return None
    low = s.low
    p = a
    while p < b and (low[p] in _BEFORE_TO or s.tags[p] in ("RB",)):
        p += 1
    if act is Act.AGREES and "need" in low[p : p + 3] and low[p] in ("on", "upon", "the"):
        p = low.index("need", p) + 1  # "agreed on the need to resume the talks"
    if p + 1 < b and low[p] == "to":
        v = p + 1
        while v < b and s.tags[v] == "RB":
            v += 1
        if v < b and (s.tags[v] in ("VB", "VBP", "NN") and low[v] not in _NO_DEED):
            return p + 1, b
        if v < b and s.tags[v] == "VBG" and act is Act.COMMITS:
            return p + 1, b
        return None
    for q in range(p, b):
        future = low[q] in ("will", "shall", "'ll") and s.tags[q] in ("MD", "NN")
        if future or (low[q] == "would" and "that" in low[p:q] and low[q + 1 : q + 2] != ["like"]):
            if any(w in _WISH for w in low[p:q]) or "whether" in low[p:q]:
                return None
            if act not in (Act.AGREES, Act.COMMITS) and not _checkable(s, q + 1, b, lex):
                return None
            return (q + 1, b) if q + 1 < b else None
        if low[q] in ("who", "which", ";"):
            break
    return None


def first_person_undertaking(
    s: Analysed, i: int, end: int, b: int, lex: Lexicon
) -> tuple[int, int] | None:
    """The tokens of what "we will …" or "I would like to attend …" binds the speaker to.

    The words of the future stand in the verb group `[i, end)`; what is undertaken goes on to `b`.
    """
    low = s.low
    p = i
    wish = False
    while p < end:
        if low[p] in ("will", "shall", "'ll"):
            p += 1
            break
        if low[p] == "going" and low[p + 1 : p + 2] == ["to"]:
            p += 2
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
    if p >= b:
        return None
    if wish:
        return (p, b) if low[p] in ("attend", "visit", "participate", "come") else None
    there = low[p - 1] == "be"
    return (
        (p, b)
        if lex.checkable.at(low, p) or there or (low[p] == "have" and "meeting" in low[p:b])
        else None
    )


def _checkable(s: Analysed, p: int, b: int, lex: Lexicon) -> bool:
    while p < b and (s.tags[p] == "RB" or s.low[p] in ("be", "not")):
        if s.low[p] == "not":
            return False
        p += 1
    if p >= b:
        return False
    if lex.checkable.at(s.low, p):
        return True
    # "will be accelerated": the plain verb of a participle
    stem = s.low[p]
    return any(
        lex.checkable.at([form], 0) is not None
        for form in (
            stem.removesuffix("ed"),
            stem.removesuffix("d"),
            stem.removesuffix("ied") + "y",
        )
    )


_BEFORE_TO = frozenset(
    "also further jointly in principle each fully ourselves themselves itself".split()
)
_NO_DEED = frozenset("be differ disagree believe regard".split())
