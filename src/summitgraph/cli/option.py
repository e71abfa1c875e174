"""Options that several commands share: how many workers, and what one document may take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summitgraph.pipeline.worker import Limits

SECONDS = 60.0
MEGABYTES = 512

Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N", help="Workers side by side (as many as processors)."
    ),
]
Seconds = Annotated[
    float, typer.Option("--seconds", metavar="N", help="Time that one document may take.")
]
Megabytes = Annotated[
    int, typer.Option("--megabytes", metavar="N", help="Memory that one document may take.")
]
Cache = Annotated[
    Path | None,
    typer.Option(
        "--cache", metavar="DIR", help="Keep what was read here, and do not read it again."
    ),
]


def limits(seconds: float, megabytes: int) -> Limits:
    """What a document may take, as the options say; tells where a part cannot be kept here."""
    import sys

    from summitgraph.cli.talk import say
    from summitgraph.pipeline.worker import Limits

    if sys.platform == "win32":
        say("summitgraph: on this system a document's time is limited, its memory is not")
    return Limits(seconds=seconds, megabytes=megabytes)
