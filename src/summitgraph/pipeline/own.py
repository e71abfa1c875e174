"""Graphs that a user wrote into a store through its service, beside those that a build wrote.

A graph of one's own is kept by every build, and its digest is noted, so that a bit that turns in
it is found. The graphs of a build tell what the readouts tell: what a service wrote into one of
them is told of, and the next writer puts it back.
"""

from __future__ import annotations

from pathlib import Path

from summitgraph.pipeline.shelf import NAME, Shelf
from summitgraph.store import GraphStore
from summitgraph.store.manifest import SumDigest, graph_digest
from summitgraph.triples.iris import Iris

SERVED = "served"
"""The fact about a store that a service may have written to it since its last writer."""

COMMON = ("links", "authority")
"""Graphs that all readouts fill together."""


def open_to_service(folder: Path) -> None:
    """Note that a service may write to a store from now on; the caller holds its lock."""
    if not (folder / NAME).is_file():
        return
    shelf = Shelf(folder, write=True)
    try:
        with shelf.transaction():
            shelf.set_meta(SERVED, "yes")
    finally:
        shelf.close()


def digest_of(graphs: GraphStore, graph: str, *, common: bool = False) -> tuple[str, int]:
    """The digest of a graph as the shelf keeps it, and its number of triples."""
    lines = graphs.raw_lines(graph)
    told = SumDigest().change(lines, (), graph).digest if common else graph_digest(lines, graph)
    return told, len(lines)


def written_over(shelf: Shelf, graphs: GraphStore) -> list[str]:
    """The graphs of a build that are not as it wrote them, sorted."""
    common = {str(Iris(shelf.meta("base")).common_graph(name)) for name in COMMON}
    told = shelf.rows("SELECT iri, digest, quads FROM graph ORDER BY iri")
    return [
        iri
        for iri, digest, quads in told
        if digest_of(graphs, iri, common=iri in common) != (digest, int(quads))
    ]


def note_own(shelf: Shelf, graphs: GraphStore) -> None:
    """Note the graphs that no build wrote; inside a transaction."""
    shelf.db.execute("DELETE FROM own")
    builds = {iri for (iri,) in shelf.rows("SELECT iri FROM graph")}
    for graph in ("", *sorted(set(map(str, graphs.graphs())) - builds)):
        digest, quads = digest_of(graphs, graph)
        if quads:
            shelf.db.execute("INSERT INTO own VALUES (?, ?, ?)", (graph, digest, quads))


def own_graphs(shelf: Shelf) -> dict[str, tuple[str, int]]:
    """The graphs that a user wrote, "" for the default graph, each with digest and triples."""
    rows = shelf.rows("SELECT iri, digest, quads FROM own ORDER BY iri")
    return {iri: (digest, int(quads)) for iri, digest, quads in rows}
