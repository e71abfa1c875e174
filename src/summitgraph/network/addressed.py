"""The network of three variables: who spoke to whom on which issue.

A directed multigraph with a layer for each issue, or for each value of another variable; its
hypergraph, in which a statement holds all its parts together, is made by `hypergraph`.

Layers by a shared set of nodes are the multiplex networks of M. Kivelä et al., "Multilayer
networks", Journal of Complex Networks 2 (2014), doi:10.1093/comnet/cnu016.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from summitgraph.errors import UsageError
from summitgraph.network.bundle import chosen_places, how_made, told_by
from summitgraph.network.matrix.column import Numbers
from summitgraph.network.matrix.node import add_things
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import StatementTable, value_at
from summitgraph.network.row import join_values

if TYPE_CHECKING:
    import networkx as nx


def actor_addressee(
    table: StatementTable,
    settings: MatrixSettings,
    *,
    layer: str = "",
    places: Numbers | None = None,
) -> nx.MultiDiGraph:
    """Speakers (v1) tied to whom they address (v3), an edge for each layer.

    The layer is the value of the variable `layer`; "" takes v2, so that every issue has its own.
    The edge's key is its layer. A statement of two speakers to two addressees counts for all four
    pairs; one that names no addressee counts for none, and `without_addressee` tells how many do.
    Whoever speaks and is spoken to is one node.

    Nodes have `label`, `kind` ("actor"), what the source knows of them, `statement_count` (as
    speaker) and `addressed_count`. Edges have `weight` (statements), `layer`, `issues`, the dates,
    acts, families and meetings that the source tells, `statements` and `quotes`.

    Args:
        places: count only these rows of the table; None for all that the settings count.

    Raises:
        UsageError: for a variable that the table does not have, or settings that name no third.
    """
    import networkx as nx

    chosen, rows = chosen_places(table, settings, places)
    if chosen.third is None:
        raise UsageError(
            "a network of three variables needs a third",
            where="v3",
            value=settings.v3,
            advice="set v3=addressee, or another variable",
        )
    layers = table.column(layer or settings.v2, of_document=not layer and settings.v2_doc)
    graph = nx.MultiDiGraph(
        **how_made(
            table,
            settings,
            name=f"{settings.v1} to {settings.v3} by {layers.name}",
            network="actor-addressee-issue",
            v3=settings.v3,
            layer=layers.name,
        )
    )
    bundles: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    spoke: dict[str, set[str]] = defaultdict(set)
    heard: dict[str, set[str]] = defaultdict(set)
    counted: set[str] = set()
    silent: set[str] = set()
    for place in rows:
        actor, addressee = value_at(chosen.first, place), value_at(chosen.third, place)
        on, statement = value_at(layers, place), table.statements[place]
        if not (addressee and on):
            silent.add(statement)
            continue
        bundles[actor, addressee, on].append(place)
        spoke[actor].add(statement)
        heard[addressee].add(statement)
        counted.add(statement)
    names = add_things(graph, table, settings.v1, sorted(spoke), kind="actor")
    names |= add_things(graph, table, settings.v3, sorted(heard.keys() - spoke), kind="actor")
    for label, name in names.items():
        graph.nodes[name]["statement_count"] = len(spoke[label])
        graph.nodes[name]["addressed_count"] = len(heard[label])
    for (actor, addressee, on), bundle in sorted(bundles.items()):
        graph.add_edge(
            names[actor],
            names[addressee],
            key=on,
            layer=on,
            issues=join_values(value_at(chosen.second, place) for place in bundle),
            **told_by(table, bundle),
        )
    graph.graph["statement_count"] = len(counted)
    graph.graph["without_addressee"] = len(silent - counted)
    return graph
