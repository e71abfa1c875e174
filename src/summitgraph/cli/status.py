"""`summitgraph status`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class StatusFormat(StrEnum):
    """How the state of a store is printed."""

    TEXT = "text"
    JSON = "json"


def status(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A build with its store.")],
    readouts: Annotated[
        bool, typer.Option("--readouts", help="List the readouts as well.")
    ] = False,
    form: Annotated[
        StatusFormat, typer.Option("--format", help="Text to read, or JSON.")
    ] = StatusFormat.TEXT,
) -> None:
    """Tell what a store holds, and whether anything in it is out of date.

    Example: summitgraph status graph/
    """
    import json
    from dataclasses import asdict

    from summitgraph.cli.talk import emit
    from summitgraph.pipeline.care import listed
    from summitgraph.pipeline.care import status as status_of

    told = status_of(folder)
    rows = listed(folder) if readouts else []
    if form is StatusFormat.JSON:
        shown = asdict(told) | ({"list": [asdict(row) for row in rows]} if readouts else {})
        emit(json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
        return
    lines = [
        f"readouts    {told.readouts}",
        f"statements  {told.statements}",
        f"quads       {told.quads} in {told.graphs} named graphs",
        f"base        {told.base}",
        f"read by     summitgraph {told.edition}",
        f"on disk     {told.size / 1e6:.1f} MB",
    ]
    if not told.files:
        lines.append("files       older than the graph, or not written; build --files writes them")
    if told.unfinished:
        lines.append(
            f"unfinished  {told.unfinished} steps of a writer that is at work or was killed; "
            "the next build ends them"
        )
    if told.older:
        lines.append(
            f"older       {len(told.older)} readouts were read by another edition; "
            "name their documents to `summitgraph build` to read them anew"
        )
    lines += [f"  {row.sha[:16]}  {row.statements:5} statements  {row.name}" for row in rows]
    emit("\n".join(lines) + "\n")
