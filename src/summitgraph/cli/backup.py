"""`summitgraph backup`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def backup(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A build with its store.")],
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="A new or empty folder.")],
) -> None:
    """Copy a store, with a manifest of the SHA-256 of every file.

    The copy appears whole or not at all. It can be opened as it is, and `restore` makes a store of
    it again.

    Example: summitgraph backup graph/ graph-backup/
    """
    from summitgraph.cli.talk import say
    from summitgraph.pipeline.care import backup as copy

    copy(folder, target)
    say(f"a copy of {folder}: {target}")
