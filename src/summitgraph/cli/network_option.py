"""Options of the commands on networks: the source, which statements count, and the settings."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from summitgraph.network.matrix import MatrixSettings


class Cut(StrEnum):
    """Into what a network is cut."""

    MEETING = "meeting"
    DOCUMENT = "document"
    WINDOW = "window"


class JointChoice(StrEnum):
    """What to do with a statement of several actors."""

    EXPAND = "expand"
    SKIP = "skip"
    ONLY = "only"


Source = Annotated[
    Path,
    typer.Argument(
        metavar="SOURCE",
        help="A build, an RDF file, a .dna file, DNA's event CSV, or a CSV of statements.",
    ),
]
Joint = Annotated[
    JointChoice,
    typer.Option("--joint", help="Statements of several actors: count each, none, or only them."),
]
Families = Annotated[
    list[str] | None,
    typer.Option("--family", help="Only acts of this family; repeatable."),
]
Pairs = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="A setting of Discourse Network Analyzer (v1=person); repeatable.",
    ),
]


def settings_of(
    one: list[str] | None,
    joint: JointChoice,
    usual: Callable[[dict[str, str]], dict[str, str]] | None = None,
) -> MatrixSettings:
    """The settings of `--set`, with `--joint` where they say nothing of it, and what is usual."""
    from summitgraph.errors import UsageError
    from summitgraph.network.matrix import read_settings

    given: dict[str, str] = {"joint": joint.value}
    for pair in one or []:
        key, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(
                "a setting is KEY=VALUE", where="--set", value=pair, advice="write v1=person"
            )
        given[key] = value
    return read_settings(usual(given) if usual else given, where="--set")


def refuse_beside(asked: str, **given: object) -> None:
    """Refuse options that say nothing to what is asked for, so that none is passed over in silence.

    Args:
        given: the value of each by its name, empty or None where it was left out.

    Raises:
        UsageError: for the first that was given.

    >>> refuse_beside("--behind", by=None, layer="")
    """
    from summitgraph.errors import UsageError

    for name, value in given.items():
        if value:
            raise UsageError(
                f"{asked} does not follow --{name}",
                where=f"--{name}",
                value=", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value),
                advice="leave one of the two out",
            )
