"""The two-mode map: who acted how on which issue, on one page.

Takes an actor–issue graph; `layout` says where everything stands, `canvas` how it looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summitgraph.network.canvas import (
    BAND,
    COLOURS,
    FAINT_INK,
    INK,
    MARGIN,
    OTHER_COLOUR,
    RULE,
    WORDS,
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
from summitgraph.network.layout import SIDES, Layout, Side, arrange
from summitgraph.network.stroke import DOTS, dash, draw_lines, line_width, opacity

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

ROW = 0.2
REACH = 2.5
HEAD = 0.95
FOOT = 1.0
LABEL_WIDTH = 3.3
NAME_WIDTH = 2.4
NAME = 10.0
LEGEND_WIDTH = 9.2


def draw_actor_issue(
    graph: nx.Graph,
    *,
    format: PictureFormat = "png",  # noqa: A002
    title: str = "Who acted how on which issue",
    source: str = "",
    sides: Mapping[str, str] | None = None,
    max_issues: int = 45,
    max_actors: int = 16,
) -> bytes:
    """The map as the bytes of a PNG or SVG file, the same from run to run.

    Actors stand left and right, issues between them in blocks: raised by one side only, by both.
    A line is coloured by the family of acts and as wide as its statements are many; it is dotted
    where the act was denied. What does not
    fit is left out, the least spoken of first, and the picture says so.

    Args:
        graph: from `actor_issue`.
        source: what stands at the foot: where the statements come from, in your words.
        sides: an actor's side by the actor's identifier ("Japan"); without it, actors are dealt
            out so that both sides carry about the same.

    >>> import networkx as nx
    >>> draw_actor_issue(nx.MultiGraph())[:4]
    b'\\x89PNG'
    """
    with studio():
        layout = arrange(graph, sides=sides, max_issues=max_issues, max_actors=max_actors)
        labels = {
            issue: shorten(str(graph.nodes[issue].get("label", issue)), LABEL_WIDTH, 8)
            for issue in layout.issues
        }
        column = max((text_width(label, 8) for label in labels.values()), default=1.5) + 0.5
        names = {
            actor: shorten(str(graph.nodes[actor].get("label", actor)), NAME_WIDTH, NAME, bold=True)
            for actor in layout.actors
        }
        wings = {
            side: max((text_width(names[a], NAME, bold=True) for a in here), default=0)
            + REACH
            + 0.4
            if (here := [a for a, (s, _) in layout.actors.items() if s == side])
            else 0.0
            for side in SIDES
        }
        left = MARGIN + wings["left"]
        right = left + column
        width = max(right + wings["right"] + MARGIN, LEGEND_WIDTH)
        height = HEAD + FOOT + max(layout.height, 4) * ROW
        figure, axes = blank_page(width, height)
        top = height - HEAD
        actors: dict[str, tuple[float, float]] = {
            actor: (left - REACH if side == "left" else right + REACH, top - row * ROW)
            for actor, (side, row) in layout.actors.items()
        }
        issues = {issue: top - row * ROW for issue, row in layout.issues.items()}
        _draw_captions(axes, layout, left, right, top)
        draw_lines(axes, graph, layout, actors, issues, left, right)
        for issue, y in issues.items():
            _draw_issue(axes, labels[issue], graph.nodes[issue], left, column, y)
        for actor, (x, y) in actors.items():
            _draw_actor(axes, names[actor], graph.nodes[actor], layout.actors[actor][0], x, y)
        _draw_words(axes, graph, layout, title, source, width, height)
        return figure_bytes(figure, format)


def _draw_captions(axes: Axes, layout: Layout, left: float, right: float, top: float) -> None:
    names = layout.side_names
    for block, row in layout.blocks:
        text = "raised by both" if block == "both" else f"raised by {names[block]} only"
        y = top - row * ROW
        axes.text(
            (left + right) / 2, y, text, size=7.5, style="italic", color=FAINT_INK,
            ha="center", va="center",
        )  # fmt: skip


def _draw_issue(
    axes: Axes, label: str, data: Mapping[str, object], left: float, column: float, y: float
) -> None:
    from matplotlib.patches import FancyBboxPatch

    axes.add_patch(
        FancyBboxPatch(
            (left, y - ROW * 0.42), column, ROW * 0.84, boxstyle="round,pad=0,rounding_size=0.05",
            facecolor=BAND, edgecolor="none", zorder=3,
        )
    )  # fmt: skip
    axes.text(left + column / 2, y, label, size=8, ha="center", va="center_baseline", zorder=4)
    axes.text(
        left + column - 0.06, y, str(data.get("statement_count", "")), size=6.5, color=FAINT_INK,
        ha="right", va="center_baseline", zorder=4,
    )  # fmt: skip


def _draw_actor(
    axes: Axes, label: str, data: Mapping[str, object], side: Side, x: float, y: float
) -> None:
    count = data.get("statement_count", 0)
    size = min(60 + 7 * float(str(count)), 600)
    axes.scatter([x], [y], s=size, color=INK, zorder=5, linewidths=1.5, edgecolors="white")
    reach = 0.15 + size**0.5 / 200
    outward, align = (-reach, "right") if side == "left" else (reach, "left")
    axes.text(
        x + outward, y + 0.02, label, size=NAME, weight="bold", ha=align, va="bottom", zorder=5
    )
    axes.text(
        x + outward, y - 0.03, count_of(count, "statement"),
        size=7.5, color=FAINT_INK, ha=align, va="top", zorder=5,
    )  # fmt: skip


def _draw_words(
    axes: Axes,
    graph: nx.Graph,
    layout: Layout,
    title: str,
    source: str,
    width: float,
    height: float,
) -> None:
    statements = graph.graph.get("statement_count", 0)
    told = count_of(statements, "statement")
    joint = graph.graph.get("joint", "expand")
    told += {
        "expand": "; a joint statement counts for each of its actors",
        "skip": "; joint statements left out",
        "only": "; joint statements only",
    }.get(str(joint), "")
    if layout.hidden_issues:
        told += (
            f"; the {len(layout.issues)} issues most spoken of are shown,"
            f" {layout.hidden_issues} more are not"
        )
    if layout.hidden_actors:
        told += f"; {count_of(layout.hidden_actors, 'actor')} not shown"
    draw_title(axes, title, told, height)
    axes.plot([MARGIN, width - MARGIN], [FOOT - 0.2] * 2, color=RULE, linewidth=0.8)
    families = sorted(
        {str(family) for _, _, family in graph.edges(data="family")},
        key=lambda family: [*COLOURS, family].index(family),
    )
    x, y = MARGIN, FOOT - 0.42
    for family in families:
        axes.plot(
            [x, x + 0.35], [y, y], color=COLOURS.get(family, OTHER_COLOUR), linewidth=2.4,
            alpha=opacity(family), linestyle=dash(family), dash_capstyle="butt",
        )  # fmt: skip
        word = WORDS.get(family, family)
        axes.text(x + 0.43, y, word, size=8.5, va="center_baseline")
        x += 0.43 + text_width(word, 8.5) + 0.35
    if any(polarity == "negative" for _, _, polarity in graph.edges(data="polarity")):
        axes.plot([x, x + 0.35], [y, y], color=INK, linewidth=2.4, linestyle=DOTS)
        axes.text(x + 0.43, y, "denied", size=8.5, va="center_baseline")
        x += 0.43 + text_width("denied", 8.5) + 0.35
    x += 0.3
    for weight in (1, 3, 6):
        axes.plot([x, x + 0.35], [y, y], color=INK, linewidth=line_width(weight))
        word = count_of(weight, "statement")
        axes.text(x + 0.43, y, word, size=8.5, va="center_baseline")
        x += 0.43 + text_width(word, 8.5) + 0.3
    draw_source(axes, source, width)
