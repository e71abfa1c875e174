"""Small helpers that turn values into terms."""

from __future__ import annotations

from datetime import date

from summitgraph.ontology.terms import EDTF, RDF, XSD
from summitgraph.triples.term import IRI, Literal, Quad, Term, printable


class Writer:
    """Collects the quads of one graph."""

    def __init__(self, graph: str) -> None:
        self.graph = graph
        self.quads: list[Quad] = []

    def add(self, subject: str, predicate: str, value: Term) -> None:
        """One quad."""
        self.quads.append(Quad(subject, predicate, value, self.graph))

    def a(self, subject: str, *classes: str) -> None:
        """The classes of a subject."""
        for c in classes:
            self.add(subject, RDF.TYPE, IRI(c))

    def text(self, subject: str, predicate: str, value: str) -> None:
        """A plain string, left out where it is empty."""
        if value:
            self.add(subject, predicate, Literal(printable(value)))

    def label(self, subject: str, predicate: str, value: str) -> None:
        """An English label."""
        if value:
            self.add(subject, predicate, Literal(printable(value), language="en"))

    def whole(self, subject: str, predicate: str, value: int | None) -> None:
        """An integer."""
        if value is not None:
            self.add(subject, predicate, Literal(str(value), XSD.INTEGER))

    def offset(self, subject: str, predicate: str, value: int) -> None:
        """A place in a text: an integer, as stores keep no narrower type."""
        self.add(subject, predicate, Literal(str(value), XSD.INTEGER))

    def day(self, subject: str, predicate: str, value: date | None) -> None:
        """A day."""
        if value is not None:
            self.add(subject, predicate, Literal(value.isoformat(), XSD.DATE))

    def edtf(self, subject: str, predicate: str, value: str) -> None:
        """A date in EDTF."""
        self.add(subject, predicate, Literal(value, EDTF.EDTF))

    def decimal(self, subject: str, predicate: str, value: float) -> None:
        """A number in the canonical form of xsd:decimal."""
        shown = f"{value:.4f}".rstrip("0").rstrip(".")
        self.add(subject, predicate, Literal(shown, XSD.DECIMAL))
