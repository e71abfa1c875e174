"""Graphs as sets of N-Triples lines, which is how reasoning takes and gives them.

A line is a triple in the spelling of pyoxigraph, `<s> <p> <o> .`, so that equal triples are equal
strings.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from summitgraph.errors import GraphError, OntologyError, QueryError
from summitgraph.ontology import DCT, load
from summitgraph.resources import files

Lines = frozenset[str]
"""Triples, each as an N-Triples line."""

_HEAD = "https://w3id.org/summitgraph/ns"


def lines(text: str | bytes) -> Lines:
    """The triples of N-Triples or N-Quads text, of all graphs together.

    Raises:
        GraphError: where the text does not parse.

    >>> sorted(lines('<urn:a> <urn:b> "c" <urn:graph> .'))
    ['<urn:a> <urn:b> "c" .']
    """
    import pyoxigraph

    try:
        return frozenset(
            f"{quad.triple} ." for quad in pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_QUADS)
        )
    except SyntaxError as error:
        raise GraphError(
            f"the graph does not parse: {error.args[0]}",
            where=f"line {error.lineno}",
            advice="give N-Triples or N-Quads",
        ) from error


def joined(triples: Iterable[str]) -> str:
    """The lines as one N-Triples text, sorted, so that it is always the same."""
    return "".join(f"{line}\n" for line in sorted(triples))


@cache
def vocabulary() -> Lines:
    """The triples of the vocabulary: the modules that `ontology/summitgraph.ttl` lists.

    Registers and schemes of things (states, offices, issues) are data and not among them.
    """
    modules = load("summitgraph").iris(_HEAD, DCT.HAS_PART)
    return module_lines("summitgraph", *(iri.rpartition("/")[2] for iri in modules))


@cache
def module_lines(*names: str) -> Lines:
    """The triples of these files of `ontology/`.

    Raises:
        OntologyError: where one is missing or does not parse.
    """
    import pyoxigraph

    paths = {path.stem: path for path in files("ontology", ".ttl")}
    found: set[str] = set()
    for name in names:
        if name not in paths:
            raise OntologyError(
                "a module of the vocabulary is missing", where="ontology/", value=f"{name}.ttl"
            )
        load(name)  # says file and line where the Turtle does not parse
        for quad in pyoxigraph.parse(path=paths[name]):
            found.add(f"{quad.triple} .")
    return frozenset(found)


@cache
def rule(name: str) -> str:
    """The SPARQL of a stored rule, `ontology/rules/<name>.rq`.

    Raises:
        QueryError: where there is none of that name.
    """
    rules = {path.stem: path for path in files("ontology", ".rq")}
    if name not in rules:
        raise QueryError(
            "there is no such rule",
            where="ontology/rules/",
            value=name,
            advice=f"choose among {', '.join(rules)}",
        )
    return rules[name].read_text(encoding="utf-8")
