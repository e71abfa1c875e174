"""Looking after a store: what it holds, whether it is whole, copies of it, and back from them."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summitgraph.errors import GraphError, OutputError, UsageError
from summitgraph.pipeline.edition import edition
from summitgraph.pipeline.marks import mark_database
from summitgraph.pipeline.second import MARK
from summitgraph.pipeline.shelf import NAME, Kept, Shelf
from summitgraph.pipeline.staging import aside
from summitgraph.store.disk import DATABASE, SNAPSHOTS, is_store, make_database, make_snapshot
from summitgraph.store.lock import Lock
from summitgraph.store.manifest import file_digest

MANIFEST = "manifest.json"
UPGRADES = "backups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a store holds.

    Attributes:
        readouts: how many; likewise statements, quads and named graphs.
        older: names of readouts that another edition read, or whose record is damaged.
        unfinished: steps of a writer that was killed or is at work; the next one ends them.
        files: whether the files in the folder are those of the graph as it is now.
        size: of the whole folder on disk, in bytes, hard links counted once.
    """

    readouts: int
    statements: int
    quads: int
    graphs: int
    base: str
    edition: str
    older: tuple[str, ...]
    unfinished: int
    files: bool
    size: int


def status(folder: Path) -> Status:
    """What a store holds; GraphError where there is none."""
    shelf = open_shelf(folder)
    try:
        kept = shelf.kept()
        (graphs,) = shelf.rows("SELECT COUNT(*), SUM(quads) FROM graph WHERE quads > 0")
        (pending,) = shelf.rows("SELECT COUNT(*) FROM pending")
        return Status(
            readouts=len(kept),
            statements=sum(one.statements for one in kept),
            quads=int(graphs[1] or 0),
            graphs=int(graphs[0]),
            base=shelf.meta("base"),
            edition=shelf.meta("edition"),
            older=tuple(one.name for one in kept if one.edition.partition(MARK)[0] != edition()),
            unfinished=int(pending[0]),
            files=bool(shelf.meta("files")),
            size=_size(folder),
        )
    finally:
        shelf.close()


def listed(folder: Path) -> list[Kept]:
    """The readouts of a store, by name; GraphError where there is none."""
    shelf = open_shelf(folder)
    try:
        return shelf.kept()
    finally:
        shelf.close()


def open_shelf(folder: Path) -> Shelf:
    """The shelf of a store, to read; GraphError where there is none."""
    if not (folder / NAME).is_file() or not is_store(folder):
        raise GraphError(
            "the folder holds no store",
            where=str(folder),
            advice="name a folder that `summitgraph build … --output DIR` wrote",
        )
    return Shelf(folder)


def choose(shelf: Shelf, readout: str) -> Kept:
    """The one readout that a name, an address, an IRI or the start of a SHA-256 means.

    Raises:
        UsageError: where none or several are meant.
    """
    ending = readout.rpartition("/")[2] if "://" in readout else readout
    found = shelf.kept("WHERE name = ? OR url = ?", readout, readout)
    if not found and len(ending) >= 8 and set(ending) <= set("0123456789abcdef"):
        found = shelf.kept("WHERE sha LIKE ?", f"{ending}%")
    if len(found) == 1:
        return found[0]
    several = ", ".join(f"{one.name} ({one.sha[:16]})" for one in found[:5])
    raise UsageError(
        "several readouts are called so" if found else "no readout of the store is called so",
        value=readout,
        advice=f"name one by the start of its SHA-256: {several}"
        if found
        else "`summitgraph status DIR --readouts` lists them",
    )


def backup(folder: Path, target: Path, *, hard_links: bool = False) -> Path:
    """Copy a store as it was settled last, with a manifest of its files' SHA-256.

    Args:
        target: a new or empty folder; it appears whole or not at all.
        hard_links: share the database's files, which never change, instead of copying them.

    Raises:
        GraphError: where there is no store.
        OutputError: where the target is there already or cannot be written, or the store is being
            written.
    """
    open_shelf(folder).close()
    lock = Lock(folder)
    try:
        return copy_store(folder, target, hard_links=hard_links)
    finally:
        lock.release()


