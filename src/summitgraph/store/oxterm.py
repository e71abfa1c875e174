"""Between the terms of `triples.term` and those of pyoxigraph, and from these to Python values."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox

from summitgraph.errors import QueryError
from summitgraph.store.rows import Value
from summitgraph.triples.term import XSD, Literal, Term, Triple

OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_NUMBERS: dict[str, type[int] | type[float]] = {
    **{XSD + name: float for name in ("decimal", "double", "float")},
    **{
        XSD + name: int
        for name in [
            "byte",
            "int",
            "integer",
            "long",
            "negativeInteger",
            "nonNegativeInteger",
            "nonPositiveInteger",
            "positiveInteger",
            "short",
            "unsignedByte",
            "unsignedInt",
            "unsignedLong",
            "unsignedShort",
        ]
    },
}


def to_ox(term: Term) -> ox.NamedNode | ox.Literal:
    """The term as pyoxigraph holds it, which checks it once more.

    Raises:
        QueryError: for what is no IRI or literal.

    >>> str(to_ox(Literal("} DROP ALL #")))
    '"} DROP ALL #"'
    """
    try:
        if isinstance(term, str):
            return ox.NamedNode(term)
        if term.language:
            return ox.Literal(term.value, language=term.language)
        return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))
    except (ValueError, UnicodeEncodeError, TypeError, AttributeError) as error:
        raise QueryError(
            f"a value is no RDF term: {error}",
            value=ascii(term)[:120],
            advice="give an absolute IRI as a string, or a summitgraph.triples.term.Literal",
        ) from error


def text_of(term: OxTerm) -> str:
    """The IRI; for a blank node, `_:` and its label."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def from_ox(term: OxTerm) -> Term:
    """The term as a plain value."""
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return text_of(term)


def triple_from_ox(triple: ox.Triple) -> Triple:
    """The triple as a plain value."""
    return Triple(text_of(triple.subject), triple.predicate.value, from_ox(triple.object))


def value_of(term: OxTerm | None) -> Value:
    """The Python value of a term of an answer; its lexical form where Python has none.

    >>> value_of(ox.Literal("2017-07-07", datatype=ox.NamedNode(XSD + "date")))
    datetime.date(2017, 7, 7)
    """
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return text_of(term)
    datatype, value = term.datatype.value, term.value
    try:
        if datatype in _NUMBERS:
            return _NUMBERS[datatype](value)
        if datatype == XSD + "date":
            return date.fromisoformat(value)
    except ValueError:
        return value
    return value in {"true", "1"} if datatype == XSD + "boolean" else value
