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
    shards: Annotated[
        int,
        typer.Option(
            "--shards", metavar="N", help="Write N files of N-Quads and a manifest to --output."
        ),
    ] = 0,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="DIR|URL", help="For --shards: a folder, or s3://…, gcs://…"
        ),
    ] = "",
) -> None:
    """Print a whole store, one named graph after another, to move it elsewhere.

    Only one graph at a time is in memory; within each, the form is canonical. `export` sorts
    across graphs and needs memory for all of them. N-Triples and Turtle repeat a triple that stands
    in two graphs.

    Example: summitgraph dump graph/ --format nquads > graph.nq
    Example: summitgraph dump graph/ --shards 16 --output shards/
    """
    from summitgraph.cli.talk import count, emit, progress, say
    from summitgraph.errors import UsageError
    from summitgraph.pipeline.export import write_shards
    from summitgraph.pipeline.graph import KnowledgeGraph
    from summitgraph.store import canonical

    if bool(shards) != bool(output) or (shards and only):
        raise UsageError(
            "shards of a whole graph go to a folder, and nothing else does",
            where="dump",
            advice="give --shards N and --output DIR together, without --graph",
        )
    store = KnowledgeGraph.open(graph).store
    if shards:
        anew = write_shards(store, output, shards, progress=progress())
        say(f"{count(shards, 'shard')} ({anew} written anew): {output}")
        return
    names = ["", *store.graphs()]
    if only and only not in names:
        raise UsageError("there is no such named graph", value=only, advice="give its whole IRI")
    for name in [only] if only else names:
        lines = store.lines(name)
        if lines:
            emit(canonical.write({name: lines}, SYNTAX[form]))
