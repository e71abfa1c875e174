"""What a served folder is: the store of a build, or an RDF file.

The one place that knows. `version` tells cheaply whether there is something newer, `checkpoint`
puts the newest into a folder that workers may open; how it is served is told in `served.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from summitgraph.errors import GraphError
from summitgraph.pipeline.own import open_to_service
from summitgraph.pipeline.staging import MARK
from summitgraph.store import GraphStore, disk


class Source(Protocol):
    """Where the graph comes from."""

    def version(self) -> object:
        """What changes whenever the graph does; GraphError where the source is gone."""
        ...

    def checkpoint(self, target: Path) -> object:
        """Put the newest state into a new folder that nothing writes from then on; its version."""
        ...


class StoreSource:
    """The store of a build: the state that its writer published last, whoever writes it now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def version(self) -> object:
        """The name of the newest snapshot."""
        return disk.latest(self._folder).name

    def checkpoint(self, target: Path) -> object:
        """Copy the newest snapshot by hard links."""
        version = self.version()
        disk.checkpoint(self._folder, target)
        return version


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
    if disk.is_store(given):
        return StoreSource(given)
    file = given / MARK if given.is_dir() else given
    if not file.is_file():
        raise GraphError(
            "there is no graph to serve",
            where=str(given),
            advice="name a folder that summitgraph build wrote, or an RDF file",
        )
    return FileSource(file)


def settle_for_writing(folder: Path) -> None:
    """Make the store of a folder that is to be written, where there is none, and publish it.

    A build without one gives it its graph; an empty folder an empty one. The lock is the caller's.

    Raises:
        GraphError: for what is no folder, or holds other things.
    """
    if not disk.is_store(folder) and any(p.name[0] != "." for p in folder.iterdir()):
        source_of(folder).checkpoint(folder / disk.DATABASE)
    if not disk.is_store(folder):
        disk.Database(folder).publish()
    open_to_service(folder)


def _states(paths: Iterable[Path]) -> object:
    try:
        return sorted((p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in paths)
    except OSError as error:
        raise GraphError(f"the graph is gone: {error}") from error
