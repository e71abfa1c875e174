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

from summitgraph import triples
from summitgraph.errors import GraphError, OutputError, UsageError
from summitgraph.pipeline.edition import edition
from summitgraph.pipeline.linked import linked
from summitgraph.pipeline.marks import mark_database
from summitgraph.pipeline.record import account_of, digest, pack
from summitgraph.pipeline.shelf import FORMAT, Shelf, Source
from summitgraph.records import Account
from summitgraph.store import canonical
from summitgraph.store.change import Change
from summitgraph.store.disk import Database
from summitgraph.store.lock import Lock
from summitgraph.store.manifest import graph_digest
from summitgraph.triples.iris import DEFAULT_BASE, Iris
from summitgraph.triples.term import Quad

COMMON = ("links", "authority")
"""Graphs that all readouts fill together."""

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
        self.shelf.make_tables()
        self.database = Database(self.folder)
        clean = bool(told) and self.shelf.meta("clean") == "yes"
        with self.shelf.transaction() as db:
            self.shelf.set_meta("clean", "no")
            self.shelf.set_meta("base", self.base)
            self.shelf.set_meta("edition", made_by)
            if upgrade:
                self.shelf.set_meta("upgrading", "yes")
                db.execute("DELETE FROM told")  # all graphs are made anew
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
        with self.shelf.transaction():
            for old in set(instead_of) - {account.readout.sha256}:
                self.shelf.take(old)
            self.shelf.put(account, source)
            self._note()
        self._steps += 1

    def remove(self, shas: Iterable[str]) -> None:
        """Take readouts out, with all that rested on them, in one step."""
        with self.shelf.transaction():
            for sha in sorted(set(shas)):
                self.shelf.take(sha)
            self._note()
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
        begin = time.monotonic()
        told = linked(self._accounts())
        digests = {a.readout.sha256: digest(pack(a)) for a in told.accounts}
        known = dict(self.shelf.rows("SELECT sha, digest FROM told"))
        here = {kept.sha for kept in self.shelf.kept()}
        replace = {str(self.iris.graph(sha)): list[str]() for sha in known if sha not in here}
        for account in told.accounts:
            sha = account.readout.sha256
            if known.get(sha) != digests[sha]:
                quads = triples.account_quads(account, base=self.base)
                replace |= canonical.statements(quads)
        replace |= more or {}
        common = canonical.statements(told.common_quads(self.base))
        remove, add = self._differences(common)
        self.database.apply(Change(replace=replace, remove=remove, add=add))
        self.database.publish()
        self._settled(replace | {g: common.get(g, []) for g in self._common()}, digests, here)
        self._steps = 0
        self.settled = time.monotonic()
        self.effort = self.settled - begin

    def _settled(
        self, graphs: dict[str, list[str]], digests: dict[str, str], here: set[str]
    ) -> None:
        with self.shelf.transaction() as db:
            for graph, lines in graphs.items():
                db.execute("DELETE FROM graph WHERE iri = ?", (graph,))
                if lines:
                    row = (graph, graph_digest(lines, graph), len(lines))
                    db.execute("INSERT INTO graph VALUES (?, ?, ?)", row)
            db.executemany("INSERT OR REPLACE INTO told VALUES (?, ?)", digests.items())
            for (sha,) in db.execute("SELECT sha FROM told").fetchall():
                if sha not in here:
                    db.execute("DELETE FROM told WHERE sha = ?", (sha,))
            db.execute("DELETE FROM pending")

    def _differences(
        self, wanted: dict[str, list[str]]
    ) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """What to take from the common graphs, and what to add to them."""
        remove, add = {}, {}
        for graph in self._common():
            have, want = set(self.database.graphs.lines(graph)), set(wanted.get(graph, ()))
            if have - want:
                remove[graph] = sorted(have - want)
            if want - have:
                add[graph] = sorted(want - have)
        return remove, add

    def _common(self) -> list[str]:
        return [str(self.iris.common_graph(name)) for name in COMMON]

    def _accounts(self) -> list[Account]:
        found = []
        self.lost.clear()
        for kept in self.shelf.kept():
            try:
                found.append(account_of(self.shelf.record(kept.sha), kept.name))
            except GraphError:
                self.lost.append(kept.name)
        return found

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

    def _note(self) -> None:
        self.shelf.db.execute("INSERT INTO pending (step) VALUES ('')")
        for name in ("files", "inferred"):
            self.shelf.set_meta(name, "")  # what was made of the graph is out of date
