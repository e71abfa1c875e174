"""Commitments followed through later readouts: mentioned, repeated, replaced, reported done.

Evidence only. A later statement is joined to a commitment where those bound took part in that
meeting too, and where it speaks of the same undertaking (`undertaking.py`); the rule is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from summitgraph.link.side import day_of, own_words, sides_of, sides_of_actors
from summitgraph.link.telling import Weights, telling_words
from summitgraph.link.undertaking import Match, match
from summitgraph.records.account import Account
from summitgraph.records.commitment import CommitmentEvidence, FollowUp
from summitgraph.records.statement import Statement

_STRONG = frozenset(
    (
        CommitmentEvidence.REPEATED,
        CommitmentEvidence.REPLACED,
        CommitmentEvidence.REPORTED_DONE,
    )
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A commitment with what is needed to follow it."""

    account: Account
    number: int
    statement: Statement
    bound: frozenset[str]


def follow_ups(accounts: Sequence[Account]) -> tuple[FollowUp, ...]:
    """The later statements that speak of earlier commitments, in a stable order."""
    ordered = sorted(
        (a for a in accounts if day_of(a) is not None),
        key=lambda a: (day_of(a) or date.min, a.readout.sha256),
    )
    weights = Weights(telling_words(s.evidence.quote) for a in ordered for s in a.statements)
    own = {a.readout.sha256: own_words(a) for a in ordered}
    found: list[FollowUp] = []
    for i, earlier in enumerate(ordered):
        made = _commitments(earlier)
        if not made:
            continue
        for later in ordered[i + 1 :]:
            if not _is_later(earlier, later) or not _same_table(earlier, later):
                continue
            names = own[earlier.readout.sha256] | own[later.readout.sha256]
            for n, other in enumerate(later.statements):
                found += _joined(made, later, n, other, names, weights)
    return tuple(sorted(found, key=lambda f: _place(f, ordered)))


def _joined(
    made: Sequence[_Told],
    later: Account,
    number: int,
    other: Statement,
    own: frozenset[str],
    weights: Weights,
) -> list[FollowUp]:
    """The follow-ups that one later statement is, of the commitments of one earlier account.

    Where it repeats or reports several, the closest is meant, and others are not even mentioned.
    """
    matches: list[tuple[_Told, Match]] = []
    bound = sides_of_actors(other.commitment.bound if other.commitment else (), later.meeting)
    for told in made:
        if not told.bound <= _present(later, other):
            continue
        found = match(
            told.statement,
            other,
            own,
            weights,
            bound=told.bound,
            bound_later=bound,
            made=day_of(told.account) or date.min,
            said=day_of(later) or date.max,
        )
        if found is not None:
            matches.append((told, found))
    strongest = max((m.closeness for _, m in matches if m.kind in _STRONG), default=0.0)
    return [
        FollowUp(
            commitment=(told.account.readout.sha256, told.number),
            statement=(later.readout.sha256, number),
            kind=m.kind,
            why=m.why,
        )
        for told, m in matches
        if not strongest or (m.kind in _STRONG and m.closeness >= strongest)
    ]


def _commitments(account: Account) -> list[_Told]:
    return [
        _Told(account, n, s, sides_of_actors(s.commitment.bound, account.meeting))
        for n, s in enumerate(account.statements)
        if s.commitment is not None
    ]


def _is_later(earlier: Account, later: Account) -> bool:
    return day_of(later) != day_of(earlier) and later.meeting.key != earlier.meeting.key


def _same_table(earlier: Account, later: Account) -> bool:
    """Whether two of the sides met again; one is enough where no more are known."""
    ours, theirs = sides_of(earlier.meeting), sides_of(later.meeting)
    return len(ours & theirs) >= min(2, max(1, len(ours)))


def _present(account: Account, statement: Statement) -> frozenset[str]:
    """The sides that took part, and who has the word."""
    speakers = sides_of_actors(statement.speakers, account.meeting)
    persons = frozenset(a.key for a in account.meeting.participants)
    return sides_of(account.meeting) | speakers | persons


def _place(follow_up: FollowUp, ordered: Sequence[Account]) -> tuple[int, int, int, int]:
    place = {a.readout.sha256: n for n, a in enumerate(ordered)}
    made, said = follow_up.commitment, follow_up.statement
    return (place[made[0]], made[1], place[said[0]], said[1])
