"""Rows as commands print them: a table that fits the terminal, CSV, JSON or Markdown."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitgraph.store import Rows


# Control characters but the line end, halves of characters, and what turns the line. Joiners stay:
# Persian and Hindi need them.
_STEERS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


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
            emit(_shown(_fitted(rows)))
        case RowsFormat.CSV:
            emit(rows.to_csv(for_spreadsheet=True))
        case RowsFormat.JSON:
            emit(rows.to_json(indent=1) + "\n")
        case RowsFormat.MARKDOWN:
            emit(_shown(rows.to_markdown() + "\n"))


def _shown(lines: str) -> str:
    """Lines for a terminal, which foreign words must neither steer nor turn."""
    return _STEERS.sub("\N{REPLACEMENT CHARACTER}", lines)


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
