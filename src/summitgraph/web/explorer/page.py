"""A page before it is drawn: its template, what stands in it, and what else can be had of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from summitgraph import __version__
from summitgraph.queries import find
from summitgraph.store.sparql import bind
from summitgraph.triples.term import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The same as on a page, for programs; each is "" where nothing gives just that.

    Attributes:
        path: where RDF of it is had, without a format.
        table: the address of a table of it, without a format.
        sparql: a query that gives the table.
    """

    path: str = ""
    table: str = ""
    sparql: str = ""

    def rdf(self, syntax: str) -> str:
        """The address of RDF in this format."""
        return with_format(self.path, syntax)

    @property
    def csv(self) -> str:
        """The address of the table as CSV."""
        return with_format(self.table, "csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page.

    Attributes:
        template: its name, without ending.
        here: the entry of the menu that it belongs to.
        shown: what the template shows.
        source: the same for programs.
        cite: how to cite it, in words.
        scripts: names of scripts that it needs beyond those of all pages.
        status: of the response.
    """

    template: str
    title: str
    here: str = ""
    shown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    source: Source | None = None
    cite: str = ""
    scripts: tuple[str, ...] = ()
    status: int = 200


def by_question(path: str, name: str, **given: str | Term | None) -> Source:
    """The source of a page whose table a stored question gives.

    Args:
        path: where RDF of it is had, or "".
        given: the question's parameters: terms, or "" and None for those that restrict nothing.
    """
    terms = {key: value for key, value in given.items() if value not in (None, "")}
    question = find(name)
    values = {key: value if isinstance(value, str) else value.value for key, value in terms.items()}
    address = f"/queries/{name}"
    return Source(
        path=path,
        table=f"{address}?{urlencode(values)}" if values else address,
        sparql=bind(question.text, {f"_{key}": term for key, term in terms.items()}),
    )


def by_query(construct: str, select: str) -> Source:
    """The source of a page that queries give: one for RDF, one for the table."""
    return Source(
        path="/sparql?" + urlencode({"query": construct}),
        table="/sparql?" + urlencode({"query": select}),
        sparql=select,
    )


def with_format(address: str, syntax: str) -> str:
    """An address that asks for a format.

    >>> with_format("/thing?iri=e:a", "ttl")
    '/thing?iri=e:a&format=ttl'
    """
    return f"{address}{'&' if '?' in address else '?'}format={syntax}"


def cite(what: str, iri: str = "") -> str:
    """How to cite what a page shows; whoever cites adds which readouts the graph was built from.

    >>> cite("Japan", "https://w3id.org/summitgraph/state/JP").partition(" In: ")[0]
    'Japan.'
    """
    where = f", {iri}" if iri else ""
    return f"{what}. In: a graph of readouts, read by summitgraph {__version__}{where}."
