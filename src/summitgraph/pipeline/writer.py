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

from summitgraph.clock import IDLE, Clock
from summitgraph.errors import OutputError, UsageError
from summitgraph.pipeline.across import TABLES
from summitgraph.pipeline.corrections import JOURNAL, concerned, journal_digest, keep
from summitgraph.pipeline.edition import edition
from summitgraph.pipeline.marks import mark_database
from summitgraph.pipeline.own import SERVED, note_own, written_over
from summitgraph.pipeline.settling import Settling, decide_anew
from summitgraph.pipeline.shelf import FORMAT, Shelf, Source
from summitgraph.records import Account
from summitgraph.store import canonical
from summitgraph.store.disk import Database
from summitgraph.store.lock import Lock
from summitgraph.triples.iris import DEFAULT_BASE, Iris
from summitgraph.triples.term import Quad

CopyFirst = Callable[[Path, str], object]
"""Copies the store of a folder before it is upgraded from the edition that is named."""


class Writer:
    """The right to change a store; made where there is none. Use it in a `with` block.

    Attributes:
        shelf: what is kept beside the quads.
        base: the IRI under which found things live, settled when the store was made.
        settled: when readers could last see all steps (`time.monotonic`).
        effort: seconds that the last settling took.
        lost: names of readouts whose record cannot be read; their graphs stay as they are.
        put_back: graphs of the build into which a service had written.
        clock: is told of the stages.
    """

    def __init__(
        self,
        folder: Path,
        *,
        base: str | None = None,
        copy_first: CopyFirst | None = None,
        clock: Clock = IDLE,
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.lost: list[str] = []
        self.put_back: list[str] = []
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
        clean = bool(told) and self.shelf.meta("clean") == "yes"
        with self.shelf.transaction():
            # before the engine is opened, which changes its files: what was noted of them is over
            self.shelf.set_meta("clean", "no")
        with self.clock.stage("opening the store"):
            self.database = Database(self.folder)
        self._settling = Settling(
            self.shelf, self.database, self.base, sure=clean, lost=self.lost, clock=self.clock
        )
        with self.shelf.transaction():
            self.shelf.set_meta("base", self.base)
            self.shelf.set_meta("edition", made_by)
            if upgrade:
                self.shelf.set_meta("upgrading", "yes")
            if upgrade or not told:
                decide_anew(self.shelf)
        if told and self.shelf.meta(SERVED) == "yes":
            self._after_service(clean=clean)
        self.take_corrections()
        if upgrade or (told and not clean):
            self._steps += 1
            self.settle()
            with self.shelf.transaction():
                self.shelf.set_meta("edition", edition())
                self.shelf.set_meta("upgrading", "")

    def _after_service(self, *, clean: bool) -> None:
        """Put the graphs of the build back where a service wrote into them; note all others."""
        if clean:
            self.put_back = written_over(self.shelf, self.database.graphs)
        inferred = str(self.iris.common_graph("inferred"))
        readouts = {str(self.iris.graph(kept.sha)): kept.sha for kept in self.shelf.kept()}
        with self.shelf.transaction() as db:
            note_own(self.shelf, self.database.graphs)
            for sha in (readouts[graph] for graph in self.put_back if graph in readouts):
                db.execute("DELETE FROM told WHERE sha = ?", (sha,))
                self._note([sha])
            if not clean or set(self.put_back) - set(readouts) - {inferred}:
                decide_anew(self.shelf)
            self.shelf.set_meta(SERVED, "")
        if self.put_back:
            self._steps += 1
            self._settling.sure = False
            self.settle({inferred: []} if inferred in self.put_back else {})

    def put(self, account: Account, source: Source, *, instead_of: Iterable[str] = ()) -> None:
        """Take a readout in, in place of others and of its own former account.

        Raises:
            OutputError: where it cannot be written; the store then holds what it held.
        """
        instead_of = set(instead_of)
        with self.clock.stage("keeping accounts"), self.shelf.transaction():
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
                decide_anew(self.shelf)
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
        self.take_corrections()  # a readout that came or went may be what a decision is on
        begin = time.monotonic()
        self._settling.settle(more or {})
        self._steps = 0
        self.settled = time.monotonic()
        self.effort = self.settled - begin

    def close(self, *, settle: bool = True) -> None:
        """Settle, note the digests of the database's files, and let the next one write.

        Without settling, what is not settled yet is left to the next writer.
        """
        try:
            if settle:
                self.settle()
                with self.clock.stage("closing the store"):
                    del self.database, self._settling  # both hold it open
                    mark_database(self.shelf, self.folder)
        finally:
            self._release()

    def _release(self) -> None:
        for name in ("database", "_settling"):
            self.__dict__.pop(name, None)
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
