"""Who takes part in a meeting: persons with their roles and states, as one text tells it.

A person named in passing is known, too, but takes no part, so that "the leaders" are those who
met and nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from summitgraph.link.compound import compounded
from summitgraph.link.lead import lead_end
from summitgraph.link.participation import (
    beside,
    chairing,
    is_absent,
    is_met,
    is_spokesperson,
    leading,
    opening,
    paired_states,
    told_by,
)
from summitgraph.link.person import (
    Person,
    fold,
    name_words,
    plain_name,
    plain_title,
    title_words,
)
from summitgraph.link.register import Register
from summitgraph.link.slug import slug
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.draft import ActorMention, Extraction, MentionKind
from summitgraph.records.readout import BlockKind, Readout

_TITLED = re.compile(r"^(?:Prince|Princess|King|Queen|Sheikh|Crown|Emir|Sultan|President|Dr\.?)\s+")
SIDES = frozenset(
    "sides parties countries nations governments delegations states participants members allies "
    "neighbours neighbors peoples".split()
)
_FILL = frozenset("of for the and to affairs republic s in".split())
_ANYONE = frozenset(
    """national diplomat politician statesman official dignitary top chief senior leader head
    state government guest""".split()
)
_CHAIRS = frozenset("chair chairman chairperson chairwoman host moderator convener".split())
_CHAIRED = re.compile(
    r"(?:chaired|convened|hosted|presided over|moderated|led)\s+by[\w\s.]*$|chair[:,]\s[\w\s.]*$",
    re.IGNORECASE,
)
_I = re.compile(r"\bI\b(?![,.]|-)")
_UNDER = frozenset(("vice", "deputy"))


class Cast:
    """All persons and sides of one text."""

    def __init__(
        self, readout: Readout, extraction: Extraction, register: Register, day: date | None
    ) -> None:
        self._register = register
        self._day = day
        actors = register.knowledge.actors
        self._bodies = {
            k
            for m in extraction.mentions
            for k in m.keys
            if k in actors and actors[k].actor.kind is ActorKind.ORGANIZATION
        }
        """Bodies that the text names, for an office without one: "the Secretary-General"."""
        self.people: list[Person] = []
        self._readout = readout
        self._extraction = extraction
        self._unnamed: set[str] = set()
        """The words of the office that one who takes part is called by, and by no name."""
        mentions = [m for m in extraction.mentions if m.name]
        spoken = [m for ms in extraction.turns.values() for m in ms if m.name]
        # Fuller names first, so that a surname finds its person wherever it stands.
        for m in sorted((*spoken, *mentions), key=lambda m: (-len(m.name.split()), m.start)):
            self._meet(m)
        self.people.sort(key=lambda p: p.first)
        self._paired = compounded(readout.title, register.knowledge) or paired_states(
            readout, extraction, register
        )
        """States that the lead names side by side: "Kenya and Ghana held consultations"."""
        self._take_part(readout, extraction)

    # --- persons ----------------------------------------------------------------------------

    def _meet(self, m: ActorMention) -> None:
        person = self._find(m)
        if person is None:
            person = self._register.identify(m, self._day) or self._unknown(m)
            self.people.append(person)
        name = plain_name(m.name)
        if name not in person.names:
            person.names.append(name)
        person.first = min(person.first, m.start)
        role = plain_title(m.role).strip(" ,")
        if role:
            person.roles.append(fold(role))
            if len(role) > len(person.role_text):
                person.role_text = role
        bodies = [k for k in m.keys if not k.startswith("person/")]
        if bodies and (not person.body or m.role):
            person.body = person.body or bodies[0]

    def _find(self, m: ActorMention) -> Person | None:
        keys = [k for k in m.keys if k.startswith("person/")]
        words = name_words(m.name)
        fits = []
        for p in self.people:
            if keys and p.actor.known and p.actor.key == keys[0]:
                return p
            mine = [set(fold(n).split()) for n in p.names]
            if p.actor.known:
                entry = self._register.knowledge.actors[p.actor.key]
                mine += [set(fold(n).split()) for n in (entry.actor.name, *entry.aliases)]
            if words and any(set(words) <= names for names in mine):
                fits.append(p)
        if not fits:
            return None
        if len(fits) > 1:
            role = title_words(fold(plain_title(m.role)))
            titled = [p for p in fits if role and p.has_title(role)]
            fits = titled or [p for p in fits if p.takes_part] or fits
        return fits[0]

    def _unknown(self, m: ActorMention) -> Person:
        name = plain_name(m.name)
        actor = Actor(key=f"person/{slug(name)}", kind=ActorKind.PERSON, name=name, known=False)
        return Person(actor, first=m.start)

    # --- who takes part ---------------------------------------------------------------------

    def _take_part(self, readout: Readout, extraction: Extraction) -> None:
        for ms in extraction.turns.values():
            for m in ms:
                person = self._find(m) if m.name else self.of_role(m)
                if person is not None:
                    person.takes_part = True
        lead = lead_end(readout)
        for m in extraction.mentions:
            if not m.name or m.start >= lead or is_spokesperson(m):
                continue
            if is_absent(readout, m):
                continue  # "conveyed a message from President X"
            person = self._find(m)
            if person is not None:
                person.takes_part = True
        taking = [p for p in self.people if p.takes_part]
        if len(taking) < 2:
            for m in extraction.mentions:
                if m.kind is MentionKind.ROLE and not m.plural and m.start < lead:
                    person = self._in_office(m)
                    if person is not None:
                        person.takes_part = True
            taking = [p for p in self.people if p.takes_part]
        if len(taking) < 2:
            for m, side in leading(readout, extraction):
                person = self._find(m)
                if person is not None:
                    person.takes_part = True
                    person.body = person.body or side
            for m in chairing(readout, extraction):
                person = self._find(m)
                if person is not None:
                    person.takes_part = True
            taking = [p for p in self.people if p.takes_part]
        if len(taking) < 2:
            subjects = [self._find(m) for d in extraction.drafts for m in d.speakers if m.name]
            subjects += [self._find(m) for m in opening(readout, extraction)]
            for person in subjects:
                if person is not None:
                    person.takes_part = True

    @property
    def participants(self) -> list[Person]:
        """Those who take part, in the text's order."""
        return [p for p in self.people if p.takes_part]

    @property
    def principals(self) -> list[Person]:
        """Of those who take part, the ones who speak for their sides."""
        taking = self.participants
        by_body: dict[str, Person] = {}
        for p in taking:
            if p.is_head:
                by_body.setdefault(p.body or p.actor.key, p)
        return list(by_body.values()) if len(by_body) >= 2 else taking

    def states(self) -> list[Actor]:
        """The states and bodies for which those who take part stand, in their order."""
        found: list[Actor] = []
        for p in self.principals:
            entry = self._register.knowledge.actors.get(p.body)
            if entry is not None and entry.actor not in found:
                found.append(entry.actor)
        return found if len(found) > 1 or len(self._paired) < len(found) + 1 else self._paired

    def is_spoken_of(self, person: Person) -> bool:
        """Whether the prose speaks of a person in a sentence with "I", and so is not his."""
        readout = self._readout
        for block in readout.blocks:
            if block.kind is BlockKind.TITLE or block.speaker:
                continue
            for s in block.sentences:
                if _I.search(readout.text, s.start, s.end) is None:
                    continue
                named = [m for m in self._extraction.mentions if s.start <= m.start < s.end]
                if any(m.name and self._find(m) is person for m in named):
                    return True
        return False

    # --- finding ----------------------------------------------------------------------------

    def of_name(self, m: ActorMention) -> Person | None:
        """The person that a mention names."""
        return self._find(m)

    def of_role(self, m: ActorMention) -> Person | None:
        """The one person whom an office alone points to, or None: "the Russian President"."""
        words = title_words(fold(plain_title(m.role))) - _FILL
        states = {k for k in m.keys if not k.startswith("person/")}
        for k in states:
            entry = self._register.knowledge.actors[k]
            for n in (entry.actor.name, *entry.aliases, *entry.demonyms):
                words -= title_words(fold(n))
        if words and words == self._unnamed and not states:
            unnamed = [p for p in self.participants if p.has_title(words) and not p.names]
            return unnamed[0] if len(unnamed) == 1 else None
        if words <= _CHAIRS and not states:
            chair = self._chair()
            if chair is not None:
                return chair
        if not words - _ANYONE and not any(p.has_title(words) for p in self.participants):
            of = [p for p in self.participants if p.body in states]
            return of[0] if len(of) == 1 else None
        pool = [
            p
            for p in (self.participants or self.people)
            if p.has_title(words)
            and (not states or p.body in states or not p.body)
            and not any("spokes" in r for r in p.roles)
        ]
        if states:
            exact = [p for p in pool if p.body in states]
            pool = exact or pool
        if len(pool) > 1:
            # "the Secretary" beside a Deputy Secretary: the title that is just this
            just = [
                p
                for p in pool
                if any(title_words(r) - _FILL - {"state"} == words for r in (*p.roles, *p.titles))
            ]
            pool = just if len(just) == 1 else pool
        if len(pool) == 1:
            return pool[0]
        if pool and not states:
            mine = self.host()
            if mine in pool:
                return mine
            return None
        if not pool and self._day is not None:
            return self._holder(words, states or self._bodies, m.start)
        return None

    def _chair(self) -> Person | None:
        """Who chairs, as the text tells it, or the one person who takes part."""
        for p in self.people:
            if _CHAIRED.search(self._readout.text[max(0, p.first - 40) : p.first]):
                return p
        taking = self.participants
        return taking[0] if len(taking) == 1 else None

    def _in_office(self, m: ActorMention) -> Person | None:
        """Who held the office that words of the lead name: "The Secretary-General met …"."""
        words = title_words(fold(plain_title(m.role))) - _FILL
        states = {k for k in m.keys if not k.startswith("person/")}
        if states or not words:
            return None
        meets = is_met(self._readout, m)
        if meets and any(p.has_title(words) for p in self.participants):
            # "The Prime Minister spoke to the Prime Minister of Canada": of the other side
            self._unnamed = words
            return self._holder(words, self._other_sides(), m.start)
        of_body = self._holder(words, self._bodies, m.start)
        if of_body is not None or not meets:
            return of_body
        # "The Prime Minister spoke to President X": of the side that tells of it
        return self._holder(words, self._other_sides() or self._named_sides(words), m.start)

    def _other_sides(self) -> set[str]:
        """The side that tells of the meeting; else that which is named beside the other one."""
        if self._readout.side:
            return {f"state/{self._readout.side}"}
        theirs = {p.body for p in self.participants if p.body}
        telling = told_by(self._readout, self._extraction)
        if len(telling) == 1:
            return telling
        return set(beside(self._readout, self._extraction, theirs)) - theirs

    def _named_sides(self, words: set[str]) -> set[str]:
        """The one state, not of the other side, that the text names and that has such an office."""
        theirs = {p.body for p in self.participants if p.body}
        named = {k for m in self._extraction.mentions for k in m.keys if k.startswith("state/")}
        offices = self._register.knowledge.offices.values()
        fits = {
            o.body
            for o in offices
            if o.body in named - theirs
            and any(words == title_words(fold(t)) - _FILL for t in o.titles)
        }
        return fits if len(fits) == 1 else set()

    def _holder(self, words: set[str], states: set[str], at: int) -> Person | None:
        """Who held the office in a state on the day, by the register."""
        found = []
        for office in self._register.knowledge.offices.values():
            if office.body in states and any(
                words == title_words(fold(t)) - _FILL for t in office.titles
            ):
                found += self._register.holders(office.key, self._day)
        if len(set(found)) != 1:
            return None
        entry = self._register.knowledge.actors[found[0]]
        known = next((p for p in self.people if p.actor.key == entry.actor.key), None)
        if known is not None:
            return known
        person = Person(entry.actor, first=at, gender=entry.gender, body=next(iter(states)))
        person.roles.append(" ".join(sorted(words)))
        self.people.append(person)
        return person

    def host(self) -> Person | None:
        """The person from whose side the account is told: of the publisher's, or named first."""
        side = self._readout.side
        taking = self.participants
        if side:
            mine = [p for p in taking if p.body == f"state/{side}"]
            if len(mine) == 1:
                return mine[0]
        title = self._readout.title
        heads = [p for p in taking if _opens(title, p.names)]
        if len(heads) == 1:
            return heads[0]
        outside = [p for p in taking if not any(n in title for n in p.names)]
        if len(outside) == 1 and len(taking) > 1:
            return outside[0]
        return taking[0] if taking else None

    def of_group(self, m: ActorMention) -> list[Actor]:
        """Whom "the leaders", "both sides", "the three ministers" point to; empty if undecided."""
        noun = m.role.lower().split()[-1] if m.role else ""
        states = [k for k in m.keys if not k.startswith("person/")]
        if noun in SIDES:
            if states:
                return [self._register.knowledge.actors[k].actor for k in states]
            return self.states()
        pool = self.principals
        if states:
            of = [p for p in self.participants if p.body in states]
            if len({p.body for p in of}) >= len(set(states)):
                return _actors(of)
            if not of or len(set(states)) > 2:
                return [self._register.knowledge.actors[k].actor for k in states]
        role = {_singular(w) for w in title_words(fold(m.role)) - _FILL}
        if role & {"minister", "secretary"}:
            fits = [p for p in self.participants if p.has_title(role - _UNDER)]
            if role & _UNDER:
                fits = [p for p in fits if any(p.has_title({word}) for word in _UNDER)]
            if len(fits) >= 2:
                return _actors(fits)
        return _actors(pool)

    def named(self, actor: Actor) -> Actor:
        """The actor with the fullest name that the text gives it."""
        person = next((p for p in self.people if p.actor.key == actor.key), None)
        if person is None or not person.names:
            return actor
        names = [n for n in person.names if not n.isupper()]
        if not names:
            return actor  # only a headline in capitals names him
        full = max(names, key=lambda n: (len(n.split()), len(n)))
        full = _TITLED.sub("", full)
        if len(full.split()) < 2:
            return actor
        return replace(actor, named_as=full)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _actors(people: Sequence[Person]) -> list[Actor]:
    return [p.actor for p in people]


def unique(actors: Sequence[Actor]) -> list[Actor]:
    """The actors without repetition, in their order."""
    seen: dict[str, Actor] = {}
    for a in actors:
        seen.setdefault(a.key, a)
    return list(seen.values())


def _opens(title: str, names: Iterable[str]) -> bool:
    """Whether one of the names is the subject of a headline: "President Ruto to visit Accra"."""
    for name in names:
        before, found, _ = title.partition(name)
        if found and not any(w[0].islower() and w != "of" for w in before.split()):
            return True
    return False
