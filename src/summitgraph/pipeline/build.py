"""The whole journey on one page: paths to readouts, accounts, quads, and the store.

paths ─ documents ─▶ readouts ─ extract, link ─▶ accounts ─ triples ─▶ quads ─▶ store
"""

from __future__ import annotations

from summitgraph import authority, link, triples
from summitgraph.pipeline.account import Progress, accounts
from summitgraph.pipeline.documents import Paths
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.store import GraphStore
from summitgraph.triples.iris import DEFAULT_BASE, Iris


def build(
    paths: Paths, *, base: str = DEFAULT_BASE, progress: Progress | None = None
) -> KnowledgeGraph:
    """Build the knowledge graph of readouts.

    Args:
        paths: a file, a folder, a glob, `-` for stdin, or several of them; their order does not
            change the result.
        base: the IRI under which things found in the texts live; it ends in `/`, `#` or `:`.
        progress: called at each document.

    Raises:
        UsageError: for a base that is no absolute IRI.
        UnreadableError: where not one of the documents could be read. Where some could not, the
            graph is built from the others, and `KnowledgeGraph.skipped` tells which and why.

    >>> from summitgraph.resources import folder
    >>> graph = build(folder("seeds"))
    >>> len(graph.accounts), graph.skipped
    (5, ())
    """
    Iris(base)  # refuses a bad base before the work
    read = accounts(paths, progress=progress)
    labels = link.usual_labels(read.accounts)
    follow_ups = link.follow_ups(read.accounts)
    told = link.relabelled(read.accounts, labels)
    quads = [q for account in told for q in triples.account_quads(account, base=base)]
    quads += triples.link_quads(told, follow_ups, labels, base=base)
    quads += triples.authority_quads(told, authority.load(), base=base)
    store = GraphStore()
    store.add(quads)
    return KnowledgeGraph(
        store,
        accounts=told,
        follow_ups=follow_ups,
        skipped=read.skipped,
        base=base,
    )
