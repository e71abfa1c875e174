"""What all pictures share: colours, letters, and bytes that do not differ from run to run.

matplotlib is imported here, inside functions; nothing touches its global state for longer than
one picture, nor opens a window.
"""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from summitgraph.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PictureFormat = Literal["png", "svg"]

# Okabe and Ito, Color Universal Design (2008): told apart with any common colour vision.
COLOURS = {"asserts": "#0072B2", "agrees": "#009E73", "expressesConcern": "#D55E00"}
WORDS = {"asserts": "asserts", "agrees": "agrees", "expressesConcern": "expresses concern"}
OTHER_COLOUR = "#7F7F7F"
MARKS = {"positive": "#0072B2", "negative": "#D55E00", "due": "#F0E442"}
INK = "#1A1A1A"
FAINT_INK = "#6B6B6B"
BAND = "#F3F4F6"
RULE = "#D5D8DC"
MARGIN = 0.35
"""Inches around every picture."""

_SETTINGS: Any = {
    "font.family": "DejaVu Sans",  # comes with matplotlib, so that widths are the same everywhere
    "font.size": 8.0,
    "text.parse_math": False,  # "$3 billion and $5 billion" is no formula
    "text.color": INK,
    "svg.fonttype": "none",  # words stay words: to be searched, edited, read aloud
    "svg.hashsalt": "summitgraph",
    "path.simplify": False,
}
_ONE_AT_A_TIME = threading.Lock()  # matplotlib's settings belong to the whole process


@contextmanager
def studio() -> Iterator[None]:
    """Within it matplotlib has our settings and none of the user's.

    >>> with studio():
    ...     import matplotlib
    ...     matplotlib.rcParams["svg.hashsalt"]
    'summitgraph'
    """
    import matplotlib

    with _ONE_AT_A_TIME, matplotlib.rc_context(), warnings.catch_warnings():
        # a label in a script that DejaVu lacks shows boxes; that is no reason to give no picture
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        yield


def blank_page(width: float, height: float) -> tuple[Figure, Axes]:
    """A white page; its coordinates are inches from the lower left."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.axis("off")
    return figure, axes


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is, in inches; `size` in points.

    >>> with studio():
    ...     text_width("treaty", 8) < text_width("peace treaty", 8)
    True
    """
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    weight = "bold" if bold else "normal"
    properties = FontProperties(family="DejaVu Sans", weight=weight, size=size)
    width, _, _ = text_to_path.get_text_width_height_descent(text, properties, ismath=False)
    return float(width) / 72


def shorten(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is wider than `width` inches.

    >>> with studio():
    ...     shorten("peace treaty", 9, 8), shorten("peace treaty", 0.5, 8)
    ('peace treaty', 'peace…')
    """
    text = " ".join(text.split())
    if text_width(text, size, bold=bold) <= width:
        return text
    while text and text_width(f"{text}…", size, bold=bold) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def count_of(number: object, thing: str) -> str:
    """A number with its noun.

    >>> count_of(1, "meeting"), count_of(5, "meeting")
    ('1 meeting', '5 meetings')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def draw_title(axes: Axes, title: str, told: str, height: float) -> None:
    """What the picture shows, and below it what of it is shown."""
    axes.text(MARGIN, height - 0.3, title, size=14, weight="bold", va="top")
    axes.text(MARGIN, height - 0.6, told, size=8.5, color=FAINT_INK, va="top")


def draw_source(axes: Axes, source: str, width: float) -> None:
    """Where the statements come from, at the foot."""
    if source:
        text = shorten(source, width - 2 * MARGIN, 7.5)
        axes.text(MARGIN, 0.22, text, size=7.5, color=FAINT_INK, va="bottom")


def figure_bytes(figure: Figure, format: PictureFormat, *, dpi: int = 160) -> bytes:  # noqa: A002
    """The picture as a PNG or SVG file that tells neither date nor machine.

    Raises:
        UsageError: for another format.
    """
    if format not in ("png", "svg"):
        raise UsageError("unknown format of a picture", value=str(format), advice="use png or svg")
    metadata = {"Software": "summitgraph"} if format == "png" else {"Date": None}
    stream = io.BytesIO()
    figure.savefig(stream, format=format, dpi=dpi, metadata=metadata)
    return stream.getvalue()
