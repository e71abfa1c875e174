"""Digests by which a store notices that a bit has turned.

A readout's graph has the SHA-256 of its canonical N-Quads: of what `summitgraph dump --graph`
prints. A graph that all readouts fill together has the sum of the SHA-256 of its lines, which a
change of few lines changes at the cost of these. Neither is a signature: who may write the store
may write its digests too.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_BLOCK = 1 << 20
_LIVELY = ("LOG", "LOCK", "LEASE")
"""Files of a database that tell of its use and hold nothing of it."""


def graph_digest(triples: Iterable[str], graph: str) -> str:
    """The SHA-256 of a graph's canonical N-Quads, from its sorted lines."""
    made = hashlib.sha256()
    for triple in triples:
        made.update(f"{triple} <{graph}> .\n".encode())
    return made.hexdigest()


_SUM = 1 << 256


@dataclass(frozen=True, slots=True)
class SumDigest:
    """The digest of a graph that changes line by line, in whatever order the lines come.

    >>> both = SumDigest().change(["<e:a> <e:p> 1", "<e:b> <e:p> 2"], (), "e:g")
    >>> both.change((), ["<e:b> <e:p> 2"], "e:g").quads
    1
    """

    total: int = 0
    quads: int = 0

    @classmethod
    def of(cls, digest: str, quads: int) -> SumDigest:
        """From what `digest` gave."""
        return cls(int(digest, 16) if digest else 0, quads)

    @property
    def digest(self) -> str:
        """Sixty-four hex digits."""
        return f"{self.total:064x}"

    def change(self, add: Iterable[str], remove: Iterable[str], graph: str) -> SumDigest:
        """The digest with triples that were not there, and without some that were."""
        total, quads = self.total, self.quads
        for sign, lines in ((1, add), (-1, remove)):
            for line in lines:
                total += sign * int(graph_digest([line], graph), 16)
                quads += sign
        return SumDigest(total % _SUM, quads)


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
