"""`summitgraph export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class GraphFormat(StrEnum):
    """The RDF formats that are written."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"


SYNTAX = {
    GraphFormat.TURTLE: "ttl",
    GraphFormat.TRIG: "trig",
    GraphFormat.NQUADS: "nq",
    GraphFormat.NTRIPLES: "nt",
    GraphFormat.JSONLD: "jsonld",
}


def export(
    graph: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="A build, or an RDF file (.trig, .ttl, …).")
    ],
    form: Annotated[
        GraphFormat,
        typer.Option("--format", help="Turtle and N-Triples hold the union of the named graphs."),
    ] = GraphFormat.TRIG,
) -> None:
    """Print a graph in another format.

    The same graph gives the same bytes.

    Example: summitgraph export graph/ --format jsonld > graph.jsonld
    """
    from summitgraph.cli.talk import emit
    from summitgraph.pipeline.graph import KnowledgeGraph

    emit(KnowledgeGraph.open(graph).store.write(SYNTAX[form]))
