"""The whole journey on one page: paths to readouts, accounts, quads, and the store.

paths ─ documents ─▶ readouts ─ extract, link ─▶ accounts ─ triples ─▶ quads ─▶ store
"""

from __future__ import annotations

import os

from summitgraph import authority, link, triples
from summitgraph.pipeline.account import Progress, accounts
from summitgraph.pipeline.documents import Paths
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.worker import Limits
from summitgraph.store import GraphStore
from summitgraph.triples.iris import DEFAULT_BASE, Iris


def build(
    paths: Paths,
    *,
    base: str = DEFAULT_BASE,
    jobs: int | None = None,
    limits: Limits | None = None,
    cache: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
) -> KnowledgeGraph:
    """Build the knowledge graph of readouts.

    Args:
        paths: a file, a folder, a glob, `-` for stdin, or several of them; their order does not
            change the result.
        base: the IRI under which things found in the texts live; it ends in `/`, `#` or `:`.
        jobs: how many workers read side by side; None leaves it to the work and the processors.
            The result is the same for any number.
        limits: what each document may take; one that takes more is skipped.
        cache: a folder that keeps finished accounts, so that a build that was stopped goes on
            where it stopped. What it gives is the same with and without it.
        progress: called as each document is finished.

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
    read = accounts(
        paths, jobs=jobs, limits=limits, cache=cache, progress=progress, meanwhile=authority.load
    )
    identified = link.same_meetings(link.one_label(read.accounts))
    told = identified.accounts
    follow_ups = link.follow_ups(told)
    quads = [q for account in told for q in triples.account_quads(account, base=base)]
    entries = link.ledger(told, follow_ups)
    quads += triples.link_quads(
        told,
        follow_ups,
        entries=entries,
        meetings=identified.meetings,
        following=link.next_meetings(told),
        base=base,
    )
    quads += triples.authority_quads(told, authority.load(), base=base)
    store = GraphStore()
    store.add(quads)
    return KnowledgeGraph(
        store,
        accounts=told,
        meetings=identified.meetings,
        follow_ups=follow_ups,
        ledger=entries,
        skipped=read.skipped,
        base=base,
    )
