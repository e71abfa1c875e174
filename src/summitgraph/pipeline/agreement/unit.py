"""Statements of several readers as units: the same words, read by each of them or missed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from summitgraph.link.issue import content
from summitgraph.link.overlap import pairs
from summitgraph.pipeline.agreement.coded import CodedSet, CodedStatement, within
from summitgraph.pipeline.agreement.value import VARIABLES, issue_name

Unit = tuple[CodedStatement | None, ...]
"""One place for each reader, in their order; None for whoever has no statement there."""


def units(sets: Sequence[CodedSet]) -> list[Unit]:
    """What readers found in what all of them coded, in the order of the texts.

    Spans pair one to one where they overlap by half of the shorter, likest first; each reader is
    paired with what those before it found.
    """
    inside = [within(one, sets) for one in sets]
    found: list[Unit] = []
    for doc in sorted({doc for one in inside for doc in one.scope}):
        found += _of_one(doc, inside)
    return found


def _of_one(doc: str, sets: Sequence[CodedSet]) -> list[Unit]:
    rows: list[list[CodedStatement | None]] = []
    for place, one in enumerate(sets):
        mine = [s for s in one.statements if s.doc == doc]
        others = [next(s for s in row if s is not None) for row in rows]
        matched = pairs(
            [(s.start, s.end) for s in others],
            [(s.start, s.end) for s in mine],
            partial(_likeness, others, mine),
        )
        taken = {j: i for i, j in matched}
        for j, statement in enumerate(mine):
            if j in taken:
                rows[taken[j]][place] = statement
            else:
                rows.append([None] * len(sets))
                rows[-1][place] = statement
    rows.sort(key=lambda row: min((s.start, s.end) for s in row if s is not None))
    return [tuple(row) for row in rows]


def _likeness(
    first: Sequence[CodedStatement], other: Sequence[CodedStatement], i: int, j: int
) -> int:
    return likeness(first[i], other[j])


def likeness(one: CodedStatement, other: CodedStatement) -> int:
    """In how many of actors, act, family and issues two statements are alike."""
    return sum(alike(one, other, name) is True for name in ("actors", "act", "family", "issues"))


def alike(one: CodedStatement, other: CodedStatement, variable: str) -> bool | None:
    """Whether two statements have the same value; None where one of them does not tell."""
    a, b = VARIABLES[variable](one), VARIABLES[variable](other)
    return None if a is None or b is None else a == b


def shares_issue(one: CodedStatement, other: CodedStatement) -> bool | None:
    """Whether they name one matter at least in common, or one as a narrower form of the other."""
    if one.issues is None or other.issues is None:
        return None
    mine, theirs = (
        [(issue_name(i), content(i)) for i in issues] for issues in (one.issues, other.issues)
    )
    return any(a == b or bool(v and w and (v <= w or w <= v)) for a, v in mine for b, w in theirs)
