"""A whole build on disk: the store brought up to date, and the files that are made from it.

What is new is read; what readouts tell together is linked anew. The files (tables,
networks, pictures, validation, report, the graph in four formats) are of the whole graph and cost
what it costs to write all of it; so they are made where they are wanted, or the store is small.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summitgraph.pipeline.account import Progress
from summitgraph.pipeline.care import choose, copy_first, open_shelf
from summitgraph.pipeline.corrections import copy_into
from summitgraph.pipeline.documents import Paths, Skipped
from summitgraph.pipeline.extend import Extension, extend
from summitgraph.pipeline.graph import Coverage, KnowledgeGraph
from summitgraph.pipeline.marks import made, mark_made
from summitgraph.pipeline.output import FILES_UP_TO, files_of
from summitgraph.pipeline.profile import Profile
from summitgraph.pipeline.second import SecondReader
from summitgraph.pipeline.staging import check_folder, write_folder
from summitgraph.pipeline.worker import Limits
from summitgraph.pipeline.writer import Writer
from summitgraph.review import JournalFault
from summitgraph.store import GraphStore
from summitgraph.store.disk import open_latest

INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A build on disk.

    Attributes:
        graph: its store as it is now.
        extension: what became of the documents.
        coverage: of all its readouts; notices are not counted here.
        quads: their number in all graphs.
        files: whether the files in the folder are those of the graph as it is now.
        conforms: what the shapes say of it; None where that was not asked.
        dropped: whether an inferred graph was taken away, as it was out of date.
        faults: lines of the journal that was given which are no decisions, and were left out.
    """

    graph: KnowledgeGraph
    extension: Extension
    coverage: Coverage
    quads: int
    files: bool
    conforms: bool | None
    dropped: bool
    faults: tuple[JournalFault, ...] = ()


def build_folder(
    paths: Paths,
    folder: Path,
    *,
    base: str | None = None,
    infer: bool = False,
    files: bool | None = None,
    jobs: int | None = None,
    limits: Limits | None = None,
    cache: str | os.PathLike[str] | None = None,
    cluster: str = "",
    second: SecondReader | None = None,
    corrections: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
    profile: Profile | None = None,
) -> Built:
    """Build documents into a folder; the arguments and errors are those of `build.build`."""
    built: list[Built] = []
    faults: tuple[JournalFault, ...] = ()
    if corrections is not None:
        check_folder(folder)
        _, faults = copy_into(folder, Path(corrections))

    def finish(writer: Writer, done: Extension) -> None:
        with writer.clock.stage("reasoning"):
            dropped = _infer(writer) if infer else _drop_stale(writer)
        built.append(_finish(writer, done, files=files, dropped=dropped and not infer))

    extend(
        paths,
        folder,
        base=base,
        jobs=jobs,
        limits=limits,
        cache=cache,
        cluster=cluster,
        second=second,
        progress=progress,
        copy_first=copy_first,
        finish=finish,
        profile=profile,
    )
    return replace(built[0], faults=faults)


def remove_readouts(
    folder: Path, readouts: Sequence[str], *, files: bool | None = None
) -> tuple[list[str], Built]:
    """Take readouts out of a store in one step; their names, and the build as it is then.

    Args:
        readouts: each by its name, its address, its IRI or the start of its SHA-256.

    Raises:
        GraphError: where there is no store.
        UsageError: for what means none or several of its readouts; then nothing was changed.
    """
    open_shelf(folder).close()
    with Writer(folder, copy_first=copy_first) as writer:
        chosen = {kept.sha: kept.name for kept in (choose(writer.shelf, r) for r in readouts)}
        writer.remove(chosen)
        done = Extension(lost=writer.lost)
        return list(chosen.values()), _finish(
            writer, done, files=files, dropped=_drop_stale(writer)
        )


def _finish(writer: Writer, done: Extension, *, files: bool | None, dropped: bool) -> Built:
    writer.settle()
    graph = KnowledgeGraph(open_latest(writer.folder), base=writer.base, folder=writer.folder)
    graph.skipped = tuple(done.skipped)
    shelf = writer.shelf
    (totals,) = shelf.rows(
        "SELECT COUNT(*), SUM(statements), SUM(sentences), SUM(coded) FROM readout"
    )
    readouts, statements, sentences, coded = (int(n or 0) for n in totals)
    small = statements <= FILES_UP_TO
    mark = _mark(graph.skipped)
    fresh = shelf.meta("files") == mark and _all_there(writer)
    if not fresh and readouts and (small if files is None else files):
        _write(writer, graph, mark)
        fresh = True
    (quads,) = shelf.rows("SELECT SUM(quads) FROM graph")
    told = shelf.meta("conforms") if fresh else ""
    return Built(
        graph=graph,
        extension=done,
        coverage=Coverage(
            readouts=readouts, sentences=sentences, coded=coded, passed_over=0, undecided=0
        ),
        quads=int(quads[0] or 0),
        files=fresh,
        conforms=told == "yes" if told else None,
        dropped=dropped,
    )


def _write(writer: Writer, graph: KnowledgeGraph, mark: str) -> None:
    with writer.clock.stage("validation"):
        _ = graph.validation  # kept there
    with writer.clock.stage("tables, networks, report"):
        files = files_of(graph)
        write_folder(writer.folder, files)
    with writer.shelf.transaction():
        mark_made(writer.shelf, writer.folder, files)
        writer.shelf.set_meta("files", mark)
        writer.shelf.set_meta("conforms", "yes" if graph.validation.conforms else "no")


def _all_there(writer: Writer) -> bool:
    names = made(writer.shelf)
    return bool(names) and all((writer.folder / name).is_file() for name in names)


def _mark(skipped: tuple[Skipped, ...]) -> str:
    """Of what the files tell beside the graph."""
    return hashlib.sha256(repr(sorted(map(repr, skipped))).encode()).hexdigest()[:16]


def _infer(writer: Writer) -> bool:
    """Add what follows, unless that is there and up to date."""
    from summitgraph.reasoning import rules_rl
    from summitgraph.reasoning.lines import joined
    from summitgraph.store import canonical

    if writer.shelf.meta(INFERRED) == "yes":
        return False
    writer.settle()
    graph = writer.iris.common_graph(INFERRED)
    lines = writer.database.graphs.statements()
    lines.pop(graph, None)
    follows = GraphStore()
    follows.load(joined(rules_rl(canonical.write(lines, "nt"))), "nt", graph=graph)
    writer.replace_graph(INFERRED, follows.quads())
    with writer.shelf.transaction():
        writer.shelf.set_meta(INFERRED, "yes")
        writer.shelf.set_meta("files", "")
    return True


def _drop_stale(writer: Writer) -> bool:
    """Take away what was inferred from another state of the graph; whether there was any."""
    if writer.shelf.meta(INFERRED) == "yes":
        return False
    if not writer.database.graphs.has_graph(writer.iris.common_graph(INFERRED)):
        return False
    writer.replace_graph(INFERRED, ())
    return True
