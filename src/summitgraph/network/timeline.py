"""The timeline of undertakings: when each was made, repeated, reported done, and when it fell due.

Takes `Undertaking` records. Kinds of event differ by shape, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from summitgraph.network.canvas import (
    BAND,
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
from summitgraph.network.timescale import TimeScale
from summitgraph.network.undertaking import Undertaking

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.24
HEAD = 1.25
FOOT = 0.95
TEXT_WIDTH = 4.8
TIME_WIDTH = 5.6
STATE_WIDTH = 1.55
MARK_GAP = 0.1  # inches by which two marks of one row stand apart at least

STATES = {
    "open": "open",
    "mentioned": "spoken of later",
    "repeated": "repeated",
    "replaced": "replaced",
    "reported-done": "reported done",
    "past-due": "past due, no word",
    "past-due-unread": "past due, no readout",
}
# Marker and face of each event; shapes are told apart without colour.
SHAPES = {
    "made": ("o", INK),
    "repeated": ("o", "white"),
    "mentioned": ("|", INK),
    "replaced": ("D", "white"),
    "reported-done": ("s", MARKS["positive"]),
}
WORDS = {
    "made": "first made",
    "repeated": "repeated",
    "mentioned": "spoken of",
    "replaced": "replaced",
    "reported-done": "reported done",
}


def draw_commitments(
    undertakings: Sequence[Undertaking],
    *,
    as_of: date | None = None,
    format: PictureFormat = "png",  # noqa: A002
    title: str = "What was undertaken, and what was heard of it",
    source: str = "",
    max_rows: int = 45,
) -> bytes:
    """The timeline as the bytes of a PNG or SVG file, the same from run to run.

    A row an undertaking, in the order given: a mark for each event, a bar for the time within
    which it falls due, and a dashed line from then on where nothing was heard. What does not fit
    is left out, undertakings without due date and later word first, and the picture says so; so
    it does of those whose meeting has no day. That something was reported done is no verdict.

    >>> draw_commitments([])[:4]
    b'\\x89PNG'
    """
    dated = [one for one in undertakings if one.events]
    kept = _keep(dated, max_rows)
    with studio():
        names = [_name(one) for one in kept]
        width = 2 * MARGIN + TEXT_WIDTH + TIME_WIDTH + STATE_WIDTH
        height = HEAD + FOOT + ROW * max(len(kept), 3)
        figure, axes = blank_page(width, height)
        top = height - HEAD
        scale = TimeScale(kept, as_of, MARGIN + TEXT_WIDTH + 0.25, TIME_WIDTH - 0.75)
        _draw_axis(axes, scale, kept, as_of, top, FOOT)
        for number, (one, name) in enumerate(zip(kept, names, strict=True)):
            y = top - (number + 0.5) * ROW
            axes.plot([MARGIN, width - MARGIN], [y - ROW / 2] * 2, color=BAND, linewidth=0.8)
            axes.text(MARGIN, y, name, size=8, va="center_baseline")
            _draw_row(axes, one, scale, as_of, y)
            axes.text(
                width - MARGIN - STATE_WIDTH + 0.1, y, STATES.get(one.state, one.state),
                size=8, va="center_baseline",
                color=MARKS["negative"] if one.state.startswith("past-due") else INK,
            )  # fmt: skip
        draw_title(axes, title, _told(undertakings, dated, kept, as_of), height)
        _draw_key(axes, source, width)
        return figure_bytes(figure, format)


def _keep(rows: Sequence[Undertaking], limit: int) -> list[Undertaking]:
    """Those that tell most, in the order given."""

    def telling(number: int) -> tuple[int, int, int]:
        one = rows[number]
        return -len(one.events), -len(one.due), number

    chosen = sorted(sorted(range(len(rows)), key=telling)[:limit])
    return [rows[number] for number in chosen]


def _name(one: Undertaking) -> str:
    who = shorten(one.bound, TEXT_WIDTH * 0.45, 8)
    return shorten(f"{who}: {one.text}" if who else one.text, TEXT_WIDTH, 8)


def _told(
    undertakings: Sequence[Undertaking],
    dated: Sequence[Undertaking],
    kept: Sequence[Undertaking],
    as_of: date | None,
) -> str:
    told = count_of(len(undertakings), "undertaking")
    if as_of:
        told += f", as of {as_of.isoformat()}"
    told += "; what readouts say is evidence, no verdict"
    if len(kept) < len(dated):
        told += f"; {len(kept)} are shown, {len(dated) - len(kept)} more are not"
    if len(dated) < len(undertakings):
        told += f"; {len(undertakings) - len(dated)} have no day"
    return told


def _draw_axis(
    axes: Axes,
    scale: TimeScale,
    rows: Sequence[Undertaking],
    as_of: date | None,
    top: float,
    foot: float,
) -> None:
    for day in sorted({day for one in rows for day, _ in one.events}):
        axes.plot([scale.at(day)] * 2, [top, foot], color=BAND, linewidth=1.2, zorder=0)
    for day, word in scale.ticks() if rows else ():
        x = scale.at(day)
        axes.plot([x] * 2, [top, top + 0.06], color=FAINT_INK, linewidth=0.8)
        axes.text(x, top + 0.1, word, size=8, color=FAINT_INK, ha="center", va="bottom")
    if as_of and rows:
        x = scale.at(as_of)
        axes.plot([x] * 2, [top, foot], color=FAINT_INK, linewidth=0.8, linestyle=(0, (1, 2)))


def _draw_row(axes: Axes, one: Undertaking, scale: TimeScale, as_of: date | None, y: float) -> None:
    from matplotlib.patches import Rectangle

    begin, end = one.events[0][0], one.events[-1][0]
    due = one.due[-1] if one.due else None
    axes.plot([scale.at(begin), scale.at(max(end, due[1]) if due else end)], [y, y], color=RULE,
              linewidth=1.2, zorder=1)  # fmt: skip
    for first, last in one.due:
        left, right = scale.at(first), scale.at(last)
        if first > scale.last:
            word = f"→ {first.year}"
            axes.text(right + 0.08, y, word, size=7.5, color=FAINT_INK, va="center_baseline")
            continue
        wide = max(right - left, 0.06)
        axes.add_patch(
            Rectangle(
                (left, y - ROW * 0.3), wide, ROW * 0.6, facecolor=MARKS["due"],
                edgecolor=INK, linewidth=0.6, zorder=2,
            )
        )  # fmt: skip
    if one.state.startswith("past-due") and due and as_of:
        axes.plot(
            [max(scale.at(due[1]), scale.at(due[0]) + 0.06), scale.at(as_of)], [y, y],
            color=MARKS["negative"], linewidth=1.6, linestyle=(0, (3, 1.6)), zorder=1,
        )  # fmt: skip
    taken = -1.0
    for day, event in one.events:
        x = max(scale.at(day), taken + MARK_GAP)
        taken = x
        shape, face = SHAPES.get(event, ("x", INK))
        _mark(axes, x, y, shape, face)


def _mark(axes: Axes, x: float, y: float, shape: str, face: str) -> None:
    if shape in ("|", "x"):
        axes.scatter([x], [y], s=42, marker=shape, color=INK, linewidths=1.4, zorder=4)
    else:
        axes.scatter(
            [x], [y], s=30, marker=shape, facecolor=face, edgecolor=INK, linewidths=1.0, zorder=4
        )


def _draw_key(axes: Axes, source: str, width: float) -> None:
    from matplotlib.patches import Rectangle

    axes.plot([MARGIN, width - MARGIN], [FOOT - 0.2] * 2, color=RULE, linewidth=0.8)
    x, y = MARGIN + 0.05, FOOT - 0.42
    for event, (shape, face) in SHAPES.items():
        _mark(axes, x, y, shape, face)
        axes.text(x + 0.12, y, WORDS[event], size=8.5, va="center_baseline")
        x += 0.12 + text_width(WORDS[event], 8.5) + 0.3
    axes.add_patch(
        Rectangle(
            (x, y - 0.07), 0.2, 0.14, facecolor=MARKS["due"], edgecolor=INK, linewidth=0.6
        )
    )  # fmt: skip
    axes.text(x + 0.27, y, "falls due", size=8.5, va="center_baseline")
    x += 0.27 + text_width("falls due", 8.5) + 0.3
    axes.plot([x, x + 0.3], [y, y], color=MARKS["negative"], linewidth=1.6, linestyle=(0, (3, 1.6)))
    axes.text(x + 0.37, y, "past due without a word", size=8.5, va="center_baseline")
    x += 0.37 + text_width("past due without a word", 8.5) + 0.3
    axes.plot([x, x], [y - 0.08, y + 0.08], color=FAINT_INK, linewidth=0.8, linestyle=(0, (1, 2)))
    axes.text(x + 0.08, y, "last meeting", size=8.5, va="center_baseline")
    draw_source(axes, source, width)
