"""Who takes part in a meeting: persons with their roles and states, as one text tells it.

A person named in passing is known, too, but takes no part, so that "the leaders" are those who
met and nobody else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from summitgraph.link.slug import slug
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.draft import ActorMention, Extraction, MentionKind
from summitgraph.records.knowledge import ActorEntry, Knowledge
from summitgraph.records.readout import BlockKind, Readout

_HEADS = frozenset(("head-of-state", "head-of-government"))
_HONORIFIC = re.compile(r"\b(?:mr|mrs|ms|dr|h\.e|his|her|excellency|sir|dr)\b\.?,?", re.IGNORECASE)
_MET = re.compile(
    r"\b(?:met|meet(?:s|ing)?|talks|conversation|spoke|call(?:ed)?|held|summit|talked|dialogue|"
    r"consultations|conference|statement|discussions?|arrived|visit|hosted|received)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def fold(name: str) -> str:
    """A name for comparison: ASCII, lower case, no points or hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z ]+", " ", plain.replace("'", "")).strip()


@dataclass(slots=True)
class Person:
    """Someone whom a text names.

    Attributes:
        names: every form that the text uses, the fullest first.
        roles: every title that the text gives, folded.
        role_text: the fullest title as worded.
        body: key of the state or body that he or she stands for, or "".
        office: key of the office held on the meeting's day by the register, or None.
        titles: the register's titles of that office, folded.
    """

    actor: Actor
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    role_text: str = ""
    body: str = ""
    office: str | None = None
    office_kind: str = ""
    titles: tuple[str, ...] = ()
    gender: str = ""
    takes_part: bool = False
    first: int = 0

    def has_title(self, words: set[str]) -> bool:
        """Whether one of the titles holds all of these words."""
        return any(words <= set(_WORD.findall(r)) for r in (*self.roles, *self.titles))


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
        self._terms: dict[str, list[tuple[date, date | None, str]]] = {}
        for term in knowledge.terms:
            self._terms.setdefault(term.person, []).append((term.start, term.until, term.office))
        self._holders: dict[str, list[tuple[date, date | None, str]]] = {}
        for term in knowledge.terms:
            self._holders.setdefault(term.office, []).append((term.start, term.until, term.person))

    def offices_on(self, person: str, day: date | None) -> list[str]:
        """The offices that a person held on a day, those of most weight first."""
        if day is None:
            return []
        held = [
            o for a, b, o in self._terms.get(person, ()) if a <= day and (b is None or day <= b)
        ]
        order = {
            "head-of-state": 0,
            "head-of-government": 1,
            "head-of-organisation": 2,
            "foreign-minister": 3,
            "defence-minister": 4,
        }
        return sorted(held, key=lambda o: (order.get(self.knowledge.offices[o].kind, 9), o))

    def holders(self, office: str, day: date | None) -> list[str]:
        """Who held an office on a day."""
        if day is None:
            return []
        return [
            p for a, b, p in self._holders.get(office, ()) if a <= day and (b is None or day <= b)
        ]

    def candidates(self, name: str) -> list[str]:
        """The persons whose name this can be, in full or in part."""
        words = frozenset(w for w in fold(name).split() if w not in ("jr", "sr"))
        strong = frozenset(w for w in words if len(w) > 1)
        if not strong:
            return []
        sets = [self._by_word.get(w, set()) for w in strong]
        if len(strong) == 1:
            word = next(iter(strong))
            return sorted(k for k in sets[0] if self._is_family(self.knowledge.actors[k], word))
        found: set[str] = set()
        for key in set().union(*sets):
            for form in self._names[key]:
                common = {w for w in form if len(w) > 1} & strong
                if len(common) >= 2 and (
                    strong <= form or {w for w in form if len(w) > 1} <= strong
                ):
                    found.add(key)
        return sorted(found)

    @staticmethod
    def _is_family(entry: ActorEntry, word: str) -> bool:
        family = fold(entry.family).split()
        return word in family or (not family and word in fold(entry.actor.name).split())


