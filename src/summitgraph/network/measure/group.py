"""To which group each node belongs: by what the source knows of it, by its statements, by its ties.

`external` and `broker` compare groups; communities are found by `community`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from summitgraph.errors import UsageError
from summitgraph.network.matrix.table import StatementTable, once, value_at


def groups_of(
    table: StatementTable, variable: str, name: str, places: Iterable[int]
) -> dict[str, str]:
    """The group of each value of a variable, by its label; values without one are left out.

    `name` is an attribute of the values (an actor's `side` or `class`, an entity's attribute in
    DNA), or another variable of the statements or documents; then a value's group is that with
    which it stands in most statements, of equally many the first in the alphabet.

    Args:
        places: the rows of the table that count.

    Raises:
        UsageError: where there is no such attribute or variable; it names those there are.
    """
    if not len(table):
        return {}
    things = table.things.get(variable, {})
    attributes = sorted({key for known in things.values() for key in known} - {"id", "label"})
    if name in attributes:
        return {label: known[name] for label, known in sorted(things.items()) if known.get(name)}
    columns = {**table.document_variables, **table.variables}
    columns.pop(variable, None)
    if name not in columns:
        raise UsageError(
            "there is no such attribute or variable to group by",
            where="--group",
            value=name,
            advice=f"use one of {', '.join([*attributes, *sorted(columns), 'community'])}",
        )
    own = table.column(variable, of_document=False)
    rows: dict[str, list[int]] = defaultdict(list)
    for place in places:
        if label := value_at(own, place):
            rows[label].append(place)
    groups = {}
    for label, behind in sorted(rows.items()):
        counts = Counter(value_at(columns[name], place) for place in once(table, behind))
        counts.pop("", None)
        if counts:
            groups[label] = min(counts, key=lambda group: (-counts[group], group))
    return groups
