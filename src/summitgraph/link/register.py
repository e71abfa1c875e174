"""The persons of the registers: by every word of their names, and who held which office when."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from summitgraph.link.person import HEADS, Person, fold, name_words, plain_title, title_words
from summitgraph.records.actor import ActorKind
from summitgraph.records.draft import ActorMention
from summitgraph.records.knowledge import ActorEntry, Knowledge

_WEIGHT = {
    "head-of-state": 0,
    "head-of-government": 1,
    "head-of-organisation": 2,
    "foreign-minister": 3,
    "defence-minister": 4,
}
_OTHER_WEIGHT = 9
_PARTICLES = frozenset("van von der den de da di dos du la le al el bin ibn abu".split())
_KNOWN_BY_NAME = frozenset(_WEIGHT) - {"defence-minister"}
_FILL = frozenset("of for the and".split())
_Terms = dict[str, list[tuple[date, date | None, str]]]


class Register:
    """The persons of the registers by every word of their names, and who held which office."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._by_word: dict[str, set[str]] = {}
        self._names: dict[str, list[frozenset[str]]] = {}
        for entry in knowledge.actors.values():
            if entry.actor.kind is not ActorKind.PERSON:
                continue
            forms = [frozenset(fold(n).split()) for n in (entry.actor.name, *entry.aliases)]
            self._names[entry.actor.key] = forms
            for word in frozenset(w for f in forms for w in f):
                self._by_word.setdefault(word, set()).add(entry.actor.key)
        self._offices: _Terms = {}
        self._holders: _Terms = {}
        for term in knowledge.terms:
            self._offices.setdefault(term.person, []).append((term.start, term.until, term.office))
            self._holders.setdefault(term.office, []).append((term.start, term.until, term.person))

    def offices_on(self, person: str, day: date | None) -> list[str]:
        """The offices that a person held on a day, those of most weight first."""
        offices = self.knowledge.offices
        return sorted(
            _on(self._offices, person, day),
            key=lambda o: (_WEIGHT.get(offices[o].kind, _OTHER_WEIGHT), o),
        )

    def _ever(self, person: str) -> list[str]:
        """The offices that a person ever held, for a text that tells no day."""
        offices = self.knowledge.offices
        held = {office for _, _, office in self._offices.get(person, ())}
        return sorted(held, key=lambda o: (_WEIGHT.get(offices[o].kind, _OTHER_WEIGHT), o))

    def holders(self, office: str, day: date | None) -> list[str]:
        """Who held an office on a day."""
        return _on(self._holders, office, day)

    def candidates(self, name: str) -> list[str]:
        """The persons whose name this can be, in full or in part."""
        strong = frozenset(name_words(name))
        if not strong:
            return []
        sets = [self._by_word.get(w, set()) for w in strong]
        if len(strong) == 1:
            word = next(iter(strong))
            return sorted(k for k in sets[0] if _is_family(self.knowledge.actors[k], word))
        found: set[str] = set()
        for key in set().union(*sets):
            for form in self._names[key]:
                full = {w for w in form if len(w) > 1}
                if len(full & strong) >= 2 and (strong <= form or full <= strong):
                    found.add(key)
        return sorted(found)

    def identify(self, m: ActorMention, day: date | None) -> Person | None:
        """The one person of the registers whom a name means on that day, or None."""
        keys = [k for k in m.keys if k.startswith("person/")]
        found = keys or self.candidates(m.name)
        if len(found) > 1 or (found and not keys):
            found = self._fitting(found, m, day)
        if len(found) != 1:
            return None
        entry = self.knowledge.actors[found[0]]
        person = Person(entry.actor, first=m.start, gender=entry.gender)
        held = self.offices_on(found[0], day) if day is not None else self._ever(found[0])
        if held:
            office = self.knowledge.offices[held[0]]
            if day is not None:  # else it is only known that it was held once
                person.office, person.office_kind = office.key, office.kind
            person.body = office.body
            person.titles = tuple(title for o in held for title in self._titles(o))
        return person

    def _titles(self, office: str) -> list[str]:
        """The titles of an office and its name, folded."""
        entry = self.knowledge.offices[office]
        return [fold(title) for title in (*entry.titles, entry.name)]

    def _fitting(self, found: list[str], m: ActorMention, day: date | None) -> list[str]:
        """Of several persons of a name those in office on the day, of the body, of the title."""
        offices = self.knowledge.offices
        held = {k: self.offices_on(k, day) if day is not None else self._ever(k) for k in found}
        bodies = [k for k in m.keys if not k.startswith("person/")]
        full = len([w for w in name_words(m.name) if w not in _PARTICLES]) > 1
        in_office = [k for k in found if held[k]]
        pool = in_office if day is not None and (in_office or not full) else found
        if bodies and pool:
            of_body = [k for k in pool if any(offices[o].body in bodies for o in held[k])]
            if of_body or not full:
                pool = of_body
        role = title_words(fold(plain_title(m.role))) - _FILL
        if role and len(pool) > 1:
            titled = [
                k
                for k in pool
                if any(role <= title_words(title) for o in held[k] for title in self._titles(o))
            ]
            pool = titled or pool
        if not full and not role and len(pool) > 1:
            heads = [k for k in pool if any(offices[o].kind in HEADS for o in held[k])]
            pool = heads if len(heads) == 1 else []
        if not full and not bodies and len(pool) == 1 and held[pool[0]]:
            # a family name alone: one whom texts name so, or whose office is told
            office = offices[held[pool[0]][0]]
            told = bool(role) and any(
                role <= title_words(title) for o in held[pool[0]] for title in self._titles(o)
            )
            if not told and office.kind not in _KNOWN_BY_NAME:
                pool = []
        return pool


@lru_cache(maxsize=8)
def register(knowledge: Knowledge) -> Register:
    """The compiled register of a body of knowledge; compiled once."""
    return Register(knowledge)


def _on(terms: _Terms, key: str, day: date | None) -> list[str]:
    if day is None:
        return []
    return [x for a, b, x in terms.get(key, ()) if a <= day and (b is None or day <= b)]


def _is_family(entry: ActorEntry, word: str) -> bool:
    family = fold(entry.family).split()
    return word in family or (not family and word in fold(entry.actor.name).split())
