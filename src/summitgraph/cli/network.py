"""`summitgraph network`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

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
from summitgraph.cli.table import RowsFormat, emit_rows

if TYPE_CHECKING:
    from summitgraph.network.matrix import MatrixSettings


class Kind(StrEnum):
    """The networks and pictures that can be made."""

    ACTOR_ISSUE = "actor-issue"
    ACTOR_ACTOR = "actor-actor"
    ISSUE_ISSUE = "issue-issue"
    ACTOR_ADDRESSEE_ISSUE = "actor-addressee-issue"
    ANSWERS = "answers"
    SIGNED = "signed"
    HYPER = "hyper"
    MATRIX = "matrix"
    COMMITMENTS = "commitments"
    ISSUE_MEETINGS = "issue-meetings"


_PICTURES: dict[str, Literal["png", "svg"]] = {".png": "png", ".svg": "svg"}
_ONLY_DRAWN = (Kind.COMMITMENTS, Kind.ISSUE_MEETINGS)


def network(
    source: Source,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Ends in .graphml, .gexf, .json, .csv, .matrix.csv, .net, .dl, .parquet, .png, "
            ".svg; with --by: a folder, .csv or .gexf.",
        ),
    ] = None,
    kind: Annotated[
        Kind | None,
        typer.Option("--kind", help="Nodes and ties. [default: actor-issue; matrix with --set]"),
    ] = None,
    by: Annotated[
        Cut | None,
        typer.Option("--by", help="A network for each meeting, document or window, in order."),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="Of what --behind prints (table, csv, json, markdown), or of the files that --by "
            "writes into a folder. [default: table, graphml]",
        ),
    ] = "",
    layer: Annotated[
        str,
        typer.Option(
            metavar="VARIABLE",
            help="Of actor-addressee-issue, what tells its layers: issue, family, act, meeting.",
        ),
    ] = "",
    joint: Joint = JointChoice.EXPAND,
    family: Families = None,
    settings: Annotated[
        str | None,
        typer.Option(
            "--settings",
            metavar="FILE",
            help="Print a matrix for each JSON object of settings, a line each; - for stdin.",
        ),
    ] = None,
    one: Pairs = None,
    behind: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--behind",
            metavar="A B",
            help="Print the statements and words on which the tie of A and B rests.",
        ),
    ] = None,
) -> None:
    """Write a network of actors and issues, matrices as DNA makes them, or a picture.

    Example: summitgraph network graph/ --kind actor-actor --output actors.gexf
    Example: summitgraph network graph/ --kind answers --by meeting --output answers.csv
    Example: summitgraph network coding.dna --settings settings.jsonl
    """
    from summitgraph.errors import UsageError

    if settings is not None:
        _print_matrices(source, settings)
    elif behind is not None:
        _print_behind(source, settings_of(one, joint), behind, _rows_format(form))
    elif output is None:
        raise UsageError(
            "nothing to do", where="network", advice="give --output, --settings or --behind"
        )
    else:
        chosen = kind or (Kind.MATRIX if one else Kind.ACTOR_ISSUE)
        picture = _PICTURES.get(output.suffix.lower())
        if picture or chosen in _ONLY_DRAWN:
            _draw(source, chosen, settings_of(one, joint), family, output, by)
        else:
            chosen_form = form or "graphml"
            made = settings_of(one, joint)
            _write(source, chosen, made, family, layer, output, by, chosen_form)


def _print_matrices(source: Path, settings: str) -> None:
    from summitgraph.cli.talk import emit, read_text
    from summitgraph.network.matrix import run_batch
    from summitgraph.pipeline.statements import open_statements

    lines = read_text(Path(settings)).splitlines()
    for line in run_batch(lines, open_statements(source), where=settings):
        emit(line + "\n")


def _rows_format(form: str) -> RowsFormat:
    from summitgraph.errors import UsageError

    if form and form not in tuple(RowsFormat):
        raise UsageError(
            "unknown format",
            where="--format",
            value=form,
            advice=f"use one of {', '.join(RowsFormat)}",
        )
    return RowsFormat(form) if form else RowsFormat.TABLE


def _print_behind(
    source: Path, settings: MatrixSettings, tie: tuple[str, str], form: RowsFormat
) -> None:
    from summitgraph.cli.talk import count, say
    from summitgraph.network.matrix import evidence_of, make_matrix
    from summitgraph.pipeline.statements import open_statements
    from summitgraph.store import Rows

    found = evidence_of(make_matrix(open_statements(source)(settings), settings), *tie)
    rows = Rows(found[0], [tuple(row.values()) for row in found])
    emit_rows(rows.readable() if form is RowsFormat.TABLE else rows, form)
    say(f"{count(len(found), 'statement')} behind {tie[0]} and {tie[1]}")


def _write(
    source: Path,
    kind: Kind,
    settings: MatrixSettings,
    family: list[str] | None,
    layer: str,
    output: Path,
    by: Cut | None,
    form: str,
) -> None:
    from summitgraph.cli.talk import count, say
    from summitgraph.pipeline.network_files import write_network, write_network_series
    from summitgraph.pipeline.networks import plan_network

    plan = plan_network(source, kind.value, settings, families=family, layer=layer)  # type: ignore[arg-type]
    if by is not None:
        parts, edges = write_network_series(plan, by.value, output, form)
        say(f"{count(parts, by.value)}, {count(edges, 'edge')}: {output}")
        return
    made = plan.whole()
    write_network(made, output)
    if untold := made.graph.get("without_qualifier"):
        say(
            f"{untold} statements do not tell {made.graph['qualifier']} and were left out; "
            "without a qualifier all are counted"
        )
    if silent := made.graph.get("without_addressee"):
        say(f"{silent} statements address nobody and were left out")
    say(f"{len(made.nodes)} nodes, {len(made.edges)} edges: {output}")


def _draw(
    source: Path,
    kind: Kind,
    settings: MatrixSettings,
    family: list[str] | None,
    output: Path,
    by: Cut | None,
) -> None:
    from summitgraph.cli.talk import say
    from summitgraph.errors import UsageError
    from summitgraph.files import save_bytes
    from summitgraph.pipeline.network_pictures import draw_network

    form = _PICTURES.get(output.suffix.lower())
    if form is None or by is not None:
        raise UsageError(
            "this is a picture, and one only",
            where="network",
            value=kind.value,
            advice="leave out --by, and let --output end in .png or .svg",
        )
    data, told = draw_network(source, kind.value, settings, families=family, form=form)
    save_bytes(data, output)
    say(f"{told}: {output}")
