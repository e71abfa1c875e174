"""The database on disk: who writes it, and the settled copies that all others read.

A folder DIR holds the database in DIR/store and, in DIR/snapshots, the last state that was
published: a hard-linked checkpoint, made within milliseconds. Reading beside a live writer is
undefined in RocksDB, so nobody but the writer ever opens DIR/store; readers open the newest
snapshot, which never changes, and a writer takes an old one away once nobody reads it.
"""

from __future__ import annotations

import errno
import os
import shutil
import uuid
import weakref
from dataclasses import replace
from pathlib import Path

from summitgraph.errors import GraphError, OutputError
from summitgraph.store.change import Change
from summitgraph.store.graphstore import GraphStore
from summitgraph.store.lock import is_free, share

DATABASE = "store"
SNAPSHOTS = "snapshots"
_LEASE = "LEASE"
_TRIES = 20
BULK = 20_000
"""Triples from which on new graphs are written in bulk: three times as fast, at a file or two."""


def is_store(folder: Path) -> bool:
    """Whether a folder holds a database that was published at least once."""
    return bool(_numbers(folder))


def latest(folder: Path) -> Path:
    """The newest snapshot of a store.

    Raises:
        GraphError: where there is none.
    """
    numbers = _numbers(folder)
    if not numbers:
        raise GraphError(
            "the folder holds no store",
            where=str(folder),
            advice="name a folder that `summitgraph build … --output DIR` wrote",
        )
    return _snapshot(folder, numbers[-1])


def open_latest(folder: Path) -> GraphStore:
    """The newest snapshot, to read; it stays as it is as long as it is open.

    Raises:
        GraphError: where there is none, or it cannot be opened.
    """
    for _ in range(_TRIES):
        path = latest(folder)
        try:
            lease = share(path / _LEASE)
        except FileNotFoundError:
            continue  # a writer has just published the next one
        if not path.is_dir():
            os.close(lease)
            continue
        store = GraphStore(path, read_only=True)
        weakref.finalize(store, os.close, lease)
        return store
    raise GraphError("the store changes too fast to be opened", where=str(folder))


def checkpoint(folder: Path, target: Path) -> None:
    """Put the newest snapshot into a new folder, by hard links where the file system has them.

    A worker of its own may open it by `pyoxigraph.Store.read_only(target)`, and whoever made it
    takes it away. Nothing that is written later changes it.

    Raises:
        GraphError: where there is no store.
        OutputError: where the target is there already, or cannot be written.
    """
    for _ in range(_TRIES):
        path = latest(folder)
        try:
            shutil.copytree(path, target, copy_function=_link, ignore=_no_lease)
        except FileExistsError as error:
            raise OutputError(
                "the target is there already", where=str(target), advice="name a new folder"
            ) from error
        except (shutil.Error, FileNotFoundError):
            shutil.rmtree(target, ignore_errors=True)  # published anew in between
            continue
        except OSError as error:
            raise _no_room(error, target) from error
        return
    raise GraphError("the store changes too fast to be copied", where=str(folder))


def make_snapshot(folder: Path, target: Path) -> None:
    """Make the newest snapshot of a store the one of another folder, which has none."""
    (target / SNAPSHOTS).mkdir(parents=True)
    path = _snapshot(target, 1)
    checkpoint(folder, path)
    (path / _LEASE).touch()


def make_database(folder: Path) -> None:
    """Make the database of a folder from its snapshot, where it has only that (as a backup has)."""
    if is_store(folder) and not (folder / DATABASE).exists():
        made = folder / f".{DATABASE}"
        shutil.rmtree(made, ignore_errors=True)
        checkpoint(folder, made)
        os.replace(made, folder / DATABASE)


class Database:
    """The database of a store, open for its one writer; `lock.Lock` tells who that is.

    Attributes:
        graphs: its quads.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            (folder / SNAPSHOTS).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _no_room(error, folder) from error
        make_database(folder)
        self.graphs = GraphStore(folder / DATABASE)

    def apply(self, change: Change) -> None:
        """Make a change, all of it or nothing, also when the process is killed in the midst.

        Raises:
            OutputError: where it cannot be written; then nothing of it was.
        """
        if not change:
            return
        try:
            self.graphs.apply(change)
        except (OSError, RuntimeError) as error:
            raise _no_room(error, self.folder) from error

    def fill(self, change: Change) -> Change:
        """Do the bulk of a change in the fastest way, and give back what is left of it.

        That is to write large graphs that are not there yet. It is not atomic; no reader sees it
        before it is published, and a writer that finds a part of it replaces that.

        Raises:
            OutputError: where it cannot be written.
        """
        new = {
            graph: lines
            for graph, lines in change.replace.items()
            if lines and not self.graphs.has_graph(graph)
        }
        if sum(map(len, new.values())) < BULK:
            return change
        try:
            self.graphs.fill(new)
        except (OSError, RuntimeError) as error:
            raise _no_room(error, self.folder) from error
        rest = {graph: lines for graph, lines in change.replace.items() if graph not in new}
        return replace(change, replace=rest)

    def flush(self) -> None:
        """Wait until all changes are safe on disk."""
        try:
            self.graphs.flush()
        except (OSError, RuntimeError) as error:
            raise _no_room(error, self.folder) from error

    def publish(self) -> None:
        """Let readers see all changes so far, at once; old snapshots that nobody reads go."""
        self.flush()
        numbers = _numbers(self.folder)
        made = self.folder / SNAPSHOTS / f".new-{uuid.uuid4().hex[:8]}"
        try:
            self.graphs.backup(made)
            (made / _LEASE).touch()
            os.replace(made, _snapshot(self.folder, (numbers or [0])[-1] + 1))
        except OSError as error:
            shutil.rmtree(made, ignore_errors=True)
            raise _no_room(error, self.folder) from error
        self._sweep(numbers)

    def _sweep(self, numbers: list[int]) -> None:
        for number in numbers:
            path = _snapshot(self.folder, number)
            try:
                free = is_free(path / _LEASE)
            except OSError:
                free = True  # half taken away by a process that was killed
            if free:
                shutil.rmtree(path, ignore_errors=True)
        for left in (self.folder / SNAPSHOTS).glob(".new-*"):
            shutil.rmtree(left, ignore_errors=True)


def _numbers(folder: Path) -> list[int]:
    try:
        names = os.listdir(folder / SNAPSHOTS)
    except OSError:
        return []
    return sorted(int(name) for name in names if name.isdecimal())


def _snapshot(folder: Path, number: int) -> Path:
    return folder / SNAPSHOTS / f"{number:06}"


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(source, target)


def _no_lease(_: str, names: list[str]) -> list[str]:
    return [name for name in names if name == _LEASE]


def _no_room(error: OSError | RuntimeError, folder: Path) -> OutputError:
    number = error.errno if isinstance(error, OSError) else None
    full = number == errno.ENOSPC or "space left" in str(error).lower()
    return OutputError(
        "there is no room left on the disk" if full else f"the store cannot be written: {error}",
        where=str(folder),
        advice="make room and run the same command again; what it said was done is safe"
        if full
        else "check the folder, and run the same command again; what it said was done is safe",
    )