def copy_store(folder: Path, target: Path, *, hard_links: bool = False) -> Path:
    """`backup`, for whoever holds the lock."""
    _refuse_target(target)
    try:
        with aside(target) as made:
            make_snapshot(folder, made)
            if not hard_links:
                _part(made / SNAPSHOTS)
            _copy_shelf(folder, made)
            for path in sorted(folder.iterdir()):
                if path.is_file() and not path.name.startswith((".", NAME)):
                    shutil.copy2(path, made / path.name)
            files = {name: file_digest(made / name) for name in _names(made)}
            (made / MANIFEST).write_text(json.dumps({"files": files}, indent=1) + "\n")
            os.replace(made, target)
    except (OSError, sqlite3.Error) as error:
        raise OutputError(
            f"the copy could not be made: {error}",
            where=str(target),
            advice="make room, or name another folder; the store is as it was",
        ) from error
    return target


def restore(source: Path, folder: Path) -> Path:
    """Make a store of a backup, once each of its files was found to be as it was written.

    Args:
        folder: a new or empty folder; it appears whole or not at all.

    Raises:
        GraphError: where the source is no backup, or a file of it was changed.
        OutputError: where the folder holds something, or cannot be written.
    """
    changed = [path for path, what in changed_files(source) if what]
    if changed:
        raise GraphError(
            f"{len(changed)} files of the backup are not as they were written",
            where=str(source),
            value=", ".join(changed[:5]),
            advice="take another backup, or build anew from the readouts",
        )
    _refuse_target(folder)
    try:
        with aside(folder) as made:
            shutil.copytree(
                source, made, ignore=shutil.ignore_patterns(MANIFEST), dirs_exist_ok=True
            )
            make_database(made)
            shelf = Shelf(made, write=True)
            if shelf.meta("clean") == "yes":
                mark_database(shelf, made)
            shelf.close()
            os.replace(made, folder)
    except OSError as error:
        raise OutputError(
            f"the store could not be restored: {error}",
            where=str(folder),
            advice="make room, or name another folder; the backup is as it was",
        ) from error
    return folder


def is_backup(folder: Path) -> bool:
    """Whether a folder is what `backup` wrote, and no store to build into."""
    return (
        (folder / MANIFEST).is_file()
        and (folder / SNAPSHOTS).is_dir()
        and not (folder / DATABASE).exists()
    )


def changed_files(source: Path) -> Iterator[tuple[str, str]]:
    """Each file of a backup with what is wrong with it, or ""; GraphError for no backup."""
    try:
        told = json.loads((source / MANIFEST).read_text(encoding="utf-8"))["files"]
        known = {str(name): str(digest) for name, digest in told.items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise GraphError(
            f"the folder holds no backup with a {MANIFEST} that can be read",
            where=str(source),
            advice="name a folder that `summitgraph backup` wrote",
        ) from error
    there = set(_names(source)) - {MANIFEST}
    for name in sorted(there | set(known)):
        if name not in known:
            yield name, "was not written by the backup"
        elif name not in there:
            yield name, "is missing"
        else:
            same = file_digest(source / name) == known[name]
            yield name, "" if same else "is not as it was written"


def copy_first(folder: Path, made_by: str) -> None:
    """Copy a store that is to be upgraded, into `backups` inside its folder; one copy is kept."""
    if not is_store(folder):
        return
    copies = folder / UPGRADES
    try:
        copies.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"the copy before an upgrade could not be made: {error.strerror}",
            where=str(copies),
            advice="check the rights of the folder; the store is as it was",
        ) from error
    target = copies / f"before-upgrade-from-{made_by or 'unknown'}"
    shutil.rmtree(target, ignore_errors=True)
    copy_store(folder, target, hard_links=True)
    for old in copies.iterdir():
        if old != target:
            shutil.rmtree(old, ignore_errors=True)


def _refuse_target(target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise OutputError(
            "the target is there already and holds something",
            where=str(target),
            advice="name a new or an empty folder",
        )


def _copy_shelf(folder: Path, target: Path) -> None:
    shelf, copy = Shelf(folder), sqlite3.connect(target / NAME)
    try:
        shelf.db.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # so that reading the copy writes no file
    finally:
        copy.close()
        shelf.close()


def _part(folder: Path) -> None:
    """Make files of their own of hard links."""
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        copy = path.with_name(path.name + ".copy")
        shutil.copy2(path, copy)
        os.replace(copy, path)


def _names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def _size(folder: Path) -> int:
    seen: dict[int, int] = {}
    for path in folder.rglob("*"):
        try:
            told = path.stat()
        except OSError:
            continue
        if path.is_file():
            seen[told.st_ino] = told.st_blocks * 512 if hasattr(told, "st_blocks") else told.st_size
    return sum(seen.values())
