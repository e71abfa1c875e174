"""An account with a second reading: beside that of the rules, or in its place.

Where both read the same, the statement of the rules stands and is surer. Where they read the same
words in two ways it stands as it was, and a notice tells both readings: which is right is for a
person to say. What one of them alone found stands as its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from summitgraph.link.held import hold
from summitgraph.link.issue import content
from summitgraph.link.overlap import pairs
from summitgraph.link.refused import REASONS, Refusal, notices
from summitgraph.records.account import Account
from summitgraph.records.actor import Actor
from summitgraph.records.draft import Extraction
from summitgraph.records.evidence import Evidence
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.notice import Notice, NoticeKind
from summitgraph.records.readout import Sentence, places_on
from summitgraph.records.returned import SecondReading
from summitgraph.records.statement import Statement

SUREST = 0.99
_CORE = frozenset(("speakers", "act", "denied", "issues"))
"""Aspects in which two readings must be alike to count as one."""


def with_second(
    account: Account, extraction: Extraction, second: SecondReading, knowledge: Knowledge
) -> Account:
    """The account as both readers tell it, or the second alone.

    Its meeting is always the one that the rules read. Every sentence that gave no statement keeps
    or gets a notice.
    """
    if second.problem:
        told = Refusal(span=None, reason="llm-no-answer", why=second.problem)
        more = notices(account.readout, [told])
        return replace(account, notices=_sorted((*account.notices, *more)))
    held = hold(account.readout, extraction, second, knowledge)
    if second.alone:
        return _accounted(account, held.statements, held.notices, alone=True)
    statements, differences = together(account.statements, held.statements)
    found = (*account.notices, *held.notices, *notices(account.readout, differences))
    return _accounted(account, statements, found, alone=False)


def together(
    rules: Sequence[Statement], other: Sequence[Statement]
) -> tuple[tuple[Statement, ...], list[Refusal]]:
    """The statements of two readers as one list in the order of the text, and where they differ."""
    found = pairs(
        [(s.evidence.start, s.evidence.end) for s in rules],
        [(s.evidence.start, s.evidence.end) for s in other],
        lambda i, j: len(_CORE - set(differences(rules[i], other[j]))),
    )
    theirs = dict(found)
    kept: list[Statement] = []
    told: list[Refusal] = []
    for place, statement in enumerate(rules):
        if place not in theirs:
            kept.append(statement)
            continue
        second = other[theirs[place]]
        differing = differences(statement, second)
        if not _CORE & differing.keys():
            statement = _surer(statement, second)
        kept.append(statement)
        if differing:
            told.append(_difference(statement, second, differing))
    paired = set(theirs.values())
    kept += [s for place, s in enumerate(other) if place not in paired]
    return tuple(sorted(kept, key=_place)), told


def differences(one: Statement, other: Statement) -> dict[str, tuple[str, str]]:
    """In what two readings of the same words differ: for each aspect what either has.

    Issues are alike where one is the same, or one label has all telling words of the other.
    """
    aspects = {
        "speakers": (_names(one.speakers), _names(other.speakers)),
        "act": (one.act.value, other.act.value),
        "denied": (_yes(one.negated), _yes(other.negated)),
        "commitment": (_yes(one.commitment is not None), _yes(other.commitment is not None)),
        "due": (one.due.edtf if one.due else "none", other.due.edtf if other.due else "none"),
        "addressees": (_names(one.addressees), _names(other.addressees)),
    }
    found = {aspect: told for aspect, told in aspects.items() if told[0] != told[1]}
    if not _share_issue(one, other):
        found["issues"] = (_labels(one), _labels(other))
    return found


def _share_issue(one: Statement, other: Statement) -> bool:
    if {i.key for i in one.issues} & {i.key for i in other.issues}:
        return True
    mine, theirs = (
        [w for i in s.issues for w in (content(i.label), content(i.mentioned_as)) if w]
        for s in (one, other)
    )
    return any(a <= b or b <= a for a in mine for b in theirs)


def _surer(one: Statement, other: Statement) -> Statement:
    """The first reading, with the other as a witness: both wrong is less likely than either.

    1 - (1 - a)(1 - b), as if they erred apart from each other, which readers of one text do not
    quite; hence a code and no probability.
    """
    confidence = 1 - (1 - one.confidence) * (1 - other.confidence)
    return replace(
        one,
        confidence=round(min(SUREST, confidence), 4),
        readers=(*one.readers, *other.readers),
    )


def _difference(one: Statement, other: Statement, differing: dict[str, tuple[str, str]]) -> Refusal:
    mine, theirs = one.readers[0].name, other.readers[0].name
    told = "; ".join(
        f"{aspect}: {mine} {a}, {theirs} {b}" for aspect, (a, b) in sorted(differing.items())
    )
    span = (one.evidence.start, one.evidence.end)
    return Refusal(span=span, reason="readers-differ", why=told)


def _accounted(
    account: Account, statements: Sequence[Statement], found: Sequence[Notice], *, alone: bool
) -> Account:
    """The account with these statements, and a notice for each sentence that gave none."""
    readout = account.readout

    def on(told: Iterable[Statement | Notice]) -> set[Sentence]:
        return set(readout.sentences_on((t.evidence.start, t.evidence.end) for t in told))

    coded = on(statements)
    before = set() if alone else on(account.statements)
    new = [sentence for sentence in readout.sentences if sentence in coded - before]
    # why the rules passed a sentence over matters no more where it gave a statement after all
    kept = [
        n
        for n in found
        if n.reason in REASONS or not places_on(new, n.evidence.start, n.evidence.end)
    ]
    if alone:
        told = coded | on(kept)
        kept += [
            Notice(
                evidence=Evidence.of(readout.text, sentence.start, sentence.end),
                kind=NoticeKind.PASSED_OVER,
                reason="llm-none",
                message=REASONS["llm-none"],
            )
            for sentence in readout.sentences
            if sentence not in told
        ]
    return replace(
        account,
        statements=tuple(statements),
        notices=_sorted(kept),
        coded_sentence_count=len(coded),
    )


def _sorted(found: Sequence[Notice]) -> tuple[Notice, ...]:
    return tuple(sorted(found, key=lambda n: (n.evidence.start, n.evidence.end, n.reason)))


def _place(statement: Statement) -> tuple[int, int]:
    return statement.evidence.start, statement.evidence.end


def _names(actors: Sequence[Actor]) -> str:
    return ", ".join(sorted(a.name for a in actors)) or "none"


def _labels(statement: Statement) -> str:
    return ", ".join(sorted(i.label for i in statement.issues))


def _yes(value: bool) -> str:
    return "yes" if value else "no"
