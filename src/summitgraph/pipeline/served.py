"""A build as a service asks it: which store, which checkpoint of it, which base.

The one place that knows what a served folder looks like: `DIR/store` where a build left a store,
else its RDF file, loaded into a store of our own beside it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from summitgraph.errors import GraphError
from summitgraph.pipeline.staging import MARK
from summitgraph.store import GraphStore
from summitgraph.store.apart import Apart, Limits
from summitgraph.triples.iris import DEFAULT_BASE

STORE = "store"
_SCRATCH = ".serve-"
_HOME = "graph/authority"


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

    A store that is only read is left at once: what is asked is a checkpoint of it.

    Args:
        writable: changes go to `DIR/store`, which is made where there is none.

    Raises:
        GraphError: where there is no graph, it cannot be parsed, or another program holds it.
    """
    given = Path(source)
    scratch = _scratch(given)
    try:
        checkpoint = scratch / "checkpoint"
        store = _store(given, scratch, writable=writable)
        base = _checkpoint(store, checkpoint)
        apart = Apart(checkpoint, limits=limits, workers=workers, store=store if writable else None)
        try:
            yield Served(apart=apart, base=base)
        finally:
            apart.close()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _store(given: Path, scratch: Path, *, writable: bool) -> Path:
    """The folder of the store that holds the graph."""
    if given.is_dir() and (given / STORE).is_dir():
        return given / STORE
    folder = given / STORE if writable and given.is_dir() else scratch / STORE
    if writable and not given.is_dir():
        raise GraphError(
            "only a folder can be served for writing",
            where=str(given),
            advice="name the folder of a build, or an empty one",
        )
    file = given / MARK if given.is_dir() else given
    if not file.is_file() and not (writable and _is_empty(given)):
        raise GraphError(
            "there is no graph to serve",
            where=str(given),
            advice="name a folder that summitgraph build wrote, or an RDF file",
        )
    store = GraphStore(folder)
    if file.is_file():
        store.load(file)
    store.flush()
    return folder


def _is_empty(folder: Path) -> bool:
    return all(path.name.startswith(_SCRATCH) for path in folder.iterdir())


def _checkpoint(store: Path, target: Path) -> str:
    """Make the first checkpoint of a store; the base of its graph."""
    opened = GraphStore(store)
    opened.checkpoint(target)
    bases = (name.removesuffix(_HOME) for name in opened.graphs() if name.endswith(_HOME))
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
