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
    """hold meet meeting visit continue will agree discuss work make take joint leader summit also
    state minister president prime country new approach appropriate time late early month year
    through toward towards effort that with from into over this these their they both side sides
    party would like good well further more such including regard order based basis level high
    contact issue matter question point solution way step measure process bring come give view
    ensure important importance necessary need possible respective bilateral support develop
    development discussion talk dialogue cooperation relation tie project plan number range area
    field aspect topic other another various""".split()
)


_SMALL = frozenset(
    """meeting summit talk that this they will have been with from their would like also more
    into leader both between minister prime president russia japan country state including
    than over be is are was were we he she it i not has had as if when which who""".split()
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
            told = _words(statement.evidence.quote)
            words[account.readout.sha256, number] = told
            frequency.update(told)
    total = max(1, len(words))
    found: list[FollowUp] = []
    for i, earlier in enumerate(ordered):
        sides = _sides(earlier)
        for number, statement in enumerate(earlier.statements):
            if statement.commitment is None:
                continue
            mine = _words(
                " ".join(
                    (statement.commitment.undertaking, *(i.mentioned_as for i in statement.issues))
                )
            )
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
    # Rare words weigh more: "vice-ministerial" tells more than "cooperation".
    weight = sum(math.log(1 + total / max(1, frequency[w])) for w in shared)
    whole = sum(math.log(1 + total / max(1, frequency[w])) for w in mine)
    same = {i.key for i in first.issues} & {i.key for i in other.issues}
    share = weight / whole if whole else 0.0
    loose = content(first.evidence.quote) & content(other.evidence.quote)
    named = any(content(i.mentioned_as) & content(other.evidence.quote) for i in other.issues)
    if same and named and (share >= 0.25 or len(shared) >= 2 or len(loose - _SMALL) >= 2):
        labels = ", ".join(sorted(i.label for i in first.issues if i.key in same))
        told = ", ".join(sorted(w for w in shared or loose - _SMALL if len(w) > 3))
        return f"the same issue ({labels})" + (f" and the words {told}" if told else "")
    if len(shared) >= 3 and share >= 0.4:
        return f"the words {', '.join(sorted(shared))}"
    for issue in first.issues if not _is_another(first, other) else ():
        if _names(issue.label, other.evidence.quote) and content(issue.label) & mine:
            return f"its matter is named: {issue.label}"
    return _in_its_month(first, other)


def _names(label: str, quote: str) -> bool:
    """Whether a quote has the words of a label in their order, with little between them."""
    words = [
        w for w in re.findall(r"[^\W_]+", label.lower()) if w not in ("of", "to", "the", "on", "in")
    ]
    if len(words) < 2 or not content(label) - _COMMON:
        return False
    stems = (re.escape(w[:-1] if len(w) > 4 and w.endswith("s") else w) + r"\w*" for w in words)
    return bool(re.search(r"\b" + r"\W+(?:\w+\W+){0,2}".join(stems), quote, re.IGNORECASE))


def _is_another(first: Statement, other: Statement) -> bool:
    """Whether the later is due only after the first was: next year's visit repeats no visit."""
    mine = first.commitment.due if first.commitment else None
    theirs = other.commitment.due if other.commitment else None
    return (
        mine is not None
        and theirs is not None
        and mine.latest is not None
        and theirs.earliest is not None
        and theirs.earliest > mine.latest
    )


def _in_its_month(first: Statement, other: Statement) -> str:
    """A meeting or visit of the month in which one was due: "the summit in Moscow in April"."""
    due = first.commitment.due if first.commitment else None
    if due is None or due.earliest is None or due.latest is None:
        return ""
    if (due.latest - due.earliest).days > 31 or not _GATHERING.search(first.evidence.quote):
        return ""
    month = due.earliest.strftime("%B")
    if re.search(rf"\b{month}\b", other.evidence.quote) and _GATHERING.search(other.evidence.quote):
        return f"a meeting or visit in {month}, when it was due"
    return ""


_GATHERING = re.compile(
    r"\b(?:visit|meeting|summit|talks|consultations|session)s?\b", re.IGNORECASE
)


def _kind(first: Statement, other: Statement) -> CommitmentEvidence:
    if _DONE.search(other.evidence.quote):
        return CommitmentEvidence.REPORTED_DONE
    repeats = other.commitment is not None and not _is_another(first, other)
    if repeats and other.act in (Act.AGREES, Act.AFFIRMS, Act.COMMITS):
        return CommitmentEvidence.REPEATED
    return CommitmentEvidence.MENTIONED


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in content(text) if len(w) > 3) - _COMMON


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
