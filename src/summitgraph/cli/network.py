"""`summitgraph network`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summitgraph.cli.table import RowsFormat, emit_rows

if TYPE_CHECKING:
    from summitgraph.network.matrix import MatrixSettings


class Kind(StrEnum):
    """The networks that can be made."""

    ACTOR_ISSUE = "actor-issue"
    ACTOR_ACTOR = "actor-actor"
    ISSUE_ISSUE = "issue-issue"


class JointChoice(StrEnum):
    """What to do with a statement of several actors."""

    EXPAND = "expand"
    SKIP = "skip"
    ONLY = "only"


_PICTURES: dict[str, Literal["png", "svg"]] = {".png": "png", ".svg": "svg"}


def network(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="SOURCE",
            help="A build, an RDF file, a .dna file, DNA's event CSV, or a CSV of statements.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Ends in .graphml, .gexf, .json, .csv, .matrix.csv, .net, .dl, .png, .svg.",
        ),
    ] = None,
    kind: Annotated[Kind, typer.Option("--kind", help="Nodes and ties.")] = Kind.ACTOR_ISSUE,
    joint: Annotated[
        JointChoice,
        typer.Option(
            "--joint", help="Statements of several actors: count each, none, or only them."
        ),
    ] = JointChoice.EXPAND,
    family: Annotated[
        list[str] | None,
        typer.Option("--family", help="Only acts of this family; repeatable."),
    ] = None,
    settings: Annotated[
        str | None,
        typer.Option(
            "--settings",
            metavar="FILE",
            help="Print a matrix for each JSON object of settings, a line each; - for stdin.",
        ),
    ] = None,
    one: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="KEY=VALUE",
            help="A setting of Discourse Network Analyzer, instead of --kind; repeatable.",
        ),
    ] = None,
    behind: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--behind",
            metavar="A B",
            help="Print the statements and words on which the tie of A and B rests.",
        ),
    ] = None,
    form: Annotated[
        RowsFormat, typer.Option("--format", help="How --behind prints.")
    ] = RowsFormat.TABLE,
) -> None:
    """Write a network of actors and issues, or matrices by the settings of DNA.

    Example: summitgraph network graph/ --kind actor-actor --output actors.gexf
    Example: summitgraph network coding.dna --settings settings.jsonl
    """
    from summitgraph.errors import UsageError

    if settings is not None:
        _print_matrices(source, settings)
    elif behind is not None:
        _print_behind(source, _single(one, joint), behind, form)
    elif output is None:
        raise UsageError(
            "nothing to do", where="network", advice="give --output, --settings or --behind"
        )
    elif one:
        _write_matrix(source, _single(one, joint), output)
    else:
        _write_kind(source, kind, joint, family, output)


def _print_matrices(source: Path, settings: str) -> None:
    from summitgraph.cli.talk import emit, read_text
    from summitgraph.network.matrix import run_batch
    from summitgraph.pipeline.statements import open_statements

    lines = read_text(Path(settings)).splitlines()
    for line in run_batch(lines, open_statements(source), where=settings):
        emit(line + "\n")


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


def _write_matrix(source: Path, settings: MatrixSettings, output: Path) -> None:
    from summitgraph.cli.talk import say
    from summitgraph.network import write_graph
    from summitgraph.network.matrix import make_matrix, matrix_graph
    from summitgraph.pipeline.statements import open_statements

    made = make_matrix(open_statements(source)(settings), settings)
    graph = matrix_graph(made)
    write_graph(graph, output)
    if made.untold:
        say(
            f"{made.untold} statements do not tell {settings.qualifier} and were left out; "
            "without a qualifier all are counted"
        )
    say(f"{len(graph.nodes)} nodes, {len(graph.edges)} edges: {output}")


def _write_kind(
    source: Path, kind: Kind, joint: JointChoice, family: list[str] | None, output: Path
) -> None:
    from summitgraph.cli.talk import say
    from summitgraph.errors import UsageError
    from summitgraph.network import draw_actor_issue, save_bytes, sides_from_store, write_graph
    from summitgraph.pipeline.graph import KnowledgeGraph

    knowledge = KnowledgeGraph.open(source)
    made = knowledge.network(kind.value, joint=joint.value, families=family)
    picture = _PICTURES.get(output.suffix.lower())
    if picture:
        if kind is not Kind.ACTOR_ISSUE:
            raise UsageError(
                "this network has no picture",
                value=kind.value,
                advice="draw it in Gephi from --output FILE.gexf, or take --kind actor-issue",
            )
        sides = sides_from_store(knowledge.store)
        save_bytes(draw_actor_issue(made, format=picture, sides=sides), output)
    else:
        write_graph(made, output)
    say(f"{len(made.nodes)} nodes, {len(made.edges)} edges: {output}")


def _single(one: list[str] | None, joint: JointChoice) -> MatrixSettings:
    """The settings of `--set`, with `--joint` where they say nothing of it."""
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
    return read_settings(given, where="--set")
