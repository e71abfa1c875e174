"""The one writer of a store: readouts come and go, one whole step each.

A step is written to the shelf first and to the database then, in one call there. Killed in
between, the shelf still lists the step, and the next writer makes the database follow. What
readers see is published after steps, never in the midst of one.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType

from summitgraph import triples
from summitgraph.errors import GraphError, OutputError, UsageError
from summitgraph.pipeline.crossing import NAMES, TABLES, Crossing, Touched
from summitgraph.pipeline.edition import edition
from summitgraph.pipeline.marks import mark_database
from summitgraph.pipeline.record import account_of
from summitgraph.pipeline.shelf import FORMAT, Shelf, Source
from summitgraph.records import Account
from summitgraph.store import canonical
from summitgraph.store.change import Change
from summitgraph.store.disk import Database
from summitgraph.store.lock import Lock
from summitgraph.store.manifest import LineSum, graph_digest
from summitgraph.triples.iris import DEFAULT_BASE, Iris
from summitgraph.triples.term import Quad

COMMON = ("links", "authority")

CopyFirst = Callable[[Path, str], object]
"""Copies the store of a folder before it is upgraded from the edition that is named."""


class Writer:
    """The right to change a store; made where there is none. Use it in a `with` block.

    Attributes:
        shelf: what is kept beside the quads.
        base: the IRI under which found things live, settled when the store was made.
        settled: when readers could last see all steps (`time.monotonic`).
        lost: names of readouts whose record cannot be read, so that an upgrade left them.
    """

    def __init__(
        self, folder: Path, *, base: str | None = None, copy_first: CopyFirst | None = None
    ) -> None:
        self.folder = folder
        self.lost: list[str] = []
        self.settled = time.monotonic()
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
        new = not told
        self.base = told or base or DEFAULT_BASE
        if base and base != self.base:
            raise UsageError(
                "the store has another base",
                where=str(self.folder),
                value=base,
                advice=f"leave --base out, as it is {self.base}, or build into a new folder",
            )
        self.iris = Iris(self.base)
        made_by = edition() if new else self.shelf.meta("edition")
        upgrade = not new and (old < FORMAT or made_by != edition())
        if upgrade and copy_first and not self.shelf.meta("rebuilding"):
            copy_first(self.folder, made_by)
        self.shelf.make_tables(TABLES, NAMES)
        self.crossing = Crossing(self.shelf.db, self.base)
        self.database = Database(self.folder)
        self._graphs: dict[str, tuple[str, int] | None] = {}
        self._sums = {name: self._sum(name) for name in COMMON}
        self._steps = 0
        with self.shelf.transaction():
            clean = self.shelf.meta("clean") == "yes"
            self.shelf.set_meta("clean", "no")
            self.shelf.set_meta("base", self.base)
            self.shelf.set_meta("edition", made_by)
        if new:
            self._apply([], Touched(), add=triples.act_quads(self.base))
        if upgrade or self.shelf.meta("rebuilding"):
            self._rebuild()
        elif not clean and not new:
            self._follow()

    def put(self, account: Account, source: Source, *, instead_of: Iterable[str] = ()) -> None:
        """Take a readout in, in place of others and of its own former account.

        Raises:
            OutputError: where it cannot be written; the store then holds what it held.
        """
        sha = account.readout.sha256
        gone = sorted({*instead_of, sha})
        with self.shelf.transaction():
            touched = Touched()
            for old in gone:
                if self.shelf.kept("WHERE sha = ?", old):
                    touched |= self.crossing.leave(old)
                if old != sha:
                    self.shelf.take(old)
            touched |= self.crossing.enter(account)
            self.shelf.put(account, source)
            self._note(gone, touched)
        self._apply(gone, touched, {sha: account})

    def remove(self, shas: Iterable[str]) -> None:
        """Take readouts out, with all that rested on them, in one step."""
        gone = sorted(set(shas))
        with self.shelf.transaction():
            touched = Touched()
            for sha in gone:
                touched |= self.crossing.leave(sha)
                self.shelf.take(sha)
            self._note(gone, touched)
        self._apply(gone, touched)

    def replace_graph(self, name: str, quads: Iterable[Quad]) -> None:
        """Put quads in place of a graph of the store's own that no readout fills (`inferred`)."""
        graph = self.iris.common_graph(name)
        change = Change(replace={graph: canonical.statements(quads).get(graph, [])})
        self.database.apply(change)
        self._count(change)
        self._steps += 1

    def settle(self) -> None:
        """Make all steps so far safe on disk, and let readers see them."""
        if not self._steps:
            return
        self.database.publish()
        with self.shelf.transaction() as db:
            for graph, mark in self._graphs.items():
                db.execute("DELETE FROM graph WHERE iri = ?", (graph,))
                if mark:
                    db.execute("INSERT INTO graph VALUES (?, ?, ?)", (graph, *mark))
            for name, told in self._sums.items():
                row = (self.iris.common_graph(name), str(told), told.lines)
                db.execute("INSERT OR REPLACE INTO graph VALUES (?, ?, ?)", row)
            db.execute("DELETE FROM pending")
        self._graphs.clear()
        self._steps = 0
        self.settled = time.monotonic()

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

    def _note(self, shas: list[str], touched: Touched) -> None:
        step = json.dumps([shas, touched.to_json()])
        self.shelf.db.execute("INSERT INTO pending (step) VALUES (?)", (step,))
        for name in ("files", "inferred"):
            self.shelf.set_meta(name, "")  # what was made of the graph is out of date

    def _apply(
        self,
        shas: Iterable[str],
        touched: Touched,
        accounts: dict[str, Account] | None = None,
        add: Iterable[Quad] = (),
    ) -> None:
        """Make the database hold what the shelf tells of these readouts and of what they touch."""
        replace: dict[str, list[str]] = {}
        for sha in shas:
            account, graph = (accounts or {}).get(sha), self.iris.graph(sha)
            told = triples.account_quads(account, base=self.base) if account else ()
            replace[graph] = canonical.statements(told).get(graph, [])
        here = {
            quad
            for graph, subject in self.crossing.subjects(touched)
            for quad in self.database.graphs.quads(graph, subject)
        }
        wanted = set(self.crossing.wanted(touched))
        new = (wanted - here) | {quad for quad in add if quad not in self.database.graphs}
        self._change(replace, here - wanted, new)

    def _change(
        self, replace: dict[str, list[str]], remove: Iterable[Quad], add: Iterable[Quad]
    ) -> None:
        change = Change(
            replace=replace, remove=canonical.statements(remove), add=canonical.statements(add)
        )
        self.database.apply(change)
        self._count(change)
        self._steps += 1

    def _count(self, change: Change) -> None:
        for graph, lines in change.replace.items():
            self._graphs[graph] = (graph_digest(lines, graph), len(lines)) if lines else None
        for name in COMMON:
            graph = self.iris.common_graph(name)
            told = self._sums[name].plus(change.add.get(graph, ()), graph)
            self._sums[name] = told.minus(change.remove.get(graph, ()), graph)

    def _sum(self, name: str) -> LineSum:
        graph = self.iris.common_graph(name)
        rows = self.shelf.rows("SELECT digest, quads FROM graph WHERE iri = ?", graph)
        return LineSum(int(rows[0][0], 16), int(rows[0][1])) if rows else LineSum()

    def _resum(self) -> None:
        for name in COMMON:
            graph = self.iris.common_graph(name)
            self._sums[name] = LineSum.of(self.database.graphs.lines(graph), graph)

    def _follow(self) -> None:
        """After a writer that was killed: make the database hold all steps of the shelf."""
        self._resum()
        self._apply([], Touched(), add=triples.act_quads(self.base))
        for (text,) in self.shelf.rows("SELECT step FROM pending ORDER BY number"):
            shas, touched = json.loads(text)
            accounts = {sha: account for sha in shas if (account := self._account(sha))}
            gone = [sha for sha in shas if not self.shelf.kept("WHERE sha = ?", sha)]
            self._apply([*accounts, *gone], Touched.from_json(touched), accounts)
        inferred = self.iris.common_graph("inferred")
        lines = self.database.graphs.lines(inferred)
        self._graphs[inferred] = (graph_digest(lines, inferred), len(lines)) if lines else None
        self._steps += 1
        self.settle()

    def _account(self, sha: str) -> Account | None:
        for kept in self.shelf.kept("WHERE sha = ?", sha):
            try:
                return account_of(self.shelf.record(sha), kept.name)
            except GraphError:
                self.lost.append(kept.name)
        return None

    def _rebuild(self) -> None:
        """Derive all graphs anew from the accounts: after an upgrade."""
        with self.shelf.transaction() as db:
            self.shelf.set_meta("rebuilding", "yes")
            db.execute("DELETE FROM pending")
            for table in NAMES:
                db.execute(f"DELETE FROM {table}")
        self._resum()
        for kept in self.shelf.kept():
            account = self._account(kept.sha)
            if account is None:
                continue
            with self.shelf.transaction():
                touched = self.crossing.enter(account)
            self._apply([kept.sha], touched, {kept.sha: account})
        self._sweep()
        self.settle()
        with self.shelf.transaction():
            self.shelf.set_meta("edition", edition())
            self.shelf.set_meta("rebuilding", "")

    def _sweep(self) -> None:
        """Take from the common graphs what no readout tells any more."""
        wanted = {*self.crossing.wanted(self.crossing.everything()), *triples.act_quads(self.base)}
        here = {
            quad
            for name in COMMON
            for quad in self.database.graphs.quads(self.iris.common_graph(name))
        }
        self._change({}, here - wanted, wanted - here)
