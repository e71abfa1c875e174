"""Answers as documents: rows in JSON, XML, CSV and TSV, graphs in the RDF formats.

What goes beyond a limit is left out, and the document says so where its format has a place for it:
a link in the head of JSON and XML, a comment in RDF. CSV and TSV have none; there the caller tells.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple

import pyoxigraph as ox

from summitgraph.store import canonical
from summitgraph.store.prefixes import PREFIXES
from summitgraph.triples.term import Triple, nt, nt_iri, printable

TRUNCATED = "https://w3id.org/summitgraph/ns#truncated"
ROW_SYNTAXES: Mapping[str, ox.QueryResultsFormat] = MappingProxyType(
    {
        "json": ox.QueryResultsFormat.JSON,
        "xml": ox.QueryResultsFormat.XML,
        "csv": ox.QueryResultsFormat.CSV,
        "tsv": ox.QueryResultsFormat.TSV,
    }
)
GRAPH_SYNTAXES: Mapping[str, ox.RdfFormat] = MappingProxyType(
    {
        "ttl": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "nt": ox.RdfFormat.N_TRIPLES,
        "nq": ox.RdfFormat.N_QUADS,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
)


class Document(NamedTuple):
    """A document and whether it lacks what went beyond the limit."""

    content: bytes
    truncated: bool


def boolean_document(answer: ox.QueryBoolean, syntax: str) -> Document:
    """The answer to an ASK."""
    return Document(answer.serialize(format=ROW_SYNTAXES[syntax]) or b"", False)


def rows_document(
    answer: ox.QuerySolutions, syntax: str, most: int, order: Sequence[str] = ()
) -> Document:
    """The answer to a SELECT, of at most `most` rows, its columns in this order.

    The engine's own writer knows no limit, so that the rows are read one by one and written as
    JSON; the other formats are made from that by the engine.
    """
    names = [variable.value for variable in answer.variables]
    clean = syntax == "xml"
    bindings: list[dict[str, Any]] = []
    truncated = False
    for row in answer:
        if len(bindings) == most:
            truncated = True
            break
        pairs = zip(names, row, strict=True)
        bindings.append({name: _json(term, clean) for name, term in pairs if term is not None})
    first = [name for name in order if name in names]
    head: dict[str, Any] = {"vars": list(dict.fromkeys([*first, *names]))}
    if truncated:
        head["link"] = [TRUNCATED]
    content = json.dumps(
        {"head": head, "results": {"bindings": bindings}}, ensure_ascii=False, separators=(",", ":")
    ).encode("utf-8", "replace")
    if syntax == "json":
        return Document(content, truncated)
    again = ox.parse_query_results(content, ox.QueryResultsFormat.JSON)
    content = again.serialize(format=ROW_SYNTAXES[syntax]) or b""
    if truncated and syntax == "xml":
        content = content.replace(b"</head>", f'<link href="{TRUNCATED}"/></head>'.encode(), 1)
    return Document(content, truncated)


def graph_document(answer: Iterable[ox.Triple], syntax: str, most: int) -> Document:
    """Triples, distinct and sorted, at most `most` of them, as an RDF document."""
    found = list(islice(_distinct(answer), most + 1))
    truncated = len(found) > most
    content = _graph(found[:most], syntax)
    if truncated and syntax != "jsonld":
        words = f"Truncated: only the first {most} triples are here"
        note = f"<!-- {words} -->\n" if syntax == "rdfxml" else f"# {words}\n"
        content += note.encode()
    return Document(content, truncated)


def rdf_document(
    triples: Iterable[Triple], syntax: str, prefixes: Mapping[str, str] | None = None
) -> bytes:
    """Triples of our own as an RDF document, with prefixes besides the house's.

    >>> rdf_document([Triple("https://e.org/a", "https://e.org/p", "https://e.org/b")], "nt")
    b'<https://e.org/a> <https://e.org/p> <https://e.org/b> .\\n'
    """
    lines = sorted({f"{nt_iri(t.subject)} {nt_iri(t.predicate)} {nt(t.object)}" for t in triples})
    return _written(lines, syntax, {**PREFIXES, **(prefixes or {})})


def _distinct(triples: Iterable[ox.Triple]) -> Iterable[ox.Triple]:
    seen = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _graph(triples: list[ox.Triple], syntax: str) -> bytes:
    lines = sorted(str(triple) for triple in triples)
    if not any("_:" in line or "<<" in line for line in lines):
        return _written(lines, syntax)
    return _by_engine(sorted(triples, key=str), syntax)


def _written(lines: list[str], syntax: str, prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """The canonical writers' text; RDF/XML, which they do not know, is left to the engine."""
    if syntax in canonical.FORMATS:
        text = canonical.write({"": lines} if lines else {}, syntax, prefixes)
        return text.encode("utf-8", "replace")
    text = " .\n".join([*lines, ""])
    return _by_engine(
        [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)], syntax
    )


def _by_engine(triples: list[ox.Triple], syntax: str) -> bytes:
    if syntax == "rdfxml":
        triples = [ox.Triple(t.subject, t.predicate, _for_xml(t.object)) for t in triples]
    form = GRAPH_SYNTAXES[syntax]
    quads = [ox.Quad(*triple) for triple in triples] if form.supports_datasets else triples
    return ox.serialize(quads, format=form, prefixes=dict(PREFIXES)) or b""


def _for_xml(term: Any) -> Any:
    if not isinstance(term, ox.Literal) or printable(term.value) == term.value:
        return term
    if term.language:
        return ox.Literal(printable(term.value), language=term.language)
    return ox.Literal(printable(term.value), datatype=term.datatype)


def _json(term: Any, clean: bool) -> dict[str, Any]:
    """A term as SPARQL 1.1 JSON results write it; with `clean`, without what XML cannot carry."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {
            "type": "triple",
            "value": {name: _json(part, clean) for name, part in parts.items()},
        }
    found = {"type": "literal", "value": printable(term.value) if clean else term.value}
    if term.language:
        found["xml:lang"] = term.language
        if term.direction:
            found["its:dir"] = str(term.direction)
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


_STRING = "http://www.w3.org/2001/XMLSchema#string"
