"""`summitgraph query`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitgraph.cli.table import RowsFormat, emit_rows

if TYPE_CHECKING:
    from summitgraph.store import Rows


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
    sparql: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A query of your own instead, or - for stdin; see summitgraph serve.",
        ),
    ] = None,
    rows_limit: Annotated[
        int, typer.Option("--rows", min=1, help="With --sparql: the most rows that are printed.")
    ] = 10_000,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="With --sparql: the most it may take.")
    ] = 5.0,
    endpoint: Annotated[
        str, typer.Option(metavar="URL", help="Ask a triple store instead of a build.")
    ] = "",
    profile: Annotated[
        str,
        typer.Option(metavar="KIND", help="What kind of store it is, as in push."),
    ] = "generic",
    list_all: Annotated[bool, typer.Option("--list", help="List the stored questions.")] = False,
) -> None:
    """Ask a graph one of the stored questions.

    With --endpoint, a store elsewhere answers; the login is found as in push.

    Example: summitgraph query positions --graph graph/ -p actor=Japan --format csv
    """
    from summitgraph.cli.talk import emit
    from summitgraph.errors import UsageError
    from summitgraph.pipeline.graph import KnowledgeGraph

    if list_all:
        rows = _questions()
    elif sparql is not None:
        if name is not None or parameter:
            raise UsageError("give a stored question or --sparql, not both")
        found = _own(graph or _here(), sparql, rows_limit, timeout)
        if isinstance(found, str):
            emit(found)
            return
        rows = found
    elif name is None:
        raise UsageError("no question is named", advice="summitgraph query --list shows them")
    elif endpoint:
        if graph is not None:
            raise UsageError("--graph and --endpoint are both given", advice="name one of them")
        rows = _asked_elsewhere(endpoint, profile, name, _parameters(parameter or []))
    else:
        rows = KnowledgeGraph.open(graph or _here()).query(name, **_parameters(parameter or []))
    if columns:
        rows = _only(rows, [name.strip() for name in columns.split(",")])
    elif form is RowsFormat.TABLE:
        rows = _only(rows, [name for name in rows.columns if not _all_iris(rows, name)])
    emit_rows(rows, form)


def _own(graph: Path, file: Path, rows: int, seconds: float) -> Rows | str:
    """The answer to a query of the user's own, which runs apart and within limits.

    Rows, or the text of an ASK's answer or of a graph.
    """
    import json

    from summitgraph.cli.talk import read_text, say
    from summitgraph.pipeline.served import served
    from summitgraph.store.apart import Limits
    from summitgraph.store.apart.asked import rows_of

    limits = Limits(seconds=seconds, rows=rows)
    with served(graph, limits=limits, workers=1) as opened:
        answer = opened.apart.query(read_text(file))
    if answer.truncated:
        say(f"summitgraph: only the first {rows} rows are shown; --rows shows more")
    if answer.form == "graph":
        return answer.content.decode()
    result = json.loads(answer.content)
    return f"{result['boolean']}\n".lower() if "boolean" in result else rows_of(answer.content)


def _asked_elsewhere(url: str, profile: str, name: str, parameters: dict[str, str]) -> Rows:
    """The answer of a store elsewhere, with the same rows as an embedded one gives."""
    from summitgraph.queries import ask
    from summitgraph.store.login import address, login_for
    from summitgraph.store.profile import profile as named
    from summitgraph.store.remote import RemoteStore

    with RemoteStore(url, named(profile), login_for(address(url))) as remote:
        return ask(remote, name, **parameters)


def _only(rows: Rows, columns: list[str]) -> Rows:
    from summitgraph.store import Rows

    return Rows(columns, list(zip(*(rows.column(name) for name in columns), strict=True)))


def _all_iris(rows: Rows, column: str) -> bool:
    """Whether a column holds IRIs and nothing else; a person reads the label beside it."""
    values = [value for value in rows.column(column) if value is not None]
    return bool(values) and all(
        isinstance(value, str) and value.startswith(("https://", "http://")) for value in values
    )


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
