"""Files of many coded documents, as one path a document: `talks.dna#7` is document 7 of it."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from summitgraph.errors import UnreadableError

_ENDING = ".dna"
_PART = re.compile(r"(?P<file>.*\.dna)#(?P<number>[0-9]+)", re.IGNORECASE | re.DOTALL)


def coded_paths(path: str) -> list[str] | None:
    """A path for each document of a file of codings; None for any other file.

    A file that cannot be read stays one path, so that reading it gives the error.
    """
    if not path.lower().endswith(_ENDING) or not os.path.isfile(path):
        return None
    try:
        return [f"{path}#{number}" for number in _texts(path)] or [path]
    except UnreadableError:
        return [path]


def coded_content(path: str) -> bytes | None:
    """The coded text that such a path names; None for any other path.

    Raises:
        UnreadableError: where the file cannot be read, or has no such document.
    """
    if path.lower().endswith(_ENDING) and os.path.isfile(path):
        if not _texts(path):
            raise UnreadableError("no document of it has a text", where=path)
        raise UnreadableError(
            "this file holds several documents", where=path, advice=f"name one: {path}#1"
        )
    match = _PART.fullmatch(path)
    if match is None or os.path.exists(path) or not os.path.isfile(match["file"]):
        return None
    texts = _texts(match["file"])
    number = int(match["number"])
    if number not in texts:
        raise UnreadableError(
            "the file has no such document",
            where=match["file"],
            value=match["number"],
            advice=f"it has {', '.join(map(str, list(texts)[:10]))}",
        )
    return texts[number]


def _texts(path: str) -> dict[int, bytes]:
    """Every document's bytes; a file is read once, unless it changes."""
    told = os.stat(path)
    return _read(os.path.abspath(path), told.st_mtime_ns, told.st_size)


@lru_cache(maxsize=1)
def _read(path: str, changed: int, size: int) -> dict[int, bytes]:
    from summitgraph.coding import coded_texts, read_dna
    from summitgraph.reading import coded_bytes

    found = coded_texts(read_dna(Path(path)))
    return {document.id: coded_bytes(coded) for document, coded in found}
