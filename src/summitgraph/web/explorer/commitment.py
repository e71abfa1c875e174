"""Undertakings as pages show them, and what later readouts say of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from summitgraph.store import Row
from summitgraph.web.explorer import said
from summitgraph.web.explorer.facts import labels
from summitgraph.web.explorer.graph import Graph, ask
from summitgraph.web.explorer.naming import Thing, by_label, named, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """A commitment.

    Attributes:
        state: where it stands in the ledger; "" for one that repeats another.
        due: by when, in EDTF; `due_words` are those of the text.
        statement: the first of those that it rests on, at `start` of `readout`.
        first_made: the IRI of the commitment that it repeats, or its own.
    """

    iri: str
    words: str
    bound: tuple[Thing, ...]
    beneficiaries: tuple[Thing, ...]
    issues: tuple[Thing, ...]
    due: str
    due_words: str
    state: str
    as_of: str
    verdict: str
    meeting: Thing
    date: str
    statement: str
    readout: str
    start: int
    first_made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A later statement that speaks of an undertaking, and why it is taken for that."""

    kind: str
    why: str
    said: said.Said


def load(graph: Graph, commitments: Sequence[str]) -> list[Undertaking]:
    """What is known of these commitments, in their order."""
    wanted = list(commitments)
    parts: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    of = ask(graph, "commitments-of", {"commitment": wanted})
    called = labels(graph, of.column("thing"))
    for iri, role, thing in of.tuples:
        parts[str(iri), str(role)].append(Thing(str(thing), called[str(thing)]))
    rows: dict[str, Row] = {}
    for row in ask(graph, "commitments", {"commitment": wanted}):
        rows.setdefault(str(row["commitment"]), row)
    return [
        Undertaking(
            iri=iri,
            words=words(row["undertaking"]),
            bound=by_label(parts[iri, "bound"]),
            beneficiaries=by_label(parts[iri, "beneficiary"]),
            issues=by_label(parts[iri, "issue"]),
            due=words(row["due"]),
            due_words=words(row["duePhrase"]),
            state=words(row["state"]),
            as_of=words(row["asOf"]),
            verdict=words(row["verdict"]),
            meeting=named(row["meeting"], row["meetingLabel"]),
            date=words(row["date"]),
            statement=words(row["statement"]),
            readout=words(row["readout"]),
            start=int(str(row["start"])),
            first_made=words(row["firstMade"]),
        )
        for iri, row in ((iri, rows[iri]) for iri in wanted if iri in rows)
    ]


def later(graph: Graph, commitments: Sequence[str]) -> dict[str, list[Later]]:
    """What later readouts say of these commitments, each by its IRI, in the order of time."""
    rows = ask(graph, "follow-ups", {"commitment": commitments})
    statements = {s.iri: s for s in said.load(graph, list(map(str, rows.column("statement"))))}
    found: dict[str, list[Later]] = defaultdict(list)
    for row in rows:
        statement = statements.get(str(row["statement"]))
        if statement is not None:
            told = Later(kind=words(row["kind"]), why=words(row["why"]), said=statement)
            found[str(row["commitment"])].append(told)
    return found
