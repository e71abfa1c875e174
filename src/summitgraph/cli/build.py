"""`summitgraph build`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def build(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for stdin.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="A new folder, or an old build.")
    ],
    base: Annotated[
        str, typer.Option("--base", metavar="IRI", help="Under which found things get their IRIs.")
    ] = "https://w3id.org/summitgraph/id/",
    infer: Annotated[
        bool, typer.Option("--infer", help="Add what follows by the ontology, in its own graph.")
    ] = False,
) -> None:
    """Build the knowledge graph of readouts and write it to a folder.

    Graph (TriG, Turtle, N-Quads, JSON-LD), tables with a codebook, networks, validation, and a
    report to open. Exit code 1 where the graph does not conform, 3 where a document could not be
    read; all others are in the graph.

    Example: summitgraph build seeds/ --output graph/
    """
    from summitgraph.cli.talk import FINDINGS, complain, count, progress, say
    from summitgraph.pipeline.build import build as build_graph
    from summitgraph.pipeline.staging import check_folder

    check_folder(output)
    graph = build_graph(paths, base=base, progress=progress())
    if infer:
        graph.infer()
    graph.write(output)
    coverage = graph.coverage()
    readouts = count(len(graph.accounts), "readout")
    say(
        f"{readouts}, {coverage.coded} of {coverage.sentences} sentences gave a statement, "
        f"{len(graph)} quads: {output}"
    )
    code = complain(graph.skipped)
    if not graph.validation.conforms:
        say(f"the graph does not conform; see {output / 'validation.ttl'}")
        code = code or FINDINGS
    raise typer.Exit(code)
