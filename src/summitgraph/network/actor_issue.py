"""The two-mode network: who acted how on which issue.

Gives a networkx graph in which every edge lists the statements and words it rests on.
Files of it are made by `write`, pictures by `picture`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Literal

from summitgraph.errors import UsageError
from summitgraph.network.row import (
    SEPARATOR,
    Joint,
    StatementRow,
    join_values,
    name_act,
    name_actors,
    name_issues,
    select_rows,
)

if TYPE_CHECKING:
    import networkx as nx


def actor_issue(
    rows: Iterable[StatementRow],
    *,
    joint: Joint = "expand",
    families: Collection[str] | None = None,
    edge: Literal["family", "act"] = "family",
) -> nx.MultiGraph:
    """The actor–issue graph: one edge for each actor, issue and family of acts (or finer act).

    A statement of several actors or issues counts once for every pair of them, unless `joint`
    says otherwise. The edge's key is its family (or act); denied acts ("did not agree") have
    edges of their own, with the key "agrees (denied)".

    Nodes have `label`, `kind` ("actor" or "issue"), `class` ("Person", "State", …, "Issue"),
    `bipartite` (0 for actors, 1 for issues), `statement_count`.
    Edges have `weight` (number of statements), `joint_count` (how many of them joint), `family`,
    `polarity`, `acts`, `first_date`, `last_date`, `meetings`, `statements` and `quotes`; the last
    three and `acts` are strings joined by `SEPARATOR`, statements and quotes in the same order.

    Raises:
        UsageError: for an unknown option; see `select_rows`.

    >>> from summitgraph.network.row import RowActor, RowIssue
    >>> row = StatementRow(statement="s1", act="requests", family="asserts", quote="We ask …",
    ...     actors=(RowActor("ruto", "William Ruto", "Person"),),
    ...     issues=(RowIssue("nk", "North Korea"),))
    >>> graph = actor_issue([row])
    >>> graph["ruto"]["nk"]["asserts"]["weight"], graph.nodes["ruto"]["class"]
    (1, 'Person')
    """
    import networkx as nx

    if edge not in ("family", "act"):
        raise UsageError(
            "unknown kind of edge", where="edge", value=str(edge), advice="use family or act"
        )
    chosen = select_rows(rows, joint=joint, families=families)
    graph = nx.MultiGraph(
        name="actors and issues",
        network="actor-issue",
        joint=joint,
        families=join_values(families) if families is not None else "all",
        statement_count=len(chosen),
    )
    bundles: dict[tuple[str, str, str], list[StatementRow]] = defaultdict(list)
    for row in chosen:
        for actor in {actor.id for actor in row.actors}:
            for issue in {issue.id for issue in row.issues}:
                name = row.family if edge == "family" else row.act
                bundles[actor, issue, name_act(name, row.polarity)].append(row)
    add_actor_nodes(graph, chosen)
    add_issue_nodes(graph, chosen)
    for (actor, issue, key), bundle in sorted(bundles.items()):
        dates = [row.date for row in bundle if row.date[:1].isdigit()]  # a known year
        graph.add_edge(
            actor,
            issue,
            key=key,
            weight=len(bundle),
            joint_count=sum(row.is_joint for row in bundle),
            family=bundle[0].family,
            polarity=bundle[0].polarity,
            acts=join_values(row.act for row in bundle),
            first_date=min(dates, default=""),
            last_date=max(dates, default=""),
            meetings=join_values(row.meeting for row in bundle),
            statements=SEPARATOR.join(row.statement for row in bundle),
            quotes=SEPARATOR.join(row.quote for row in bundle),
        )
    return graph


def add_actor_nodes(graph: nx.Graph, rows: Collection[StatementRow]) -> None:
    """Add every actor of the rows as a node, in the order of its identifiers."""
    counts = Counter(identifier for row in rows for identifier in {a.id for a in row.actors})
    kinds = {actor.id: actor.kind for actor in sorted({a for row in rows for a in row.actors})}
    for identifier, label in name_actors(rows).items():
        graph.add_node(
            identifier,
            label=label,
            kind="actor",
            **{"class": kinds[identifier]},
            bipartite=0,
            statement_count=counts[identifier],
        )


def add_issue_nodes(graph: nx.Graph, rows: Collection[StatementRow]) -> None:
    """Add every issue of the rows as a node, in the order of its identifiers."""
    counts = Counter(identifier for row in rows for identifier in {i.id for i in row.issues})
    for identifier, label in name_issues(rows).items():
        graph.add_node(
            identifier,
            label=label,
            kind="issue",
            **{"class": "Issue"},
            bipartite=1,
            statement_count=counts[identifier],
        )
