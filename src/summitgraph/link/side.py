"""The sides of a meeting: states and bodies that took part, by themselves or through persons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from summitgraph.link.issue import content
from summitgraph.records.account import Account
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.meeting import Meeting


def sides_of(meeting: Meeting) -> frozenset[str]:
    """Keys of the states and bodies that met; a person of unknown side stands for itself."""
    return frozenset(
        p.represents.key if p.represents is not None else p.actor.key
        for p in meeting.participations
    )


def sides_of_actors(actors: Iterable[Actor], meeting: Meeting) -> frozenset[str]:
    """The sides of some actors: a person's is the one represented at the meeting."""
    represented = {
        p.actor.key: p.represents.key for p in meeting.participations if p.represents is not None
    }
    return frozenset(represented.get(a.key, a.key) for a in actors)


def own_words(account: Account) -> frozenset[str]:
    """The words of the names of those who met, which tell no matter from another at their table."""
    named: set[str] = set()
    for p in account.meeting.participations:
        names = [p.actor.name, p.represents.name if p.represents is not None else ""]
        named.update(w for name in names for w in content(name))
    for statement in account.statements:
        for actor in (*statement.speakers, *statement.addressees):
            if actor.kind in (ActorKind.STATE, ActorKind.PERSON):
                named |= content(actor.name)
    return frozenset(named)


def day_of(account: Account) -> date | None:
    """The first day on which its meeting can have been."""
    return account.meeting.date.earliest if account.meeting.date else None


@dataclass(frozen=True, slots=True)
class Met:
    """Who met at a meeting, by all of its accounts, and the first day on which that can have been.

    A meeting without a day, or of nobody, stands in no series.
    """

    sides: frozenset[str]
    day: date | None


def meetings_of(accounts: Iterable[Account]) -> dict[str, Met]:
    """The meetings that accounts tell of, by their keys."""
    found: dict[str, Met] = {}
    for account in accounts:
        before = found.get(account.meeting.key, Met(frozenset(), None))
        days = [day for day in (before.day, day_of(account)) if day is not None]
        found[account.meeting.key] = Met(
            before.sides | sides_of(account.meeting), min(days, default=None)
        )
    return found


def next_meetings(meetings: Mapping[str, Met]) -> dict[str, str]:
    """For the key of a meeting that of the next one of the very same sides.

    Meetings of one day have no order and point to the same next one.
    """
    series: dict[frozenset[str], dict[date, set[str]]] = {}
    for key, met in meetings.items():
        if met.day is not None and met.sides:
            series.setdefault(met.sides, {}).setdefault(met.day, set()).add(key)
    found: dict[str, str] = {}
    for by_day in series.values():
        ordered = sorted(by_day)
        for day, later in pairwise(ordered):
            found.update(dict.fromkeys(by_day[day], min(by_day[later])))
    return found
