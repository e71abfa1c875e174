"""Numbers that describe a network, as plain records.

Takes the graphs that this folder builds; measures of coalitions are left to networkx itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitgraph.network.row import SEPARATOR, name_act

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSummary:
    """A network in a few numbers.

    Attributes:
        nodes, ties: a tie is a pair of nodes, however many edges stand between them.
        density: ties over possible ties: actors · issues in a two-mode graph, n(n − 1)/2 in a
            one-mode graph; 0 where none is possible.
        components: parts that no path joins; an isolated node is one.
        statements: statements that some edge rests on.
        by_family: how many of them in each family of acts, denied ones apart ("agrees (denied)");
            empty in a one-mode graph.
    """

    network: str
    actors: int
    issues: int
    nodes: int
    edges: int
    ties: int
    density: float
    components: int
    statements: int
    by_family: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeMeasure:
    """How central one node is.

    Attributes:
        degree: nodes that it is tied to.
        weighted_degree: the weights of all its edges, summed.
        betweenness: share of the shortest paths between other nodes that pass it, 0 to 1, edges
            counted as equally long; None where the graph was too large to compute it.
        by_family: its weighted degree in each family of acts.
    """

    node: str
    label: str
    kind: str
    degree: int
    weighted_degree: float
    betweenness: float | None
    by_family: tuple[tuple[str, float], ...] = ()


def summarise_network(graph: nx.Graph) -> NetworkSummary:
    """The network in a few numbers.

    >>> import networkx as nx
    >>> summarise_network(nx.Graph()).density
    0.0
    """
    import networkx as nx

    kinds = Counter(str(kind) for _, kind in graph.nodes(data="kind"))
    ties = {frozenset((one, other)) for one, other in graph.edges() if one != other}
    nodes = len(graph)
    two_mode = kinds["actor"] > 0 and kinds["issue"] > 0
    possible = kinds["actor"] * kinds["issue"] if two_mode else nodes * (nodes - 1) // 2
    statements: set[str] = set()
    families: dict[str, set[str]] = defaultdict(set)
    for _, _, data in graph.edges(data=True):
        behind = set(filter(None, str(data.get("statements", "")).split(SEPARATOR)))
        statements |= behind
        if "family" in data:
            families[_family(data)] |= behind
    return NetworkSummary(
        network=str(graph.graph.get("network", "")),
        actors=kinds["actor"],
        issues=kinds["issue"],
        nodes=nodes,
        edges=graph.number_of_edges(),
        ties=len(ties),
        density=len(ties) / possible if possible else 0.0,
        components=sum(1 for _ in nx.connected_components(graph)),
        statements=len(statements),
        by_family=tuple((family, len(behind)) for family, behind in sorted(families.items())),
    )


def measure_nodes(graph: nx.Graph, *, betweenness_up_to: int = 1000) -> tuple[NodeMeasure, ...]:
    """Every node with its measures, the most tied first.

    Betweenness (Freeman 1977, doi:10.2307/3033543) takes time in proportion to nodes · ties, so
    it is computed only for graphs of at most `betweenness_up_to` nodes.

    >>> import networkx as nx
    >>> star = nx.Graph([("ruto", "treaty"), ("mahama", "treaty")])
    >>> first = measure_nodes(star)[0]
    >>> first.node, first.degree, first.betweenness
    ('treaty', 2, 1.0)
    """
    import networkx as nx

    between: dict[str, float] = {}
    if len(graph) <= betweenness_up_to:
        simple = nx.Graph()
        simple.add_nodes_from(sorted(graph))
        simple.add_edges_from(sorted((one, other) for one, other in graph.edges()))
        # rounded, so that the order of floating-point additions shows in no file
        between = {n: round(float(b), 12) for n, b in nx.betweenness_centrality(simple).items()}
    measures = []
    for node, attributes in graph.nodes(data=True):
        families: dict[str, float] = defaultdict(int)
        weighted = 0.0
        for _, _, data in graph.edges(node, data=True):
            weight = float(data.get("weight", 1))
            weighted += weight
            if "family" in data:
                families[_family(data)] += weight
        measures.append(
            NodeMeasure(
                node=str(node),
                label=str(attributes.get("label", node)),
                kind=str(attributes.get("kind", "")),
                degree=len(set(graph[node]) - {node}),
                weighted_degree=weighted,
                betweenness=between.get(node),
                by_family=tuple(sorted(families.items())),
            )
        )
    return tuple(sorted(measures, key=lambda m: (-m.degree, -m.weighted_degree, m.label, m.node)))


def _family(edge: Mapping[str, object]) -> str:
    return name_act(str(edge["family"]), str(edge.get("polarity", "")))
