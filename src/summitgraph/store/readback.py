"""What a store elsewhere holds in a named graph, whole, so that it can be compared.

Numbers come in their canonical form, so that 0.90 and 0.9 are the same. A store may give less of a
graph than it holds and say nothing: Virtuoso 7 ends at its ResultSetMaxRows, which Debian sets to
10,000. Where a profile says so, the triples are counted, and a larger graph is read page by page.
"""

from __future__ import annotations

import pyoxigraph as ox

from summitgraph.errors import GraphError, RemoteError
from summitgraph.store.graphstore import GraphStore
from summitgraph.store.remote import RemoteStore
from summitgraph.triples.term import nt_iri

PAGE = 100_000
"""Rows asked for at once; the store may give fewer."""
_COUNT = "SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
# The order stands in a sub-query: Virtuoso sorts no more than 10,000 rows for a LIMIT of its own.
_ROWS = (
    "SELECT ?s ?p ?o {{ {{ SELECT ?s ?p ?o {{ GRAPH {graph} {{ ?s ?p ?o }} }} "
    "ORDER BY ?s ?p ?o }} }} LIMIT {page} OFFSET {start}"
)


def read_back(remote: RemoteStore, graph: str) -> list[str]:
    """The triples of a named graph, as `GraphStore.lines` gives them; none where it is not there.

    Raises:
        RemoteError: where the answer is no graph of ours.
    """
    lines = _lines(remote, graph, remote.get(graph))
    if remote.profile.whole or not lines or _count(remote, graph) <= len(lines):
        return lines
    return _lines(remote, graph, b"".join(_pages(remote, graph)))


def _count(remote: RemoteStore, graph: str) -> int:
    _, rows, _ = remote.solutions(_COUNT.format(graph=nt_iri(graph)))
    found = rows[0][0] if rows and rows[0] else None
    if not isinstance(found, ox.Literal) or not found.value.isdecimal():
        raise RemoteError("the store does not tell how many triples it holds", where=remote.url)
    return int(found.value)


def _pages(remote: RemoteStore, graph: str) -> list[bytes]:
    pages: list[bytes] = []
    start = 0
    while True:
        query = _ROWS.format(graph=nt_iri(graph), page=PAGE, start=start)
        _, rows, _ = remote.solutions(query)
        if not rows:
            return pages
        pages.extend(f"{' '.join(map(str, row))} .\n".encode() for row in rows)
        start += len(rows)


def _lines(remote: RemoteStore, graph: str, body: bytes) -> list[str]:
    held = GraphStore()
    try:
        held.load(body, "nt", graph=graph)
        return held.lines(graph)
    except GraphError as error:
        raise RemoteError(
            f"what the store gives back is no N-Triples of ours: {error}",
            where=remote.url,
            value=graph,
            advice="look whether the profile fits the store",
        ) from error
