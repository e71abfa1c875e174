"""The whole journey on one page: paths to readouts, accounts, quads, and the store.

paths ─ documents ─▶ readouts ─ extract, link ─▶ accounts ─ triples ─▶ quads ─▶ store
"""

from __future__ import annotations

import os
from pathlib import Path

from summitgraph import authority, triples
from summitgraph.pipeline.account import Progress, accounts
from summitgraph.pipeline.corrections import of_file
from summitgraph.pipeline.documents import Paths
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.linked import linked
from summitgraph.pipeline.profile import Profile, clock_of
from summitgraph.pipeline.second import SecondReader
from summitgraph.pipeline.worker import Limits
from summitgraph.store import GraphStore
from summitgraph.triples.iris import DEFAULT_BASE, Iris


def build(
    paths: Paths,
    *,
    output: str | os.PathLike[str] | None = None,
    base: str | None = None,
    infer: bool = False,
    files: bool | None = None,
    jobs: int | None = None,
    limits: Limits | None = None,
    cache: str | os.PathLike[str] | None = None,
    second: SecondReader | None = None,
    corrections: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
    profile: Profile | None = None,
) -> KnowledgeGraph:
    """Build the knowledge graph of readouts.

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
        jobs: how many workers read side by side; None leaves it to the work and the processors.
            The result is the same for any number.
        limits: what each document may take; one that takes more is skipped.
        cache: a folder that keeps finished accounts, so that a build that was stopped goes on
            where it stopped. What it gives is the same with and without it.
        second: a reader beside the rules, or in their place; None for the rules alone, which
            need no network. `pipeline.llm` makes one of a language model.
        corrections: a journal of what people decided, to be put over what is read; with `output`
            it is added to the store's own.
        progress: called as each document is finished.
        profile: notes what each stage costs, `profile.Profile()`; the graph is the same.

    Raises:
        UsageError: for a base that is no absolute IRI.
        GraphError: where `corrections` is there no file, or cannot be read.
        UnreadableError: where not one of the documents could be read. Where some could not, the
            graph is built from the others, and `KnowledgeGraph.skipped` tells which and why.

    >>> from summitgraph.resources import folder
    >>> graph = build(folder("seeds"))
    >>> len(graph.accounts), graph.skipped
    (5, ())
    """
    if output is not None:
        from summitgraph.pipeline.folder import build_folder

        return build_folder(
            paths,
            Path(output),
            base=base,
            infer=infer,
            files=files,
            jobs=jobs,
            limits=limits,
            cache=cache,
            second=second,
            corrections=corrections,
            progress=progress,
            profile=profile,
        ).graph
    base = base or DEFAULT_BASE
    Iris(base)  # refuses a bad base before the work
    read = accounts(
        paths,
        jobs=jobs,
        limits=limits,
        cache=cache,
        second=second,
        progress=progress,
        meanwhile=authority.load,
        profile=profile,
    )
    clock = clock_of(profile)
    people = of_file(corrections, read.accounts) if corrections is not None else None
    with clock.stage("linking across readouts"):
        told = linked([people.over(a) if people else a for a in read.accounts])
    store = GraphStore()
    with clock.stage("triples"):
        quads = [*told.account_quads(base), *told.common_quads(base)]
    with clock.stage("writing"):
        store.add(quads)
    if people:
        decided = people.outcomes(read.accounts)
        store.add(triples.decision_quads(decided, authority.load(), base=base))
    graph = KnowledgeGraph(store, linked=told, skipped=read.skipped, base=base)
    if infer:
        with clock.stage("reasoning"):
            graph.infer()
    return graph
