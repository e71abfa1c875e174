"""`summitgraph sample`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summitgraph.cli.option import MEGABYTES, SECONDS, Cache, Jobs, Megabytes, Seconds, limits


def sample(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for stdin.")
    ],
    size: Annotated[int, typer.Option("--size", min=1, metavar="N", help="Sentences.")] = 100,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Another one draws other sentences.")
    ] = 1,
    key: Annotated[
        Path | None,
        typer.Option(
            "--key", metavar="FILE", help="Write what the coder must not see: strata and chances."
        ),
    ] = None,
    jobs: Jobs = None,
    seconds: Seconds = SECONDS,
    megabytes: Megabytes = MEGABYTES,
    cache: Cache = None,
) -> None:
    """Print a blind sample of sentences for a coder to fill in, as CSV.

    What the program reads in a sentence is not shown, but rare acts are drawn as often as common
    ones. A row is a sentence; a coder copies the row for a second statement, leaves `act` empty
    where there is none, and may put the words of the statement into `words`.

    Example: summitgraph sample seeds/ --size 40 --key key.csv > anna.csv
    """
    from summitgraph.cli.talk import complain, emit, progress, say, stoppable
    from summitgraph.files import save_bytes
    from summitgraph.pipeline.account import accounts
    from summitgraph.pipeline.agreement import sample as drawing

    allowed = limits(seconds, megabytes)
    with stoppable("nothing was written"):
        read = accounts(paths, jobs=jobs, limits=allowed, cache=cache, progress=progress())
    drawn = drawing.sample(read.accounts, size, seed=seed)
    if key is not None:
        save_bytes(drawing.key(drawn).to_csv(for_spreadsheet=True).encode(), key)
    emit(drawing.sheet(drawn).to_csv(for_spreadsheet=True))
    if len(drawn) < size:
        say(f"summitgraph: there are {len(drawn)} sentences in all")
    raise typer.Exit(complain(read.skipped))
