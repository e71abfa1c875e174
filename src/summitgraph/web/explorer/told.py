"""The accounts of a meeting as records again, made of what the graph tells of each.

What people corrected in the graph is so compared as corrected. The texts are left where they are:
a comparison needs statements, not sentences.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from summitgraph.ontology.terms import RDFS, SG
from summitgraph.records import (
    Account,
    Act,
    Actor,
    ActorKind,
    Commitment,
    Evidence,
    Issue,
    Joined,
    Meeting,
    Occasion,
    Participation,
    Readout,
    SharedMeeting,
    Statement,
    When,
)
from summitgraph.store.rows import Value
from summitgraph.triples.iris import ROOT
from summitgraph.triples.term import IRI
from summitgraph.web.explorer import commitment, said
from summitgraph.web.explorer.facts import with_labels
from summitgraph.web.explorer.find import find
from summitgraph.web.explorer.graph import Graph, ask
from summitgraph.web.explorer.naming import Thing, named, words

_KINDS = {"person": ActorKind.PERSON, "state": ActorKind.STATE, "org": ActorKind.ORGANIZATION}
_ACTS = frozenset(Act)


def told(graph: Graph, meeting: IRI) -> tuple[SharedMeeting, tuple[Account, ...]]:
    """A meeting with its accounts.

    Statements whose act the house does not know are left out.
    """
    reader = _Reader(graph, meeting)
    accounts = tuple(reader.account(row) for row in reader.readouts.values())
    meetings = tuple(account.meeting for account in accounts)
    shared = SharedMeeting(
        meeting=meetings[0],
        readouts=tuple(account.readout.sha256 for account in accounts),
        told=meetings,
        joined=reader.joined(),
    )
    return shared, accounts


class _Reader:
    """Reads what the graph tells of one meeting."""

    def __init__(self, graph: Graph, meeting: IRI) -> None:
        self._graph, self._meeting = graph, meeting
        self.readouts: dict[str, dict[str, Value]] = {}
        for row in ask(graph, "accounts", meeting=meeting):
            self.readouts.setdefault(str(row["readout"]), row)
        self._facts: dict[tuple[str, str], list[tuple[Value, Value]]] = defaultdict(list)
        for readout, prop, value, label in ask(graph, "told-of-meeting", meeting=meeting).tuples:
            self._facts[str(readout), str(prop)].append((value, label))
        self._parts = [
            Participation(
                actor=self._actor(named(row["actor"], row["actorLabel"])),
                role=words(row["roleText"]),
                represents=self._actor(named(row["represents"], row["representsLabel"]))
                if row["represents"]
                else None,
            )
            for row in with_labels(
                graph, ask(graph, "participants", meeting=meeting), "actor", "represents"
            )
        ]
        statements = said.load(graph, find(graph, meeting=meeting))
        self._said = defaultdict(list)
        for statement in statements:
            if statement.act.iri.rpartition("/")[2] in _ACTS:
                self._said[statement.readout.iri].append(statement)
        made = [c.iri for s in statements for c in s.commitments]
        self._commitments = {c.statement: c for c in commitment.load(graph, made)}
        self._wider: dict[str, list[str]] = defaultdict(list)
        issues = sorted({i.iri for s in statements for i in s.issues})
        for issue, wider in ask(graph, "wider", {"issue": issues}).tuples:
            self._wider[str(issue)].append(self._key(str(wider)))

    def account(self, row: dict[str, Value]) -> Account:
        """One account."""
        iri = str(row["readout"])
        side = words(row["side"]).rpartition("/")[2]
        return Account(
            readout=Readout(
                name=words(row["fileName"]) or iri,
                sha256=iri,
                text="",
                title=words(row["title"]),
                publisher=words(row["publisher"]),
                side=side,
            ),
            form="",
            meeting=self._told(iri),
            statements=tuple(self._statement(s) for s in self._said[iri]),
            notices=(),
            sentence_count=0,
            coded_sentence_count=0,
        )

    def joined(self) -> tuple[Joined, ...]:
        """Why the accounts were put together."""
        pairs: dict[str, list[dict[str, Value]]] = defaultdict(list)
        for row in ask(self._graph, "joined", meeting=self._meeting):
            pairs[str(row["match"])].append(row)
        return tuple(
            Joined(
                readouts=(str(rows[0]["readout"]), str(rows[1]["readout"])),
                confidence=float(words(rows[0]["confidence"]) or 1),
                why=words(rows[0]["why"]),
            )
            for rows in pairs.values()
            if len(rows) > 1
        )

    def _told(self, readout: str) -> Meeting:
        """The meeting as one readout tells it."""
        edtf = self._first(readout, SG.DATE)
        occasion = self._facts[readout, SG.OCCASION]
        there = {str(value) for value, _ in self._facts[readout, SG.PARTICIPANT]}
        keys = {self._key(iri) for iri in there}
        return Meeting(
            key=self._key(self._meeting),
            label=self._first(readout, RDFS.LABEL),
            date=When(
                edtf=edtf,
                earliest=_day(self._first(readout, SG.EARLIEST)),
                latest=_day(self._first(readout, SG.LATEST)),
            )
            if edtf
            else None,
            place=tuple(words(value) for value, _ in self._facts[readout, SG.PLACE]),
            participations=tuple(p for p in self._parts if p.actor.key in keys),
            occasion=Occasion(
                key=self._key(str(occasion[0][0])),
                name=named(*occasion[0]).label,
            )
            if occasion
            else None,
            ordinal=_number(self._first(readout, SG.ORDINAL)),
            minutes=_number(self._first(readout, SG.DURATION_MINUTES)),
            formats=tuple(words(value) for value, _ in self._facts[readout, SG.FORMAT]),
        )

    def _statement(self, s: said.Said) -> Statement:
        start, end = max(0, s.start), max(0, s.start) + len(s.quote)
        made = self._commitments.get(s.iri)
        return Statement(
            evidence=Evidence(start=start, end=end, quote=s.quote),
            speakers=tuple(map(self._actor, s.speakers)),
            act=Act(s.act.iri.rpartition("/")[2]),
            issues=tuple(map(self._issue, s.issues)),
            addressees=tuple(map(self._actor, s.addressees)),
            negated=s.denied,
            modality=s.modality,
            commitment=Commitment(
                bound=tuple(map(self._actor, made.bound)),
                beneficiaries=tuple(map(self._actor, made.beneficiaries)),
                undertaking=made.words,
                due=When(edtf=made.due, earliest=None, latest=None) if made.due else None,
            )
            if made
            else None,
            rule=s.rule,
            confidence=float(s.confidence or 0),
            section=s.section,
        )

    def _actor(self, thing: Thing) -> Actor:
        key = self._key(thing.iri)
        kind = _KINDS.get(key.partition("/")[0], ActorKind.GROUP)
        return Actor(key=key, kind=kind, name=thing.label, known=self._is_known(thing.iri))

    def _issue(self, thing: Thing) -> Issue:
        return Issue(
            key=self._key(thing.iri),
            label=thing.label,
            minted=not self._is_known(thing.iri),
            broader=tuple(self._wider[thing.iri]),
        )

    def _key(self, iri: str) -> str:
        return iri.removeprefix(self._graph.base).removeprefix(ROOT)

    def _is_known(self, iri: str) -> bool:
        return iri.startswith(ROOT) and not iri.startswith(self._graph.base)

    def _first(self, readout: str, prop: str) -> str:
        found = self._facts[readout, prop]
        return words(found[0][0]) if found else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
