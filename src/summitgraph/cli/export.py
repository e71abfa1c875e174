"""`summitgraph export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitgraph.cli.graph_format import SYNTAX

if TYPE_CHECKING:
    import datetime

    from summitgraph.pipeline.graph import KnowledgeGraph


class ExportFormat(StrEnum):
    """The forms in which a graph is given out."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    ANNOTATIONS = "annotations"
    RO_CRATE = "ro-crate"
    CSV = "csv"
    PARQUET = "parquet"
    DNA = "dna"
    DNA_EVENTS = "dna-events"


_SYNTAX = {ExportFormat(form.value): syntax for form, syntax in SYNTAX.items()}
_CODINGS = frozenset({ExportFormat.DNA, ExportFormat.DNA_EVENTS})
_TABLES = frozenset({ExportFormat.CSV, ExportFormat.PARQUET})


def export(
    graph: Annotated[
        Path,
        typer.Argument(
            metavar="DIR|FILE", help="A build, an RDF file (.trig, .ttl, …), or a .dna file."
        ),
    ],
    form: Annotated[
        ExportFormat,
        typer.Option("--format", help="Turtle and N-Triples hold the union of the named graphs."),
    ] = ExportFormat.TRIG,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR|FILE",
            help="A folder for csv and parquet, a file for dna and dna-events.",
        ),
    ] = None,
    date: Annotated[
        str, typer.Option(metavar="YYYY-MM-DD", help="For ro-crate: its day. [default: today]")
    ] = "",
) -> None:
    """Print a graph in another format, or write its tables to a folder.

    RDF, Web Annotations of every span and RO-Crate metadata go to stdout. The tables go to a
    folder: CSV with a Frictionless data package, or Parquet. A coding for Discourse Network
    Analyzer goes to a file: its database (experimental: no DNA has opened one yet), or its table
    of events. The same graph gives the same bytes.

    Example: summitgraph export graph/ --format jsonld > graph.jsonld
    """
    from summitgraph.cli.talk import emit
    from summitgraph.errors import UsageError
    from summitgraph.pipeline.graph import KnowledgeGraph

    if (form in _TABLES | _CODINGS) != (output is not None):
        raise UsageError(
            "tables go to a folder, codings to a file, and all else is printed",
            value=form.value,
            advice="give --output with --format csv, parquet, dna or dna-events, and with no other",
        )
    if output is not None and form in _CODINGS:
        _write_coding(graph, form, output)
        return
    opened = KnowledgeGraph.open(graph)
    if output is not None:
        _write_tables(opened, form, output)
    else:
        emit(_text(opened, form, graph, date))


def _text(opened: KnowledgeGraph, form: ExportFormat, folder: Path, date: str) -> str:
    from summitgraph.pipeline.export import crate, web_annotations

    if form is ExportFormat.ANNOTATIONS:
        return web_annotations(opened.store, opened.base)
    if form is ExportFormat.RO_CRATE:
        return crate(folder, opened.store, published=_day(date))
    return opened.store.write(_SYNTAX[form])


def _write_tables(opened: KnowledgeGraph, form: ExportFormat, output: Path) -> None:
    from summitgraph.cli.talk import count, say
    from summitgraph.errors import OutputError
    from summitgraph.pipeline.export import csv_package, parquet_tables
    from summitgraph.pipeline.staging import Content

    files: dict[str, Content] = {}
    if form is ExportFormat.CSV:
        files.update(csv_package(opened.store))
    else:
        files.update(parquet_tables(opened.store))
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, content in sorted(files.items()):
            data = content.encode() if isinstance(content, str) else content
            (output / name).write_bytes(data)
    except OSError as error:
        raise OutputError(
            f"the tables cannot be written: {error.strerror or error}",
            where=str(output),
            advice="make room, or name another folder",
        ) from error
    say(f"{count(len(files), 'file')}: {output}")


def _write_coding(source: Path, form: ExportFormat, output: Path) -> None:
    from summitgraph.cli.talk import count, say
    from summitgraph.coding import read_dna, sheet_bytes, write_dna
    from summitgraph.files import save_bytes
    from summitgraph.pipeline.export import coding_of_graph
    from summitgraph.pipeline.graph import KnowledgeGraph

    if source.suffix.lower() == ".dna":
        coding = read_dna(source)
    else:
        coding = coding_of_graph(KnowledgeGraph.open(source).store, source.name)
    if form is ExportFormat.DNA:
        write_dna(coding, output)
        say("experimental: no Discourse Network Analyzer has opened such a file yet")
        written = coding.statements
    else:
        first = coding.types[0].id
        save_bytes(sheet_bytes(coding, first), output)
        written = tuple(s for s in coding.statements if s.type == first)
    say(f"{count(len(written), 'statement')}: {output}")


def _day(text: str) -> datetime.date:
    import datetime

    from summitgraph.errors import UsageError

    try:
        return datetime.date.fromisoformat(text) if text else datetime.date.today()
    except ValueError as error:
        raise UsageError("this is no day", value=text, advice="write it as 2017-07-07") from error
