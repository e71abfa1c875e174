"""The ledger: each undertaking once, from whoever first made it to the last that is told of it.

The state is read from the evidence and the calendar alone; whether a promise was kept is a
person's verdict, and stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from summitgraph.link.side import day_of, next_meetings, own_words, sides_of_actors
from summitgraph.link.telling import Weights, telling_words
from summitgraph.link.undertaking import same_undertaking
from summitgraph.records.account import Account
from summitgraph.records.commitment import CommitmentEvidence, FollowUp
from summitgraph.records.ledger import LedgerEntry, LedgerState
from summitgraph.records.statement import Statement

Key = tuple[str, int]
"""A statement: SHA-256 of its readout, and its number there."""

_BY_EVIDENCE = (
    (CommitmentEvidence.REPORTED_DONE, LedgerState.REPORTED_DONE),
    (CommitmentEvidence.REPLACED, LedgerState.REPLACED),
)


def last_day(accounts: Iterable[Account]) -> date | None:
    """The day of the last meeting: for which a ledger holds where no other day is asked for."""
    return max((d for a in accounts if (d := day_of(a)) is not None), default=None)


def ledger(
    accounts: Sequence[Account], follow_ups: Sequence[FollowUp], *, as_of: date | None = None
) -> tuple[LedgerEntry, ...]:
    """Every undertaking once, by the day on which it was first made.

    Args:
        as_of: what is told later is not counted, and what is first made later is left out;
            without it, the day of the last meeting.
    """
    today = as_of or last_day(accounts)
    days = {a.readout.sha256: day_of(a) for a in accounts}
    following = next_meetings(accounts)
    meeting_days = {a.meeting.key: day_of(a) for a in accounts}
    meeting_of = {a.readout.sha256: a.meeting.key for a in accounts}
    chains: dict[Key, list[Key]] = {}
    for key, first in first_made(accounts, follow_ups).items():
        if _until(days[key[0]], today):
            chains.setdefault(first, []).append(key)
    statements = _statements(accounts)
    entries = []
    for first, tellings in chains.items():
        members = set(tellings)
        told = tuple(
            sorted(
                (
                    f
                    for f in follow_ups
                    if f.commitment in members and _until(days[f.statement[0]], today)
                ),
                key=lambda f: (days[f.statement[0]] or date.min, f.statement, f.commitment),
            )
        )
        since = _meetings_since(meeting_of[first[0]], following, meeting_days)
        entries.append(
            LedgerEntry(
                first=first,
                tellings=tuple(tellings),
                follow_ups=told,
                state=_state([statements[k] for k in tellings], told, days, since, today),
                as_of=today,
            )
        )
    return tuple(sorted(entries, key=lambda e: (days[e.first[0]] or date.max, e.first)))


def first_made(accounts: Sequence[Account], follow_ups: Sequence[FollowUp]) -> dict[Key, Key]:
    """For each commitment the one that first made this undertaking; for a first one, itself."""
    ordered = sorted(accounts, key=lambda a: (day_of(a) or date.max, a.readout.sha256))
    statements = _statements(accounts)
    weights = Weights(telling_words(s.evidence.quote) for s in statements.values())
    repeated = {
        f.statement: f.commitment
        for f in reversed(follow_ups)
        if f.kind is CommitmentEvidence.REPEATED
    }
    first: dict[Key, Key] = {}
    for n, account in enumerate(ordered):
        others = [o for o in ordered[:n] if o.meeting.key == account.meeting.key]
        for number, statement in enumerate(account.statements):
            if statement.commitment is None:
                continue
            key = (account.readout.sha256, number)
            told = repeated.get(key) or _told_beside(account, statement, others, weights)
            first[key] = first.get(told, told) if told else key
    return first


def _told_beside(
    account: Account, statement: Statement, others: Sequence[Account], weights: Weights
) -> Key | None:
    """The same undertaking as another account of this very meeting tells it."""
    assert statement.commitment is not None
    bound = sides_of_actors(statement.commitment.bound, account.meeting)
    found: list[tuple[float, Key]] = []
    for other in others:
        own = own_words(account) | own_words(other)
        for number, told in enumerate(other.statements):
            if told.commitment is None:
                continue
            if sides_of_actors(told.commitment.bound, other.meeting) == bound:
                close = same_undertaking(told, statement, own, weights)
                found += [(-close, (other.readout.sha256, number))] if close else []
    return min(found)[1] if found else None


def _state(
    tellings: Sequence[Statement],
    told: Sequence[FollowUp],
    days: Mapping[str, date | None],
    since: Sequence[date],
    today: date | None,
) -> LedgerState:
    kinds = {f.kind for f in told}
    for evidence, state in _BY_EVIDENCE:
        if evidence in kinds:
            return state
    dues = [
        s.commitment.due.latest
        for s in tellings
        if s.commitment and s.commitment.due and s.commitment.due.latest
    ]
    due = max(dues, default=None)
    if due is not None and today is not None and due < today:
        heard = [d for f in told if (d := days[f.statement[0]]) is not None and d >= due]
        if not heard:
            met = any(due <= day <= today for day in since)
            return LedgerState.PAST_DUE if met else LedgerState.PAST_DUE_UNREAD
    if CommitmentEvidence.REPEATED in kinds:
        return LedgerState.REPEATED
    return LedgerState.MENTIONED if kinds else LedgerState.OPEN


def _meetings_since(
    key: str, following: Mapping[str, str], days: Mapping[str, date | None]
) -> list[date]:
    """The days of all later meetings of the same sides."""
    found = []
    while key in following:
        key = following[key]
        day = days[key]
        if day is not None:
            found.append(day)
    return found


def _statements(accounts: Iterable[Account]) -> dict[Key, Statement]:
    return {(a.readout.sha256, n): s for a in accounts for n, s in enumerate(a.statements)}


def _until(day: date | None, today: date | None) -> bool:
    return day is None or today is None or day <= today
