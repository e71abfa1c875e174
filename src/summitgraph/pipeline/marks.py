"""The digests of a store's files, as the shelf keeps them between two commands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from summitgraph.pipeline.shelf import Shelf
from summitgraph.store.disk import DATABASE, SNAPSHOTS
from summitgraph.store.manifest import FileMark, file_digest, file_marks


def known_marks(shelf: Shelf) -> dict[str, FileMark]:
    """What the shelf tells of each file, by its path in the store's folder."""
    rows = shelf.rows("SELECT path, digest, size, touched, inode FROM file ORDER BY path")
    return {path: FileMark(*told) for path, *told in rows}


def mark_database(shelf: Shelf, folder: Path) -> None:
    """Note the files of the database and of its snapshot, which nobody writes to now."""
    known = known_marks(shelf)
    found = {
        f"{name}/{path}": mark
        for name in (DATABASE, SNAPSHOTS)
        for path, mark in file_marks(folder / name, known).items()
    }
    with shelf.transaction() as db:
        db.execute("DELETE FROM file WHERE path LIKE '%/%'")
        for path, mark in found.items():
            _insert(shelf, path, mark)
        shelf.set_meta("clean", "yes")


def mark_made(shelf: Shelf, folder: Path, names: Iterable[str]) -> None:
    """Note the files that were made of the graph; inside a transaction."""
    shelf.db.execute("DELETE FROM file WHERE path NOT LIKE '%/%'")
    for name in sorted(names):
        told = (folder / name).stat()
        mark = FileMark(file_digest(folder / name), told.st_size, told.st_mtime_ns, told.st_ino)
        _insert(shelf, name, mark)


def made(shelf: Shelf) -> list[str]:
    """The names of the files that were made of the graph."""
    return [path for path in known_marks(shelf) if "/" not in path]


def _insert(shelf: Shelf, path: str, mark: FileMark) -> None:
    row = (path, mark.digest, mark.size, mark.touched, mark.inode)
    shelf.db.execute("INSERT INTO file VALUES (?, ?, ?, ?, ?)", row)
