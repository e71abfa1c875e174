"""`summitgraph build`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from summitgraph.cli.option import MEGABYTES, SECONDS, Cache, Jobs, Megabytes, Seconds, limits


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
    jobs: Jobs = None,
    seconds: Seconds = SECONDS,
    megabytes: Megabytes = MEGABYTES,
    cache: Cache = None,
) -> None:
    """Build the knowledge graph of readouts and write it to a folder.

    Graph (TriG, Turtle, N-Quads, JSON-LD), tables with a codebook, networks, validation, and a
    report to open. Exit code 1 where the graph does not conform, 3 where a document could not be
    read; all others are in the graph. A build that is stopped goes on where it stopped when it is
    started again; --cache keeps what was read for later builds too.

    Example: summitgraph build seeds/ --output graph/
    """
    from summitgraph.cli.talk import FINDINGS, complain, count, progress, say, stoppable
    from summitgraph.pipeline.build import build as build_graph
    from summitgraph.pipeline.staging import check_folder

    check_folder(output)
    own = output.resolve().with_name(f".{output.resolve().name}.accounts")
    with stoppable(f"the same command goes on from {cache or own}"):
        graph = build_graph(
            paths,
            base=base,
            jobs=jobs,
            limits=limits(seconds, megabytes),
            cache=cache or own,
            progress=progress(),
        )
        if infer:
            graph.infer()
        graph.write(output)
    shutil.rmtree(own, ignore_errors=True)
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
