"""The issue-by-meeting picture: what came up when, by which kind of act, and who spoke.

Takes statement rows, as a meeting is no node of the networks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from summitgraph.network.agenda import give_initials, keep_meetings, order_issues, order_meetings
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
from summitgraph.network.row import Joint, StatementRow, name_act, name_actors, select_rows

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.225
COLUMN = 1.6
TEXT = 7.0
HEAD = 1.3
LABEL_WIDTH = 3.3


def draw_issue_meetings(
    rows: Iterable[StatementRow],
    *,
    format: PictureFormat = "png",  # noqa: A002
    title: str = "What came up at which meeting",
    source: str = "",
    joint: Joint = "expand",
    families: Collection[str] | None = None,
    max_issues: int = 45,
    max_meetings: int = 16,
) -> bytes:
    """Issues by meetings as the bytes of a PNG or SVG file, the same from run to run.

    Meetings stand in order of date; issues in the order in which they first came up, those that
    come up again first. A cell has a mark for each family of acts, the darker the more statements,
    with the initials of those who spoke and, where there is room, what they did. What does not fit
    is left out, and the picture says so: meetings with the fewest statements, then issues that
    came up at the fewest meetings and in the fewest statements. A statement whose meeting is
    unknown has a column of its own.

    >>> draw_issue_meetings([])[:4]
    b'\\x89PNG'
    """
    told = select_rows(rows, joint=joint, families=families)
    chosen, unseen = keep_meetings(told, max_meetings)
    meetings = order_meetings(chosen)
    issues, labels, hidden = order_issues(chosen, meetings, max_issues)
    initials = give_initials(name_actors(chosen))
    cells: dict[tuple[str, str], dict[str, list[StatementRow]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in chosen:
        for issue in {issue.id for issue in row.issues}:
            cells[issue, row.meeting][row.family].append(row)
    with studio():
        names = {issue: shorten(labels[issue], LABEL_WIDTH, 8) for issue in issues}
        label_width = max((text_width(name, 8) for name in names.values()), default=1.5) + 0.2
        width = max(2 * MARGIN + label_width + COLUMN * max(len(meetings), 1), 7.5)
        key = _wrap_key(initials, chosen, width - 2 * MARGIN)
        foot = 0.95 + 0.16 * len(key)
        height = HEAD + foot + ROW * max(len(issues), 3)
        figure, axes = blank_page(width, height)
        left, top = MARGIN + label_width, height - HEAD
        for number, meeting in enumerate(meetings):
            _draw_header(axes, chosen, meeting, left + number * COLUMN, top)
        for number, issue in enumerate(issues):
            y = top - (number + 0.5) * ROW
            axes.plot(
                [MARGIN, left + COLUMN * len(meetings)],
                [y - ROW / 2] * 2,
                color=BAND,
                linewidth=0.8,
            )
            axes.text(left - 0.12, y, names[issue], size=8, ha="right", va="center_baseline")
            for column, meeting in enumerate(meetings):
                cell = cells.get((issue, meeting), {})
                _draw_cell(axes, cell, initials, left + column * COLUMN, y)
        words = f"{count_of(len(chosen), 'statement')} at {count_of(len(meetings), 'meeting')}"
        if unseen:
            words += f"; {count_of(unseen, 'meeting')} with fewer statements not shown"
        if hidden:
            words += f"; {len(issues)} issues are shown, {hidden} more are not"
        draw_title(axes, title, words, height)
        _draw_foot(axes, chosen, key, source, width, foot)
        return figure_bytes(figure, format)


def _draw_header(
    axes: Axes, rows: Sequence[StatementRow], meeting: str, x: float, top: float
) -> None:
    here = [row for row in rows if row.meeting == meeting]
    date = min((row.date for row in here if row.date), default="no date")
    label = max(row.meeting_label for row in here)
    place = label.rsplit(",", 1)[-1].strip() if "," in label else label
    axes.text(x + COLUMN / 2, top + 0.28, date, size=8.5, weight="bold", ha="center")
    axes.text(
        x + COLUMN / 2, top + 0.12, shorten("" if place == date else place, COLUMN - 0.1, 8),
        size=8, color=FAINT_INK, ha="center",
    )  # fmt: skip


def _draw_cell(
    axes: Axes,
    cell: Mapping[str, Sequence[StatementRow]],
    initials: Mapping[str, str],
    x: float,
    y: float,
) -> None:
    from matplotlib.colors import to_rgb
    from matplotlib.patches import FancyBboxPatch

    families = sorted(cell, key=lambda family: (_rank(family), family))
    for number, family in enumerate(families):
        wide = (COLUMN - 0.1) / len(families)
        text = cell_text(cell[family], initials, wide - 0.08)
        depth = min(0.3 + 0.14 * len(cell[family]), 1.0)
        red, green, blue = (
            1 - depth * (1 - part) for part in to_rgb(COLOURS.get(family, OTHER_COLOUR))
        )
        mixed = (red, green, blue)
        start = x + 0.05 + number * wide
        axes.add_patch(
            FancyBboxPatch(
                (start + 0.015, y - ROW * 0.4), wide - 0.03, ROW * 0.8,
                boxstyle="round,pad=0,rounding_size=0.035", facecolor=mixed, edgecolor="none",
            )
        )  # fmt: skip
        light = 0.3 * red + 0.59 * green + 0.11 * blue
        axes.text(
            start + wide / 2, y, text, size=TEXT, ha="center",
            va="center_baseline", color="white" if light < 0.55 else INK,
        )  # fmt: skip


def cell_text(rows: Sequence[StatementRow], initials: Mapping[str, str], width: float) -> str:
    """Who did what, in as many words as fit: "A requests · P rejects", "A · P", "2 actors".

    Those who spoke jointly are joined by a plus sign.
    """

    def together(row: StatementRow) -> str:
        return "+".join(sorted({initials[actor.id] for actor in row.actors}))

    for words in (
        sorted({f"{together(row)} {name_act(row.act, row.polarity)}" for row in rows}),
        sorted({together(row) for row in rows}),
    ):
        text = " · ".join(words)
        if text_width(text, TEXT) <= width:
            return text
    return count_of(len({actor.id for row in rows for actor in row.actors}), "actor")


def _rank(family: str) -> int:
    return list(COLOURS).index(family) if family in COLOURS else len(COLOURS)


def _wrap_key(initials: Mapping[str, str], rows: Sequence[StatementRow], width: float) -> list[str]:
    """Whom the initials stand for, in lines."""
    labels = name_actors(rows)
    entries = [
        f"{initials[a]} = {labels[a]}" for a in sorted(initials, key=lambda a: (initials[a], a))
    ]
    if any(row.is_joint for row in rows):
        entries.append("with + between them: jointly")
    lines: list[str] = []
    for entry in entries:
        longer = f"{lines[-1]}   {entry}" if lines else entry
        if lines and text_width(longer, 8) <= width:
            lines[-1] = longer
        else:
            lines.append(entry)
    return lines


def _draw_foot(
    axes: Axes,
    rows: Sequence[StatementRow],
    key: Sequence[str],
    source: str,
    width: float,
    foot: float,
) -> None:
    from matplotlib.patches import FancyBboxPatch

    axes.plot([MARGIN, width - MARGIN], [foot - 0.15] * 2, color=RULE, linewidth=0.8)
    x, y = MARGIN, foot - 0.37
    for family in sorted({row.family for row in rows}, key=lambda f: (_rank(f), f)):
        axes.add_patch(
            FancyBboxPatch(
                (x, y - 0.06), 0.28, 0.12, boxstyle="round,pad=0,rounding_size=0.03",
                facecolor=COLOURS.get(family, OTHER_COLOUR), edgecolor="none",
            )
        )  # fmt: skip
        word = WORDS.get(family, family)
        axes.text(x + 0.36, y, word, size=8.5, va="center_baseline")
        x += 0.36 + text_width(word, 8.5) + 0.3
    axes.text(x, y, "darker: more statements", size=8.5, color=FAINT_INK, va="center_baseline")
    for number, line in enumerate(key):
        axes.text(MARGIN, y - 0.24 - 0.16 * number, line, size=8, va="center_baseline")
    draw_source(axes, source, width)
