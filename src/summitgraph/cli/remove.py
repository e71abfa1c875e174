"""`summitgraph remove`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def remove(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A build with its store.")],
    readouts: Annotated[
        list[str],
        typer.Argument(
            metavar="READOUT...", help="By file name, address, IRI, or the start of a SHA-256."
        ),
    ],
    files: Annotated[
        bool | None,
        typer.Option(
            "--files/--no-files",
            help="Write tables, report and graph files anew. [default: up to 5,000 statements]",
        ),
    ] = None,
) -> None:
    """Take readouts out of a store, with all that rests on them alone.

    All of them or none, in one step.

    Example: summitgraph remove graph/ 2017-07-07-hamburg-summit-mofa.txt
    """
    from summitgraph.cli.build import remarks, summary
    from summitgraph.cli.talk import count, say
    from summitgraph.pipeline.folder import remove_readouts

    names, built = remove_readouts(folder, readouts, files=files)
    say(f"removed {count(len(names), 'readout')}: {', '.join(names)}")
    say(f"{summary(built)}: {folder}")
    for line in remarks(built, folder):
        say(line)
