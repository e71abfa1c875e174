"""Commitments followed through later readouts: mentioned, repeated, replaced, reported done.

Evidence only. A later statement is joined to a commitment where those bound took part in that
meeting too, and where it speaks of the same undertaking (`undertaking.py`); the rule is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from summitgraph.link.seat import hearing, posted
from summitgraph.link.side import day_of, own_words, sides_of, sides_of_actors
from summitgraph.link.telling import Weights, telling_words
from summitgraph.link.undertaking import (
    MONTHS,
    Match,
    Words,
    match,
    told_words,
    undertaking_words,
    words_of,
)
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
class Table:
    """An account with who sat at the table, and what was said there.

    Attributes:
        sha: of its readout.
        meeting: its key.
        own: the words of the names of those who met.
        words: the telling words of each statement.
        named: for each word the statements that have it, in ascending order.
    """

    sha: str
    meeting: str
    day: date
    sides: frozenset[str]
    persons: frozenset[str]
    own: frozenset[str]
    said: tuple[_Told, ...]
    words: tuple[frozenset[str], ...]
    named: Mapping[str, Sequence[int]]


def follow_ups(accounts: Sequence[Account]) -> tuple[FollowUp, ...]:
    """The later statements that speak of earlier commitments, in a stable order."""
    tables = [t for a in accounts if (t := table(a)) is not None]
    tables.sort(key=lambda t: (t.day, t.sha))
    sitting: dict[str, list[int]] = {}
    for n, one in enumerate(tables):
        for place in posted(one.sides):
            sitting.setdefault(place, []).append(n)
    found: list[FollowUp] = []
    for n, earlier in enumerate(tables):
        again: set[int] = set()
        for place in hearing(earlier.sides):
            taken = sitting.get(place, ())
            again.update(taken[bisect_right(taken, n) :])
        for later in (tables[k] for k in sorted(again)):
            found += followed(earlier, later)
    return tuple(found)


def followed(earlier: Table, later: Table) -> list[FollowUp]:
    """What one account tells of the undertakings of an earlier one, which these two alone decide.

    Sorted by commitment and statement; empty where too few of the sides met again (`seat.py`), or
    where it is no later one. How much a word tells is weighed within the two accounts, so that no
    third readout changes what they tell of each other.
    """
    if later.day <= earlier.day or later.meeting == earlier.meeting:
        return []
    if not posted(later.sides) & hearing(earlier.sides):
        return []
    own = earlier.own | later.own
    made = [
        (told, _in_question(undertaking_words(told.statement, own), later))
        for told in earlier.said
        if told.statement.commitment is not None
    ]
    weights = Weights((*earlier.words, *later.words))
    found: list[FollowUp] = []
    for number in sorted({n for _, numbers in made for n in numbers}):
        asked = [told for told, numbers in made if number in numbers]
        found += _joined(asked, later.said[number], earlier, later, weights)
    return sorted(found, key=lambda f: (f.commitment[1], f.statement[1]))


def _in_question(mine: Words, later: Table) -> set[int]:
    """The later statements with a word, place or month of an undertaking; no others can match."""
    asked = mine.telling.union(mine.places, MONTHS)
    return {number for word in asked for number in later.named.get(word, ())}


def _joined(
    made: Sequence[_Told], other: _Told, earlier: Table, later: Table, weights: Weights
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


def table(account: Account) -> Table | None:
    """An account as a table; None where its day is not known, as nothing is earlier or later."""
    day = day_of(account)
    if day is None:
        return None
    meeting, sha = account.meeting, account.readout.sha256
    named: dict[str, list[int]] = {}
    for n, statement in enumerate(account.statements):
        for word in _named(statement):
            named.setdefault(word, []).append(n)
    return Table(
        sha=sha,
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
        words=tuple(telling_words(s.evidence.quote) for s in account.statements),
        named=named,
    )


def _named(statement: Statement) -> set[str]:
    """The words by which a statement can speak of an undertaking, and the months in it."""
    words = words_of(told_words(statement), frozenset())
    quote = statement.evidence.quote.lower()
    return {*words.telling, *words.places, *(month for month in MONTHS if month in quote)}
