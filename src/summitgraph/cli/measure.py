"""`summitgraph measure`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summitgraph.cli.network_option import (
    Cut,
    Families,
    Joint,
    JointChoice,
    Pairs,
    Source,
    settings_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class What(StrEnum):
    """The measures."""

    SUMMARY = "summary"
    CENTRALITY = "centrality"
    COMMUNITIES = "communities"
    EI = "ei"
    POLARISATION = "polarisation"
    BACKBONE = "backbone"
    BROKERAGE = "brokerage"
    STABILITY = "stability"


class Measured(StrEnum):
    """The networks that can be measured."""

    MATRIX = "matrix"
    ANSWERS = "answers"
    ACTOR_ADDRESSEE_ISSUE = "actor-addressee-issue"


class Form(StrEnum):
    """The forms in which rows are printed."""

    CSV = "csv"
    JSON = "json"


def measure(
    source: Source,
    what: Annotated[What, typer.Option("--what", help="The measure.")] = What.SUMMARY,
    kind: Annotated[
        Measured, typer.Option("--kind", help="Of which network; matrix is that of --set.")
    ] = Measured.MATRIX,
    one: Pairs = None,
    joint: Joint = JointChoice.EXPAND,
    family: Families = None,
    by: Annotated[
        Cut | None,
        typer.Option("--by", help="The parts of polarisation and stability, in order."),
    ] = None,
    group: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Groups: side, class, an attribute, a variable, or community. [default: side]",
        ),
    ] = "",
    alpha: Annotated[float, typer.Option(help="Level of the backbone.")] = 0.05,
    draws: Annotated[
        int, typer.Option("--bootstrap", min=0, help="Draws of documents for intervals; 0: none.")
    ] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="Of all that is drawn at random.")] = 0,
    form: Annotated[Form, typer.Option("--format", help="Of the rows.")] = Form.CSV,
) -> None:
    """Print measures of a network, one row a node, tie, group or meeting.

    Of ei, communities, polarisation and brokerage the network is, unless --set says otherwise, who
    is congruent with whom: type=onemode, qualifier=agreement, aggregation=subtract.

    Example: summitgraph measure graph/ --what centrality --format csv > centrality.csv
    Example: summitgraph measure coding.dna --what ei --set v1=person --set v2=concept
    --group organization
    """
    from summitgraph.cli.talk import count, emit, say
    from summitgraph.network.measure.asked import Asked, usual_settings
    from summitgraph.network.measure.table import measure_rows
    from summitgraph.pipeline.networks import plan_network

    asked = Asked(
        what=what.value,
        kind=kind.value,
        by=by.value if by else None,
        group=group,
        level=alpha,
        times=draws,
        seed=seed,
    )
    settings = settings_of(one, joint, lambda given: usual_settings(asked, given))
    plan = plan_network(source, kind.value, settings, families=family)
    rows = measure_rows(plan.table, plan.settings, asked)
    emit(_text(rows, form))
    say(count(len(rows), "row"))


def _text(rows: Sequence[dict[str, Any]], form: Form) -> str:
    import csv
    import io
    import json

    from summitgraph.files import harmless

    plain = [{name: _plain(value) for name, value in row.items()} for row in rows]
    if form is Form.JSON:
        return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if plain:
        writer.writerow(plain[0])
    for row in plain:
        writer.writerow(["" if v is None else harmless(v) for v in row.values()])
    return stream.getvalue()


def _plain(value: Any) -> Any:
    """A whole number without its point; yes and no as 1 and 0."""
    if isinstance(value, bool) or (isinstance(value, float) and value.is_integer()):
        return int(value)
    return value
