"""Paths, folders, globs and stdin to documents, in an order that does not hang on the caller's.

What a document says is left to `reading/`. A document that cannot be read is kept as `Skipped`
with its reason: nothing is dropped in silence.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from summitgraph.errors import SummitgraphError, UnreadableError, UsageError
from summitgraph.reading import read_bytes, read_path
from summitgraph.records import Readout

STDIN = "-"
_NO_DOCUMENT = frozenset({"sources.toml"})
Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A document that is not in the result, and why.

    Attributes:
        name: its path as found.
        reason: what is wrong with it.
        advice: what to do.
    """

    name: str
    reason: str
    advice: str = ""

    @classmethod
    def because(cls, name: str, error: SummitgraphError) -> Skipped:
        """The record of an error, with the document it happened in."""
        found = f" (found {error.value})" if error.value else ""
        return cls(name=shown(name), reason=shown(error.what + found), advice=error.advice)


def find(paths: Paths) -> tuple[str, ...]:
    """All documents that the paths name: files, all files in folders, matches of globs, `-`.

    Hidden files and `sources.toml` in a folder are no documents. A path that does not exist stays
    in the list, so that reading it gives the error.

    Raises:
        UsageError: where no path is given, or folders and globs hold no document.

    >>> find("-")
    ('-',)
    """
    given = [os.fspath(p) for p in ([paths] if isinstance(paths, str | os.PathLike) else paths)]
    if not given:
        raise UsageError("no document is given", advice="name files, folders, or - for stdin")
    found = {name for path in given for name in _expand(path)}
    if not found:
        raise UsageError(
            "there is no document here", where=", ".join(given), advice="check the folder's name"
        )
    return tuple(sorted(found, key=lambda name: (Path(name).name, name)))


def _expand(path: str) -> Iterator[str]:
    if path == STDIN:
        yield path
    elif os.path.isdir(path):
        for folder, inner, names in os.walk(path):
            inner[:] = [name for name in inner if not name.startswith(".")]
            for name in names:
                if not name.startswith(".") and name not in _NO_DOCUMENT:
                    yield os.path.join(folder, name)
    elif glob.has_magic(path) and not os.path.exists(path):
        yield from (p for match in glob.glob(path, recursive=True) for p in _expand(match))
    else:
        yield path


def read(document: str | os.PathLike[str]) -> Readout:
    """Read one document: a file, or `-` for stdin.

    Raises:
        UnreadableError: where it cannot be opened or is no text.
        NotAReadoutError: where it is a text, but none that can be read as a readout.

    >>> from summitgraph.resources import folder
    >>> read(folder("seeds") / "2018-12-01-buenos-aires-summit-mofa.txt").publisher
    'Ministry of Foreign Affairs of Japan'
    """
    name = os.fspath(document)
    if name == STDIN:
        return read_bytes(sys.stdin.buffer.read(), "stdin")
    if os.path.isdir(name):
        raise UnreadableError("this is a folder", where=name, advice="name one file in it")
    readout = read_path(Path(name))
    return replace(readout, name=shown(readout.name))


def shown(name: str) -> str:
    r"""A file's name as it can be written into any file: a sign for what cannot be printed.

    >>> shown("a\nb\udcff.txt")
    'a�b�.txt'
    """
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


def read_all(documents: Iterable[str]) -> Iterator[Readout | Skipped]:
    """Read documents one after another; give each as a readout or as skipped.

    The second of two documents with the same bytes is skipped.
    """
    seen: dict[str, str] = {}
    for name in documents:
        try:
            readout = read(name)
        except UnreadableError as error:
            yield Skipped.because(name, error)
            continue
        if readout.sha256 in seen:
            same = shown(seen[readout.sha256])
            yield Skipped(name=shown(name), reason=f"the same bytes as {same}")
        else:
            seen[readout.sha256] = name
            yield readout
