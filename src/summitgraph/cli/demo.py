"""`summitgraph demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write it.")
    ] = Path("summitgraph-demo"),
) -> None:
    """Build the graph of the five readouts that come with summitgraph.

    Works offline. Tells what was found, and leaves graph, tables, networks and a report.

    Example: summitgraph demo --output summitgraph-demo
    """
    from summitgraph.cli.story import story
    from summitgraph.cli.talk import FINDINGS, complain, emit, progress
    from summitgraph.pipeline.build import build
    from summitgraph.pipeline.staging import check_folder
    from summitgraph.resources import folder

    check_folder(output)
    graph = build(folder("seeds"), progress=progress())
    graph.write(output)
    emit(story(graph, output))
    code = complain(graph.skipped)
    raise typer.Exit(code or (0 if graph.validation.conforms else FINDINGS))
