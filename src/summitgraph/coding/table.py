"""A table in a text file: the first line names the columns, and each row has as many cells.

What the columns tell is for those who ask for it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summitgraph.errors import UnreadableError
from summitgraph.files import without_guard

_LONGEST_CELL = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows by the names of their columns."""

    names: Sequence[str]
    rows: Sequence[Mapping[str, str]]


def read_table(path: Path, *, data: bytes | None = None) -> Table:
    """A table in UTF-8, its cells apart by semicolon, comma or tab.

    A cell comes without the apostrophe that keeps a spreadsheet from running it.

    Args:
        data: the bytes, where they were read already.

    Raises:
        UnreadableError: where it is none; it tells the line.
    """
    try:
        text = (path.read_bytes() if data is None else data).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or f"it is not in UTF-8: {error}"
        raise UnreadableError(f"the table cannot be read: {why}", where=str(path)) from error
    head = text.partition("\n")[0]
    mark = max(";,\t", key=head.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        names = [without_guard(name.strip()) for name in reader.fieldnames or ()]
        reader.fieldnames = names
        rows = []
        for row in reader:
            if None in row or None in row.values():
                raise UnreadableError(
                    "a row has not as many cells as the table has columns",
                    where=f"{path}, line {reader.line_num}",
                    advice="put quotation marks around cells that hold the separator",
                )
            rows.append({name: without_guard(cell) for name, cell in row.items()})
    except csv.Error as error:
        raise UnreadableError(
            f"this is no table: {error}", where=f"{path}, line {reader.line_num}"
        ) from error
    if len(names) < 2 or len(set(names)) < len(names) or "" in names:
        raise UnreadableError(
            "the first line must name two columns or more, each once",
            where=str(path),
            value=head[:80],
            advice="name them person;organization;concept;agreement and so on",
        )
    return Table(names=names, rows=rows)
