"""A graph as tidy tables for a spreadsheet, R or pandas, with their codebook.

Each table is a stored question of `queries/tables/`; here acts are shortened to their codes and
cells made safe for a spreadsheet. What the columns mean stands in `codebook.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from summitgraph.pipeline.codebook import CODEBOOK
from summitgraph.pipeline.documents import Skipped
from summitgraph.queries import ask
from summitgraph.store import GraphStore, Rows, Value

QUESTIONS = {
    "statements": "statement-table",
    "commitments": "commitment-table",
    "actors": "actor-table",
    "issues": "issue-table",
    "meetings": "meeting-table",
}
_CODES = frozenset({"act", "family"})
_NOTE = "a text that a spreadsheet would run as a formula has an apostrophe in front"


def tables(store: GraphStore, skipped: Sequence[Skipped] = ()) -> dict[str, str]:
    """All tables as CSV by file name, with `codebook.csv`.

    >>> sorted(tables(GraphStore()))[:3]
    ['actors.csv', 'codebook.csv', 'commitments.csv']
    """
    found = {name: _with_codes(ask(store, question)) for name, question in QUESTIONS.items()}
    found["skipped"] = Rows(
        CODEBOOK["skipped"], sorted((s.name, s.kind.value, s.reason, s.advice) for s in skipped)
    )
    found["codebook"] = Rows(
        ("table", "column", "meaning", "values"),
        [
            *((t, c, *said) for t, columns in CODEBOOK.items() for c, said in columns.items()),
            ("all", "all", _NOTE, ""),
        ],
    )
    return {f"{name}.csv": rows.to_csv(for_spreadsheet=True) for name, rows in found.items()}


def _with_codes(rows: Rows) -> Rows:
    """Acts and families by their code ("agrees"), which is what one counts and filters by."""
    return Rows(
        rows.columns,
        [
            [_code(v) if c in _CODES else v for c, v in zip(rows.columns, row, strict=True)]
            for row in rows.tuples
        ],
    )


def _code(value: Value) -> Value:
    return value.rpartition("/")[2] if isinstance(value, str) else value
