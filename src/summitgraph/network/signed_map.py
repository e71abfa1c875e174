"""The signed map of actors: who is congruent with whom, and who in conflict.

Takes a one-mode graph whose edges have `congruence` and `conflict`. The two are told apart by the
style of their lines, solid and dashed, and by colours that any vision tells apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from summitgraph.network.canvas import (
    FAINT_INK,
    INK,
    MARKS,
    RULE,
    PictureFormat,
    blank_page,
    count_of,
    figure_bytes,
    shorten,
    studio,
    text_width,
)
from summitgraph.network.measure.community import communities
from summitgraph.network.measure.ties import ties_of_graph

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

GAP = 0.36
"""The least inches between two names of one side; a small network is given more."""
WIDEST_GAP = 0.8
TALL = 3.6
REACH = 2.3
STRAIGHT = 0.3
"""A line whose middle is so near to that of the oval runs through it."""
SHALLOW, DEEP = 0.25, 0.65
"""How far lines bend: congruence less, so that both lines of a pair are seen."""
MARGIN = 0.35
HEAD = 1.0
FOOT = 1.0
NAME = 9.5
NAME_WIDTH = 2.6
LEAST_WIDTH = 8.4
DASH = (0, (3.2, 1.6))
STYLES = {"congruence": "-", "conflict": DASH}
COLOURS = {"congruence": MARKS["positive"], "conflict": MARKS["negative"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an actor stands, in inches from the middle, and on which side its name is."""

    x: float
    y: float
    right: bool


