"""Whether a store is whole: each file, graph and record is as it was written.

A store whose last writer was killed is brought to the end of that writer's steps first.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from summitgraph.errors import SummitgraphError
from summitgraph.pipeline.care import copy_first, open_shelf
from summitgraph.pipeline.corrections import is_behind
from summitgraph.pipeline.kept import all_accounts
from summitgraph.pipeline.linked import linked
from summitgraph.pipeline.marks import known_marks
from summitgraph.pipeline.own import COMMON, SERVED, digest_of, own_graphs
from summitgraph.pipeline.shelf import Shelf
from summitgraph.pipeline.writer import Writer
from summitgraph.store import GraphStore, canonical
from summitgraph.store.disk import DATABASE, is_store
from summitgraph.store.lock import Lock
from summitgraph.store.manifest import SumDigest, file_digest
from summitgraph.triples.iris import Iris


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Something that is not as it was written.

    Attributes:
        where: a file, a graph, a readout, a table.
        what: what is wrong with it.
        advice: what to do.
    """

    where: str
    what: str
    advice: str


_REBUILD = "restore a backup, or build the readouts into a new folder"
_OVER = "a service wrote into this graph of the build; it is again what the readouts tell"
_OWN = "write what is yours into a graph of your own, which every build keeps"
_RENEW = "`summitgraph build … --files` writes it anew"
_READ_ANEW = "name its document to `summitgraph build`, which reads it anew"


def verify(folder: Path, *, quick: bool = False) -> list[Damage]:
    """All that is not as it was written; empty for a store that is whole.

    Args:
        quick: compare digests only; do not derive the links between readouts anew.

    Raises:
        GraphError: where there is no store.
        OutputError: where another process writes it.
    """
    if not is_store(folder):
        open_shelf(folder)  # raises
    Lock(folder).release()  # refused before anything is looked at
    try:
        shelf = open_shelf(folder)
        settled = shelf.meta("clean") == "yes" and not shelf.meta(SERVED)
        shelf.close()
        put_back: list[str] = []
        if not settled:
            with Writer(folder, copy_first=copy_first) as writer:
                put_back = writer.put_back
        with _reading(folder) as shelf:
            return [
                *(Damage(where=graph, what=_OVER, advice=_OWN) for graph in put_back),
                *_shelf(shelf, quick),
                *_files(shelf, folder),
                *_graphs(shelf, folder),
            ]
    except SummitgraphError as error:
        return [Damage(where=error.where, what=error.what, advice=error.advice or _REBUILD)]


def decisions_wait(folder: Path) -> bool:
    """Whether people decided what is not in the graph yet: the next writer puts it into effect.

    That is no damage. The links between readouts are compared again once it was.
    """
    shelf = open_shelf(folder)
    try:
        return is_behind(shelf)
    finally:
        shelf.close()


def kept_for_user(folder: Path) -> dict[str, int]:
    """The graphs that a user wrote through the service, "" for the default one: their triples.

    They are as sound as any other, and every build keeps them.
    """
    shelf = open_shelf(folder)
    try:
        return {graph: quads for graph, (_, quads) in own_graphs(shelf).items()}
    finally:
        shelf.close()


@contextmanager
def _reading(folder: Path) -> Iterator[Shelf]:
    """The shelf, while nobody writes."""
    lock = Lock(folder)
    shelf = open_shelf(folder)
    try:
        yield shelf
    finally:
        shelf.close()
        lock.release()


def _shelf(shelf: Shelf, quick: bool) -> Iterator[Damage]:
    name = shelf.path.name
    for (said,) in shelf.rows("PRAGMA integrity_check"):
        if said != "ok":
            yield Damage(where=name, what=f"the file is damaged: {said}", advice=_REBUILD)
            return
    whole = True
    for kept in shelf.kept():
        if not shelf.record(kept.sha):
            whole = False
            yield Damage(where=kept.name, what="its record is damaged", advice=_READ_ANEW)
    # accounts are read with what people decide now, which the graph may not hold yet
    if whole and not quick and not is_behind(shelf):
        yield from _linked(shelf)


def _linked(shelf: Shelf) -> Iterator[Damage]:
    """What readouts tell together, against the same told anew."""
    base = shelf.meta("base")
    lines = canonical.statements(linked(all_accounts(shelf)).common_quads(base))
    known = dict(shelf.rows("SELECT iri, digest FROM graph"))
    for graph in (str(Iris(base).common_graph(name)) for name in COMMON):
        told = SumDigest().change(lines.get(graph, ()), (), graph)
        if told.digest != known.get(graph, SumDigest().digest):
            yield Damage(where=graph, what="it is not what the readouts tell", advice=_REBUILD)


def _files(shelf: Shelf, folder: Path) -> Iterator[Damage]:
    for path, mark in known_marks(shelf).items():
        advice = _REBUILD if "/" in path else _RENEW
        try:
            same = file_digest(folder / path) == mark.digest
        except OSError as error:
            what = f"the file cannot be read: {error.strerror or error}"
            yield Damage(where=path, what=what, advice=advice)
            continue
        if not same:
            yield Damage(where=path, what="the file is not as it was written", advice=advice)


def _graphs(shelf: Shelf, folder: Path) -> Iterator[Damage]:
    base = Iris(shelf.meta("base"))
    common = {str(base.common_graph(name)) for name in COMMON}
    told = {iri: mark for iri, *mark in shelf.rows("SELECT iri, digest, quads FROM graph")}
    own = own_graphs(shelf)
    try:
        store = GraphStore(folder / DATABASE, read_only=True)
        there = {str(graph) for graph in store.graphs()}
    except (OSError, RuntimeError, SummitgraphError) as error:
        yield Damage(where=DATABASE, what=f"it cannot be opened: {error}", advice=_REBUILD)
        return
    for graph in sorted(there - set(told) - set(own)):
        if next(iter(store.quads(graph)), None) is None:
            continue  # emptied: the engine keeps its name
        yield Damage(where=graph, what="a graph that no build wrote", advice=_REBUILD)
    for graph, mark in sorted((own | told).items()):
        try:
            now = digest_of(store, graph, common=graph in common)
        except SummitgraphError as error:
            yield Damage(where=graph, what=f"the graph cannot be read: {error}", advice=_REBUILD)
            continue
        if now != (mark[0], int(mark[1])):
            what = "the graph is not as it was written"
            yield Damage(where=graph or "the default graph", what=what, advice=_REBUILD)
