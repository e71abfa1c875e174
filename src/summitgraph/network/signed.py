"""Signed networks: ties for and against, kept apart.

Two-mode: who is for and who against what. One-mode: in what two actors are congruent and in what
they conflict. `measure.balance` tells how balanced the one-mode network is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summitgraph.errors import UsageError
from summitgraph.network.bundle import chosen_places, how_made, told_by
from summitgraph.network.matrix.choose import Chosen
from summitgraph.network.matrix.column import Column, Kind, Numbers
from summitgraph.network.matrix.graph import LEFT_OUT, Behind, matrix_graph, told_with_edges
from summitgraph.network.matrix.make import make_part
from summitgraph.network.matrix.node import add_things
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import StatementTable, value_at

if TYPE_CHECKING:
    import networkx as nx


def signed(
    table: StatementTable, settings: MatrixSettings, *, places: Numbers | None = None
) -> nx.Graph:
    """The signed network of the settings' type, by their qualifier.

    **twomode.** Edges v1–v2 have `positive` and `negative` (of a yes-or-no qualifier the
    statements at each; of numbers their sums above and below 0), `weight` (positive + negative),
    `balance` (positive − negative), `sign`, and apart from each other `positive_statements`,
    `positive_quotes`, `negative_statements`, `negative_quotes`.

    **onemode.** Edges between two of v1 have `congruence` and `conflict` over v2 by the settings'
    normalisation, `weight` (their sum), `balance` (their difference), `sign`, `shared` (the values
    of v2 they are compared on), `statements` and `quotes`.

    `sign` is "positive", "negative", or "mixed" for a balance of 0.

    Raises:
        UsageError: where the qualifier has no two sides.
    """
    effective = settings.in_effect()
    chosen, rows = chosen_places(table, effective, places)
    qualifier = chosen.qualifier
    if qualifier is None or qualifier.kind is Kind.TEXT:
        raise UsageError(
            "a signed network needs a qualifier of yes and no, or of numbers",
            where="qualifier",
            value=settings.qualifier,
            advice="take agreement, or another variable that is no text",
        )
    if settings.type == "onemode":
        return _one_mode(table, effective, chosen, rows)
    return _two_mode(table, effective, chosen, qualifier, rows)


def _two_mode(
    table: StatementTable,
    settings: MatrixSettings,
    chosen: Chosen,
    qualifier: Column,
    rows: list[int],
) -> nx.Graph:
    import networkx as nx

    graph = nx.Graph(**_head(table, settings, chosen, f"{settings.v1} by {settings.v2}"))
    bundles: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in rows:
        bundles[value_at(chosen.first, place), value_at(chosen.second, place)].append(place)
    actors = sorted({actor for actor, _ in bundles})
    issues = sorted({issue for _, issue in bundles})
    first = add_things(graph, table, settings.v1, actors, mode=0)
    second = add_things(graph, table, settings.v2, issues, mode=1)
    boolean = qualifier.kind is Kind.BOOLEAN
    for (actor, issue), bundle in sorted(bundles.items()):
        levels = {place: int(value_at(qualifier, place)) for place in bundle}
        size = {place: 1 if boolean else abs(level) for place, level in levels.items()}
        against = [place for place in bundle if levels[place] < (1 if boolean else 0)]
        behind = {"positive": [p for p in bundle if p not in against], "negative": against}
        sums = {sign: sum(size[place] for place in part) for sign, part in behind.items()}
        words = {
            f"{sign}_{key}": told[key]
            for sign, part in behind.items()
            for told in [told_by(table, part)]
            for key in ("statements", "quotes")
        }
        dates = told_by(table, bundle)
        graph.add_edge(
            first[actor],
            second[issue],
            **_balance(**sums),
            **words,
            first_date=dates["first_date"],
            last_date=dates["last_date"],
        )
    return graph


def _one_mode(
    table: StatementTable, settings: MatrixSettings, chosen: Chosen, rows: list[int]
) -> nx.Graph:
    import networkx as nx

    same, opposite = (
        make_part(table, replace(settings, aggregation=how), chosen, rows)
        for how in ("congruence", "conflict")
    )
    near, far = (matrix_graph(matrix, evidence=False) for matrix in (same, opposite))
    behind = Behind(same) if told_with_edges(same) else None  # both rest on the same statements
    place = {name: at for at, name in enumerate(near)}
    graph = nx.Graph(**_head(table, settings, chosen, f"{settings.v1} over {settings.v2}"))
    graph.graph["normalisation"] = settings.normalisation
    if behind is None:
        graph.graph["evidence"] = LEFT_OUT
    graph.add_nodes_from(near.nodes(data=True))
    for one, other in sorted({(min(e), max(e)) for part in (near, far) for e in part.edges()}):
        congruence = near.get_edge_data(one, other, {}).get("weight", 0)
        conflict = far.get_edge_data(one, other, {}).get("weight", 0)
        balance = _balance(congruence, conflict)
        balance |= {"congruence": balance.pop("positive"), "conflict": balance.pop("negative")}
        told = behind.of(place[one], place[other]) if behind else {}
        graph.add_edge(one, other, **balance, **told)
    return graph


def _balance(positive: float, negative: float) -> dict[str, Any]:
    difference = positive - negative
    return {
        "weight": positive + negative,
        "positive": positive,
        "negative": negative,
        "balance": difference,
        "sign": "mixed" if not difference else "positive" if difference > 0 else "negative",
    }


def _head(
    table: StatementTable, settings: MatrixSettings, chosen: Chosen, name: str
) -> dict[str, Any]:
    return how_made(
        table,
        settings,
        name=name,
        network="signed",
        type=settings.type,
        qualifier=settings.qualifier,
        without_qualifier=chosen.untold,
    )
