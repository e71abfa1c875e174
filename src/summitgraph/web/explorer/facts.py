"""What the graph says of one thing, property by property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from summitgraph.ontology.terms import RDF, SG
from summitgraph.store import rows
from summitgraph.triples.term import IRI, tail
from summitgraph.web.explorer.graph import Graph, ask
from summitgraph.web.explorer.naming import Thing, named, words

ACTORS = {
    SG.PERSON: "person",
    SG.STATE: "state",
    SG.ORGANIZATION: "organisation",
    SG.ACTOR_GROUP: "group",
}
"""The kinds of actor, in the words of pages, by their classes."""
ACTOR_KINDS = tuple(ACTORS.values())


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a property; `is_iri` where it is a thing that has a page of its own."""

    thing: Thing
    is_iri: bool

    @property
    def label(self) -> str:
        """Its name, or the literal itself."""
        return self.thing.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A thing with its properties, each with all of its values."""

    iri: str
    values: dict[str, tuple[Value, ...]]

    def all(self, *properties: str) -> tuple[Value, ...]:
        """The values of these properties."""
        return tuple(value for name in properties for value in self.values.get(name, ()))

    def first(self, *properties: str) -> str:
        """The label of the first value of the first of these properties that has one, or ""."""
        return next((value.label for value in self.all(*properties)), "")

    @property
    def classes(self) -> frozenset[str]:
        """The IRIs of the classes that it belongs to."""
        return frozenset(value.thing.iri for value in self.all(RDF.TYPE))


def facts(graph: Graph, iri: str) -> Facts:
    """What the graph says of a thing; nothing where it does not know it."""
    found: dict[str, dict[tuple[str, bool], Value]] = defaultdict(dict)
    for prop, value, label, is_iri in ask(graph, "facts", thing=IRI(iri)).tuples:
        thing = named(value, label) if is_iri else Thing("", words(value))
        found[str(prop)].setdefault((words(value), bool(is_iri)), Value(thing, bool(is_iri)))
    return Facts(iri=iri, values={name: tuple(v.values()) for name, v in found.items()})


def labels(graph: Graph, things: Iterable[rows.Value]) -> dict[str, str]:
    """What things are called, by their IRIs; one without a label by the end of its IRI.

    Asked apart from what tells of them, as a matter that many readouts hold has its label in
    each of their graphs.
    """
    wanted = sorted({str(thing) for thing in things if thing is not None})
    found = {iri: tail(iri) for iri in wanted}
    for thing, label in reversed(ask(graph, "labels", {"thing": wanted}).tuples):
        found[str(thing)] = str(label)
    return found


def with_labels(graph: Graph, found: rows.Rows, *columns: str) -> list[rows.Row]:
    """Rows with a further column `…Label` for each of these columns, which hold IRIs."""
    called = labels(graph, (row[name] for row in found for name in columns))
    return [
        {**row, **{f"{name}Label": called.get(str(row[name])) for name in columns}} for row in found
    ]
