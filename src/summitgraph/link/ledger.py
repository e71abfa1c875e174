"""The ledger: each undertaking once, from whoever first made it to the last that is told of it.

The state is read from the evidence and the calendar alone; whether a promise was kept is a
person's verdict, and stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from summitgraph.link.side import day_of, meetings_of, own_words, sides_of_actors
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
    met = _days_of_series(accounts, today)
    chains: dict[Key, list[Key]] = {}
    for key, first in first_made(accounts, follow_ups).items():
        if _until(days[key[0]], today):
            chains.setdefault(first, []).append(key)
    told_of: dict[Key, list[FollowUp]] = {}
    for follow_up in follow_ups:
        if _until(days[follow_up.statement[0]], today):
            told_of.setdefault(follow_up.commitment, []).append(follow_up)
    statements = _statements(accounts)
    entries = []
    for first, tellings in chains.items():
        told = sorted(
            (f for k in tellings for f in told_of.get(k, ())),
            key=lambda f: (days[f.statement[0]] or date.min, f.statement, f.commitment),
        )
        heard = [(f.kind, days[f.statement[0]]) for f in told]
        due = last_due(statements[k] for k in tellings)
        entries.append(
            LedgerEntry(
                first=first,
                tellings=tuple(tellings),
                follow_ups=tuple(told),
                state=state_of(heard, due=due, last_met=met.get(first[0]), today=today),
                as_of=today,
            )
        )
    return tuple(sorted(entries, key=lambda e: (days[e.first[0]] or date.max, e.first)))


def first_made(accounts: Sequence[Account], follow_ups: Sequence[FollowUp]) -> dict[Key, Key]:
    """For each commitment the one that first made this undertaking; for a first one, itself."""
    ordered = sorted(accounts, key=lambda a: (day_of(a) or date.max, a.readout.sha256))
    beside: dict[str, list[Account]] = {}
    repeated = {
        f.statement: f.commitment
        for f in reversed(follow_ups)
        if f.kind is CommitmentEvidence.REPEATED
    }
    first: dict[Key, Key] = {}
    for account in ordered:
        others = beside.setdefault(account.meeting.key, [])
        same = told_beside(account, others)
        for number, statement in enumerate(account.statements):
            if statement.commitment is None:
                continue
            key = (account.readout.sha256, number)
            told = repeated.get(key) or same.get(number)
            first[key] = first.get(told, told) if told else key
        others.append(account)
    return first


def told_beside(account: Account, others: Sequence[Account]) -> dict[int, Key]:
    """For the number of a statement the same undertaking as other accounts of the meeting tell it.

    What has none is left out.
    """
    made = [(n, s) for n, s in enumerate(account.statements) if s.commitment is not None]
    found: dict[int, list[tuple[float, Key]]] = {}
    for other in others if made else ():
        own = own_words(account) | own_words(other)
        weights = Weights(
            telling_words(s.evidence.quote) for a in (account, other) for s in a.statements
        )
        for number, told in enumerate(other.statements):
            if told.commitment is None:
                continue
            bound = sides_of_actors(told.commitment.bound, other.meeting)
            for mine, statement in made:
                assert statement.commitment is not None
                if sides_of_actors(statement.commitment.bound, account.meeting) != bound:
                    continue
                close = same_undertaking(told, statement, own, weights)
                if close:
                    found.setdefault(mine, []).append((-close, (other.readout.sha256, number)))
    return {number: min(closest)[1] for number, closest in found.items()}


def last_due(statements: Iterable[Statement]) -> date | None:
    """The last day by which any of several tellings of an undertaking has it done."""
    dues = (s.commitment.due.latest for s in statements if s.commitment and s.commitment.due)
    return max((due for due in dues if due), default=None)


def state_of(
    heard: Sequence[tuple[CommitmentEvidence, date | None]],
    *,
    due: date | None,
    last_met: date | None,
    today: date | None,
) -> LedgerState:
    """Where an undertaking stands.

    Args:
        heard: what later statements say of any of its tellings, and when.
        last_met: when the sides met last after it was first made, no later than today.
    """
    kinds = {kind for kind, _ in heard}
    for evidence, state in _BY_EVIDENCE:
        if evidence in kinds:
            return state
    if due is not None and today is not None and due < today and _silent(heard, due):
        met = last_met is not None and last_met >= due
        return LedgerState.PAST_DUE if met else LedgerState.PAST_DUE_UNREAD
    if CommitmentEvidence.REPEATED in kinds:
        return LedgerState.REPEATED
    return LedgerState.MENTIONED if kinds else LedgerState.OPEN


def _silent(heard: Sequence[tuple[CommitmentEvidence, date | None]], due: date) -> bool:
    return not any(day is not None and day >= due for _, day in heard)


def _days_of_series(accounts: Sequence[Account], today: date | None) -> dict[str, date]:
    """For each readout the last day, until today, on which the sides of its meeting met again."""
    found: dict[str, date] = {}
    meetings = meetings_of(accounts)
    series: dict[frozenset[str], list[date]] = {}
    for met in meetings.values():
        if met.day is not None and met.sides and _until(met.day, today):
            series.setdefault(met.sides, []).append(met.day)
    last = {sides: max(days) for sides, days in series.items()}
    for account in accounts:
        met = meetings[account.meeting.key]
        day = last.get(met.sides)
        if met.day is not None and day is not None and day > met.day:
            found[account.readout.sha256] = day
    return found


def _statements(accounts: Iterable[Account]) -> dict[Key, Statement]:
    return {(a.readout.sha256, n): s for a in accounts for n, s in enumerate(a.statements)}


def _until(day: date | None, today: date | None) -> bool:
    return day is None or today is None or day <= today
