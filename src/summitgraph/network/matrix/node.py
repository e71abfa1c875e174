"""Nodes and head of a graph that is made from a table: their names, and what the source tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import StatementTable
from summitgraph.network.row import SEPARATOR

if TYPE_CHECKING:
    import networkx as nx

# What a graph of ours, or a file of it, says of a node itself.
_OWN = frozenset(
    "id label kind bipartite size date quote statement_count addressed_count "
    "viz pid parents start end spells slices timestamp".split()
)
_Value = TypeVar("_Value")


def told_apart(told: Mapping[str, _Value]) -> dict[str, _Value]:
    """What a source tells of a thing, by names that no attribute of a graph has.

    >>> told_apart({"kind": "party", "colour": "red", "coded_kind": "x"})
    {'coded_coded_kind': 'party', 'colour': 'red', 'coded_kind': 'x'}
    """
    apart = {}
    for name, value in told.items():
        free = name
        while free in _OWN or (free != name and free in told):
            free = f"coded_{free}"
        apart[free] = value
    return apart


def add_things(
    graph: nx.Graph,
    table: StatementTable,
    variable: str,
    labels: Sequence[str],
    *,
    kind: str = "",
    counts: Sequence[int] | None = None,
    mode: int | None = None,
) -> dict[str, str]:
    """Add a node for each label that has none yet, and give the name of each by its label.

    A node is named by its IRI where the source has one, else by its label; where a node of another
    kind or mode has that name already, the variable is put behind it. It has `label`, `kind`,
    and what the source knows of it, an attribute named as one of the graph's own with `coded_`
    before it.

    Args:
        kind: of the nodes; "" for the variable.
        counts: the `statement_count` of each label.
        mode: their `bipartite`; None for none.
    """
    things: Mapping[str, Mapping[str, str]] = table.things.get(variable, {})
    own: dict[str, str | int] = {"kind": kind or variable}
    if mode is not None:
        own["bipartite"] = mode
    names: dict[str, str] = {}
    for place, label in enumerate(labels):
        known = things.get(label, {})
        name = known.get("id") or label
        if name in graph and any(graph.nodes[name].get(key) != own.get(key) for key in own):
            name = f"{name} ({variable})"
        if name not in graph:
            told = {k: v for k, v in known.items() if k not in ("id", "label") and v}
            counted = {} if counts is None else {"statement_count": counts[place]}
            graph.add_node(name)
            graph.nodes[name].update({**told_apart(told), "label": label, **own, **counted})
        names[label] = name
    return names


def told_excluded(settings: MatrixSettings) -> str:
    """What the settings leave out, as `variable=value`."""
    return SEPARATOR.join(
        f"{name}={value}"
        for name, values in sorted(settings.exclude.items())
        for value in sorted(values)
    )
