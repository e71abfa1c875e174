"""A text that people coded, as an account: their marks decide, registers and scheme name.

Nothing is read from the words: who was marked as speaking speaks, on what was marked. Names are
looked up as those of a readout are; one that no register holds is kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from summitgraph.link.issue import clean, scheme
from summitgraph.link.meeting import meeting_key
from summitgraph.link.person import fold
from summitgraph.link.register import Register, register
from summitgraph.link.slug import slug
from summitgraph.link.when import day
from summitgraph.records.account import Account
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.coded import CodedMark, CodedText
from summitgraph.records.draft import ActorMention, MentionKind
from summitgraph.records.evidence import Evidence
from summitgraph.records.issue import Issue
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.meeting import Meeting, Participation
from summitgraph.records.notice import Notice, NoticeKind
from summitgraph.records.reader import Reader
from summitgraph.records.readout import Readout
from summitgraph.records.statement import Act, Statement

_RULE = "coded/people"
_PEOPLE = "people"
_Key = tuple[int, int, Act, bool, tuple[str, ...]]


def coded_account(readout: Readout, coded: CodedText, knowledge: Knowledge) -> Account:
    """The account that the marks of a text make; marks of one act on one span are one statement.

    For it is `supports`, against it `rejects`, and where neither was coded `states`, unless the
    coder named an act.
    """
    when = day(date.fromisoformat(coded.day), coded.day) if coded.day else None
    names = _Names(knowledge, when.earliest if when else None)
    found: dict[_Key, list[tuple[CodedMark, Issue]]] = {}
    speakers: dict[_Key, tuple[Actor, ...]] = {}
    for mark in coded.marks:
        who = names.speakers(mark)
        speaking = tuple(actor.key for actor in who)
        key = (mark.start, mark.end, _act(mark), mark.negated, speaking)
        speakers[key] = who
        issues = [_issue(label, knowledge) for label in mark.issues]
        found.setdefault(key, []).extend((mark, issue) for issue in issues)
    statements = tuple(
        Statement(
            evidence=Evidence.of(readout.text, key[0], key[1]),
            speakers=speakers[key],
            act=key[2],
            negated=key[3],
            issues=tuple({issue.key: issue for _, issue in marked}.values()),
            addressees=names.addressees([mark for mark, _ in marked]),
            rule=_RULE,
            confidence=1.0,
            readers=_readers(mark.coder for mark, _ in marked),
        )
        for key, marked in sorted(found.items(), key=lambda item: item[0])
    )
    told = readout.sentences_on((s.evidence.start, s.evidence.end) for s in statements)
    bare = sorted(set(readout.sentences) - set(told), key=lambda s: s.start)
    return Account(
        readout=readout,
        form="coded",
        meeting=_meeting(readout, names, knowledge, coded),
        statements=statements,
        notices=tuple(_unmarked(readout, s.start, s.end) for s in bare),
        sentence_count=len(readout.sentences),
        coded_sentence_count=len(told),
    )


def _readers(coders: Iterable[str]) -> tuple[Reader, ...]:
    """Who coded a statement, each by the name that the coding gives, or "people"."""
    names = sorted({" ".join(coder.split()) or _PEOPLE for coder in coders})
    return tuple(
        Reader(key=_PEOPLE if name == _PEOPLE else f"{_PEOPLE}-{slug(name)}", name=name)
        for name in names
    )


def _issue(label: str, knowledge: Knowledge) -> Issue:
    """The issue of a coder's label: of the scheme, or minted with the label as it is."""
    found = scheme(knowledge).issue(clean(label) or label)
    return replace(found, label=label) if found.minted else found


def _act(mark: CodedMark) -> Act:
    if mark.act:
        return Act(mark.act)
    return {True: Act.SUPPORTS, False: Act.REJECTS, None: Act.STATES}[mark.agreement]


def _unmarked(readout: Readout, start: int, end: int) -> Notice:
    return Notice(
        evidence=Evidence.of(readout.text, start, end),
        kind=NoticeKind.PASSED_OVER,
        reason="not-coded",
        message="The person who coded this text marked nothing here.",
    )


def _meeting(readout: Readout, names: _Names, knowledge: Knowledge, coded: CodedText) -> Meeting:
    when = day(date.fromisoformat(coded.day), coded.day) if coded.day else None
    participations = tuple(names.participations.values())
    key, label = meeting_key(readout, [p.actor for p in participations], knowledge, when)
    return Meeting(key=key, label=label, date=when, participations=participations)


@lru_cache(maxsize=8)
def _bodies(knowledge: Knowledge) -> dict[str, Actor]:
    """States and organizations by their names; of one name the first by key."""
    return {
        fold(name): entry.actor
        for entry in sorted(knowledge.actors.values(), key=lambda e: e.actor.key, reverse=True)
        if entry.actor.kind in (ActorKind.STATE, ActorKind.ORGANIZATION)
        for name in (entry.actor.name, *entry.aliases)
    }


class _Names:
    """Decides whom the names of one text mean, each name the same every time."""

    def __init__(self, knowledge: Knowledge, when: date | None) -> None:
        self._register: Register = register(knowledge)
        self._when = when
        self._known: dict[str, Actor] = {}
        self._bodies = _bodies(knowledge)
        self.participations: dict[str, Participation] = {}

    def speakers(self, mark: CodedMark) -> tuple[Actor, ...]:
        """Who speaks; they take part from then on, for whom they speak."""
        body = self._body(mark.body) if mark.body else None
        persons = [self._person(name) for name in mark.persons]
        who = list(dict.fromkeys(persons or ([body] if body else [])))
        for actor in who:
            represents = body if body is not None and actor != body else None
            self.participations.setdefault(
                actor.key, Participation(actor=actor, represents=represents)
            )
        return tuple(who)

    def addressees(self, marks: Sequence[CodedMark]) -> tuple[Actor, ...]:
        """Those whom the marks are aimed at."""
        names = [name for mark in marks for name in mark.addressees]
        return tuple(dict.fromkeys(self._anyone(name) for name in names))

    def _anyone(self, name: str) -> Actor:
        return self._bodies.get(fold(name)) or self._person(name)

    def _person(self, name: str) -> Actor:
        known = self._bodies.get(fold(name))  # "actor" of a coding may be a state
        if known is not None:
            return known
        mention = ActorMention(kind=MentionKind.NAME, start=0, end=0, text=name, name=name)
        found = self._register.identify(mention, self._when) if " " in name else None
        return found.actor if found else self._made(name, "person", ActorKind.PERSON)

    def _body(self, name: str) -> Actor:
        return self._bodies.get(fold(name)) or self._made(name, "org", ActorKind.ORGANIZATION)

    def _made(self, name: str, folder: str, kind: ActorKind) -> Actor:
        key = f"{folder}/{slug(name)}"
        return self._known.setdefault(key, Actor(key=key, kind=kind, name=name, known=False))
