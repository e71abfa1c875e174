"""A graph that is served: its checkpoint, its workers, and the newer states that follow.

Where the graph comes from is told in `source.py`, how queries run in `store.apart`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from summitgraph.errors import GraphError, SummitgraphError
from summitgraph.pipeline.shelf import NAME
from summitgraph.pipeline.source import Source, settle_for_writing, source_of
from summitgraph.pipeline.writer import Writer
from summitgraph.store import GraphStore
from summitgraph.store.apart import Apart, Limits
from summitgraph.store.lock import Lock
from summitgraph.triples.iris import DEFAULT_BASE

_SCRATCH = ".serve-"
_HOME = "graph/authority"
_LOOK = 2.0  # seconds between two looks for a newer state


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A graph that is being served.

    Attributes:
        apart: who answers queries, and takes changes where that is wanted.
        base: the IRI under which things that a build found live.
    """

    apart: Apart
    base: str


@contextmanager
def served(
    source: str | os.PathLike[str],
    *,
    writable: bool = False,
    limits: Limits | None = None,
    workers: int = 2,
) -> Iterator[Served]:
    """Open a build, or any RDF file, for queries from outside; closed again at the end.

    What is asked is a checkpoint. Where the graph is only read, another program may write it
    meanwhile: a newer state takes the place of the older within seconds.

    Args:
        writable: changes go to the folder's store, which is made where there is none; no other
            program can write it meanwhile.

    Raises:
        GraphError: where there is no graph, it cannot be parsed, or another program holds it.
    """
    given = Path(source)
    lock = Lock(_folder(given)) if writable else None
    scratch = _scratch(given)
    try:
        checkpoint = scratch / "checkpoint"
        if writable:
            settle_for_writing(given)
        origin = source_of(given)
        version = origin.checkpoint(checkpoint)
        store = given if writable else None
        apart = Apart(checkpoint, limits=limits, workers=workers, store=store)
        follower = None if writable else _Follower(origin, version, apart, scratch)
        try:
            yield Served(apart=apart, base=_base(checkpoint))
        finally:
            if follower is not None:
                follower.stop()
            apart.close()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        if lock is not None:
            lock.release()
            _note_what_was_written(given)


def _note_what_was_written(folder: Path) -> None:
    """Let a writer note a user's own graphs, now or, where that cannot be, the next time."""
    if (folder / NAME).is_file():
        with suppress(SummitgraphError):
            Writer(folder).close()


class _Follower:
    """Looks now and then whether the source has a newer state, and turns the workers to it."""

    def __init__(self, source: Source, version: object, apart: Apart, scratch: Path) -> None:
        self._source, self._version = source, version
        self._apart, self._scratch = apart, scratch
        self._number = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(_LOOK):
            # A file half written or a database that is held is looked at again next time.
            with suppress(SummitgraphError):
                self._follow()

    def _follow(self) -> None:
        if self._source.version() == self._version:
            return
        self._number += 1
        target = self._scratch / f"newer-{self._number}"
        try:
            self._version = self._source.checkpoint(target)
        except SummitgraphError:
            shutil.rmtree(target, ignore_errors=True)
            raise
        self._apart.turn_to(target)


def _folder(given: Path) -> Path:
    if given.is_dir():
        return given
    raise GraphError(
        "only a folder can be served for writing",
        where=str(given),
        advice="name the folder of a build, or an empty one",
    )


def _base(checkpoint: Path) -> str:
    """The base of the graph's IRIs, by the graph of its authorities."""
    names = GraphStore(checkpoint, read_only=True).graphs()
    bases = (name.removesuffix(_HOME) for name in names if name.endswith(_HOME))
    return next(bases, DEFAULT_BASE)


def _scratch(given: Path) -> Path:
    """A folder for checkpoints: inside the build, so that they are hard links, where that can be.

    What a server that was killed has left there is removed.
    """
    if given.is_dir() and os.access(given, os.W_OK):
        for old in given.glob(f"{_SCRATCH}*"):
            if not _runs(old.name.removeprefix(_SCRATCH)):
                shutil.rmtree(old, ignore_errors=True)
        folder = given / f"{_SCRATCH}{os.getpid()}"
        with suppress(OSError):
            folder.mkdir()
            return folder
    return Path(tempfile.mkdtemp(prefix="summitgraph-serve-"))


def _runs(number: str) -> bool:
    """Whether a process of that number runs; True where the system does not tell."""
    if not number.isdigit() or os.name == "nt":
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
