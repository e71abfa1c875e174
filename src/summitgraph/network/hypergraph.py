"""The hypergraph of statements: every statement holds its speakers, addressees and issues together.

Where a network of pairs tells that A spoke to B and A spoke on C, a hyperedge tells that it was
one and the same statement. Given as its incidence graph, which Gephi opens, or as a table of
hyperedges. C. Berge, Graphs and Hypergraphs, North-Holland 1973.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from summitgraph.files import harmless
from summitgraph.network.bundle import (
    add_things,
    chosen_places,
    day_of,
    how_made,
    once,
    value_at,
)
from summitgraph.network.matrix.column import Column, Numbers
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import StatementTable
from summitgraph.network.row import join_values

if TYPE_CHECKING:
    import networkx as nx


def statement_hypergraph(
    table: StatementTable, settings: MatrixSettings, *, places: Numbers | None = None
) -> nx.MultiGraph:
    """The incidence graph: a node a statement (a hyperedge) and a node a thing that it names.

    An edge ties a statement to a thing in one role, which is the edge's key and `role`: "speaker"
    (v1), "issue" (v2), "addressee" (v3, where the settings name one). Whoever speaks to himself
    has two edges. Statement nodes have `bipartite` 1, `size` (how many things they hold), `date`,
    act, family, meeting, qualifier as the source tells them, and `quote`; things have `bipartite`
    0 and `statement_count`.

    Raises:
        UsageError: for a variable that the table does not have.
    """
    import networkx as nx

    chosen, rows = chosen_places(table, settings, places)
    graph = nx.MultiGraph(
        **how_made(table, settings, name="statements", network="hypergraph", v3=settings.v3)
    )
    roles = _roles(chosen.first, chosen.second, chosen.third)
    members: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for place in rows:
        for role, column in roles.items():
            if label := value_at(column, place):
                members[role][label].add(table.statements[place])
    for place in once(table, rows):
        graph.add_node(
            _holder(table.statements[place]),
            label=table.statements[place],
            kind="statement",
            bipartite=1,
            size=0,
            **_of_statement(table, settings, place),
        )
    variables = {"speaker": settings.v1, "issue": settings.v2, "addressee": settings.v3}
    for role in roles:
        kind = "issue" if role == "issue" else "actor"
        labels = sorted(members[role])
        names = add_things(graph, table, variables[role], labels, kind=kind, bipartite=0)
        for label in labels:
            for statement in sorted(members[role][label]):
                holder = _holder(statement)
                graph.add_edge(names[label], holder, key=role, role=role, weight=1)
                graph.nodes[holder]["size"] = graph.degree(holder)
    for name, node in graph.nodes(data=True):
        if node["bipartite"] == 0:
            node["statement_count"] = len(set(graph[name]))
    graph.graph["statement_count"] = len(once(table, rows))
    return graph


def hyperedge_csv(graph: nx.Graph) -> bytes:
    """The hyperedges as CSV in UTF-8: a line a statement, with all that it holds by role.

    Several values stand in one cell, joined by " | ".
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    holders = sorted(node for node, kind in graph.nodes(data="kind") if kind == "statement")
    told = sorted(
        {key for node in holders for key in graph.nodes[node]}
        - {"label", "kind", "bipartite", "size", "quote", "date"}
    )
    writer.writerow(
        ["statement", "date", "size", "speakers", "addressees", "issues", *told, "quote"]
    )
    for holder in holders:
        data = graph.nodes[holder]
        held: dict[str, list[str]] = defaultdict(list)
        for _, thing, role in graph.edges(holder, data="role"):
            held[role].append(str(graph.nodes[thing]["label"]))
        parts = [join_values(held[role]) for role in ("speaker", "addressee", "issue")]
        row = [data["label"], data["date"], data["size"], *parts]
        row += [data.get(key, "") for key in told]
        writer.writerow([harmless(cell) for cell in (*row, data["quote"])])
    return stream.getvalue().encode()


def _holder(statement: str) -> str:
    """The name of a statement's node: its IRI, or its number told from a label "12"."""
    return statement if "://" in statement else f"statement {statement}"


def _roles(first: Column, second: Column, third: Column | None) -> dict[str, Column]:
    roles = {"speaker": first, "issue": second}
    return roles if third is None else {**roles, "addressee": third}


def _of_statement(table: StatementTable, settings: MatrixSettings, place: int) -> dict[str, Any]:
    """What a statement has one of: everything but its members, which are nodes."""
    several = {"actor", "issue", "addressee", settings.v1, settings.v2, settings.v3}
    told = {
        name: value_at(column, place)
        for name, column in sorted(table.variables.items())
        if name not in several and value_at(column, place)
    }
    return {"date": day_of(table, place), **told, "quote": table.quotes[place]}
