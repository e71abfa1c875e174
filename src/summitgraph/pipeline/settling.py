"""Making the database follow the shelf: what readouts tell together, step by step, then published.

All of it happens inside one transaction of the shelf. Killed in the midst, the database may be
ahead of it; readers see nothing of that, and the next settling comes to the same.
"""

from __future__ import annotations

from summitgraph.clock import Clock
from summitgraph.errors import GraphError
from summitgraph.pipeline.across import empty, take_step
from summitgraph.pipeline.outcomes import decided_graph
from summitgraph.pipeline.own import COMMON
from summitgraph.pipeline.record import account_of
from summitgraph.pipeline.shelf import Shelf
from summitgraph.store import canonical
from summitgraph.store.change import Change, Lines
from summitgraph.store.disk import Database
from summitgraph.store.manifest import SumDigest, graph_digest
from summitgraph.triples.authority import act_quads
from summitgraph.triples.iris import Iris
from summitgraph.triples.term import IRI

AT_ONCE = 100
"""Readouts that are linked together, so that memory holds no more of them."""

_ANEW = "anew"


class _DamagedError(Exception):
    """A record that is needed for linking cannot be read."""


def decide_anew(shelf: Shelf) -> None:
    """Let the next settling decide all of it anew, from the records; inside a transaction."""
    shelf.set_meta(_ANEW, "yes")


class Settling:
    """The writer's work on the database.

    Attributes:
        sure: whether the database holds what the shelf tells of it, and nothing more.

    Args:
        lost: takes the names of readouts whose record could not be read; their graphs stay.
    """

    def __init__(
        self,
        shelf: Shelf,
        database: Database,
        base: str,
        *,
        sure: bool,
        lost: list[str],
        clock: Clock,
    ) -> None:
        self.sure = sure
        self._clock = clock
        self._lost = lost
        self._shelf = shelf
        self._database = database
        self._iris = Iris(base)

    def settle(self, more: Lines) -> None:
        """Do all steps that the shelf lists, put `more` in place of other graphs, and publish."""
        sure, self.sure = self.sure, False  # until all of it is told to the shelf
        try:
            self._settle(more, sure)
        except _DamagedError:
            with self._shelf.transaction():
                decide_anew(self._shelf)
            try:
                self._settle(more, sure)
            except _DamagedError as error:
                raise error.__cause__ or error from None
        self.sure = True

    def _settle(self, more: Lines, sure: bool) -> None:
        with self._shelf.transaction() as db:
            anew = self._shelf.meta(_ANEW) == "yes"
            if anew:
                empty(db)
                self._shelf.set_meta("last day", "")
                db.execute("DELETE FROM pending")
                db.execute("INSERT INTO pending (step) SELECT sha FROM readout ORDER BY name, sha")
            shas = [row[0] for row in db.execute("SELECT step FROM pending ORDER BY number")]
            shas = [sha for sha in dict.fromkeys(shas) if sha]
            if anew:
                self._lost.clear()
                shas = [sha for sha in shas if self._is_readable(sha)]
                self._change(Change(replace=self._at_first()))
            for number in range(0, len(shas), AT_ONCE):
                self._step(shas[number : number + AT_ONCE])
            decided = decided_graph(self._shelf, self._iris.base)
            for graph, lines in {**more, **decided}.items():
                if lines or self._database.graphs.has_graph(IRI(graph)):
                    self._change(Change(replace={graph: lines}))
            if anew or not sure:
                self._count_common()
            with self._clock.stage("publishing"):
                self._database.publish()
            db.execute("DELETE FROM pending")
            self._shelf.set_meta(_ANEW, "")

    def _step(self, shas: list[str]) -> None:
        try:
            with self._clock.stage("linking across readouts"):
                step = take_step(self._shelf, self._iris.base, shas, self._held, clock=self._clock)
        except GraphError as error:
            raise _DamagedError from error
        self._change(Change(replace=step.replace, remove=step.remove, add=step.add))

    def _held(self, graph: str, subject: IRI) -> list[str]:
        quads = self._database.graphs.quads(graph, subject)
        return canonical.statements(quads).get(graph, [])

    def _change(self, change: Change) -> None:
        """Change the database, and note the digests of what it holds then."""
        with self._clock.stage("writing"):
            self._database.apply(self._database.fill(change))
        with self._clock.stage("digests"):
            self._note_digests(change)

    def _note_digests(self, change: Change) -> None:
        db = self._shelf.db
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
        db = self._shelf.db
        db.execute("DELETE FROM graph WHERE iri = ?", (graph,))
        if quads:
            db.execute("INSERT INTO graph VALUES (?, ?, ?)", (graph, digest, quads))

    def _count_common(self) -> None:
        """Note the digests of the common graphs from what they hold.

        A writer that was killed may have changed them without having told the shelf.
        """
        for graph in self._common():
            told = SumDigest().change(self._database.graphs.lines(graph), (), graph)
            self._note_digest(graph, told.digest, told.quads)

    def _at_first(self) -> dict[str, list[str]]:
        """What the graphs hold before the first readout; those of readouts that are gone, nothing.

        The graph of a readout whose record is damaged stays as it is.
        """
        here = {str(self._iris.graph(kept.sha)) for kept in self._shelf.kept()}
        there = set(map(str, self._database.graphs.graphs()))
        of_readouts = str(self._iris.graph(""))
        found = {g: list[str]() for g in there if g.startswith(of_readouts) and g not in here}
        links, authority = self._common()
        acts = canonical.statements(act_quads(self._iris.base)).get(authority, [])
        return found | {links: [], authority: acts}

    def _is_readable(self, sha: str) -> bool:
        (kept,) = self._shelf.kept("WHERE sha = ?", sha)
        try:
            account_of(self._shelf.record(sha), kept.name)
        except GraphError:
            self._lost.append(kept.name)
            return False
        return True

    def _common(self) -> list[str]:
        return [str(self._iris.common_graph(name)) for name in COMMON]
