"""Commitments followed through later readouts: repeated, mentioned, reported done.

Evidence only. Two statements are joined where a later meeting's words share a bound side and
enough of the undertaking's telling words; the rule that joined them is kept with the link. Whether
they are joined hangs on these two readouts alone: a third never makes or unmakes a link.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date

from summitgraph.link.issue import content
from summitgraph.link.trace import Said, Trace, is_telling, trace
from summitgraph.records.account import Account
from summitgraph.records.commitment import CommitmentEvidence, FollowUp
from summitgraph.records.statement import Act

_DONE = re.compile(
    r"\b(?:(?:has|have|had|was|were)\s+(?:\w+\s+){0,2}(?:held|achieved|implemented|completed|"
    r"established|launched|signed|sent|realis?zed|conducted|provided|delivered|resumed|carried\s+out|"
    r"made|taken|visited|met|opened|created|concluded)|agreement\s+reached|are\s+being\s+\w+\s*achieved|"
    r"took\s+place|already)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    """meeting summit talk that this they will have been with from their would like also more
    into leader both between minister prime president russia japan country state including
    than over be is are was were we he she it i not has had as if when which who""".split()
)
_GATHERING = re.compile(
    r"\b(?:visit|meeting|summit|talks|consultations|session)s?\b", re.IGNORECASE
)


def follow_ups(accounts: Sequence[Account]) -> tuple[FollowUp, ...]:
    """The later statements that speak of earlier commitments, in a stable order."""
    ordered = sorted(
        (t for t in map(trace, accounts) if t.day is not None),
        key=lambda t: (t.day or date.min, t.sha256),
    )
    return tuple(
        found
        for number, earlier in enumerate(ordered)
        for later in ordered[number + 1 :]
        for found in between(earlier, later)
    )


def between(one: Trace, other: Trace) -> tuple[FollowUp, ...]:
    """What the later of two accounts says of the commitments of the earlier.

    Empty where they are of one day, where a day is unknown, or where they share no side.
    """
    if one.day is None or other.day is None or one.day == other.day:
        return ()
    if not one.sides & other.sides:
        return ()
    earlier, later = (one, other) if one.day < other.day else (other, one)
    text = "\n".join(said.quote for said in later.said).lower()
    found = []
    for number, first in enumerate(earlier.said):
        if first.promise is None or not _can_join(first, later, text):
            continue
        for n, said in enumerate(later.said):
            why = _joined(first, said, earlier, later)
            if why:
                found.append(
                    FollowUp(
                        commitment=(earlier.sha256, number),
                        statement=(later.sha256, n),
                        kind=_kind(first, said),
                        why=why,
                    )
                )
    return tuple(found)


def _can_join(first: Said, later: Trace, text: str) -> bool:
    """Whether any statement at all can be joined; asked first, as it is asked so often."""
    assert first.promise is not None
    month = _month_due(first)
    return (
        any(first.issues.keys() & said.issues.keys() for said in later.said)
        or len(first.promise.words & later.counts.keys()) >= 3
        or any(_may_name(label, text) for label in first.issues.values())
        or (bool(month) and month.lower() in text)
    )


def _joined(first: Said, other: Said, earlier: Trace, later: Trace) -> str:
    assert first.promise is not None
    mine = first.promise.words
    shared = mine & other.words
    same = first.issues.keys() & other.issues.keys()
    if not same and len(shared) < 3:
        share = 0.0
    else:
        whole = _weight(mine, earlier, later)
        share = _weight(shared, earlier, later) / whole if whole else 0.0
    loose = (first.content & other.content) - _SMALL if same else frozenset[str]()
    if same and other.named and (share >= 0.25 or len(shared) >= 2 or len(loose) >= 2):
        labels = ", ".join(sorted(first.issues[key] for key in same))
        told = ", ".join(sorted(w for w in shared or loose if len(w) > 3))
        return f"the same issue ({labels})" + (f" and the words {told}" if told else "")
    if len(shared) >= 3 and share >= 0.4:
        return f"the words {', '.join(sorted(shared))}"
    for label in () if _is_another(first, other) else first.issues.values():
        if _names(label, other.quote) and content(label) & mine:
            return f"its matter is named: {label}"
    return _in_its_month(first, other)


def _weight(words: frozenset[str], one: Trace, other: Trace) -> float:
    """Rare words weigh more: "vice-ministerial" tells more than "cooperation"."""
    total = max(1, len(one.said) + len(other.said))
    counts = (max(1, one.counts.get(w, 0) + other.counts.get(w, 0)) for w in sorted(words))
    return sum(math.log(1 + total / count) for count in counts)


def _names(label: str, quote: str) -> bool:
    """Whether a quote has the words of a label in their order, with little between them."""
    stems = _stems(label)
    if len(stems) < 2 or not is_telling(label):
        return False
    pattern = r"\b" + r"\W+(?:\w+\W+){0,2}".join(re.escape(stem) + r"\w*" for stem in stems)
    return bool(re.search(pattern, quote, re.IGNORECASE))


def _may_name(label: str, text: str) -> bool:
    stems = _stems(label)
    return len(stems) > 1 and all(stem in text for stem in stems)


def _stems(label: str) -> list[str]:
    words = (w for w in re.findall(r"[^\W_]+", label.lower()))
    told = [w for w in words if w not in ("of", "to", "the", "on", "in")]
    return [w[:-1] if len(w) > 4 and w.endswith("s") else w for w in told]


def _is_another(first: Said, other: Said) -> bool:
    """Whether the later is due only after the first was: next year's visit repeats no visit."""
    latest = first.promise.due[1] if first.promise else None
    earliest = other.promise.due[0] if other.promise else None
    return latest is not None and earliest is not None and earliest > latest


def _month_due(first: Said) -> str:
    """The month in which a meeting or visit was due ("April"), or ""."""
    earliest, latest = first.promise.due if first.promise else (None, None)
    if earliest is None or latest is None or (latest - earliest).days > 31:
        return ""
    return earliest.strftime("%B") if _GATHERING.search(first.quote) else ""


def _in_its_month(first: Said, other: Said) -> str:
    """A meeting or visit of the month in which one was due: "the summit in Moscow in April"."""
    month = _month_due(first)
    if month and re.search(rf"\b{month}\b", other.quote) and _GATHERING.search(other.quote):
        return f"a meeting or visit in {month}, when it was due"
    return ""


def _kind(first: Said, other: Said) -> CommitmentEvidence:
    if _DONE.search(other.quote):
        return CommitmentEvidence.REPORTED_DONE
    repeats = other.promise is not None and not _is_another(first, other)
    if repeats and other.act in (Act.AGREES, Act.AFFIRMS, Act.COMMITS):
        return CommitmentEvidence.REPEATED
    return CommitmentEvidence.MENTIONED
