"""Who meets in made-up readouts, where, and on what: from the registers of `ontology/`."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from summitgraph.authority import load
from summitgraph.records import ActorKind

_FIRST = date(2005, 1, 1)
_DAYS = 7000
_TITLES = ("Prime Minister", "President", "Foreign Minister", "Chancellor")
_KINDS = ("head-of-state", "head-of-government", "foreign-minister")
_WITH_ARTICLE = re.compile(r"Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles")


@dataclass(frozen=True, slots=True)
class Person:
    """Who takes part: with title, names, state and a place of that state."""

    title: str
    name: str
    family: str
    state: str
    place: str

    @property
    def short(self) -> str:
        """As a text names him or her after the first time."""
        return f"{self.title} {self.family}"


def meeting(rng: random.Random) -> tuple[date, tuple[Person, Person]]:
    """A day, and two of different states and family names who held an office on it."""
    while True:
        day = _FIRST + timedelta(days=rng.randrange(_DAYS))
        one, other = rng.sample(_in_office(day.year), 2)
        if one.state != other.state and one.family != other.family:
            return day, (one, other)


@cache
def _in_office(year: int) -> list[Person]:
    """Who held a leading office for the whole of a year, so that no day of it is in doubt."""
    knowledge = load()
    found = []
    for term in knowledge.terms:
        office = knowledge.offices[term.office]
        body = knowledge.actors.get(office.body)
        person = knowledge.actors.get(term.person)
        title = next((t for t in _TITLES if t in office.titles), "")
        if not (body and person and title and body.places and office.kind in _KINDS):
            continue
        whole = term.start < date(year, 1, 1) and (term.until or date.max) > date(year, 12, 31)
        name = body.actor.name
        plain = re.fullmatch(r"[A-Z][a-z]+", name) and not _WITH_ARTICLE.search(name)
        if whole and plain and person.family and body.actor.kind is ActorKind.STATE:
            who = person.actor.name
            found.append(Person(title, who, person.family, name, body.places[0]))
    return sorted(found, key=lambda p: (p.state, p.title, p.name))


@cache
def known_matters() -> list[str]:
    """The matters of the scheme, as a sentence names them."""
    labels = (entry.label for entry in load().issues.values())
    return sorted(f"the {label}" if label.endswith("issue") else label for label in labels)


@cache
def bodies() -> list[tuple[str, str]]:
    """Groups with members, each with a place of one of these."""
    knowledge = load()
    found = []
    for entry in knowledge.actors.values():
        homes = [knowledge.actors[m] for m in entry.members if m in knowledge.actors]
        places = [home.places[0] for home in homes if home.places]
        if places and re.fullmatch(r"[A-Z0-9]{3,7}", entry.actor.name):
            found.append((entry.actor.name, places[0]))
    return sorted(found)
