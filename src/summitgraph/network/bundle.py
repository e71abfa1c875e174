"""What a tie rests on: rows of a statement table, told as the attributes of an edge or a node.

The networks of more than two variables share it; those of matrices have `matrix.graph`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from summitgraph.network.matrix.choose import Chosen, choose_statements
from summitgraph.network.matrix.column import MISSING, Column, Numbers
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import NO_TIME, StatementTable
from summitgraph.network.row import SEPARATOR, join_values

if TYPE_CHECKING:
    import networkx as nx

_TOLD = {"act": "acts", "family": "families", "meeting": "meetings"}
"""Variables that an edge lists where the source has them, and by which name."""


def chosen_places(
    table: StatementTable, settings: MatrixSettings, places: Numbers | None
) -> tuple[Chosen, list[int]]:
    """The columns of a network, and which rows it counts: those given, or all that it may count."""
    chosen = choose_statements(table, settings)
    return chosen, (chosen.kept if places is None else places).tolist()


def value_at(column: Column, place: int) -> str:
    """The value of a row, "" where it has none.

    >>> from summitgraph.network.matrix.column import text_column
    >>> [value_at(text_column("issue", ["trade", ""]), place) for place in (0, 1)]
    ['trade', '']
    """
    code = int(column.codes[place])
    return column.values[code] if code != MISSING else ""


def day_of(table: StatementTable, place: int) -> str:
    """The day of a row, as 2017-07-07; "" where it is unknown."""
    time = int(table.times[place])
    return "" if time == NO_TIME else datetime.fromtimestamp(time, UTC).date().isoformat()


def once(table: StatementTable, places: Iterable[int]) -> list[int]:
    """The first of these rows for each statement, in order of the table."""
    first: dict[int, int] = {}
    numbers = table.numbers
    for place in sorted(set(places)):
        first.setdefault(int(numbers[place]), place)
    return list(first.values())


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


def add_things(
    graph: nx.Graph,
    table: StatementTable,
    variable: str,
    labels: Sequence[str],
    **attributes: Any,
) -> dict[str, str]:
    """Add a node for each label that has none yet, and give the name of each by its label.

    A node is named by its IRI where the source has one, else by its label; where a node of another
    kind has that name already, the variable is put behind it.
    """
    things: Mapping[str, Mapping[str, str]] = table.things.get(variable, {})
    kind = attributes.get("kind", variable)
    names: dict[str, str] = {}
    for label in labels:
        known = things.get(label, {})
        name = known.get("id") or label
        if name in graph and graph.nodes[name]["kind"] != kind:
            name = f"{name} ({variable})"
        if name not in graph:
            told = {k: v for k, v in known.items() if k not in ("id", "label") and v}
            graph.add_node(name, **{**told, "label": label, "kind": variable, **attributes})
        names[label] = name
    return names


def how_made(table: StatementTable, settings: MatrixSettings, **told: object) -> dict[str, Any]:
    """The attributes of a graph: from what and by which settings it was made."""
    return {
        **table.about,
        "v1": settings.v1,
        "v2": settings.v2,
        "duplicates": settings.duplicates,
        "excluded": SEPARATOR.join(
            f"{name}={value}"
            for name, values in sorted(settings.exclude.items())
            for value in sorted(values)
        ),
        **told,
    }
