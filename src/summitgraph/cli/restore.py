"""`summitgraph restore`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def restore(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A backup.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
) -> None:
    """Make a store of a backup, once its files were found to be whole.

    Example: summitgraph restore graph-backup/ graph/
    """
    from summitgraph.cli.talk import say
    from summitgraph.pipeline.care import restore as make

    make(source, folder)
    say(f"restored from {source}: {folder}")
