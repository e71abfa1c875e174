"""Rows as commands print them: a table that fits the terminal, CSV, JSON or Markdown."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitgraph.store import Rows


class RowsFormat(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


def emit_rows(rows: Rows, form: RowsFormat) -> None:
    """Print rows to stdout; in CSV, what a spreadsheet would run is made harmless."""
    from summitgraph.cli.talk import emit

    match form:
        case RowsFormat.TABLE:
            emit(_fitted(rows))
        case RowsFormat.CSV:
            emit(rows.to_csv(for_spreadsheet=True))
        case RowsFormat.JSON:
            emit(rows.to_json(indent=1) + "\n")
        case RowsFormat.MARKDOWN:
            emit(rows.to_markdown() + "\n")


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
