"""The whole journey on one page: paths to readouts, accounts, quads, and the store.

paths ─ documents ─▶ readouts ─ extract, link ─▶ accounts ─ triples ─▶ quads ─▶ store

In memory all of it happens here; on disk the same is done one readout after another, in
`extend.py`, and gives the same quads.
"""

from __future__ import annotations

import os
from pathlib import Path

from summitgraph import authority, link, triples
from summitgraph.pipeline.account import Progress, accounts
from summitgraph.pipeline.documents import Paths
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.store import GraphStore
from summitgraph.triples.iris import DEFAULT_BASE, Iris


def build(
    paths: Paths,
    *,
    output: str | os.PathLike[str] | None = None,
    base: str | None = None,
    infer: bool = False,
    files: bool | None = None,
    progress: Progress | None = None,
) -> KnowledgeGraph:
    """Build the knowledge graph of readouts, in memory or in a store on disk.

    Args:
        paths: a file, a folder, a glob, `-` for stdin, or several of them; their order does not
            change the result.
        output: a folder whose store is made, or extended by what it does not hold yet; None for a
            graph in memory.
        base: the IRI under which things found in the texts live; it ends in `/`, `#` or `:`. A
            store keeps the one that it was made with.
        infer: add what follows by the ontology, in a graph of its own.
        files: with `output`, whether tables, networks, report and the like are written too; None
            is yes, unless the store is large (see `output.FILES_UP_TO`).
        progress: called at each document.

    Raises:
        UsageError: for a base that is no absolute IRI, or not that of the store.
        UnreadableError: where not one of the documents could be read. Where some could not, the
            graph is built from the others, and `KnowledgeGraph.skipped` tells which and why.
        OutputError: where the folder cannot be written, or another process writes it.

    >>> from summitgraph.resources import folder
    >>> graph = build(folder("seeds"))
    >>> len(graph.accounts), graph.skipped
    (5, ())
    """
    if output is not None:
        from summitgraph.pipeline.folder import build_folder

        made = build_folder(
            paths, Path(output), base=base, infer=infer, files=files, progress=progress
        )
        return made.graph
    base = base or DEFAULT_BASE
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
    graph = KnowledgeGraph(
        store,
        accounts=told,
        follow_ups=follow_ups,
        skipped=read.skipped,
        base=base,
    )
    if infer:
        graph.infer()
    return graph
