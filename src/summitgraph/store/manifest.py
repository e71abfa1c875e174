"""Digests by which a store notices that a bit has turned.

A readout's graph has the SHA-256 of its canonical N-Quads: what `summitgraph dump --graph` prints.
A graph that grows with each readout has the sum of the SHA-256 of its lines, modulo 2^256, as that
can be brought up to date by what came and went. Neither is a signature: who may write the store may
write its digests too.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_BLOCK = 1 << 20
_RANGE = 1 << 256
_LIVELY = ("LOG", "LOCK", "LEASE")
"""Files of a database that tell of its use and hold nothing of it."""


@dataclass(frozen=True, slots=True)
class LineSum:
    """The sum of the digests of a graph's lines, and their number.

    >>> one = ["<e:a> <e:p> <e:b>"]
    >>> LineSum().plus(one, "e:g").minus(one, "e:g") == LineSum()
    True
    """

    total: int = 0
    lines: int = 0

    def plus(self, triples: Iterable[str], graph: str) -> LineSum:
        """The sum with lines that came; each must be new."""
        more = LineSum.of(triples, graph)
        return LineSum((self.total + more.total) % _RANGE, self.lines + more.lines)

    def minus(self, triples: Iterable[str], graph: str) -> LineSum:
        """The sum without lines that went."""
        less = LineSum.of(triples, graph)
        return LineSum((self.total - less.total) % _RANGE, self.lines - less.lines)

    @classmethod
    def of(cls, triples: Iterable[str], graph: str) -> LineSum:
        """The sum of lines of a graph, as `GraphStore.lines` gives them."""
        numbers = [_number(triple, graph) for triple in triples]
        return cls(sum(numbers) % _RANGE, len(numbers))

    def __str__(self) -> str:
        return f"{self.total:064x}"


def graph_digest(triples: Iterable[str], graph: str) -> str:
    """The SHA-256 of a graph's canonical N-Quads, from its sorted lines."""
    made = hashlib.sha256()
    for triple in triples:
        made.update(f"{triple} <{graph}> .\n".encode())
    return made.hexdigest()


def file_digest(path: Path) -> str:
    """The SHA-256 of a file."""
    made = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            made.update(block)
    return made.hexdigest()


@dataclass(frozen=True, slots=True)
class FileMark:
    """A file's digest, with what tells cheaply that nothing has written to it since."""

    digest: str
    size: int
    touched: int
    inode: int


def file_marks(folder: Path, known: Mapping[str, FileMark]) -> dict[str, FileMark]:
    """The marks of all files under a folder, by their path in it.

    A file of an LSM tree never changes, so those that are known are not read again.
    """
    found: dict[str, FileMark] = {}
    by_inode = {mark.inode: mark for mark in known.values()}
    for inner, _, names in os.walk(folder):
        for name in names:
            if name.startswith(_LIVELY):
                continue
            path = Path(inner, name)
            told = path.stat()
            mark = by_inode.get(told.st_ino)
            same = mark and (mark.size, mark.touched) == (told.st_size, told.st_mtime_ns)
            if not mark or not same or not told.st_ino:
                mark = FileMark(file_digest(path), told.st_size, told.st_mtime_ns, told.st_ino)
                by_inode[told.st_ino] = mark
            found[path.relative_to(folder).as_posix()] = mark
    return dict(sorted(found.items()))


def _number(triple: str, graph: str) -> int:
    line = f"{triple} <{graph}> .\n" if graph else f"{triple} .\n"
    return int.from_bytes(hashlib.sha256(line.encode()).digest(), "big")
