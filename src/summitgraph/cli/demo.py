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
    from summitgraph.pipeline.folder import build_folder
    from summitgraph.resources import folder

    built = build_folder(folder("seeds"), output, files=True, progress=progress())
    emit(story(built.graph, output))
    code = complain(built.extension.skipped)
    raise typer.Exit(code or (FINDINGS if built.conforms is False else 0))
