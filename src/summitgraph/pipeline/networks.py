"""Networks of every kind from every source, whole or cut into parts.

What each kind counts is told where it is made, in `network`; here its source, settings and kind
are brought together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from summitgraph.errors import UsageError
from summitgraph.network.kind import (
    TABLE_KINDS,
    no_layers,
    only_families,
    settings_for,
    table_network,
)
from summitgraph.network.matrix import MatrixSettings, StatementTable
from summitgraph.network.matrix.column import Numbers
from summitgraph.network.row import StatementRow
from summitgraph.network.series import By, Series, make_series

if TYPE_CHECKING:
    import networkx

NetworkKind = Literal[
    "actor-issue",
    "actor-actor",
    "issue-issue",
    "matrix",
    "actor-addressee-issue",
    "answers",
    "signed",
    "hyper",
]
KINDS: tuple[NetworkKind, ...] = get_args(NetworkKind)
_OF_A_MATRIX = (
    "type",
    "v1",
    "v1_doc",
    "v2",
    "v2_doc",
    "v3",
    "qualifier",
    "aggregation",
    "normalisation",
    "isolates",
    "duplicates",
    "rule",
)
# of how cells are made, which only a matrix and a signed network of one mode are
_OF_CELLS = ("type", "normalisation", "isolates")
_OF_ROWS = frozenset(KINDS) - frozenset(TABLE_KINDS)
ROW_OPTIONS = {"edge": "actor-issue", "by": "actor-actor", "within": "issue-issue"}
"""Options that are no settings of a matrix, with the one kind that each is for."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """A network that can be made of all its statements or of some.

    Attributes:
        table, settings: what is counted.
        make: the network of some rows of the table; of all that the settings count for None.
    """

    table: StatementTable
    settings: MatrixSettings
    make: Callable[[Numbers | None], networkx.Graph]

    def whole(self) -> networkx.Graph:
        """The network of all statements."""
        return self.make(None)

    def series(self, by: By) -> Series:
        """The network of each meeting, document or window, in order."""
        return make_series(self.table, self.settings, by, self.make)


def plan_network(
    source: Path,
    kind: NetworkKind,
    settings: MatrixSettings,
    *,
    families: Collection[str] | None = None,
    layer: str = "",
) -> Plan:
    """A network of a build, an RDF file, a `.dna` file or a table of statements.

    Raises:
        UsageError: for a kind that only a graph of readouts gives, or that is unknown.
    """
    from summitgraph.pipeline.statements import is_coding, open_statements

    if is_coding(source):
        if kind in _OF_ROWS:
            raise UsageError(
                "this network is made of a build or RDF only",
                where=str(source),
                value=kind,
                advice=f"take --kind {', '.join(TABLE_KINDS)} with --set v1=… and --set v2=…",
            )
        settings = settings_for(kind, only_families(settings, families))  # type: ignore[arg-type]
        return _of_table(open_statements(source)(settings), kind, settings, layer)
    from summitgraph.pipeline.graph import KnowledgeGraph

    return KnowledgeGraph.open(source).plan(kind, settings, families=families, layer=layer)


def plan_rows(
    rows: Iterable[StatementRow],
    sides: Mapping[str, str],
    kind: NetworkKind,
    settings: MatrixSettings,
    *,
    families: Collection[str] | None = None,
    layer: str = "",
    options: Mapping[str, Any] | None = None,
) -> Plan:
    """A network of statement rows; `options` are those of the function of that name.

    Raises:
        UsageError: for an unknown kind or option.
    """
    from summitgraph.network.matrix.rows import table_from_rows

    if kind not in KINDS:
        raise UsageError(
            "unknown kind of network", value=str(kind), advice=f"use one of {', '.join(KINDS)}"
        )
    for name in sorted(options or {}):
        if ROW_OPTIONS.get(name) != kind:
            raise UsageError(
                "this network has no such option",
                where=kind,
                value=name,
                advice="leave it out" + (f", or make {ROW_OPTIONS[name]}" * (name in ROW_OPTIONS)),
            )
    if kind in _OF_ROWS:
        refuse_passed_over(kind, settings)
        if layer:
            raise no_layers(layer)
        return _of_rows(tuple(rows), kind, settings, families, dict(options or {}))
    settings = settings_for(kind, only_families(settings, families))  # type: ignore[arg-type]
    used = settings
    if layer and layer not in (settings.v1, settings.v2, settings.v3):
        # a variable that is looked at only as a layer must be in the table, too
        used = replace(settings, exclude={**settings.exclude, layer: frozenset[str]()})
    return _of_table(table_from_rows(rows, used, sides=sides), kind, settings, layer)


def _of_table(table: StatementTable, kind: Any, settings: MatrixSettings, layer: str) -> Plan:
    if kind == "signed" and settings.type == "twomode":
        refuse_passed_over("a signed network of two modes", settings, _besides(*_OF_CELLS[1:]))
    elif kind not in ("matrix", "signed"):
        refuse_passed_over(kind, settings, _besides(*_OF_CELLS))

    def make(places: Numbers | None) -> networkx.Graph:
        return table_network(kind, table, settings, layer=layer, places=places)

    return Plan(table=table, settings=settings, make=make)


def _besides(*names: str) -> frozenset[str]:
    return frozenset(_OF_A_MATRIX) - frozenset(names)


def rows_that_count(
    rows: Iterable[StatementRow],
    table: StatementTable,
    settings: MatrixSettings,
    places: Numbers | None = None,
) -> tuple[StatementRow, ...]:
    """The statements of some places of their table, or of all that the settings count for None."""
    from summitgraph.network.matrix.choose import choose_statements
    from summitgraph.network.matrix.rows import counted_rows

    kept = choose_statements(table, settings.in_effect()).kept if places is None else places
    return counted_rows(rows, table, kept.tolist())


def refuse_passed_over(kind: str, settings: MatrixSettings, taken: Collection[str] = ()) -> None:
    """Refuse what this kind does not follow: settings of how a matrix is counted.

    Which statements count (bounds, exclusions, documents, joint ones) it does follow; repeated
    statements are dropped by pair and level, which a network of several ties a pair has not.

    Args:
        taken: settings that it follows all the same.

    Raises:
        UsageError: for a setting that is not the usual one.
    """
    usual = MatrixSettings()
    for name in _OF_A_MATRIX:
        value = getattr(settings, name)
        if name not in taken and value != getattr(usual, name):
            raise UsageError(
                f"{kind} does not follow {name}",
                where="settings",
                value=f"{name}={value}",
                advice="leave it out, or make a matrix (--kind matrix)",
            )


def _of_rows(
    rows: tuple[StatementRow, ...],
    kind: NetworkKind,
    settings: MatrixSettings,
    families: Collection[str] | None,
    options: dict[str, Any],
) -> Plan:
    from summitgraph.network import actor_actor, actor_issue, issue_issue
    from summitgraph.network.matrix.rows import table_from_rows

    makers: dict[str, Any] = {
        "actor-issue": actor_issue,
        "actor-actor": actor_actor,
        "issue-issue": issue_issue,
    }
    used = only_families(settings, families)
    table = table_from_rows(rows, used)

    def make(places: Numbers | None) -> networkx.Graph:
        graph: networkx.Graph = makers[kind](
            rows_that_count(rows, table, used, places),
            joint=settings.joint,
            families=families,
            **options,
        )
        return graph

    return Plan(table=table, settings=used, make=make)
