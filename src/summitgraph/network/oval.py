"""Where the actors of the signed map stand: on an oval, names on both sides a row apart.

Numbers only; `signed_map` draws them. The places depend on the graph alone, never on chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from summitgraph.network.measure.community import communities
from summitgraph.network.measure.ties import ties_of_graph

if TYPE_CHECKING:
    import networkx as nx

GAP = 0.36
"""The least inches between two names of one side; a small network is given more."""
WIDEST_GAP = 0.8
TALL = 3.6
REACH = 2.3
STRAIGHT = 0.3
"""A line whose middle is so near to that of the oval runs through it."""
SHALLOW, DEEP = 0.25, 0.65
"""How far lines bend: congruence less, so that both lines of a pair are seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an actor stands, in inches from the middle, and on which side its name is."""

    x: float
    y: float
    right: bool


def around(graph: nx.Graph, actors: Sequence[str]) -> list[str]:
    """The actors in the order in which they stand around the oval: by community, then by name."""
    import networkx as nx

    shown = nx.Graph()
    shown.add_nodes_from((actor, graph.nodes[actor]) for actor in actors)
    for one, other, weight in graph.edges(data="congruence", default=0):
        if one in shown and other in shown:
            shown.add_edge(one, other, weight=weight)
    ties = ties_of_graph(shown)
    member = dict(zip(ties.labels, communities(ties).member.tolist(), strict=True))

    def place(node: str) -> tuple[int, str, str]:
        label = str(graph.nodes[node].get("label", node))
        return member.get(label, 0), label, str(node)

    return sorted(actors, key=place)


def arrange_oval(actors: Sequence[str]) -> dict[str, Place]:
    """Places on an oval such that names on each side stand a row apart.

    >>> found = arrange_oval(["a", "b", "c"])
    >>> [(place.right, round(place.y, 2)) for place in found.values()]
    [(True, 0.4), (True, -0.4), (False, 0.0)]
    """
    right = (len(actors) + 1) // 2
    gap = row_gap(len(actors))
    sides = (list(actors[:right]), list(reversed(actors[right:])))
    tall = max(right * gap / 2 * 1.06, gap)
    places: dict[str, Place] = {}
    for side, here in zip((True, False), sides, strict=True):
        for number, actor in enumerate(here):
            y = ((len(here) - 1) / 2 - number) * gap
            x = REACH * max(1.0 - (y / tall) ** 2, 0.0) ** 0.5
            places[actor] = Place(x=x if side else -x, y=y, right=side)
    return {actor: places[actor] for actor in actors}


def row_gap(actors: int) -> float:
    """Inches between two names of one side.

    >>> row_gap(4), row_gap(30)
    (0.8, 0.36)
    """
    return min(max(GAP, TALL / max((actors + 1) // 2, 1)), WIDEST_GAP)


def knee_of(
    one: tuple[float, float], other: tuple[float, float], middle: tuple[float, float], bend: float
) -> tuple[float, float]:
    """Where a line is drawn to on its way: towards the middle of the oval, neighbours less far.

    A line that runs through the middle would not bend; it is bent to one side.
    """
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    length = max(hypot(one[0] - other[0], one[1] - other[1]), 1e-9)
    inward = (middle[0] - x, middle[1] - y)
    depth = hypot(*inward)
    if depth < STRAIGHT:
        far = 1.6 * (bend - (SHALLOW + DEEP) / 2)
        return x + far * (one[1] - other[1]) / length, y + far * (other[0] - one[0]) / length
    part = min(bend * depth, 1.1 * bend * length) / depth
    return x + part * inward[0], y + part * inward[1]
