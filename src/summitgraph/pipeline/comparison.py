"""The accounts of meetings side by side: which meetings, and the comparison as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from summitgraph import authority, link
from summitgraph.errors import UsageError
from summitgraph.records import Account, ComparedMatter, Comparison, SharedMeeting, Statement

KEYS = (
    *("meeting", "row", "issue", "told", "differences", "why"),
    *("doc", "side", "start", "end", "actors", "act", "negated", "commitment", "due", "quote"),
)
"""The columns of the flat lines: a line for each statement of a row."""


def compared(
    accounts: Sequence[Account], meetings: Sequence[SharedMeeting], wanted: str | None = None
) -> tuple[Comparison, ...]:
    """The comparisons of the wanted meetings; of all with several accounts where none is named.

    Args:
        wanted: part of a meeting's label or key, or the name of one of its readouts; case aside.

    Raises:
        UsageError: where no meeting is so named.
    """
    if wanted is None:
        chosen = [m for m in meetings if len(m.without_copies().readouts) > 1]
    else:
        by_sha = {a.readout.sha256: a for a in accounts}
        chosen = [m for m in meetings if _is_named(m, by_sha, wanted.casefold())]
        if not chosen:
            known = "; ".join(m.meeting.label for m in meetings[:12])
            raise UsageError(
                "no meeting has that in its name", where="--meeting", value=wanted,
                advice=f"these are there: {known}" + (" …" if len(meetings) > 12 else ""),
            )  # fmt: skip
    return tuple(link.compare(m, accounts, authority.load()) for m in chosen)


def _is_named(meeting: SharedMeeting, by_sha: dict[str, Account], wanted: str) -> bool:
    names = [meeting.meeting.label, meeting.meeting.key]
    names += [by_sha[sha].readout.name for sha in meeting.readouts]
    return any(wanted in name.casefold() for name in names)


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """A comparison as plain values, for JSON."""
    shared = comparison.meeting
    return {
        "meeting": shared.meeting.label,
        "key": shared.meeting.key,
        "accounts": [
            {
                "doc": a.readout.name,
                "title": a.readout.title,
                "publisher": a.readout.publisher,
                "side": a.readout.side,
                "sha256": a.readout.sha256,
                "statements": len(a.statements),
            }
            for a in comparison.accounts
        ],
        "confidence": shared.confidence,
        "joined": [
            {
                "docs": [_name(comparison, sha) for sha in j.readouts],
                "confidence": j.confidence,
                "why": j.why,
            }
            for j in shared.joined
        ],
        "facts": [
            {"name": f.name, "told": f.told.value, "values": list(f.values)}
            for f in comparison.facts
        ],
        "matters": [
            {
                "issue": m.issue.label,
                "told": m.told.value,
                "differences": {d.aspect: list(d.values) for d in m.differences},
                "why": m.why,
                "accounts": [
                    _passage(a, s) if s else None
                    for a, s in zip(comparison.accounts, m.statements, strict=True)
                ],
            }
            for m in comparison.matters
        ],
    }


def lines(comparisons: Sequence[Comparison]) -> Iterator[dict[str, Any]]:
    """Flat lines with the keys `KEYS`: a line for each statement of each row."""
    for comparison in comparisons:
        for number, matter in enumerate(comparison.matters, 1):
            for account, statement in zip(comparison.accounts, matter.statements, strict=True):
                if statement is None:
                    continue
                yield {
                    "meeting": comparison.meeting.meeting.label,
                    "row": number,
                    "issue": matter.issue.label,
                    "told": matter.told.value,
                    "differences": difference_words(matter),
                    "why": matter.why,
                } | _passage(account, statement)


def difference_words(matter: ComparedMatter) -> str:
    """In what the accounts differ, on one line: `act: agrees | discusses`."""
    return "; ".join(
        f"{d.aspect}: {' | '.join(value or '–' for value in d.values)}" for d in matter.differences
    )


def _name(comparison: Comparison, sha: str) -> str:
    return next(a.readout.name for a in comparison.accounts if a.readout.sha256 == sha)


def _passage(account: Account, statement: Statement) -> dict[str, Any]:
    commitment = statement.commitment
    due = commitment.due if commitment else None
    return {
        "doc": account.readout.name,
        "side": account.readout.side,
        "start": statement.evidence.start,
        "end": statement.evidence.end,
        "actors": [a.name for a in statement.speakers],
        "act": statement.act.value,
        "negated": statement.negated,
        "commitment": commitment.undertaking if commitment else None,
        "due": due.edtf if due else None,
        "quote": statement.evidence.quote,
    }
