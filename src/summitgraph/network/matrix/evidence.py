"""The words behind a tie: from a cell of a matrix back to what was said."""

from __future__ import annotations

from summitgraph.errors import UsageError
from summitgraph.network.matrix.make import NetworkMatrix
from summitgraph.network.matrix.table import day_of, value_at

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
    axes = [table.column(effective.v1, of_document=effective.v1_doc)]
    axes.append(table.column(effective.v2, of_document=effective.v2_doc))
    columns = {column.name: column for column in (*axes, *table.variables.values())}
    title = table.document_variables.get("title")
    return [
        {
            "date": day_of(table, place),
            **{name: value_at(column, place) for name, column in columns.items()},
            "quote": table.quotes[place],
            "document": value_at(title, place) if title is not None else "",
            "statement": table.statements[place],
        }
        for place in places
    ]


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
