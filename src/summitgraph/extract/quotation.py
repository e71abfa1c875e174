"""Words in quotation marks and who says them: "…," said Mr Ruto. Mr Ruto said: "…".

A quotation may run over several sentences of a block; who says it may be told before, behind or
between its words, or only of the quotation before. A word or two in marks is no quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.lexicon import Lexicon, is_adverb
from summitgraph.extract.spotted import Quotation, Spotted
from summitgraph.extract.subject import actors_before, left_of
from summitgraph.records.draft import ActorMention, MentionKind

_OPEN, _CLOSE = frozenset(("“", "«", "„", "``")), frozenset(("”", "»"))
_EITHER = frozenset(('"', "''"))
_FEWEST = 3
_SAYING = frozenset(("VBD", "VBZ", "VBP", "VBN", "VBG"))
_BETWEEN = frozenset("RB IN TO PRP DT NN CC".split())
_BEFORE = frozenset(": , that".split())


@dataclass(slots=True)
class _Run:
    """Words between two marks in one sentence; `region` numbers the quotation."""

    sentence: int
    a: int
    b: int
    region: int
    opens: bool
    closes: bool


def quotations(sentences: Sequence[Analysed], lex: Lexicon) -> dict[int, list[Quotation]]:
    """The quotations of a text, by the number of the sentence in which they stand."""
    found: dict[int, list[Quotation]] = {}
    who: dict[int, tuple[ActorMention, int, int, int]] = {}
    runs = list(_runs(sentences))
    for run in runs:
        told = _told(sentences[run.sentence], run, lex)
        if told is not None and run.region not in who:
            who[run.region] = (*told, run.sentence)
    last: tuple[int, ActorMention] | None = None
    for run in runs:
        s = sentences[run.sentence]
        told_of = who.get(run.region)
        start, end = run.a, run.b
        if told_of is not None:
            mention, first, after, at = told_of
            if at == run.sentence:
                start, end = min(run.a, first), max(run.b, after)
        elif last is not None and last[0] == s.block and run.a <= 1 and run.b >= len(s.low) - 2:
            mention = last[1]
        else:
            continue
        last = (s.block, mention)
        if run.b - run.a >= _FEWEST and any(t in _VERBAL for t in s.tags[run.a : run.b]):
            found.setdefault(run.sentence, []).append(Quotation(run.a, run.b, mention, start, end))
    return found


_VERBAL = frozenset("VBD VBZ VBP MD VB".split())


def _runs(sentences: Sequence[Analysed]) -> list[_Run]:
    runs: list[_Run] = []
    region, inside, block = 0, False, -1
    for number, s in enumerate(sentences):
        if s.block != block:
            block, inside = s.block, False
        a = 0
        opened = False
        for p, token in enumerate(s.tokens):
            mark = token.text
            if mark in _OPEN or (mark in _EITHER and not inside):
                region, inside, a, opened = region + 1, True, p + 1, True
            elif mark in _CLOSE or mark in _EITHER:
                if inside:
                    runs.append(_Run(number, a, p, region, opened, True))
                inside, opened = False, False
        if inside:
            runs.append(_Run(number, a, len(s.tokens), region, opened, False))
    return runs


def _told(s: Analysed, run: _Run, lex: Lexicon) -> tuple[ActorMention, int, int] | None:
    """Who says a quotation, and the tokens that tell it, where its sentence does; or None."""
    if run.closes:
        after = _behind(s, run.b + 1, lex)
        if after is not None:
            return after
    if run.opens and run.a > 2:
        v = run.a - 2
        while v > 0 and (s.low[v] in _BEFORE or is_adverb(s.low[v])):
            v -= 1
        for verb in range(v, max(v - 4, 0), -1):
            if _says(s, verb, lex):
                who = actors_before(s, left_of(s, verb))
                if not who and v == verb:
                    break
                if who:
                    return who[-1].mention, who[-1].i, run.b
            passed = s.at[verb] is not None or s.tags[verb] in _BETWEEN
            if not passed and not _says(s, verb, lex):
                break
    return None


def _behind(s: Analysed, p: int, lex: Lexicon) -> tuple[ActorMention, int, int] | None:
    n = len(s.low)
    while p < n and (s.low[p] in (",", "–", "—") or is_adverb(s.low[p])):
        p += 1
    if p >= n:
        return None
    spot = s.at[p]
    if spot is not None:
        v = spot.j
        while v < n and s.tags[v] == "RB":
            v += 1
        if v < n and _says(s, v, lex):
            return spot.mention, spot.i, _end(s, v + 1)
        return None
    if _says(s, p, lex) and p + 1 < n:
        after = _subject_at(s, p + 1)
        if after is not None:
            return after.mention, p, _end(s, after.j)
    return None


def _subject_at(s: Analysed, p: int) -> Spotted | None:
    spot = s.at[p]
    if spot is not None and (spot.mention.kind is not MentionKind.GROUP or spot.mention.plural):
        return spot
    return None


def _end(s: Analysed, p: int) -> int:
    """Where the words that tell who says it end: at the next mark or comma."""
    while p < len(s.low) and s.low[p] not in (",", ";", ".", ":", '"', "“"):
        p += 1
    return p


def _says(s: Analysed, v: int, lex: Lexicon) -> bool:
    return (
        s.at[v] is None
        and s.tags[v] in _SAYING
        and (s.low[v] in lex.verbs or s.low[v] in lex.carriers or s.low[v] in _PUTS)
    )


_PUTS = frozenset("put puts quipped continued went joked".split())
