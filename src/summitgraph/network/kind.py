"""The networks that any statement table gives, by name.

The graphs of readouts with attributes of their own (`actor_issue`, `actor_actor`, `issue_issue`)
are made from rows; these from a table, be it a build's, DNA's or one made by hand.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

from summitgraph.errors import UsageError
from summitgraph.network.addressed import actor_addressee
from summitgraph.network.answer import answers
from summitgraph.network.hypergraph import statement_hypergraph
from summitgraph.network.matrix.choose import choose_statements
from summitgraph.network.matrix.column import Numbers
from summitgraph.network.matrix.graph import matrix_graph
from summitgraph.network.matrix.make import make_part
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import StatementTable
from summitgraph.network.row import name_act
from summitgraph.network.signed import signed
from summitgraph.records import Family

if TYPE_CHECKING:
    import networkx as nx

TableKind = Literal["matrix", "actor-addressee-issue", "answers", "signed", "hyper"]
TABLE_KINDS: tuple[TableKind, ...] = get_args(TableKind)


def settings_for(kind: TableKind, settings: MatrixSettings) -> MatrixSettings:
    """The settings with what the kind needs and they leave open, named as in a build.

    Raises:
        UsageError: for an aggregation that a signed network, which has both sides, cannot follow.

    >>> settings_for("actor-addressee-issue", MatrixSettings()).v3
    'addressee'
    """
    if kind in ("actor-addressee-issue", "hyper"):
        return replace(settings, v3=settings.v3 or "addressee")
    if kind == "signed":
        if settings.aggregation not in ("ignore", "subtract"):
            raise UsageError(
                "a signed network shows congruence and conflict side by side",
                where="aggregation",
                value=settings.aggregation,
                advice="leave it out, or make a matrix (--kind matrix)",
            )
        # every part of a series counts by the same rule as the whole
        qualifier = settings.qualifier or "agreement"
        return replace(settings, qualifier=qualifier, aggregation="subtract")
    return settings


def only_families(settings: MatrixSettings, families: Collection[str] | None) -> MatrixSettings:
    """The settings with all other families of acts excluded; None leaves them as they are.

    Raises:
        UsageError: for an unknown family.

    >>> sorted(only_families(MatrixSettings(), ["agrees"]).exclude["family"])[:2]
    ['asserts', 'asserts (denied)']
    """
    if families is None:
        return settings
    unknown = sorted(set(families) - {str(family) for family in Family})
    if unknown or settings.invert_values:
        raise UsageError(
            "unknown family of acts" if unknown else "families go with no inverted exclusion",
            where="families",
            value=", ".join(unknown or families),
            advice=f"use some of {', '.join(Family)}" if unknown else "leave out invert_values",
        )
    others = frozenset(
        name_act(str(family), polarity)
        for family in Family
        if family not in families
        for polarity in ("positive", "negative")
    )
    listed = settings.exclude.get("family", frozenset())
    exclude: Mapping[str, frozenset[str]] = {**settings.exclude, "family": listed | others}
    return replace(settings, exclude=exclude)


def no_layers(layer: str) -> UsageError:
    """The error of a layer for a network that has none."""
    return UsageError(
        "this network has no layers",
        where="layer",
        value=layer,
        advice="leave it out, or make actor-addressee-issue",
    )


def table_network(
    kind: TableKind,
    table: StatementTable,
    settings: MatrixSettings,
    *,
    layer: str = "",
    places: Numbers | None = None,
) -> nx.Graph:
    """A network of this kind; the settings must be those of `settings_for`.

    Args:
        layer: of actor-addressee-issue, the variable that tells its layers; "" for the issue.
        places: count only these rows of the table; None for all that the settings count.

    Raises:
        UsageError: for an unknown kind or variable, or a qualifier that does not fit.
    """
    if layer and kind != "actor-addressee-issue":
        raise no_layers(layer)
    if kind == "actor-addressee-issue":
        return actor_addressee(table, settings, layer=layer, places=places)
    if kind == "answers":
        return answers(table, settings, places=places)
    if kind == "signed":
        return signed(table, settings, places=places)
    if kind == "hyper":
        return statement_hypergraph(table, settings, places=places)
    if kind == "matrix":
        chosen = choose_statements(table, settings.in_effect())
        kept = chosen.kept if places is None else places
        return matrix_graph(make_part(table, settings, chosen, kept))
    raise UsageError(
        "unknown kind of network", value=str(kind), advice=f"use one of {', '.join(TABLE_KINDS)}"
    )
