"""Codings as documents: each document of a `.dna` file, and brat's standoff beside its text.

`talks.dna#7` is document 7 of that file; `talks.ann` is what was coded in the `talks.txt` beside
it, which is then no document of its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from summitgraph.errors import UnreadableError
from summitgraph.pipeline.worker import Limits

_ENDING = ".dna"
_STANDOFF = ".ann"
_PART = re.compile(r"(?P<file>.*\.dna)#(?P<number>[0-9]+)", re.IGNORECASE | re.DOTALL)


def coded_paths(path: str, limits: Limits) -> list[str] | None:
    """A path for each document of a file of codings; None for any other file.

    A file that cannot be read stays one path, so that reading it gives the error.
    """
    if not path.lower().endswith(_ENDING) or not os.path.isfile(path):
        return None
    try:
        return [f"{path}#{number}" for number in _texts(path, limits)] or [path]
    except UnreadableError:
        return [path]


def file_of(path: str) -> str:
    """The file in which a document is: of `talks.dna#7` that before the number.

    >>> file_of("a/talks.dna#7"), file_of("a/talks#7.txt")
    ('a/talks.dna', 'a/talks#7.txt')
    """
    match = _PART.fullmatch(path)
    return path if match is None else match["file"]


def coded_content(path: str, limits: Limits, read: Callable[[str], bytes]) -> bytes | None:
    """The coded text that such a path names; None for any other path.

    Args:
        read: gives the bytes of a plain file, within the limits.

    Raises:
        UnreadableError: where the file cannot be read, or has no such document.
        OversizeError: where it is larger than the limits allow.
    """
    if path.endswith(_STANDOFF) and os.path.isfile(path):
        return _standoff(Path(path), read)
    if path.lower().endswith(_ENDING) and os.path.isfile(path):
        if not _texts(path, limits):
            raise UnreadableError("no document of it has a text", where=path)
        raise UnreadableError(
            "this file holds several documents", where=path, advice=f"name one: {path}#1"
        )
    match = _PART.fullmatch(path)
    if match is None or os.path.exists(path) or not os.path.isfile(match["file"]):
        return None
    texts = _texts(match["file"], limits)
    number = int(match["number"])
    if number not in texts:
        raise UnreadableError(
            "the file has no such document",
            where=match["file"],
            value=match["number"],
            advice=f"it has {', '.join(map(str, list(texts)[:10]))}",
        )
    return texts[number]


def is_coded_elsewhere(path: str) -> bool:
    """Whether a text was coded in a standoff file beside it."""
    stem, ending = os.path.splitext(path)
    return ending == ".txt" and os.path.isfile(stem + _STANDOFF)


def _standoff(file: Path, read: Callable[[str], bytes]) -> bytes:
    from summitgraph.pipeline.agreement.brat import standoff
    from summitgraph.reading import coded_bytes
    from summitgraph.records import CodedMark, CodedText

    words = _decoded(str(file.with_suffix(".txt")), read)
    said = _decoded(str(file), read)
    marks = tuple(
        CodedMark(
            start=told.start,
            end=told.end,
            persons=told.actors or (),
            issues=told.issues or (),
            act=told.act or "",
            addressees=told.addressees or (),
            negated=bool(told.negated),
        )
        for told in standoff(file, said, words)
        if told.actors and told.issues
    )
    return coded_bytes(CodedText(title=file.stem, text=words, marks=marks))


def _decoded(file: str, read: Callable[[str], bytes]) -> str:
    try:
        return read(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "the coded text, or what was coded in it, is not in UTF-8",
            where=file,
            advice="save it in UTF-8",
        ) from error


def _texts(path: str, limits: Limits) -> dict[int, bytes]:
    """Every document's bytes; a file is read once, unless it changes."""
    told = os.stat(path)
    if told.st_size > limits.largest:
        raise limits.oversize(path)
    return _read(os.path.abspath(path), told.st_mtime_ns, told.st_size)


@lru_cache(maxsize=1)
def _read(path: str, changed: int, size: int) -> dict[int, bytes]:
    from summitgraph.coding import coded_texts, read_dna
    from summitgraph.reading import coded_bytes

    found = coded_texts(read_dna(Path(path)))
    return {document.id: coded_bytes(coded) for document, coded in found}
