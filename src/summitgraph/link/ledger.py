"""Commitments followed through later readouts: repeated, mentioned, reported done.

Evidence only. Two statements are joined where a later meeting's words share a bound side and
enough of the undertaking's telling words; the rule that joined them is kept with the link.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from summitgraph.link.issue import content
from summitgraph.records.account import Account
from summitgraph.records.actor import ActorKind
from summitgraph.records.commitment import CommitmentEvidence, FollowUp
from summitgraph.records.statement import Act, Statement

_DONE = re.compile(
    r"\b(?:(?:has|have|had|was|were)\s+(?:\w+\s+){0,2}(?:held|achieved|implemented|completed|"
    r"established|launched|signed|sent|realis?zed|conducted|provided|delivered|resumed|carried\s+out|"
    r"made|taken|visited|met|opened|created|concluded)|agreement\s+reached|are\s+being\s+\w+\s*achieved|"
    r"took\s+place|already)\b",
    re.IGNORECASE,
)
_COMMON = frozenset(
    """hold meet meeting visit continue will agree discuss work make take joint russia japan
    leader summit also state minister president prime country new approach appropriate time late
    early month""".split()
)


def follow_ups(accounts: Sequence[Account]) -> tuple[FollowUp, ...]:
    """The later statements that speak of earlier commitments, in a stable order."""
    ordered = sorted(
        (a for a in accounts if _day(a) is not None),
        key=lambda a: (_day(a) or date.min, a.readout.sha256),
    )
    frequency: Counter[str] = Counter()
    words: dict[tuple[str, int], frozenset[str]] = {}
    for account in ordered:
        for number, statement in enumerate(account.statements):
            told = _words(statement)
            words[account.readout.sha256, number] = told
            frequency.update(told)
    total = max(1, len(words))
    found: list[FollowUp] = []
    for i, earlier in enumerate(ordered):
        sides = _sides(earlier)
        for number, statement in enumerate(earlier.statements):
            if statement.commitment is None:
                continue
            mine = words[earlier.readout.sha256, number]
            for later in ordered[i + 1 :]:
                if _day(later) == _day(earlier) or not (_sides(later) & sides):
                    continue
                for n, other in enumerate(later.statements):
                    theirs = words[later.readout.sha256, n]
                    why = _joined(statement, other, mine, theirs, frequency, total)
                    if why:
                        found.append(
                            FollowUp(
                                commitment=(earlier.readout.sha256, number),
                                statement=(later.readout.sha256, n),
                                kind=_kind(statement, other),
                                why=why,
                            )
                        )
    return tuple(found)


def _joined(
    first: Statement,
    other: Statement,
    mine: frozenset[str],
    theirs: frozenset[str],
    frequency: Counter[str],
    total: int,
) -> str:
    shared = mine & theirs
    if not shared:
        return ""
    # Rare words weigh more: "vice-ministerial" tells more than "cooperation".
    weight = sum(math.log(1 + total / frequency[w]) for w in shared)
    whole = sum(math.log(1 + total / frequency[w]) for w in mine)
    same = {i.key for i in first.issues} & {i.key for i in other.issues}
    share = weight / whole if whole else 0.0
    if same and (share >= 0.3 or len(shared) >= 2):
        labels = ", ".join(sorted(i.label for i in first.issues if i.key in same))
        return f"the same issue ({labels}) and the words {', '.join(sorted(shared))}"
    if len(shared) >= 3 and share >= 0.4:
        return f"the words {', '.join(sorted(shared))}"
    return ""


def _kind(first: Statement, other: Statement) -> CommitmentEvidence:
    if _DONE.search(other.evidence.quote):
        return CommitmentEvidence.REPORTED_DONE
    if other.commitment is not None and other.act in (Act.AGREES, Act.AFFIRMS, Act.COMMITS):
        return CommitmentEvidence.REPEATED
    return CommitmentEvidence.MENTIONED


def _words(statement: Statement) -> frozenset[str]:
    text = statement.evidence.quote
    if statement.commitment is not None:
        text = statement.commitment.undertaking
    labels = " ".join(f"{i.label} {i.mentioned_as}" for i in statement.issues)
    return frozenset(w for w in content(f"{text} {labels}") if len(w) > 3) - _COMMON


def _sides(account: Account) -> set[str]:
    found = set()
    for p in account.meeting.participations:
        if p.represents is not None:
            found.add(p.represents.key)
        elif p.actor.kind is not ActorKind.PERSON or p.actor.known:
            found.add(p.actor.key)
    for statement in account.statements:
        found |= {a.key for a in statement.speakers if a.kind is ActorKind.STATE}
    return found


def _day(account: Account) -> date | None:
    when = account.meeting.date
    return when.earliest if when else None
