"""From mentions to actors, in the order of the text: names, offices, sides, pronouns, turns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import partial

from summitgraph.link.cast import SIDES, Cast, unique
from summitgraph.link.person import Person
from summitgraph.link.pointing import Pointing
from summitgraph.link.slug import slug
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.draft import ActorMention, Draft, Extraction, MentionKind
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.readout import BlockKind, Readout


class Resolver:
    """Decides whom each mention means; remembers who acted last, for he, she and they."""

    def __init__(
        self,
        readout: Readout,
        extraction: Extraction,
        cast: Cast,
        knowledge: Knowledge,
        body: Sequence[Actor],
    ) -> None:
        self._readout = readout
        self._extraction = extraction
        self._cast = cast
        self._know = knowledge
        self._body = list(body)
        self._last_one: list[Actor] = []
        self._last_many: list[Actor] = []
        self._last_many_at = -1
        self._last: list[Actor] = []
        self._others: dict[ActorMention, list[Actor]] = {}
        self._last_block = -1
        self._last_at = -1
        self._openers = _openers(readout, extraction, cast)
        self._pointing = Pointing(readout, extraction, cast, self._openers)

    def speakers(self, draft: Draft) -> list[Actor]:
        """Who acts in a draft; empty where that cannot be told."""
        found: list[Actor] = []
        for m in draft.speakers:
            got = self.actors(m, draft.block)
            if not got:
                return []
            found += got
        found = unique(found)
        self.remember(found, draft)
        return [self._cast.named(a) for a in found]

    def addressees(self, draft: Draft, speakers: Sequence[Actor]) -> list[Actor]:
        """At whom a draft's act is aimed; a mention that cannot be told is left out."""
        found: list[Actor] = []
        for m in draft.addressees:
            if m.kind is MentionKind.PRONOUN or _OTHER & set(m.role.lower().split()):
                found += self._other(m, speakers)
                continue
            got = self.actors(m, draft.block)
            if (
                not got
                and m.kind is MentionKind.GROUP
                and m.text
                and m.role not in ("parties", "sides")
            ):
                got = [group_of(m)]
            found += got
        return [self._cast.named(a) for a in unique(found)]

    def bound(self, draft: Draft) -> list[Actor]:
        """Who is told to act where it is not the speaker: "affirmed that Mr Ruto will visit"."""
        if draft.undertaking is None:
            return []
        text, (start, end) = self._readout.text, draft.undertaking
        if text[start:end].startswith("be "):
            return []  # "decided that Mr X will be sent": who decides sends him
        found: list[Actor] = []
        before = {"will", "would", "shall"}
        for m in reversed(self._extraction.mentions):
            if not draft.start < m.start < m.end <= start:
                continue
            if m.kind not in _NAMED or text[m.end : start].strip().lower() not in before:
                break
            found = self.actors(m, draft.block) + found
            start, before = m.start, {",", "and", ", and"}
        return [self._cast.named(a) for a in unique(found)]

    def _other(self, m: ActorMention, speakers: Sequence[Actor]) -> list[Actor]:
        """The one who met the speaker: "his counterpart", "him", "you"."""
        mine = {a.key for a in speakers}
        others = [p for p in self._cast.participants if p.actor.key not in mine]
        word = m.text.lower()
        if word in ("him", "her"):
            wanted = "male" if word == "him" else "female"
            others = [p for p in others if p.gender in ("", wanted)]
        if m.keys:
            others = [p for p in others if p.body in m.keys] or others
        return [p.actor for p in others] if len(others) == 1 else []

    def remember(self, found: Sequence[Actor], draft: Draft) -> None:
        """Keep who acted, for the pronouns that follow."""
        kinds = {m.kind for m in draft.speakers}
        if MentionKind.TURN in kinds or MentionKind.BODY in kinds:
            return
        self._last = list(found)
        self._last_block = draft.block if len(found) == 1 else -1
        if len(found) == 1:
            self._last_one = list(found)
            self._last_at = draft.start
        if len(found) > 1 or (found and found[0].kind is ActorKind.GROUP):
            self._last_many = list(found)
            self._last_many_at = draft.start

    def actors(self, m: ActorMention, block: int) -> list[Actor]:
        """The actors of one mention."""
        kind = m.kind
        if kind is MentionKind.TURN:
            return self._turn(block)
        if kind is MentionKind.LAST:
            return self._last_one if block == self._last_block else []
        if kind is MentionKind.BODY:
            return self._body
        if kind is MentionKind.ALL:
            if self._body:
                return self._body
            everyone = self._cast.principals
            if len(everyone) > 1:
                return [p.actor for p in everyone]
            sides = self._cast.states()
            return self._parties() or self._forum() or (sides if len(sides) > 1 else [])
        if kind is MentionKind.PRONOUN:
            return self._pronoun(m, block)
        if kind is MentionKind.SIDE:
            return [self._know.actors[k].actor for k in m.keys if k in self._know.actors]
        if kind is MentionKind.GROUP:
            found = self._group(m)
            near = partial(self.actors, block=block)
            bare = _TWO.match(m.text) and len(m.role.split()) < 2
            if not bare or len(found) < 3:
                return found
            named = self._parties(persons=m.role not in SIDES)
            return named if len(named) == 2 else self._pointing.two_of(m, found, near)
        if kind is MentionKind.ROLE:
            if m.plural:
                return self._group(m)
            if _OTHER & set(m.role.lower().split()):
                if m not in self._others:  # one mention may act twice: "His guest A and B"
                    self._others[m] = self._other(m, self._before(m.start))
                return self._others[m]
            person = self._pointing.just_named(m) or self._cast.of_role(m)
            return [person.actor] if person else []
        if m.name:
            person = self._cast.of_name(m)
            return [person.actor] if person else []
        return [self._know.actors[k].actor for k in m.keys if k in self._know.actors]

    def _parties(self, *, persons: bool = True) -> list[Actor]:
        """The states and bodies that the title names as acting together, or none.

        With `persons`, whoever takes part for one of them stands for it.
        """
        title = _PLACE.split(self._readout.title)[0]
        blocks = [b for b in self._readout.blocks if b.kind is BlockKind.TITLE]
        end = blocks[0].start + len(title) if blocks else 0
        keys = [
            k
            for m in self._extraction.mentions
            if m.start < end and not m.name and m.kind is MentionKind.NAME
            for k in m.keys
        ]
        if not _TOGETHER.search(title) or not 2 <= len(set(keys)) <= _MOST_PARTIES:
            return []
        found: list[Actor] = []
        for key in keys:
            of = [p.actor for p in self._cast.participants if persons and p.body == key]
            entry = self._know.actors.get(key)
            found += of[:1] or ([entry.actor] if entry is not None else [])
        return unique(found)

    def _forum(self) -> list[Actor]:
        """The one body that the title names, whose members act together; or none."""
        end = max((b.end for b in self._readout.blocks if b.kind is BlockKind.TITLE), default=0)
        keys = {
            k for m in self._extraction.mentions if m.start < end and not m.name for k in m.keys
        }
        entries = [self._know.actors[k] for k in keys if k in self._know.actors]
        bodies = [e.actor for e in entries if e.actor.kind is ActorKind.ORGANIZATION]
        return bodies if len(bodies) == 1 else []

    def _group(self, m: ActorMention) -> list[Actor]:
        if self._body and not self._cast.participants:
            return self._body
        found = self._cast.of_group(m)
        if len(found) == 1 and found[0].kind is ActorKind.ORGANIZATION:
            return found  # "the G7 foreign ministers"
        if len(found) < 2 and not self._body:
            found = self._parties() or self._forum()
            if len(found) == 1:
                return found
        if len(found) < 2 and self._body:
            return self._body
        if len(found) > 1:
            return found
        if _OF_MANY.search(m.text) and not m.keys:
            return [group_of(m)]
        return self._last if self._last and self._last[0].kind is ActorKind.GROUP else []

    def _turn(self, block: int) -> list[Actor]:
        who = self._readout.blocks[block].speaker
        found: list[Actor] = []
        for m in self._extraction.turns.get(who, ()):
            if m.name:
                person = self._cast.of_name(m)
                if person is not None:
                    found.append(person.actor)
            else:
                found += self.actors(m, block)
        return unique(found)

    def _pronoun(self, m: ActorMention, block: int) -> list[Actor]:
        word = m.text.lower()
        if word in ("we", "i"):
            if self._readout.blocks[block].speaker:
                return self._turn(block)
            if self._body:
                return self._body
            together = self._parties(persons=False)
            if together and word == "we":
                return together
            if word == "we" and self._last and self._last[0].kind is ActorKind.ORGANIZATION:
                return self._last  # "We condemn the attacks," a body's statement is quoted
            host = self._cast.host()
            if host is not None and self._cast.is_spoken_of(host):
                return []
            entry = self._know.actors.get(host.body) if host is not None else None
            return [entry.actor] if entry is not None and word == "we" else []
        if word == "they":
            near = partial(self.actors, block=block)
            pair = self._pointing.just_met(m.start, self._last_many_at, near)
            if pair:
                return pair
            if self._last_many:
                return self._last_many
            everyone = self._cast.principals
            if len(everyone) > 1:
                return [p.actor for p in everyone]
            sides = self._cast.states()
            sides = sides if len(sides) > 1 else []
            return self._body or self._parties() or sides or self._forum()
        if word in ("he", "she"):
            return self._he_or_she(word, m.start)
        if word == "it":
            return self._it(block)
        return self._issuers(m)

    def _it(self, block: int) -> list[Actor]:
        """The one state or body that acted last, not long ago; never a person."""
        last = self._last if len(self._last) == 1 else []
        if last and last[0].kind in (ActorKind.STATE, ActorKind.ORGANIZATION):
            return last if block - self._last_block in (0, 1) else []
        return self._body if len(self._body) == 1 else []

    def _issuers(self, m: ActorMention) -> list[Actor]:
        """Who tells what "the joint statement" or "the summit" says: who acted last, or all."""
        named = [self._know.actors[k].actor for k in m.keys if k in self._know.actors]
        if named and named[0].kind is ActorKind.ORGANIZATION:
            return named[:1]
        if self._body:
            return self._body
        words = m.text.lower()
        everyone = [p.actor for p in self._cast.principals]
        own = "joint" not in words and words.endswith(_PAPERS)
        if own:
            by = self._pointing.who_stated(m.start, partial(self.actors, block=self._last_block))
            if by:
                return by
        if self._last and (len(self._last) > 1 or own):
            return self._last
        if self._last and self._last[0].kind is not ActorKind.PERSON:
            return self._last
        return (everyone if len(everyone) > 1 else []) or self._parties() or self._forum()

    def _before(self, at: int) -> list[Actor]:
        """Who acted last, or opened a sentence since, before a place in the text."""
        for start, person in reversed(self._openers):
            if self._last_at < start < at:
                return [person.actor]
        return self._last_one

    def _he_or_she(self, word: str, at: int) -> list[Actor]:
        wanted = "male" if word == "he" else "female"
        for start, person in reversed(self._openers):
            if start < at and person.gender in ("", wanted):
                # who opened a sentence since the last act: "Mr Ruto arrived late. He urged …"
                if start > self._last_at:
                    return [person.actor]
                break
        last = self._last_one
        if last and last[0].kind is ActorKind.PERSON:
            gender = next((p.gender for p in self._cast.people if p.actor.key == last[0].key), "")
            if gender in ("", wanted):
                return last
        fits = [p.actor for p in self._cast.participants if p.gender in ("", wanted)]
        return fits[:1] if len(fits) == 1 else []


