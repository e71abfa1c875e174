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


def validate(
    graph: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="A build, or an RDF file (.trig, .ttl, …).")
    ],
    form: Annotated[
        ReportFormat, typer.Option("--format", help="Text to read, or a SHACL report.")
    ] = ReportFormat.TEXT,
) -> None:
    """Check a graph against the shapes.

    Exit code 1 where it does not conform.

    Example: summitgraph validate graph/
    """
    from summitgraph.cli.talk import FINDINGS, emit
    from summitgraph.pipeline.graph import KnowledgeGraph

    report = KnowledgeGraph.open(graph).validation
    emit(report.to_text() if form is ReportFormat.TEXT else report.to_turtle())
    raise typer.Exit(0 if report.conforms else FINDINGS)
