"""Paths, folders, globs and stdin to documents, in an order that does not hang on the caller's.

What a document says is left to `reading/`. A document that cannot be read is kept as `Skipped`
with its reason: nothing is dropped in silence.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from summitgraph.errors import (
    AnswerError,
    CrashedError,
    NotAReadoutError,
    OverMemoryError,
    OversizeError,
    OverTimeError,
    SummitgraphError,
    UnreadableError,
    UsageError,
)
from summitgraph.pipeline.coded import coded_paths, file_of, is_coded_elsewhere
from summitgraph.pipeline.content import STDIN, content
from summitgraph.pipeline.remote import is_remote, remote_paths
from summitgraph.pipeline.worker import Job, Limits, Task, ask
from summitgraph.reading import SOURCES
from summitgraph.records import Readout

_NO_DOCUMENT = frozenset({SOURCES})
Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


class SkippedKind(StrEnum):
    """Why a document is not in the result, as a code to filter by."""

    UNREADABLE = "unreadable"
    NO_READOUT = "no-readout"
    SAME_BYTES = "same-bytes"
    TOO_LARGE = "too-large"
    OVER_TIME = "over-time"
    OVER_MEMORY = "over-memory"
    CRASHED = "crashed"
    NO_ANSWER = "no-answer"


_KINDS: dict[type[SummitgraphError], SkippedKind] = {
    NotAReadoutError: SkippedKind.NO_READOUT,
    OversizeError: SkippedKind.TOO_LARGE,
    OverTimeError: SkippedKind.OVER_TIME,
    OverMemoryError: SkippedKind.OVER_MEMORY,
    CrashedError: SkippedKind.CRASHED,
    AnswerError: SkippedKind.NO_ANSWER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A document that is not in the result, and why.

    Attributes:
        name: its path as found.
        reason: what is wrong with it.
        advice: what to do.
        kind: the same as the reason, as a code.
    """

    name: str
    reason: str
    advice: str = ""
    kind: SkippedKind = SkippedKind.UNREADABLE

    @classmethod
    def because(cls, name: str, error: SummitgraphError) -> Skipped:
        """The record of an error, with the document it happened in."""
        found = f" (found {error.value})" if error.value else ""
        return cls(
            name=shown(name),
            reason=shown(error.what + found),
            advice=error.advice,
            kind=_KINDS.get(type(error), SkippedKind.UNREADABLE),
        )


def find(paths: Paths, limits: Limits | None = None) -> tuple[str, ...]:
    """All documents that the paths name: files, all files in folders, matches of globs, `-`.

    Hidden files and `sources.toml` in a folder are no documents. A path that does not exist stays
    in the list, so that reading it gives the error.

    Args:
        limits: of each document; a file of codings that is larger is not looked into.

    Raises:
        UsageError: where no path is given, or folders and globs hold no document.

    >>> find("-")
    ('-',)
    """
    given = [os.fspath(p) for p in ([paths] if isinstance(paths, str | os.PathLike) else paths)]
    if not given:
        raise UsageError("no document is given", advice="name files, folders, or - for stdin")
    found = {name for path in given for name in _expand(path, limits or Limits())}
    if not found:
        raise UsageError(
            "there is no document here", where=", ".join(given), advice="check the folder's name"
        )
    # documents of one file stand together, so that it is read once
    return tuple(sorted(found, key=lambda n: (Path(file_of(n)).name, file_of(n), n)))


def _expand(path: str, limits: Limits) -> Iterator[str]:
    if path == STDIN:
        yield path
    elif os.path.isdir(path):
        closed: list[str] = []
        for folder, inner, names in os.walk(path, onerror=lambda e: closed.append(e.filename)):
            inner[:] = [name for name in inner if not name.startswith(".")]
            for name in names:
                if not name.startswith(".") and name not in _NO_DOCUMENT:
                    file = os.path.join(folder, name)
                    if not is_coded_elsewhere(file):
                        yield from coded_paths(file, limits) or [file]
        yield from closed
    elif is_remote(path):
        yield from remote_paths(path)
    elif (parts := coded_paths(path, limits)) is not None:
        yield from parts
    elif glob.has_magic(path) and not os.path.exists(path):
        yield from (p for match in _matches(path) for p in _expand(match, limits))
    else:
        yield path


def _matches(pattern: str) -> Iterator[str]:
    """The matches of a glob. `**` goes into no linked folder: two links may make endless paths."""
    parts = Path(pattern).parts
    if "**" not in parts:
        yield from glob.iglob(pattern)
        return
    at = parts.index("**")
    rest = os.path.join(*parts[at + 1 :]) if parts[at + 1 :] else "*"
    for base in glob.iglob(os.path.join(*parts[:at])) if at else [os.curdir]:
        for folder, inner, _ in os.walk(base):
            inner[:] = [name for name in inner if not name.startswith(".")]
            here = folder if at else os.path.relpath(folder)
            start = "" if here == os.curdir and not at else glob.escape(here)
            yield from _matches(os.path.join(start, rest))


def read(document: str | os.PathLike[str], *, limits: Limits | None = None) -> Readout:
    """Read one document, a file or `-` for stdin, in a worker with limits.

    Raises:
        UnreadableError: where it cannot be opened or is no text.
        NotAReadoutError: where it is a text, but none that can be read as a readout.
        OverLimitError: where it takes more than its limits.

    >>> from summitgraph.resources import folder
    >>> read(folder("seeds") / "2018-12-01-buenos-aires-summit-mofa.txt").publisher
    'Ministry of Foreign Affairs of Japan'
    """
    readout: Readout = asked(Job.READ, document, limits or Limits())
    return readout


def asked(job: Job, document: str | os.PathLike[str], limits: Limits) -> Any:
    """What a worker makes of one document.

    Raises:
        UnreadableError: where it cannot be made.
    """
    path = os.fspath(document)
    data = content(path, limits)

    def answer(task: Task) -> Any:
        return ask(task, limits, extracts=job is not Job.READ)

    told = Told(limits, answer).of(path)
    return answer(Task(job=job, name=called(path), data=data, told=told))


def called(path: str) -> str:
    """What a document is called in the result: its file's name."""
    return "stdin" if path == STDIN else shown(Path(path).name)


class Told:
    """What the `sources.toml` of each folder tells of the documents beside it.

    Args:
        ask: how a worker is asked: the file is as untrusted as what stands beside it.
    """

    def __init__(self, limits: Limits, ask: Callable[[Task], Any]) -> None:
        self._limits = limits
        self._ask = ask
        self._known: dict[str, dict[str, dict[str, str]] | UnreadableError] = {}

    def of(self, path: str) -> dict[str, str]:
        """What is told of this document.

        Raises:
            UnreadableError: where the `sources.toml` beside it cannot be read.
        """
        if path == STDIN:
            return {}
        folder, name = os.path.split(path)
        if folder not in self._known:
            self._known[folder] = self._folder(os.path.join(folder, SOURCES))
        known = self._known[folder]
        if isinstance(known, UnreadableError):
            raise known
        return known.get(name, {})

    def _folder(self, path: str) -> dict[str, dict[str, str]] | UnreadableError:
        if not os.path.isfile(path):
            return {}
        try:
            task = Task(job=Job.SOURCES, name=path, data=content(path, self._limits))
            found: dict[str, dict[str, str]] = self._ask(task)
        except UnreadableError as error:
            return error
        return found


def shown(name: str) -> str:
    r"""A file's name as it can be written into any file: a sign for what cannot be printed.

    >>> shown("a\nb\udcff.txt")
    'a�b�.txt'
    """
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
