"""What commands print: results to stdout as UTF-8, talk to stderr, progress on a terminal only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitgraph.pipeline.account import Progress
    from summitgraph.pipeline.documents import Skipped

UNREADABLE = 3
FINDINGS = 1
STOPPED = 130
"""Exit code of a command that was stopped by Ctrl-C, as shells know it."""


def emit(text: str) -> None:
    """Write a result to stdout, in UTF-8 whatever the locale, without changing a line end.

    A reader that stops reading (`summitgraph extract … | head`) ends the command quietly.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python would complain once more when it flushes stdout at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


def read_text(file: Path) -> str:
    """The text of a file, or of stdin for `-`.

    Raises:
        UnreadableError: where it cannot be read, or is not in UTF-8.
    """
    from summitgraph.errors import UnreadableError

    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"the file cannot be read: {error}", where=str(file)) from error


def say(text: str = "") -> None:
    """Tell the person at the terminal something that is no result."""
    print(text, file=sys.stderr)


def progress(doing: str = "reading") -> Progress | None:
    """A line that tells how far a build is, where stderr is a terminal."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int, name: str) -> None:
        shown = "".join(c if c.isprintable() else "?" for c in name)[-50:]
        end = "\n" if done + 1 == total else ""
        print(
            f"\r\x1b[2K{doing} {done + 1} of {total}: {shown}", end=end, file=sys.stderr, flush=True
        )

    return show


def complain(skipped: Iterable[Skipped]) -> int:
    """Name the documents that were not read; the exit code for it."""
    code = 0
    for one in skipped:
        advice = f" → {one.advice}" if one.advice else ""
        line = f"summitgraph: {one.name}: {one.reason}{advice}"
        say("".join(c if c.isprintable() else " " for c in line))
        code = code if one.kind == "same-bytes" else UNREADABLE
    return code


@contextmanager
def stoppable(advice: str) -> Iterator[None]:
    """Within it, Ctrl-C ends the command with one line that says how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        say(f"\nsummitgraph: stopped; {advice}")
        raise SystemExit(STOPPED) from None


def shorten(text: str, width: int) -> str:
    """A text on one line, cut to a width with an ellipsis.

    >>> shorten("agreed to  hold consultations", 14)
    'agreed to hol…'
    """
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "finding"), count(0, "finding")
    ('1 finding', 'no findings')
    """
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
