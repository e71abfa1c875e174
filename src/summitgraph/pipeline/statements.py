"""Statements for networks, from whatever holds them: a build, RDF, a `.dna` file, a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from summitgraph.errors import UsageError
from summitgraph.network.matrix import MatrixSettings, StatementTable

_SHEETS = (".csv", ".tsv", ".txt")


def open_statements(source: Path) -> Callable[[MatrixSettings], StatementTable]:
    """Gives, for some settings, the statements of a source as a table.

    Taken are a build, an RDF file, a `.dna` database of Discourse Network Analyzer 3, and its
    event CSV or any table with a statement a row. The source is read once, and a table is made
    once for all settings that need the same.

    Raises:
        UnreadableError: where the source cannot be read as what its name says it is.
        GraphError: for RDF that cannot be parsed.
        UsageError: where there is no such file.
    """
    if not source.exists():
        raise UsageError(
            "there is no such file or folder",
            where=str(source),
            advice="give a build, an RDF file, a .dna file or a CSV of statements",
        )
    return _of_coding(source) if is_coding(source) else _of_graph(source)


def is_coding(source: Path) -> bool:
    """Whether the source is a coding that people made, and no graph."""
    suffix = source.suffix.lower()
    return suffix == ".dna" or (source.is_file() and suffix in _SHEETS)


def _of_coding(source: Path) -> Callable[[MatrixSettings], StatementTable]:
    from summitgraph.coding import read_dna, read_sheet
    from summitgraph.network.matrix.coding import fitting_type, table_from_coding

    coding = read_dna(source) if source.suffix.lower() == ".dna" else read_sheet(source)
    made: dict[int, StatementTable] = {}

    def table(settings: MatrixSettings) -> StatementTable:
        kind = fitting_type(coding, settings)
        if kind.id not in made:
            made[kind.id] = table_from_coding(coding, kind)
        return made[kind.id]

    return table


def _of_graph(source: Path) -> Callable[[MatrixSettings], StatementTable]:
    from summitgraph.network import sides_from_store
    from summitgraph.network.matrix.rows import table_from_rows
    from summitgraph.pipeline.graph import KnowledgeGraph

    knowledge = KnowledgeGraph.open(source)
    rows, sides = knowledge.statement_rows, sides_from_store(knowledge.store)
    return lambda settings: table_from_rows(rows, settings, sides=sides)
