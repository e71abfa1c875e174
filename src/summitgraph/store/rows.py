"""The answer to a SELECT: an ordered table of plain Python values, and how it is shown.

The order is the query's own; nothing is sorted here.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, TextIO, TypeAlias, overload

from summitgraph.errors import QueryError, UsageError
from summitgraph.files import harmless

if TYPE_CHECKING:
    import pandas as pd

# What the graph names things by; a cell with words in it is none.
_IRI = re.compile(r"https?://[^\s]+$")

Value: TypeAlias = str | int | float | bool | date | None
Row: TypeAlias = dict[str, Value]


class Rows(Sequence[Row]):
    """Rows with named columns; each row is a dict, and None stands where nothing is known.

    IRIs and strings are `str`, `xsd:date` is `datetime.date`, numbers and truth values are
    Python's, anything else is its lexical form.

    >>> rows = Rows(["issue", "n"], [("peace treaty", 3), ("fisheries", 1)])
    >>> rows.columns, len(rows), rows[0]["n"], rows.column("issue")
    (('issue', 'n'), 2, 3, ('peace treaty', 'fisheries'))
    >>> print(rows.to_text())
    issue         n
    ------------  -
    peace treaty  3
    fisheries     1
    """

    __slots__ = ("columns", "tuples")

    columns: tuple[str, ...]
    tuples: tuple[tuple[Value, ...], ...]

    def __init__(self, columns: Iterable[str], tuples: Iterable[Sequence[Value]]) -> None:
        self.columns = tuple(columns)
        self.tuples = tuple(tuple(row) for row in tuples)

    def __len__(self) -> int:
        return len(self.tuples)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        if isinstance(index, slice):
            return Rows(self.columns, self.tuples[index])
        return dict(zip(self.columns, self.tuples[index], strict=True))

    def __iter__(self) -> Iterator[Row]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.tuples)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        return self.columns == other.columns and self.tuples == other.tuples

    def __hash__(self) -> int:
        return hash((self.columns, self.tuples))

    def __repr__(self) -> str:
        return f"Rows({len(self)} rows of {', '.join(self.columns)})"

    def column(self, name: str) -> tuple[Value, ...]:
        """All values of one column.

        Raises:
            QueryError: where the answer has no column of that name.
        """
        if name not in self.columns:
            raise QueryError(
                "the answer has no such column",
                value=name,
                advice=f"it has {', '.join(self.columns)}",
            )
        place = self.columns.index(name)
        return tuple(row[place] for row in self.tuples)

    def readable(self) -> Rows:
        """The rows for a reader: labels stand in the place of their IRIs, which are left out.

        >>> Rows(["actor", "actorLabel", "n"], [("https://e.org/ruto", "Ruto", 1)]).readable()[0]
        {'actor': 'Ruto', 'n': 1}
        """
        kept = [
            (name.removesuffix("Label"), place)
            for place, name in enumerate(self.columns)
            if f"{name}Label" not in self.columns and not self._is_of_iris(place)
        ]
        return Rows(
            [name for name, _ in kept], ([row[place] for _, place in kept] for row in self.tuples)
        )

    def _is_of_iris(self, place: int) -> bool:
        cells = [row[place] for row in self.tuples if row[place] is not None]
        return bool(cells) and all(isinstance(c, str) and _IRI.match(c) for c in cells)

    def to_pandas(self) -> pd.DataFrame:
        """A pandas table, one column a column.

        Raises:
            UsageError: where pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise UsageError(
                "pandas is not installed", advice="pip install 'summitgraph[pandas]'"
            ) from error
        return pd.DataFrame.from_records(list(self.tuples), columns=list(self.columns))

    def to_csv(self, stream: TextIO | None = None, *, for_spreadsheet: bool = False) -> str:
        """CSV with a header line and LF line ends, written to `stream` if given, and returned.

        With `for_spreadsheet`, a text that a spreadsheet would run as a formula
        (`=HYPERLINK(…)`) is led by an apostrophe; without, every cell is verbatim.
        """
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(self.columns)
        for row in self.tuples:
            writer.writerow([_cell(value, for_spreadsheet) for value in row])
        text = buffer.getvalue()
        if stream is not None:
            stream.write(text)
        return text

    def to_json(self, *, indent: int | None = None) -> str:
        """A JSON list with one object a row; dates are ISO strings, what is unknown is null."""
        return json.dumps(
            [
                {name: v.isoformat() if isinstance(v, date) else v for name, v in row.items()}
                for row in self
            ],
            ensure_ascii=False,
            indent=indent,
        )

    def to_markdown(self) -> str:
        """A table of GitHub-flavoured Markdown."""

        def line(cells: Iterable[str]) -> str:
            return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"

        head = [line(self.columns), line("---" for _ in self.columns)]
        return "\n".join([*head, *(line(map(_word, row)) for row in self.tuples)])

    def to_text(self, *, width: int = 60) -> str:
        """A table for a terminal; longer cells are cut to `width` characters, with an ellipsis."""
        table = [self.columns, *([_cut(_word(v), width) for v in row] for row in self.tuples)]
        widths = [max(map(len, cells)) for cells in zip(*table, strict=True)]
        table.insert(1, ["-" * size for size in widths])
        return "\n".join(
            "  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip()
            for row in table
        )


def _word(value: Value) -> str:
    """The value on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(str(value).split()) if isinstance(value, str) else str(value)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _cell(value: Value, for_spreadsheet: bool) -> str:
    if isinstance(value, str):
        return harmless(value) if for_spreadsheet else value
    return _word(value)
