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
    """A statement with what is needed to follow it.

    Attributes:
        bound: the sides that its commitment binds.
        speaking: the sides whose words it is.
    """

    key: tuple[str, int]
    statement: Statement
    bound: frozenset[str]
    speaking: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Table:
    """An account with who sat at the table, and what was said there."""

    meeting: str
    day: date
    sides: frozenset[str]
    persons: frozenset[str]
    own: frozenset[str]
    said: tuple[_Told, ...]


def follow_ups(accounts: Sequence[Account]) -> tuple[FollowUp, ...]:
    """The later statements that speak of earlier commitments, in a stable order."""
    tables = [_table(a, day) for a in accounts if (day := day_of(a)) is not None]
    tables.sort(key=lambda t: (t.day, t.said[0].key[0] if t.said else ""))
    weights = Weights(telling_words(s.statement.evidence.quote) for t in tables for s in t.said)
    sitting: dict[str, list[int]] = {}
    for n, table in enumerate(tables):
        for side in table.sides:
            sitting.setdefault(side, []).append(n)
    found: list[FollowUp] = []
    for n, earlier in enumerate(tables):
        made = [s for s in earlier.said if s.statement.commitment is not None]
        if not made:
            continue
        again = {k for side in earlier.sides for k in sitting[side] if k > n}
        for later in (tables[k] for k in sorted(again)):
            if later.day == earlier.day or later.meeting == earlier.meeting:
                continue
            # two of the sides met again; one is enough where no more are known
            if len(earlier.sides & later.sides) < min(2, len(earlier.sides)):
                continue
            for other in later.said:
                found += _joined(made, other, earlier, later, weights)
    place = {s.key[0]: n for n, t in enumerate(tables) for s in t.said[:1]}
    return tuple(
        sorted(
            found,
            key=lambda f: (
                place[f.commitment[0]],
                f.commitment[1],
                place[f.statement[0]],
                f.statement[1],
            ),
        )
    )


def _joined(
    made: Sequence[_Told], other: _Told, earlier: _Table, later: _Table, weights: Weights
) -> list[FollowUp]:
    """The follow-ups that one later statement is, of the commitments of one earlier account.

    Where it repeats or reports several, the closest is meant, and others are not even mentioned.
    """
    own = earlier.own | later.own
    present = later.sides | later.persons | other.speaking
    matches: list[tuple[_Told, Match]] = []
    for told in made:
        if not told.bound <= present:
            continue
        found = match(
            told.statement,
            other.statement,
            own,
            weights,
            bound=told.bound,
            bound_later=other.bound,
            speaking=other.speaking,
            made=earlier.day,
            said=later.day,
        )
        if found is not None:
            matches.append((told, found))
    strongest = max((m.closeness for _, m in matches if m.kind in _STRONG), default=0.0)
    return [
        FollowUp(commitment=told.key, statement=other.key, kind=m.kind, why=m.why)
        for told, m in matches
        if not strongest or (m.kind in _STRONG and m.closeness >= strongest)
    ]


def _table(account: Account, day: date) -> _Table:
    meeting, sha = account.meeting, account.readout.sha256
    return _Table(
        meeting=meeting.key,
        day=day,
        sides=sides_of(meeting),
        persons=frozenset(a.key for a in meeting.participants),
        own=own_words(account),
        said=tuple(
            _Told(
                key=(sha, n),
                statement=s,
                bound=sides_of_actors(s.commitment.bound if s.commitment else (), meeting),
                speaking=sides_of_actors(s.speakers, meeting),
            )
            for n, s in enumerate(account.statements)
        ),
    )
