"""What a served folder is: a database that a build left in it, or an RDF file.

The one place that knows. `version` tells cheaply whether there is something newer, `checkpoint`
puts the newest into a folder that workers may open; how it is served is told in `served.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from summitgraph.errors import GraphError
from summitgraph.pipeline.staging import MARK
from summitgraph.store import GraphStore

DATABASE = "store"


class Source(Protocol):
    """Where the graph comes from."""

    def version(self) -> object:
        """What changes whenever the graph does; GraphError where the source is gone."""
        ...

    def checkpoint(self, target: Path) -> object:
        """Put the newest state into a new folder that nothing writes from then on; its version."""
        ...


class DatabaseSource:
    """The database of a build, `DIR/store`, which is opened only for a moment."""

    def __init__(self, folder: Path) -> None:
        self._database = folder / DATABASE

    def version(self) -> object:
        """The names and ends of the engine's logs, which grow with each write."""
        return _states(self._database.glob("*.log"))

    def checkpoint(self, target: Path) -> object:
        """Make it of hard links; GraphError where another program holds the database."""
        copy_database(self._database, target)
        return self.version()  # to open a database begins a new log


class FileSource:
    """An RDF file; it is loaded anew when it changes."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def version(self) -> object:
        """The file's time and size."""
        return _states([self._file])

    def checkpoint(self, target: Path) -> object:
        """Load the file; GraphError where it cannot be parsed."""
        version = self.version()
        store = GraphStore(target)
        store.load(self._file)
        store.flush()
        return version


def source_of(given: Path) -> Source:
    """The source that a user has named: the folder of a build, or an RDF file.

    Raises:
        GraphError: where there is no graph.
    """
    if (given / DATABASE).is_dir():
        return DatabaseSource(given)
    file = given / MARK if given.is_dir() else given
    if not file.is_file():
        raise GraphError(
            "there is no graph to serve",
            where=str(given),
            advice="name a folder that summitgraph build wrote, or an RDF file",
        )
    return FileSource(file)


def writable_database(folder: Path) -> Path:
    """The database of a folder that is to be written, made where there is none.

    A build without one gives it its graph; an empty folder an empty one.

    Raises:
        GraphError: for what is no folder, or holds other things.
    """
    database = folder / DATABASE
    if database.is_dir():
        return database
    if not folder.is_dir():
        raise GraphError(
            "only a folder can be served for writing",
            where=str(folder),
            advice="name the folder of a build, or an empty one",
        )
    if any(not path.name.startswith(".") for path in folder.iterdir()):
        source_of(folder).checkpoint(database)
    else:
        GraphStore(database).flush()
    return database


def copy_database(database: Path, target: Path) -> None:
    """Make a checkpoint of a database; GraphError where it is held or the target cannot be made."""
    store = GraphStore(database)
    store.flush()
    try:
        store.backup(target)
    except OSError as error:
        raise GraphError(f"no checkpoint could be made: {error}", where=str(target)) from error


def _states(paths: Iterable[Path]) -> object:
    try:
        return sorted((p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in paths)
    except OSError as error:
        raise GraphError(f"the graph is gone: {error}") from error
