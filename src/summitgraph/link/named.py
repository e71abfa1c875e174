"""From a name that a second reader returned to an actor whom the readout knows.

A person is one whom the text names, or who by the register held on that day an office that the text
tells; a state or a body is one that the text names; a group is one that our own reading of the text
finds ("all UN Member States"). Anybody else is no actor here, however famous.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from summitgraph.link.cast import Cast
from summitgraph.link.person import Person, fold, name_words, title_words
from summitgraph.link.register import Register
from summitgraph.link.resolve import group_of
from summitgraph.reading.quote import Quotable
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.draft import Extraction, MentionKind
from summitgraph.records.knowledge import ActorEntry, Knowledge


class NotNamedError(Exception):
    """No one actor of the readout bears a name; the message says why, in words."""


class Names:
    """The actors of one readout by the names that a reader may give them."""

    def __init__(
        self,
        text: Quotable,
        extraction: Extraction,
        cast: Cast,
        register: Register,
        day: date | None,
    ) -> None:
        self._text = text
        self._cast = cast
        self._register = register
        self._day = day
        self._know = register.knowledge
        self._keys = {k for m in extraction.mentions for k in m.keys}
        self._keys |= {p.body for p in cast.participants if p.body}
        told = (m for d in extraction.drafts for m in (*d.speakers, *d.addressees))
        groups = [group_of(m) for m in (*extraction.mentions, *told) if m.kind is MentionKind.GROUP]
        self._groups = {fold(group.name): group for group in reversed(groups)}

    def actor(self, name: str) -> Actor:
        """The one actor of that name.

        Raises:
            NotNamedError: where there is none, or several.
        """
        plain = re.sub(r"^the\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
        if not fold(plain):
            raise NotNamedError("it is no name")
        persons = self._persons(plain)
        if len(persons) == 1:
            return self._cast.named(persons[0].actor)
        if persons:
            several = ", ".join(p.actor.name for p in persons)
            raise NotNamedError(f"it may be any of {several}")
        keys = _by_name(self._know).get(_state(plain), ())
        mentioned = [k for k in keys if self._is_mentioned(self._know.actors[k])]
        if len(mentioned) == 1:
            return self._know.actors[mentioned[0]].actor
        held = self._in_office(plain)
        if held is not None:
            return held
        if keys:
            raise NotNamedError("the readout names it nowhere")
        group = self._groups.get(
            fold(re.sub(r"^all\s+(?:the\s+)?", "", plain, flags=re.IGNORECASE))
        )
        if group is not None:
            return group
        raise NotNamedError("it is not named in the readout, nor in an office that it tells")

    def _persons(self, name: str) -> list[Person]:
        wanted = set(name_words(name))
        if not wanted:
            return []
        found = [p for p in self._cast.people if any(wanted <= f for f in self._forms(p))]
        whole = [p for p in found if any(wanted == f for f in self._forms(p))]
        return whole or found

    def _forms(self, person: Person) -> list[set[str]]:
        names: Iterable[str] = person.names
        entry = self._know.actors.get(person.actor.key) if person.actor.known else None
        if entry is not None:
            names = (*names, entry.actor.name, *entry.aliases)
        return [set(name_words(n)) for n in names]

    def _is_mentioned(self, entry: ActorEntry) -> bool:
        if entry.actor.key in self._keys:
            return True
        names = (entry.actor.name, *entry.aliases, *entry.demonyms, *entry.metonyms)
        return any(self._text.find(n, most=1) for n in names)

    def _in_office(self, name: str) -> Actor | None:
        """The person of that full name whose office on the day the text tells, or None."""
        if len(name_words(name)) < 2:
            return None
        found: list[Actor] = []
        for key in self._register.candidates(name):
            for office in self._register.offices_on(key, self._day):
                told = self._know.offices[office]
                body = self._know.actors.get(told.body)
                titles = [t for t in told.titles if self._has_title(t)]
                if body is not None and titles and self._is_mentioned(body):
                    found.append(self._know.actors[key].actor)
                    break
        return found[0] if len(found) == 1 else None

    def _has_title(self, title: str) -> bool:
        """Whether the text has all words of a title, whatever stands between them."""
        return bool(title) and title_words(fold(title)) <= _words(self._text.folded)


@lru_cache(maxsize=4)
def _words(text: str) -> frozenset[str]:
    return frozenset(title_words(fold(text)))


def _state(name: str) -> str:
    return fold(name).removeprefix("the ")


@lru_cache(maxsize=4)
def _by_name(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """The keys of states, bodies and groups by their folded names."""
    found: dict[str, list[str]] = {}
    for key, entry in sorted(knowledge.actors.items()):
        if entry.actor.kind is ActorKind.PERSON:
            continue
        for name in (entry.actor.name, *entry.aliases):
            keys = found.setdefault(_state(name), [])
            if key not in keys:
                keys.append(key)
    return {name: tuple(keys) for name, keys in found.items()}
