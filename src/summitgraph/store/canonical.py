"""Files that are the same byte for byte for the same set of quads, whatever their order.

`statements` brings quads into the form that all writers share: for each graph, its triples
as sorted lines of N-Triples. N-Quads come out in the order of RDFC-1.0, so that the SHA-256 of
the file is the canonical hash of the dataset. Blank nodes are refused: they have no settled name.

How Turtle, TriG and JSON-LD look is told in `turtle` and `jsonld`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from summitgraph.errors import GraphError
from summitgraph.store import jsonld as _jsonld
from summitgraph.store import turtle as _turtle
from summitgraph.store.prefixes import PREFIXES
from summitgraph.store.written import Iris, Objects
from summitgraph.triples.term import Quad, nt_iri

Statements: TypeAlias = dict[str, list[str]]
"""Graph IRI ("" for the default graph) to its triples, sorted, as N-Triples without the dot."""

FORMATS = ("nq", "nt", "trig", "ttl", "jsonld")
_BLANK = re.compile(r"(?:<[^>]*> <[^>]*> )?_:")


def statements(quads: Iterable[Quad]) -> Statements:
    """The quads by graph, each graph's triples distinct, serialised and sorted.

    Raises:
        GraphError: for a term that no RDF file may hold.

    >>> statements([Quad("e:a", "e:p", "e:b", "e:g"), Quad("e:a", "e:p", "e:b", "e:g")])
    {'e:g': ['<e:a> <e:p> <e:b>']}
    """
    iris, objects = Iris(), Objects()
    graphs: dict[str, set[str]] = {}
    for subject, predicate, value, graph in quads:
        line = f"{iris[subject]} {iris[predicate]} {objects[value]}"
        try:
            graphs[graph].add(line)
        except KeyError:
            if graph:
                nt_iri(graph)
            graphs[graph] = {line}
    return {graph: sorted(graphs[graph]) for graph in sorted(graphs)}


def write(lines: Statements, syntax: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """The canonical text in one of `FORMATS`; nt and ttl hold the union of the graphs.

    Raises:
        GraphError: for an unknown format.
    """
    match syntax:
        case "nq":
            return _text(_nquads(lines))
        case "nt":
            return _text(_union(lines))
        case "trig":
            return _turtle.trig(lines, prefixes)
        case "ttl":
            return _turtle.turtle(_union(lines), prefixes)
        case "jsonld":
            return _jsonld.jsonld(lines)
    raise GraphError(
        "this RDF format is not written", value=syntax, advice=f"give one of {', '.join(FORMATS)}"
    )


def nquads(quads: Iterable[Quad]) -> str:
    """Canonical N-Quads (RDFC-1.0 order and escapes).

    >>> nquads([Quad("e:a", "e:p", "e:b", "e:g"), Quad("e:a", "e:p", "e:b", "")])
    '<e:a> <e:p> <e:b> .\\n<e:a> <e:p> <e:b> <e:g> .\\n'
    """
    return write(statements(quads), "nq")


def ntriples(quads: Iterable[Quad]) -> str:
    """Canonical N-Triples of the union of all graphs."""
    return write(statements(quads), "nt")


def trig(quads: Iterable[Quad], prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Canonical TriG: the default graph, then each named graph in a block of its own."""
    return write(statements(quads), "trig", prefixes)


def turtle(quads: Iterable[Quad], prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Canonical Turtle of the union of all graphs."""
    return write(statements(quads), "ttl", prefixes)


def jsonld(quads: Iterable[Quad]) -> str:
    """Canonical JSON-LD 1.1 with the context of `ontology/context.jsonld` inside."""
    return write(statements(quads), "jsonld")


def _nquads(lines: Statements) -> list[str]:
    # Joined runs that are sorted already: Python's sort takes them nearly at the cost of a merge.
    return sorted([f"{line} <{g}>" if g else line for g in lines for line in lines[g]])


def _union(lines: Statements) -> list[str]:
    if len(lines) == 1:
        return next(iter(lines.values()))
    return list(dict.fromkeys(sorted(chain.from_iterable(lines.values()))))


def _text(lines: list[str]) -> str:
    return " .\n".join(lines) + " .\n" if lines else ""


def refuse_blank_nodes(lines: Sequence[str], text: str, graph: str) -> None:
    """Refuse triples with a blank node as subject or object; `graph` is where they stand.

    Args:
        lines: the triples as sorted lines, so that the last has a blank subject if any has.
        text: the same triples in any order, which is faster to look through than each line.

    Raises:
        GraphError: with the first triple that has one.
    """
    suspect = "> _:" in text or bool(lines and lines[-1].startswith("_:"))
    found = next(filter(None, map(_BLANK.match, lines)), None) if suspect else None
    if found or graph.startswith("_:"):
        raise GraphError(
            "a blank node has no name that would be the same in each run",
            where=graph or "the default graph",
            value=found[0][:120] if found else graph,
            advice="give it an IRI before writing",
        )
