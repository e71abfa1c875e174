"""`summitgraph agreement`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summitgraph.store import Rows


class TableFormat(StrEnum):
    """How a table is printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "md"


def agreement(
    codings: Annotated[
        list[str],
        typer.Argument(
            metavar="[NAME=]PATH...",
            help="Builds, JSON lines, CSV, a folder of brat's or INCEpTION's files.",
        ),
    ],
    people: Annotated[
        str | None,
        typer.Option(
            "--people", metavar="NAME", help="The reader to be taken as right: precision, recall."
        ),
    ] = None,
    form: Annotated[
        TableFormat, typer.Option("--format", help="Text to read, a table, JSON or Markdown.")
    ] = TableFormat.TEXT,
    draws: Annotated[
        int, typer.Option("--draws", min=0, metavar="N", help="Draws for the intervals of alpha.")
    ] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Of these draws.")] = 1,
) -> None:
    """Tell how far readers of the same readouts agree, program or people.

    Krippendorff's alpha with an interval, and for two readers Cohen's kappa, on act, family,
    actors, issues, addressees, commitment, negation and due date. With --people, precision and
    recall of the others against that reader. docs/agreement.md tells what each form must hold.

    Example: summitgraph agreement rules=graph anna=anna.csv --people anna
    """
    from summitgraph.cli.talk import emit, say
    from summitgraph.pipeline.agreement import against, coded_set, reliability
    from summitgraph.pipeline.agreement.table import common

    sets = [coded_set(given) for given in codings]
    tables = [reliability(sets, draws=draws, seed=seed)]
    if people is not None:
        tables.append(against(sets, people))
    shared = common(sets)
    say(f"compared on {len(shared)} readouts that all of them coded")
    for one in sets:
        for doc in sorted(set(one.scope) - set(shared)):
            say(f"summitgraph: {doc} is left out: {one.name} coded it, not all the others did")
    emit("\n".join(_printed(table, form) for table in tables))


def _printed(table: Rows, form: TableFormat) -> str:
    if form is TableFormat.CSV:
        return table.to_csv(for_spreadsheet=True)
    if form is TableFormat.JSON:
        return table.to_json(indent=1) + "\n"
    return (table.to_markdown() if form is TableFormat.MARKDOWN else table.to_text()) + "\n"
