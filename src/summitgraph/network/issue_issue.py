"""The network of issues that come up together.

Who speaks of them is left to `actor_issue`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Literal

from summitgraph.errors import UsageError
from summitgraph.network.actor_issue import add_issue_nodes
from summitgraph.network.incidence import Bundles, statements_behind, ties
from summitgraph.network.row import Joint, StatementRow, join_values, select_rows

if TYPE_CHECKING:
    import networkx as nx


def issue_issue(
    rows: Iterable[StatementRow],
    *,
    within: Literal["meeting", "actor", "statement"] = "meeting",
    joint: Joint = "expand",
    families: Collection[str] | None = None,
) -> nx.Graph:
    """Issues tied by how often they come up together.

    weight(b,c) is the number of meetings at which both were spoken of, or of actors who spoke of
    both, or of statements that name both. Edges have `weight`, `shared` (these meetings, actors or
    statements) and `statements`.

    Raises:
        UsageError: for an unknown option; see `select_rows`.

    >>> from summitgraph.network.row import RowActor, RowIssue
    >>> row = StatementRow(statement="s1", act="discusses", family="asserts", meeting="m1",
    ...     actors=(RowActor("a", "Ruto"),), issues=(RowIssue("s", "Syria"), RowIssue("g", "G20")))
    >>> issue_issue([row])["g"]["s"]["weight"]
    1
    """
    import networkx as nx

    if within not in ("meeting", "actor", "statement"):
        raise UsageError(
            "unknown unit of co-occurrence",
            where="within",
            value=str(within),
            advice="use meeting, actor or statement",
        )
    chosen = select_rows(rows, joint=joint, families=families)
    bundles: Bundles = defaultdict(set)
    for row in chosen:
        units = {
            "meeting": [row.meeting] if row.meeting else [],
            "actor": [actor.id for actor in row.actors],
            "statement": [row.statement],
        }[within]
        for issue in row.issues:
            for unit in units:
                bundles[issue.id, unit].add(row.statement)
    graph = nx.Graph(
        name=f"issues by {within}",
        network="issue-issue",
        within=within,
        joint=joint,
        families=join_values(families) if families is not None else "all",
        statement_count=len(chosen),
    )
    add_issue_nodes(graph, chosen)
    for one, other, shared in ties(sorted(graph), bundles):
        graph.add_edge(
            one,
            other,
            weight=len(shared),
            shared=join_values(str(unit) for unit in shared),
            statements=statements_behind([bundles], (one, other), shared),
        )
    return graph
