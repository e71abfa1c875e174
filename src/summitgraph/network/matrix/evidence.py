"""The words behind a tie: from a cell of a matrix back to what was said."""

from __future__ import annotations

from datetime import UTC, datetime

from summitgraph.errors import UsageError
from summitgraph.network.matrix.column import MISSING
from summitgraph.network.matrix.make import NetworkMatrix
from summitgraph.network.matrix.table import NO_TIME

_CLOSE = 3


def evidence_of(matrix: NetworkMatrix, row: str, column: str) -> list[dict[str, str]]:
    """Every statement behind a cell, in order: day, values, words, document and identifier.

    A label may be given without its case. A statement of several actors or issues stands once for
    every combination that the cell counts.

    Raises:
        UsageError: where the matrix has no such label, or nothing stands behind the cell.
    """
    one = _found(row, matrix.rows)
    other = _found(column, matrix.columns)
    table, effective = matrix.table, matrix.settings.in_effect()
    places = matrix.behind(one, other)
    if not places:
        raise UsageError("nothing ties these two", where="network", value=f"{one} and {other}")
    variables = list(table.variables)
    told = []
    for place in places:
        time = int(table.times[place])
        values = {
            name: table.variables[name].values[code] if code != MISSING else ""
            for name in variables
            for code in [int(table.variables[name].codes[place])]
        }
        title = table.document_variables.get("title")
        told.append(
            {
                "date": ""
                if time == NO_TIME
                else datetime.fromtimestamp(time, UTC).date().isoformat(),
                effective.v1: values.pop(effective.v1, ""),
                **values,
                "quote": table.quotes[place],
                "document": title.values[title.codes[place]]
                if title is not None and title.codes[place] != MISSING
                else "",
                "statement": table.statements[place],
            }
        )
    return told


def _found(label: str, labels: tuple[str, ...]) -> str:
    if label in labels:
        return label
    folded = [known for known in labels if known.casefold() == label.casefold()]
    if len(folded) == 1:
        return folded[0]
    from difflib import get_close_matches

    near = get_close_matches(label, labels, _CLOSE, 0.4) or list(labels[:_CLOSE])
    raise UsageError(
        "the network has no such label",
        where="network",
        value=label,
        advice=f"take one of its labels, for example {', '.join(near)}",
    )
