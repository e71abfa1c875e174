"""The lines of the two-mode map: their course, colour, width and pattern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from summitgraph.network.canvas import COLOURS, OTHER_COLOUR
from summitgraph.network.layout import Layout, Side

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

DOTS = (0, (1, 1.6))
"""The pattern of what was denied."""


class Line(NamedTuple):
    """An edge to be drawn; a higher rank lies on top."""

    rank: int
    actor: str
    issue: str
    acts: str
    family: str
    denied: bool
    weight: float


def draw_lines(
    axes: Axes,
    graph: nx.Graph,
    layout: Layout,
    actors: Mapping[str, tuple[float, float]],
    issues: Mapping[str, float],
    left: float,
    right: float,
) -> None:
    """Draw every edge between actors and issues that have a place, given in inches.

    `left` and `right` are where the issues' bands begin and end.
    """
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as Curve

    lanes: dict[tuple[Side, str], list[Line]] = defaultdict(list)
    for line in sorted(_lines(graph, actors, issues)):
        lanes[layout.actors[line.actor][0], line.issue].append(line)
    for (side, issue), lane in sorted(lanes.items()):
        # at the issue's end lines stand beside each other inside its band, the upper actor's first
        lane.sort(key=lambda line: (-actors[line.actor][1], line))
        step = min(0.042, 0.13 / max(len(lane) - 1, 1))
        for number, line in enumerate(lane):
            goal = issues[issue] - (number - (len(lane) - 1) / 2) * step
            x, y = actors[line.actor]
            end = left if side == "left" else right
            bend = (end - x) * 0.5
            curve = Curve(
                [(x, y), (x + bend, y), (end - bend * 0.9, goal), (end, goal)],
                [Curve.MOVETO, Curve.CURVE4, Curve.CURVE4, Curve.CURVE4],
            )
            axes.add_patch(
                PathPatch(
                    curve, facecolor="none", edgecolor=COLOURS.get(line.family, OTHER_COLOUR),
                    linewidth=line_width(line.weight), alpha=opacity(line.family),
                    linestyle=DOTS if line.denied else dash(line.family),
                    capstyle="butt", zorder=2 + line.rank / 10,
                )
            )  # fmt: skip


def _lines(graph: nx.Graph, actors: Collection[str], issues: Collection[str]) -> Iterator[Line]:
    """The edges between actors and issues that are shown."""
    for one, other, data in graph.edges(data=True):
        actor, issue = (one, other) if one in actors else (other, one)
        if actor in actors and issue in issues:
            family = str(data.get("family", ""))
            yield Line(
                rank=[*COLOURS, family].index(family),
                actor=actor,
                issue=issue,
                acts=str(data.get("acts", "")),
                family=family,
                denied=data.get("polarity") == "negative",
                weight=float(data.get("weight", 1)),
            )


def line_width(weight: float) -> float:
    """Points of line for a number of statements: by the root, so that few are still seen.

    >>> line_width(1), line_width(100)
    (1.2, 5.0)
    """
    return min(1.2 * float(weight**0.5), 5.0)


def opacity(family: str) -> float:
    """Asserting is what most acts are: it recedes, so that agreement and concern are seen."""
    return 0.6 if family == "asserts" else 0.9


def dash(family: str) -> str | tuple[int, tuple[float, ...]]:
    """Concern is dashed, so that it is told from agreement in black and white, too."""
    return (0, (4, 1.2)) if family == "expressesConcern" else "-"
