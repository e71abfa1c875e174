"""What a tie rests on: rows of a statement table, told as the attributes of an edge or a node.

The networks of more than two variables share it; those of matrices have `matrix.graph`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from summitgraph.network.matrix.choose import Chosen, choose_statements
from summitgraph.network.matrix.column import Numbers
from summitgraph.network.matrix.node import told_excluded
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import StatementTable, day_of, once, value_at
from summitgraph.network.row import SEPARATOR, join_values

_TOLD = {"act": "acts", "family": "families", "meeting": "meetings"}
"""Variables that an edge lists where the source has them, and by which name."""


def chosen_places(
    table: StatementTable, settings: MatrixSettings, places: Numbers | None
) -> tuple[Chosen, list[int]]:
    """The columns of a network, and which rows it counts: those given, or all that it may count."""
    chosen = choose_statements(table, settings)
    return chosen, (chosen.kept if places is None else places).tolist()


def told_by(table: StatementTable, places: Iterable[int]) -> dict[str, Any]:
    """How often, when, by which acts, in which statements and words.

    `statements` and `quotes` are in one order, that of the table, joined by `SEPARATOR`.
    """
    rows = once(table, places)
    days = sorted(filter(None, (day_of(table, place) for place in rows)))
    told: dict[str, Any] = {
        "weight": len(rows),
        "first_date": days[0] if days else "",
        "last_date": days[-1] if days else "",
    }
    for variable, name in _TOLD.items():
        if column := table.variables.get(variable):
            told[name] = join_values(value_at(column, place) for place in rows)
    told["statements"] = SEPARATOR.join(table.statements[place] for place in rows)
    told["quotes"] = SEPARATOR.join(table.quotes[place] for place in rows)
    return told


def how_made(table: StatementTable, settings: MatrixSettings, **told: object) -> dict[str, Any]:
    """The attributes of a graph: from what and by which settings it was made."""
    return {
        **table.about,
        "v1": settings.v1,
        "v2": settings.v2,
        "duplicates": settings.duplicates,
        "excluded": told_excluded(settings),
        **told,
    }
