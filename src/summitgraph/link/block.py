"""Which accounts can be of one meeting at all: the keys by which they find each other.

`likeness.judge` joins no two accounts but such as share a day and either a side, or the initials of
all persons, or, where neither has a side, one person's initial; or nearly all their words. So each
account is posted under few keys and compared with those alone that stand there, however many others
tell of that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitgraph.link.copy import sketch
from summitgraph.link.side import sides_of
from summitgraph.link.spelling import fold
from summitgraph.records.account import Account
from summitgraph.records.actor import ActorKind
from summitgraph.records.meeting import Meeting
from summitgraph.records.when import When

_LONGEST = 31
"""Days of a vague date on which others are looked for."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where an account is posted, and where it looks for others. One looks for whom one finds."""

    posted: frozenset[str] = frozenset()
    sought: frozenset[str] = frozenset()


def blocks(account: Account) -> Blocks:
    """The keys of an account; without a day those of its text, and what a person has said."""
    said = _said(account) | sketch(account.readout.text)
    found = _by_day(account)
    return Blocks(found.posted | said, found.sought | said)


def _said(account: Account) -> frozenset[str]:
    """A key for each other account whose meeting a person has said to be this one."""
    sha = account.readout.sha256
    return frozenset("!" + "-".join(sorted((sha, other))) for other in account.joined_with)


def _by_day(account: Account) -> Blocks:
    when = account.meeting.date
    if when is None:
        return Blocks()
    tokens = frozenset(_tokens(account.meeting))
    year_open, year_told = f"?{when.edtf[-5:]}", f"~{when.edtf[-5:]}"
    if when.earliest is None:
        return Blocks(_keys([year_open], tokens), _keys([year_told], tokens))
    days = list(_days(when))
    return Blocks(_keys([*days, year_told], tokens), _keys([*days, year_open], tokens))


def _days(when: When) -> Iterator[str]:
    assert when.earliest is not None
    first = when.earliest.toordinal()
    last = (when.latest or when.earliest).toordinal()
    # one day more, as a call may be on two days between distant time zones
    yield from map(str, range(first, min(last, first + _LONGEST) + 2))


def _tokens(meeting: Meeting) -> Iterator[str]:
    persons = [p.actor.name for p in meeting.participations if p.actor.kind is ActorKind.PERSON]
    initials = sorted({_initial(name) for name in persons})
    yield from sides_of(meeting)
    if persons:
        yield "=" + "".join(initials)
    if all(
        p.represents is None and p.actor.kind is ActorKind.PERSON for p in meeting.participations
    ):
        yield from (f"-{initial}" for initial in initials)


def _initial(name: str) -> str:
    """The first letter of the last name, which two spellings of it share."""
    return (fold(name).split() or [""])[-1][:1]


def _keys(days: list[str], tokens: frozenset[str]) -> frozenset[str]:
    return frozenset(f"{day} {token}" for day in days for token in tokens)