def draw_signed(
    graph: nx.Graph,
    *,
    format: PictureFormat = "png",  # noqa: A002
    title: str = "Who is congruent with whom, and who in conflict",
    source: str = "",
    max_actors: int = 30,
) -> bytes:
    """The map as the bytes of a PNG or SVG file, the same from run to run.

    Actors stand on an oval, those of one community beside each other; a solid line is congruence,
    a dashed one conflict, as wide as it is strong. Actors without a tie are left out, and where
    there are too many those with the weakest ties; the picture says so.

    Args:
        graph: from `actor_actor`, or `signed` of one mode.

    >>> import networkx as nx
    >>> draw_signed(nx.Graph())[:4]
    b'\\x89PNG'
    """
    tied = [node for node in graph if any(other != node for other in graph[node])]
    kept = _strongest(graph, tied, max_actors)
    places = arrange_oval(around(graph, kept))
    with studio():
        names = {
            node: shorten(str(graph.nodes[node].get("label", node)), NAME_WIDTH, NAME, bold=True)
            for node in kept
        }
        wide = max((text_width(name, NAME, bold=True) for name in names.values()), default=1.0)
        width = max(2 * (MARGIN + wide + 0.35 + REACH), LEAST_WIDTH)
        rows = max((len(kept) + 1) // 2, 3)
        height = HEAD + FOOT + rows * row_gap(len(kept)) + 0.3
        figure, axes = blank_page(width, height)
        middle = (width / 2, FOOT + (height - HEAD - FOOT) / 2)
        spots = {node: (middle[0] + p.x, middle[1] + p.y) for node, p in places.items()}
        _draw_ties(axes, graph, spots, middle)
        for node, place in places.items():
            _draw_actor(axes, names[node], graph.nodes[node], spots[node], right=place.right)
        _draw_words(axes, graph, tied, kept, title, source, width, height)
        return figure_bytes(figure, format)


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


def _strongest(graph: nx.Graph, tied: Sequence[str], limit: int) -> list[str]:
    def weight(node: str) -> tuple[float, str, str]:
        total = sum(
            float(data.get("congruence", 0)) + float(data.get("conflict", 0))
            for _, _, data in graph.edges(node, data=True)
        )
        return -total, str(graph.nodes[node].get("label", node)), str(node)

    return sorted(tied, key=weight)[:limit]


def _draw_ties(
    axes: Axes,
    graph: nx.Graph,
    spots: Mapping[str, tuple[float, float]],
    middle: tuple[float, float],
) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as Curve

    ends = sorted({(min(e), max(e)) for e in graph.edges() if e[0] in spots and e[1] in spots})
    most = max((_strength(graph.edges[e]) for e in ends), default=1.0)
    for one, other in ends:
        (x, y), (u, v) = spots[one], spots[other]
        for kind, bend in (("congruence", SHALLOW), ("conflict", DEEP)):
            weight = float(graph.edges[one, other].get(kind, 0))
            if weight <= 0:
                continue
            knee = _knee(spots[one], spots[other], middle, bend)
            axes.add_patch(
                PathPatch(
                    Curve([(x, y), knee, (u, v)], [Curve.MOVETO, Curve.CURVE3, Curve.CURVE3]),
                    facecolor="none", edgecolor=COLOURS[kind], linestyle=STYLES[kind],
                    linewidth=tie_width(weight, most), alpha=0.85, capstyle="butt",
                    zorder=2 if kind == "congruence" else 3,
                )
            )  # fmt: skip


def _knee(
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


def tie_width(weight: float, most: float) -> float:
    """Points of line for a weight, beside the greatest of the picture: by the root.

    >>> tie_width(4, 4), tie_width(1, 4)
    (4.5, 2.75)
    """
    return 1.0 + 3.5 * float((weight / most) ** 0.5)


def _strength(data: Mapping[str, object]) -> float:
    return max(float(str(data.get(kind, 0))) for kind in STYLES)


def _draw_actor(
    axes: Axes,
    label: str,
    data: Mapping[str, object],
    spot: tuple[float, float],
    *,
    right: bool,
) -> None:
    count = float(str(data.get("statement_count", 0)))
    size = min(40 + 4 * count, 260)
    axes.scatter(
        [spot[0]], [spot[1]], s=size, color=INK, zorder=5, linewidths=1.2, edgecolors="white"
    )
    reach = 0.1 + size**0.5 / 144 * 1.1
    axes.text(
        spot[0] + (reach if right else -reach), spot[1], label, size=NAME, weight="bold",
        ha="left" if right else "right", va="center_baseline", zorder=6,
    )  # fmt: skip


def _draw_words(
    axes: Axes,
    graph: nx.Graph,
    tied: Sequence[str],
    kept: Sequence[str],
    title: str,
    source: str,
    width: float,
    height: float,
) -> None:
    axes.text(MARGIN, height - 0.3, title, size=14, weight="bold", va="top")
    told = count_of(len(kept), "actor") + " with ties"
    told += {
        "expand": "; a joint statement counts for each of its actors",
        "skip": "; joint statements left out",
        "only": "; joint statements only",
    }.get(str(graph.graph.get("joint", "")), "")
    if len(kept) < len(tied):
        told += f"; {len(tied) - len(kept)} more with weaker ties"
    if len(tied) < len(graph):
        told += f"; {len(graph) - len(tied)} without a tie are not shown"
    axes.text(MARGIN, height - 0.6, told, size=8.5, color=FAINT_INK, va="top")
    axes.plot([MARGIN, width - MARGIN], [FOOT - 0.2] * 2, color=RULE, linewidth=0.8)
    x, y = MARGIN, FOOT - 0.42
    for kind in STYLES:
        axes.plot([x, x + 0.45], [y, y], color=COLOURS[kind], linewidth=2.4, linestyle=STYLES[kind])
        axes.text(x + 0.53, y, kind, size=8.5, va="center_baseline")
        x += 0.53 + text_width(kind, 8.5) + 0.4
    axes.text(
        x, y, "wider: stronger; larger: more statements", size=8.5, color=FAINT_INK,
        va="center_baseline",
    )  # fmt: skip
    if source:
        axes.text(
            MARGIN, 0.22, shorten(source, width - 2 * MARGIN, 7.5),
            size=7.5, color=FAINT_INK, va="bottom",
        )  # fmt: skip
