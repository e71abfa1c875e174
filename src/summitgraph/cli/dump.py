"""`summitgraph dump`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summitgraph.cli.graph_format import SYNTAX, GraphFormat


def dump(
    graph: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="A build, or an RDF file (.trig, .ttl, …).")
    ],
    form: Annotated[
        GraphFormat, typer.Option("--format", help="N-Quads and TriG keep the named graphs apart.")
    ] = GraphFormat.NQUADS,
    only: Annotated[
        str, typer.Option("--graph", metavar="IRI", help="Only this named graph.")
    ] = "",
) -> None:
    """Print a whole store, one named graph after another, to move it elsewhere.

    Only one graph at a time is in memory; within each, the form is canonical. `export` sorts
    across graphs and needs memory for all of them. N-Triples and Turtle repeat a triple that stands
    in two graphs.

    Example: summitgraph dump graph/ --format nquads > graph.nq
    """
    from summitgraph.cli.talk import emit
    from summitgraph.errors import UsageError
    from summitgraph.pipeline.graph import KnowledgeGraph
    from summitgraph.store import canonical

    store = KnowledgeGraph.open(graph).store
    names = ["", *store.graphs()]
    if only and only not in names:
        raise UsageError("there is no such named graph", value=only, advice="give its whole IRI")
    for name in [only] if only else names:
        lines = store.lines(name)
        if lines:
            emit(canonical.write({name: lines}, SYNTAX[form]))
