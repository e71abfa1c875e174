"""The one writer of a store: readouts come and go, and are linked and published together.

A step is written to the shelf first, which is the truth. `settle` makes the database follow, in one
call there, and publishes it: readers see whole readouts, linked with each other, and never what is
in between. Killed in between, the next writer settles what the shelf lists.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType

from summitgraph.errors import GraphError, OutputError, UsageError
from summitgraph.pipeline.across import TABLES, empty, take_step
from summitgraph.pipeline.corrections import JOURNAL, concerned, journal_digest, keep
from summitgraph.pipeline.edition import edition
from summitgraph.pipeline.marks import mark_database
from summitgraph.pipeline.outcomes import decided_graph
from summitgraph.pipeline.record import account_of
from summitgraph.pipeline.shelf import FORMAT, Shelf, Source
from summitgraph.records import Account
from summitgraph.store import canonical
from summitgraph.store.change import Change
from summitgraph.store.disk import Database
from summitgraph.store.lock import Lock
from summitgraph.store.manifest import SumDigest, graph_digest
from summitgraph.triples.authority import act_quads
from summitgraph.triples.iris import DEFAULT_BASE, Iris
from summitgraph.triples.term import IRI, Quad

COMMON = ("links", "authority")
"""Graphs that all readouts fill together."""

AT_ONCE = 100
"""Readouts that are linked together, so that memory holds no more of them."""

CopyFirst = Callable[[Path, str], object]
"""Copies the store of a folder before it is upgraded from the edition that is named."""


class _DamagedError(Exception):
    """A record that is needed for linking cannot be read."""


class Writer:
    """The right to change a store; made where there is none. Use it in a `with` block.

    Attributes:
        shelf: what is kept beside the quads.
        base: the IRI under which found things live, settled when the store was made.
        settled: when readers could last see all steps (`time.monotonic`).
        effort: seconds that the last settling took.
        lost: names of readouts whose record cannot be read; their graphs stay as they are.
    """

    def __init__(
        self, folder: Path, *, base: str | None = None, copy_first: CopyFirst | None = None
    ) -> None:
        self.folder = folder
        self.lost: list[str] = []
        self.settled, self.effort = time.monotonic(), 0.0
        self._steps = 0
        self._lock = Lock(folder)
        try:
            self.shelf = Shelf(folder, write=True)
        except BaseException:
            self._lock.release()
            raise
        try:
            self._begin(base, copy_first)
        except BaseException:
            self._release()
            raise

    def _begin(self, base: str | None, copy_first: CopyFirst | None) -> None:
        old = self.shelf.format
        tables = self.shelf.rows("SELECT name FROM sqlite_master WHERE name = 'meta'")
        told = self.shelf.meta("base") if tables else ""
        self.base = told or base or DEFAULT_BASE
        if base and base != self.base:
            raise UsageError(
                "the store has another base",
                where=str(self.folder),
                value=base,
                advice=f"leave --base out, as it is {self.base}, or build into a new folder",
            )
        self.iris = Iris(self.base)
        made_by = self.shelf.meta("edition") if told else edition()
        upgrade = bool(told) and (old < FORMAT or made_by != edition())
        if upgrade and copy_first and not self.shelf.meta("upgrading"):
            copy_first(self.folder, made_by)
        self.shelf.make_tables(TABLES)
        self.database = Database(self.folder)
        clean = bool(told) and self.shelf.meta("clean") == "yes"
        self._sure = clean
        with self.shelf.transaction():
            self.shelf.set_meta("clean", "no")
            self.shelf.set_meta("base", self.base)
            self.shelf.set_meta("edition", made_by)
            if upgrade:
                self.shelf.set_meta("upgrading", "yes")
            if upgrade or not told:
                self._forget()
        self.take_corrections()
        if upgrade or (told and not clean):
            self._steps += 1
            self.settle()
            with self.shelf.transaction():
                self.shelf.set_meta("edition", edition())
                self.shelf.set_meta("upgrading", "")

    def put(self, account: Account, source: Source, *, instead_of: Iterable[str] = ()) -> None:
        """Take a readout in, in place of others and of its own former account.

        Raises:
            OutputError: where it cannot be written; the store then holds what it held.
        """
        instead_of = set(instead_of)
        with self.shelf.transaction():
            for old in instead_of - {account.readout.sha256}:
                self.shelf.take(old)
            self.shelf.put(account, source)
            self._note({account.readout.sha256, *instead_of})
        self._steps += 1

    def remove(self, shas: Iterable[str]) -> None:
        """Take readouts out, with all that rested on them, in one step."""
        with self.shelf.transaction():
            gone = sorted(set(shas))
            for sha in gone:
                self.shelf.take(sha)
            self._note(gone)
        self._steps += 1

    def take_corrections(self) -> None:
        """Let the next settling put into effect what people have decided since the last one."""
        shas, all_of_them, note = concerned(self.shelf)
        journal = journal_digest(self.shelf)
        if not shas and not all_of_them and journal == self.shelf.meta(JOURNAL):
            return
        with self.shelf.transaction():
            if all_of_them:
                self._forget()
            self._note(shas)
            keep(self.shelf, note)
            self.shelf.set_meta(JOURNAL, journal)
        self._steps += 1

    def replace_graph(self, name: str, quads: Iterable[Quad]) -> None:
        """Put quads in place of a graph of the store's own that no readout fills (`inferred`).

        What is not settled yet is settled with it.
        """
        self._steps += 1
        graph = self.iris.common_graph(name)
        self.settle({graph: canonical.statements(quads).get(graph, [])})

    def settle(self, more: dict[str, list[str]] | None = None) -> None:
        """Make the database hold what the shelf tells, safe on disk, and let readers see it."""
        if not self._steps:
            return
        begin, sure = time.monotonic(), self._sure
        self._sure = False  # until all of it is told to the shelf
        try:
            self._settle(more or {}, sure)
        except _DamagedError:
            with self.shelf.transaction():
                self._forget()
            self._settle(more or {}, sure)
        self._sure = True
        self._steps = 0
        self.settled = time.monotonic()
        self.effort = self.settled - begin

    def _settle(self, more: dict[str, list[str]], sure: bool) -> None:
        with self.shelf.transaction() as db:
            anew = self.shelf.meta("anew") == "yes"
            if anew:
                empty(db)
                self.shelf.set_meta("last day", "")
                db.execute("DELETE FROM pending")
                db.execute("INSERT INTO pending (step) SELECT sha FROM readout ORDER BY name, sha")
            shas = [row[0] for row in db.execute("SELECT step FROM pending ORDER BY number")]
            shas = [sha for sha in dict.fromkeys(shas) if sha]
            if anew:
                self.lost.clear()
                shas = [sha for sha in shas if self._is_readable(sha)]
                self._change(Change(replace=self._at_first()))
            for number in range(0, len(shas), AT_ONCE):
                self._step(shas[number : number + AT_ONCE])
            for graph, lines in {**more, **decided_graph(self.shelf, self.base)}.items():
                if lines or self.database.graphs.has_graph(IRI(graph)):
                    self._change(Change(replace={graph: lines}))
            if anew or not sure:
                self._count_common()
            self.database.publish()
            db.execute("DELETE FROM pending")
            self.shelf.set_meta("anew", "")

    def _step(self, shas: list[str]) -> None:
        try:
            step = take_step(self.shelf, self.base, shas, self._held)
        except GraphError as error:
            raise _DamagedError from error
        self._change(Change(replace=step.replace, remove=step.remove, add=step.add))

    def _held(self, graph: str, subject: IRI) -> list[str]:
        quads = self.database.graphs.quads(graph, subject)
        return canonical.statements(quads).get(graph, [])

    def _change(self, change: Change) -> None:
        """Change the database, and note the digests of what it holds then."""
        self.database.apply(self.database.fill(change))
        db = self.shelf.db
        for graph, lines in change.replace.items():
            if graph in self._common():
                digest = SumDigest().change(lines, (), graph).digest
            else:
                digest = graph_digest(lines, graph)
            self._note_digest(graph, digest, len(lines))
        for graph in sorted({*change.remove, *change.add}):
            row = db.execute("SELECT digest, quads FROM graph WHERE iri = ?", (graph,)).fetchone()
            told = SumDigest.of(*(row or ("", 0))).change(
                change.add.get(graph, ()), change.remove.get(graph, ()), graph
            )
            self._note_digest(graph, told.digest, told.quads)

    def _note_digest(self, graph: str, digest: str, quads: int) -> None:
        db = self.shelf.db
        db.execute("DELETE FROM graph WHERE iri = ?", (graph,))
        if quads:
            db.execute("INSERT INTO graph VALUES (?, ?, ?)", (graph, digest, quads))

    def _count_common(self) -> None:
        """Note the digests of the common graphs from what they hold.

        A writer that was killed may have changed them without having told the shelf.
        """
        for graph in self._common():
            told = SumDigest().change(self.database.graphs.lines(graph), (), graph)
            self._note_digest(graph, told.digest, told.quads)

    def _at_first(self) -> dict[str, list[str]]:
        """What the graphs hold before the first readout; those of readouts that are gone, nothing.

        The graph of a readout whose record is damaged stays as it is.
        """
        here = {str(self.iris.graph(kept.sha)) for kept in self.shelf.kept()}
        there = set(map(str, self.database.graphs.graphs()))
        of_readouts = str(self.iris.graph(""))
        found = {g: list[str]() for g in there if g.startswith(of_readouts) and g not in here}
        links, authority = self._common()
        acts = canonical.statements(act_quads(self.base)).get(authority, [])
        return found | {links: [], authority: acts}

    def _is_readable(self, sha: str) -> bool:
        (kept,) = self.shelf.kept("WHERE sha = ?", sha)
        try:
            account_of(self.shelf.record(sha), kept.name)
        except GraphError:
            self.lost.append(kept.name)
            return False
        return True

    def _forget(self) -> None:
        """Let the next settling decide all of it anew, from the records."""
        self.shelf.set_meta("anew", "yes")

    def _common(self) -> list[str]:
        return [str(self.iris.common_graph(name)) for name in COMMON]

    def close(self, *, settle: bool = True) -> None:
        """Settle, note the digests of the database's files, and let the next one write.

        Without settling, what is not settled yet is left to the next writer.
        """
        try:
            if settle:
                self.settle()
                del self.database
                mark_database(self.shelf, self.folder)
        finally:
            self._release()

    def _release(self) -> None:
        self.__dict__.pop("database", None)
        self.shelf.close()
        self._lock.release()

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        # Where there is no room, another attempt to write would hide what happened.
        self.close(settle=not isinstance(error, OutputError | MemoryError))

    def _note(self, shas: Iterable[str]) -> None:
        rows = [(sha,) for sha in sorted(shas)]
        self.shelf.db.executemany("INSERT INTO pending (step) VALUES (?)", rows)
        for name in ("files", "inferred"):
            self.shelf.set_meta(name, "")  # what was made of the graph is out of date