class Cast:
    """All persons and sides of one text."""

    def __init__(
        self, readout: Readout, extraction: Extraction, register: Register, day: date | None
    ) -> None:
        self._register = register
        self._day = day
        self._text = readout.text
        self.people: list[Person] = []
        self._by_name: dict[str, Person | None] = {}
        self._readout = readout
        mentions = [m for m in extraction.mentions if m.name]
        spoken = [m for ms in extraction.turns.values() for m in ms if m.name]
        # Fuller names first, so that a surname finds its person wherever it stands.
        for m in sorted((*spoken, *mentions), key=lambda m: (-len(m.name.split()), m.start)):
            self._meet(m)
        self.people.sort(key=lambda p: p.first)
        self._take_part(readout, extraction)

    # --- persons ----------------------------------------------------------------------------

    def _meet(self, m: ActorMention) -> None:
        person = self._find(m)
        if person is None:
            person = self._new(m)
            self.people.append(person)
        name = re.sub(r",? ?(?:Jr|Sr)\.$", "", m.name)
        if name not in person.names:
            person.names.append(name)
        person.first = min(person.first, m.start)
        role = _HONORIFIC.sub("", m.role).strip(" ,")
        if role:
            person.roles.append(fold(role))
            if len(role) > len(person.role_text):
                person.role_text = role
        bodies = [k for k in m.keys if not k.startswith("person/")]
        if bodies and (not person.body or m.role):
            person.body = person.body or bodies[0]

    def _find(self, m: ActorMention) -> Person | None:
        keys = [k for k in m.keys if k.startswith("person/")]
        words = [w for w in fold(m.name).split() if w not in ("jr", "sr") and len(w) > 1]
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
            role = set(_WORD.findall(fold(_HONORIFIC.sub("", m.role))))
            titled = [p for p in fits if role and p.has_title(role)]
            fits = titled or [p for p in fits if p.takes_part] or fits
        return fits[0]

    def _new(self, m: ActorMention) -> Person:
        register = self._register
        keys = [k for k in m.keys if k.startswith("person/")]
        bodies = [k for k in m.keys if not k.startswith("person/")]
        found = keys or register.candidates(m.name)
        if len(found) > 1 or (found and not keys):
            found = self._fitting(found, m, bodies)
        if len(found) == 1:
            entry = register.knowledge.actors[found[0]]
            person = Person(entry.actor, first=m.start, gender=entry.gender)
            offices = register.offices_on(found[0], self._day)
            if offices:
                office = register.knowledge.offices[offices[0]]
                person.office, person.office_kind = office.key, office.kind
                person.body = office.body
                person.titles = tuple(
                    fold(t)
                    for o in offices
                    for t in (
                        *register.knowledge.offices[o].titles,
                        register.knowledge.offices[o].name,
                    )
                )
            return person
        name = re.sub(r",? ?(?:Jr|Sr)\.$", "", m.name)
        actor = Actor(key=f"person/{slug(name)}", kind=ActorKind.PERSON, name=name, known=False)
        return Person(actor, first=m.start)

    def _fitting(self, found: list[str], m: ActorMention, bodies: list[str]) -> list[str]:
        """Of several persons of a name those in office on the day, of the body, of the title."""
        register = self._register
        full = len([w for w in fold(m.name).split() if len(w) > 1]) > 1
        in_office = [k for k in found if register.offices_on(k, self._day)]
        pool = in_office if self._day is not None and (in_office or not full) else found
        if bodies and pool:
            of_body = [
                k
                for k in pool
                if any(
                    register.knowledge.offices[o].body in bodies
                    for o in (register.offices_on(k, self._day) or [])
                )
            ]
            if of_body or not full:
                pool = of_body
        role = set(_WORD.findall(fold(_HONORIFIC.sub("", m.role)))) - {"of", "for", "the", "and"}
        if role and len(pool) > 1:
            titled = [
                k
                for k in pool
                if any(
                    role <= set(_WORD.findall(fold(t)))
                    for o in register.offices_on(k, self._day)
                    for t in (
                        *register.knowledge.offices[o].titles,
                        register.knowledge.offices[o].name,
                    )
                )
            ]
            pool = titled or pool
        if not full and not role and len(pool) > 1:
            heads = [
                k
                for k in pool
                if any(
                    register.knowledge.offices[o].kind in _HEADS
                    for o in register.offices_on(k, self._day)
                )
            ]
            pool = heads if len(heads) == 1 else []
        return pool

    # --- who takes part ---------------------------------------------------------------------

    def _take_part(self, readout: Readout, extraction: Extraction) -> None:
        for ms in extraction.turns.values():
            for m in ms:
                person = self._find(m) if m.name else self.of_role(m)
                if person is not None:
                    person.takes_part = True
        lead_end = self._lead(readout)
        for m in extraction.mentions:
            if not m.name or m.start >= lead_end or self._in_passing(m):
                continue
            person = self._find(m)
            if person is not None:
                person.takes_part = True
        taking = [p for p in self.people if p.takes_part]
        if len(taking) < 2:
            subjects = [self._find(m) for d in extraction.drafts for m in d.speakers if m.name]
            for person in subjects:
                if person is not None:
                    person.takes_part = True

    def _lead(self, readout: Readout) -> int:
        """The end of what introduces the meeting: the title and the first sentence on it."""
        end = 0
        for block in readout.blocks:
            if block.kind is BlockKind.TITLE:
                end = max(end, block.end)
            if block.kind is BlockKind.TURN:
                return max(end, end if end else block.start)
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and block.sentences:
                for sentence in block.sentences[:2]:
                    if _MET.search(readout.text[sentence.start : sentence.end]):
                        return max(end, sentence.end)
                    break
        first = next((b for b in readout.blocks if b.sentences), None)
        return max(end, first.sentences[0].end if first else 0)

    def _in_passing(self, m: ActorMention) -> bool:
        """A name that stands only for another's belonging: "Abe's visit", "spokesperson Price"."""
        role = fold(m.role)
        return "spokes" in role or self._text[m.end : m.end + 2] in ("’s visit", "'s visit")

    @property
    def participants(self) -> list[Person]:
        """Those who take part, in the text's order."""
        return [p for p in self.people if p.takes_part]

    @property
    def principals(self) -> list[Person]:
        """Of those who take part, the ones who speak for their sides."""
        taking = self.participants
        heads = [
            p
            for p in taking
            if p.office_kind in _HEADS
            or p.has_title({"president"})
            or p.has_title({"prime", "minister"})
        ]
        heads = [
            p
            for p in heads
            if not (set(_WORD.findall(" ".join(p.roles))) & {"aide", "adviser", "advisor"})
        ]
        if len(heads) >= 2:
            by_body: dict[str, Person] = {}
            for p in heads:
                held = by_body.get(p.body or p.actor.key)
                if held is None:
                    by_body[p.body or p.actor.key] = p
            if len(by_body) >= 2:
                return list(by_body.values())
        return taking

    def states(self) -> list[Actor]:
        """The states and bodies for which those who take part stand, in their order."""
        found: list[Actor] = []
        for p in self.principals:
            entry = self._register.knowledge.actors.get(p.body)
            if entry is not None and entry.actor not in found:
                found.append(entry.actor)
        return found

    # --- finding ----------------------------------------------------------------------------

    def of_name(self, m: ActorMention) -> Person | None:
        """The person that a mention names."""
        return self._find(m)

    def of_role(self, m: ActorMention) -> Person | None:
        """The one person whom an office alone points to, or None: "the Russian President"."""
        words = set(_WORD.findall(fold(m.role))) - _FILL
        states = {k for k in m.keys if not k.startswith("person/")}
        for k in states:
            entry = self._register.knowledge.actors[k]
            for n in (entry.actor.name, *entry.aliases, *entry.demonyms):
                words -= set(_WORD.findall(fold(n)))
        if not words:
            return None
        pool = [
            p
            for p in (self.participants or self.people)
            if p.has_title(words) and (not states or p.body in states or not p.body)
        ]
        if states:
            exact = [p for p in pool if p.body in states]
            pool = exact or pool
        if len(pool) > 1:
            # "the Secretary" beside a Deputy Secretary: the title that is just this
            just = [
                p
                for p in pool
                if any(
                    set(_WORD.findall(r)) - _FILL - {"state"} == words
                    for r in (*p.roles, *p.titles)
                )
            ]
            pool = just if len(just) == 1 else pool
        if len(pool) == 1:
            return pool[0]
        if pool and not states:
            mine = self.host()
            if mine in pool:
                return mine
            return None
        if not pool and states and self._day is not None:
            return self._holder(words, states, m.start)
        return None

    def _holder(self, words: set[str], states: set[str], at: int) -> Person | None:
        """Who held the office in a state on the day, by the register."""
        found = []
        for office in self._register.knowledge.offices.values():
            if office.body in states and any(
                words == set(_WORD.findall(fold(t))) - _FILL for t in office.titles
            ):
                found += self._register.holders(office.key, self._day)
        if len(set(found)) != 1:
            return None
        entry = self._register.knowledge.actors[found[0]]
        known = next((p for p in self.people if p.actor.key == entry.actor.key), None)
        if known is not None:
            return known
        person = Person(entry.actor, first=at, gender=entry.gender, body=next(iter(states)))
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
        outside = [p for p in taking if not any(n in title for n in p.names)]
        if len(outside) == 1 and len(taking) > 1:
            return outside[0]
        return taking[0] if taking else None

    def of_group(self, m: ActorMention) -> list[Actor]:
        """Whom "the leaders", "both sides", "the three ministers" point to; empty if undecided."""
        noun = m.role.lower().split()[-1] if m.role else ""
        states = [k for k in m.keys if not k.startswith("person/")]
        if noun in _SIDES:
            if states:
                return [self._register.knowledge.actors[k].actor for k in states]
            return self.states()
        pool = self.principals
        if states:
            of = [p for p in self.participants if p.body in states]
            if len({p.body for p in of}) >= len(set(states)):
                return _actors(of)
        role = set(_WORD.findall(fold(m.role))) - _FILL
        singular = {_singular(w) for w in role}
        if singular & _MINISTERIAL or singular & {"secretary"}:
            fits = [p for p in self.participants if p.has_title(singular - {"vice", "deputy"})]
            if "vice" in singular or "deputy" in singular:
                fits = [p for p in fits if p.has_title({"vice"}) or p.has_title({"deputy"})]
            if len(fits) >= 2:
                return _actors(fits)
            if len(self.participants) >= 2 and not fits:
                return _actors(pool)
            return _actors(fits) if len(fits) >= 2 else _actors(pool)
        return _actors(pool)

    def named(self, actor: Actor) -> Actor:
        """The actor with the fullest name that the text gives it."""
        person = next((p for p in self.people if p.actor.key == actor.key), None)
        if person is None or not person.names:
            return actor
        full = max(person.names, key=lambda n: (len(n.split()), len(n)))
        full = _TITLED.sub("", full)
        if len(full.split()) < 2:
            return actor
        return Actor(
            key=actor.key, kind=actor.kind, name=actor.name, known=actor.known, named_as=full
        )


_TITLED = re.compile(r"^(?:Prince|Princess|King|Queen|Sheikh|Crown|Emir|Sultan|President|Dr\.?)\s+")
_SIDES = frozenset(
    "sides parties countries nations governments delegations states participants members allies "
    "neighbours neighbors peoples".split()
)
_FILL = frozenset("of for the and to affairs republic s in".split())
_MINISTERIAL = frozenset("minister".split())


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _actors(people: Iterable[Person]) -> list[Actor]:
    return [p.actor for p in people]


def unique(actors: Sequence[Actor]) -> list[Actor]:
    """The actors without repetition, in their order."""
    seen: dict[str, Actor] = {}
    for a in actors:
        seen.setdefault(a.key, a)
    return list(seen.values())


GROUP_KINDS = (MentionKind.GROUP, MentionKind.ALL)
