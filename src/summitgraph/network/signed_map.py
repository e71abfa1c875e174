"""The signed map of actors: who is congruent with whom, and who in conflict.

Takes a one-mode graph whose edges have `congruence` and `conflict`. The two are told apart by the
style of their lines, solid and dashed, and by colours that any vision tells apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from summitgraph.network.canvas import (
    FAINT_INK,
    INK,
    MARGIN,
    MARKS,
    RULE,
    PictureFormat,
    blank_page,
    count_of,
    draw_source,
    draw_title,
    figure_bytes,
    shorten,
    studio,
    text_width,
)
from summitgraph.network.oval import DEEP, REACH, SHALLOW, around, arrange_oval, knee_of, row_gap

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

HEAD = 1.0
FOOT = 1.0
NAME = 9.5
NAME_WIDTH = 2.6
LEAST_WIDTH = 8.4
DASH = (0, (3.2, 1.6))
STYLES = {"congruence": "-", "conflict": DASH}
COLOURS = {"congruence": MARKS["positive"], "conflict": MARKS["negative"]}


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
            knee = knee_of(spots[one], spots[other], middle, bend)
            axes.add_patch(
                PathPatch(
                    Curve([(x, y), knee, (u, v)], [Curve.MOVETO, Curve.CURVE3, Curve.CURVE3]),
                    facecolor="none", edgecolor=COLOURS[kind], linestyle=STYLES[kind],
                    linewidth=tie_width(weight, most), alpha=0.85, capstyle="butt",
                    zorder=2 if kind == "congruence" else 3,
                )
            )  # fmt: skip


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
    draw_title(axes, title, told, height)
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
    draw_source(axes, source, width)
