"""Stored questions asked apart: the face of a `GraphStore` over an `Apart`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from summitgraph.store.apart.service import Apart
from summitgraph.store.oxterm import value_of
from summitgraph.store.rows import Rows, Value
from summitgraph.store.sparql import bind
from summitgraph.triples.term import XSD_STRING, Term


class Asked:
    """Asks an `Apart` what `queries.ask` asks of a store, for one caller.

    Attributes:
        truncated: whether any answer so far lacks rows beyond the limit.
        version: that of the graph which was asked last.
    """

    def __init__(
        self, apart: Apart, *, limit: int | None = None, seconds: float | None = None
    ) -> None:
        self._apart = apart
        self._limit = limit
        self._seconds = seconds
        self.truncated = False
        self.version = apart.version

    def select(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """The rows of a SELECT; see `GraphStore.select`."""
        answer = self._apart.query(
            bind(sparql, bindings or {}), graph="", limit=self._limit, seconds=self._seconds
        )
        self.truncated = self.truncated or answer.truncated
        self.version = answer.version
        return rows_of(answer.content)


def rows_of(document: bytes) -> Rows:
    """The rows of a SPARQL 1.1 JSON result.

    >>> rows_of(b'{"head": {"vars": ["n"]}, "results": {"bindings": []}}')
    Rows(0 rows of n)
    """
    result = json.loads(document)
    names: list[str] = result["head"]["vars"]
    return Rows(
        names,
        ([_value(row.get(name)) for name in names] for row in result["results"]["bindings"]),
    )


def _value(term: dict[str, Any] | None) -> Value:
    if term is None:
        return None
    if term["type"] == "uri":
        return str(term["value"])
    if term["type"] == "bnode":
        return f"_:{term['value']}"
    if term["type"] == "triple":
        return json.dumps(term["value"])
    datatype = ox.NamedNode(term.get("datatype", XSD_STRING))
    if "xml:lang" in term:
        return str(term["value"])
    return value_of(ox.Literal(term["value"], datatype=datatype))