def _openers(readout: Readout, extraction: Extraction, cast: Cast) -> list[tuple[int, Person]]:
    """The persons whom sentences of prose name first, and where, in the order of the text."""
    starts = sorted(
        s.start
        for b in readout.blocks
        if b.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        for s in b.sentences
    )
    found: list[tuple[int, Person]] = []
    last = -1
    for m in extraction.mentions:
        k = bisect_right(starts, m.start) - 1
        role = m.kind is MentionKind.ROLE and not m.plural
        if k < 0 or k == last or not (m.name or role):
            continue
        if not _OPENING.fullmatch(readout.text, starts[k], m.start):
            continue
        person = cast.of_name(m) if m.name else cast.of_role(m)
        if person is not None:
            last = k
            found.append((m.start, person))
    return found


_OF_MANY = re.compile(r"\bof (?:\d+|[a-z]+teen|ten|eleven|twelve|twenty) \w+$")
_TWO = re.compile(r"(?:both|the two|two)\b", re.IGNORECASE)
_PAPERS = ("statement", "communique", "communiqué")
_PLACE = re.compile(r"\s(?:in|at|on)\s")
_TOGETHER = re.compile(r"\b(?:and|between)\b|&|[A-Z.]{2,}[-–][A-Z]", re.IGNORECASE)
_MOST_PARTIES = 4
_OPENING = re.compile(
    r"(?:[A-Z][^.;:,]{1,40}, |\w+, |But |And |Yet |The |Both |Also |Then |For |To |According to )?"
)
_NAMED = (MentionKind.NAME, MentionKind.ROLE, MentionKind.SIDE)
_OTHER = frozenset(
    "counterpart colleague guest host visitor interlocutor homologue opposite".split()
)


def group_of(m: ActorMention) -> Actor:
    """A group that no register names, by the words of the text: "all UN Member States"."""
    text = re.sub(r"^(?:[Aa]ll\s+)?(?:[Tt]he\s+)?", "", m.text)
    return Actor(key=f"group/{slug(text)}", kind=ActorKind.GROUP, name=text, known=False)
