"""`summitgraph query`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summitgraph.store import Rows


class RowsFormat(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


def query(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A stored question; --list shows all.")
    ] = None,
    graph: Annotated[
        Path | None,
        typer.Option(
            "--graph", metavar="DIR|FILE", help="A build, or an RDF file. [default: where you are]"
        ),
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option("-p", metavar="NAME=VALUE", help="A parameter of the question; repeatable."),
    ] = None,
    form: Annotated[RowsFormat, typer.Option("--format", help="How to print.")] = RowsFormat.TABLE,
    columns: Annotated[
        str,
        typer.Option(
            metavar="A,B,C", help="Only these columns. [default: all; in a table all but IRIs]"
        ),
    ] = "",
    list_all: Annotated[bool, typer.Option("--list", help="List the stored questions.")] = False,
) -> None:
    """Ask a graph one of the stored questions.

    Example: summitgraph query positions --graph graph/ -p actor=Japan --format csv
    """
    from summitgraph.cli.talk import emit
    from summitgraph.errors import UsageError
    from summitgraph.pipeline.graph import KnowledgeGraph

    if list_all:
        rows = _questions()
    elif name is None:
        raise UsageError("no question is named", advice="summitgraph query --list shows them")
    else:
        rows = KnowledgeGraph.open(graph or _here()).query(name, **_parameters(parameter or []))
    if columns:
        rows = _only(rows, [name.strip() for name in columns.split(",")])
    elif form is RowsFormat.TABLE:
        rows = _only(rows, [name for name in rows.columns if not _all_iris(rows, name)])
    match form:
        case RowsFormat.TABLE:
            emit(_fitted(rows))
        case RowsFormat.CSV:
            emit(rows.to_csv(for_spreadsheet=True))
        case RowsFormat.JSON:
            emit(rows.to_json(indent=1) + "\n")
        case RowsFormat.MARKDOWN:
            emit(rows.to_markdown() + "\n")


def _only(rows: Rows, columns: list[str]) -> Rows:
    from summitgraph.store import Rows

    return Rows(columns, list(zip(*(rows.column(name) for name in columns), strict=True)))


def _all_iris(rows: Rows, column: str) -> bool:
    """Whether a column holds IRIs and nothing else; a person reads the label beside it."""
    values = [value for value in rows.column(column) if value is not None]
    return bool(values) and all(
        isinstance(value, str) and value.startswith(("https://", "http://")) for value in values
    )


def _fitted(rows: Rows) -> str:
    """The table; on a terminal its longest cells are cut so that it fits, as far as it can."""
    import shutil
    import sys

    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000
    table = rows.to_text()
    for width in range(56, 15, -4):
        if max(map(len, table.splitlines())) <= room:
            break
        table = rows.to_text(width=width)
    return table + "\n"


def _here() -> Path:
    """The build in the current folder, or the demo's."""
    from summitgraph.errors import UsageError
    from summitgraph.pipeline.staging import MARK
    from summitgraph.store.disk import is_store

    for folder in (Path(), Path("summitgraph-demo")):
        if is_store(folder) or (folder / MARK).is_file():
            return folder
    raise UsageError(
        "no graph is named, and there is none here",
        advice="name one: --graph DIR; summitgraph demo makes one",
    )


def _parameters(given: list[str]) -> dict[str, str]:
    from summitgraph.errors import UsageError

    found = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not name or not equals:
            raise UsageError(
                "this is no parameter", value=pair, advice="write it as name=value, -p limit=5"
            )
        found[name] = value
    return found


def _questions() -> Rows:
    from summitgraph.queries import catalogue
    from summitgraph.store import Rows

    rows = [
        (q.name, q.summary, ", ".join(f"{p.name}: {p.of_class or p.type}" for p in q.parameters))
        for q in catalogue().values()
    ]
    return Rows(("question", "asks", "parameters"), rows)
