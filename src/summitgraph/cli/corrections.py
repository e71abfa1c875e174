"""`summitgraph corrections`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitgraph.cli.table import RowsFormat

if TYPE_CHECKING:
    from summitgraph.records.decision import Decision, Outcome

COLUMNS = ("id", "when", "who", "verb", "outcome", "file", "about", "why", "message", "rivals")


def corrections(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A build.")],
    form: Annotated[
        RowsFormat, typer.Option("--format", help="How the list is printed.")
    ] = RowsFormat.TABLE,
) -> None:
    """List what people decided over the machine's reading, and what became of it.

    Each is applied; moot, where nothing is left to decide on; asks, where text or reading changed
    under it and a person should look again; lost; a conflict, where an earlier one holds that it
    did not know of; or undone. Exit code 1 where the journal has lines that are no decisions.

    Example: summitgraph corrections graph/ --format csv
    """
    from summitgraph.cli.table import emit_rows
    from summitgraph.cli.talk import FINDINGS, say
    from summitgraph.pipeline.care import open_shelf
    from summitgraph.pipeline.corrections import NAME, corrections_of
    from summitgraph.pipeline.outcomes import outcomes_in
    from summitgraph.store import Rows

    shelf = open_shelf(folder)
    try:
        found = outcomes_in(shelf)
        faults = corrections_of(shelf).faults
    finally:
        shelf.close()
    emit_rows(Rows(COLUMNS, [_row(outcome) for outcome in found]), form)
    for fault in faults:
        say(f"summitgraph: {folder / NAME}, line {fault.line}: {fault.what}; it stays as it is")
    if faults:
        raise typer.Exit(FINDINGS)


def _row(outcome: Outcome) -> tuple[str, ...]:
    d = outcome.decision
    return (
        *(d.id, d.when, d.who, d.verb.value, outcome.kind.value, d.file, _about(d), d.why),
        *(outcome.message, " ".join(outcome.rivals)),
    )


def _about(d: Decision) -> str:
    """What a decision is about, in a line."""
    if d.kind is not None:
        return f"{d.kind.value}: {d.one} and {d.other}"
    if d.undoes:
        return d.undoes
    return " | ".join(dict.fromkeys(s.quote for s in d.about or d.to))
