"""`summitgraph validate`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ReportFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    TURTLE = "turtle"


class EngineName(StrEnum):
    """What judges; each finds the same."""

    AUTO = "auto"
    COMPILED = "compiled"
    REFERENCE = "reference"


def validate(
    graph: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="A build, or an RDF file (.trig, .ttl, …).")
    ],
    form: Annotated[
        ReportFormat, typer.Option("--format", help="Text to read, or a SHACL report.")
    ] = ReportFormat.TEXT,
    engine: Annotated[
        EngineName,
        typer.Option(
            "--engine", help="pySHACL, or the same shapes as SPARQL. [default: by the size]"
        ),
    ] = EngineName.AUTO,
) -> None:
    """Check a graph against the shapes.

    Exit code 1 where it does not conform.

    Example: summitgraph validate graph/
    """
    from summitgraph.cli.talk import FINDINGS, emit
    from summitgraph.pipeline.graph import KnowledgeGraph

    report = KnowledgeGraph.open(graph).validate(engine=engine.value)
    emit(report.to_text() if form is ReportFormat.TEXT else report.to_turtle())
    raise typer.Exit(0 if report.conforms else FINDINGS)
