"""The network of actors: who takes the same side, and who agreed with whom.

Sparse matrices count, networkx holds the result. Two actors are compared issue by issue; who
spoke to whom is left to the stored questions on addressees.

P. Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic Networks", in J. N. Victor,
A. H. Montgomery and M. Lubell (eds.), The Oxford Handbook of Political Networks, Oxford
University Press 2017, pp. 301-326, doi:10.1093/oxfordhb/9780190228217.013.25.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from summitgraph.errors import UsageError
from summitgraph.network.actor_issue import add_actor_nodes
from summitgraph.network.incidence import (
    Bundles,
    columns_of,
    count_matrix,
    statements_behind,
    ties,
    upper_cells,
)
from summitgraph.network.row import Joint, StatementRow, join_values, name_issues, select_rows
from summitgraph.network.stance import Stance, stance_of

if TYPE_CHECKING:
    import networkx as nx


def actor_actor(
    rows: Iterable[StatementRow],
    *,
    by: Literal["shared-stance", "agreement"] = "shared-stance",
    joint: Joint = "expand",
    families: Collection[str] | None = None,
) -> nx.Graph:
    """Actors tied by shared stance, or by agreement; every tie lists its issues and statements.

    **shared-stance.** A statement takes a stance k on its issue b: for or against, as `stance_of`
    reads its act; an open one counts for no tie. With n[i,b,k] the number of statements in which
    actor i takes stance k on issue b,

        congruence(i,j) = Σb Σk   n[i,b,k] · n[j,b,k]
        conflict(i,j)   = Σb Σk≠l n[i,b,k] · n[j,b,l]

    (Leifeld 2017, congruence and conflict networks; products, as Discourse Network Analyzer
    counts them for a yes-or-no qualifier). Edges have `congruence`, `conflict`, `weight` (their
    sum, never negative, for layouts), `balance` (congruence − conflict, the signed tie), `sign`
    ("positive", "negative", "mixed" for a balance of 0), `issues`, `contested_issues` and
    `statements`. An issue is a matter, not a claim, so a conflict is a pair of passages to read
    and no finding by itself.

    **agreement.** Two actors are tied by every pair of meeting m and issue b on which both agreed
    (family "agrees", not denied), together or each for itself:
    weight(i,j) = Σm,b [i agreed] · [j agreed]. Edges have `weight`, `issues`, `meetings`,
    `statements`.

    A joint statement makes any two of its actors congruent by construction; `joint="skip"` leaves
    these out and `joint="only"` counts nothing else. Actors without a tie stay, as nodes.

    Raises:
        UsageError: for an unknown option; see `select_rows`.

    >>> from summitgraph.network.row import RowActor, RowIssue
    >>> def row(number, actor, act):
    ...     return StatementRow(statement=number, act=act, family="asserts",
    ...         actors=(RowActor(actor, actor),), issues=(RowIssue("md", "missile defence"),))
    >>> graph = actor_actor([row("s1", "ruto", "supports"), row("s2", "mahama", "rejects")])
    >>> graph["ruto"]["mahama"]["balance"], graph["ruto"]["mahama"]["sign"]
    (-1, 'negative')
    """
    import networkx as nx

    chosen = select_rows(rows, joint=joint, families=families)
    graph = nx.Graph(
        name=f"actors by {by}",
        network="actor-actor",
        by=by,
        joint=joint,
        families=join_values(families) if families is not None else "all",
        statement_count=len(chosen),
    )
    add_actor_nodes(graph, chosen)
    if by == "agreement":
        _tie_by_agreement(graph, chosen)
    elif by == "shared-stance":
        _tie_by_stance(graph, chosen)
    else:
        raise UsageError(
            "unknown tie between actors",
            where="by",
            value=str(by),
            advice="use shared-stance or agreement",
        )
    return graph


def _tie_by_agreement(graph: nx.Graph, rows: Sequence[StatementRow]) -> None:
    bundles: Bundles = defaultdict(set)
    labels = name_issues(rows)
    for row in rows:
        if row.family == "agrees" and row.polarity != "negative":
            # where the meeting is unknown, only one and the same statement is a shared agreement
            place = (row.meeting, "" if row.meeting else row.statement)
            for issue in row.issues:
                for actor in row.actors:
                    bundles[actor.id, (*place, issue.id)].add(row.statement)
    for one, other, shared in ties(sorted(graph), bundles):
        graph.add_edge(
            one,
            other,
            weight=len(shared),
            issues=join_values(labels[issue] for _, _, issue in shared),
            meetings=join_values(meeting for meeting, _, _ in shared),
            statements=statements_behind([bundles], (one, other), shared),
        )


def _tie_by_stance(graph: nx.Graph, rows: Sequence[StatementRow]) -> None:
    """Congruence F·Fᵀ + A·Aᵀ and conflict F·Aᵀ + A·Fᵀ of the count matrices actor × issue."""
    bundles: dict[Stance, Bundles] = {stance: defaultdict(set) for stance in Stance}
    labels = name_issues(rows)
    for row in rows:
        stance = stance_of(row.act, row.polarity)
        for issue in row.issues:
            for actor in row.actors:
                bundles[stance][actor.id, issue.id].add(row.statement)
    sides = pro, con = bundles[Stance.FOR], bundles[Stance.AGAINST]
    actors, issues = sorted(graph), sorted(labels)
    f, a = (count_matrix(side, actors, issues) for side in sides)
    congruence = upper_cells(f @ f.T + a @ a.T)
    conflict = upper_cells(f @ a.T + a @ f.T)
    spoken_on = columns_of(f + a)
    for i, j in sorted(congruence.keys() | conflict.keys()):
        one, other = actors[i], actors[j]
        shared = [issues[b] for b in sorted(spoken_on[i] & spoken_on[j])]
        contested = [
            issue
            for issue in shared
            if ((one, issue) in pro and (other, issue) in con)
            or ((one, issue) in con and (other, issue) in pro)
        ]
        same, opposite = congruence.get((i, j), 0), conflict.get((i, j), 0)
        graph.add_edge(
            one,
            other,
            weight=same + opposite,
            congruence=same,
            conflict=opposite,
            balance=same - opposite,
            sign="mixed" if same == opposite else "positive" if same > opposite else "negative",
            issues=join_values(labels[issue] for issue in shared),
            contested_issues=join_values(labels[issue] for issue in contested),
            statements=statements_behind(sides, (one, other), shared),
        )
