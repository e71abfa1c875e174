"""The graph in a user's hands: ask it, check it, draw it, write it.

How it is made stands in `build.py`; how its files are made in `output.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from summitgraph.errors import GraphError, UsageError
from summitgraph.pipeline.documents import Skipped
from summitgraph.pipeline.linked import Linked
from summitgraph.pipeline.staging import MARK
from summitgraph.records import Account, Comparison, FollowUp, LedgerEntry, SharedMeeting
from summitgraph.store import GraphStore, Rows
from summitgraph.store.disk import is_store, open_latest
from summitgraph.triples.iris import DEFAULT_BASE

if TYPE_CHECKING:
    import networkx
    import rdflib

    from summitgraph.network.matrix import MatrixSettings
    from summitgraph.network.row import StatementRow
    from summitgraph.pipeline.networks import NetworkKind, Plan
    from summitgraph.shapes import Engine, ValidationReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of the running text gave statements.

    Attributes:
        sentences: sentences of running text.
        coded: of these, how many gave a statement.
        passed_over: notices of a sentence that was passed over for a named reason.
        undecided: notices of a decision that was not taken.
    """

    readouts: int
    sentences: int
    coded: int
    passed_over: int
    undecided: int

    @property
    def share(self) -> float:
        """Coded sentences of all, 0 to 1."""
        return self.coded / self.sentences if self.sentences else 0.0


class KnowledgeGraph:
    """A graph of readouts.

    Attributes:
        store: the quads.
        skipped: documents that could not be read, and why.
        base: the IRI under which things found in texts live.
        folder: of the store on disk that it shows, as that was when it was opened; None for a
            graph in memory.
    """

    def __init__(
        self,
        store: GraphStore,
        *,
        linked: Linked | None = None,
        skipped: Iterable[Skipped] = (),
        base: str = DEFAULT_BASE,
        folder: Path | None = None,
    ) -> None:
        self.store = store
        self._told = linked or Linked()
        self.skipped = tuple(skipped)
        self.base = base
        self.folder = folder

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> KnowledgeGraph:
        """Open a build by its folder, or any RDF file (.trig, .ttl, .nq, .nt, .jsonld).

        A store that is being written to can be opened all the same: one sees what was settled
        last, whole readouts only, and goes on seeing that.

        Raises:
            GraphError: where there is no graph, or it cannot be parsed.
        """
        source = Path(path)
        if not source.exists():
            raise GraphError("there is no such file or folder", where=str(source))
        if is_store(source):
            store = open_latest(source)
            return cls(store, base=_base(store), folder=source)
        if source.is_dir():
            if not (source / MARK).is_file():
                raise GraphError(
                    f"the folder holds no store and no {MARK}",
                    where=str(source),
                    advice="name a folder that summitgraph build wrote, or an RDF file",
                )
            source = source / MARK
        store = GraphStore()
        store.load(source)
        return cls(store, base=_base(store))

    @property
    def accounts(self) -> tuple[Account, ...]:
        """One for each readout, all in memory; empty where the graph came from an RDF file."""
        return self._linked.accounts

    @property
    def meetings(self) -> tuple[SharedMeeting, ...]:
        """Each meeting with its accounts; empty where the graph came from a file."""
        return self._linked.meetings

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """Commitments that later readouts speak of; empty where the graph came from a file."""
        return self._linked.follow_ups

    @property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Each undertaking once, as of the last meeting; empty where the graph came from a file."""
        return self._linked.ledger

    @cached_property
    def _linked(self) -> Linked:
        if self.folder is None:
            return self._told
        from summitgraph.pipeline.kept import kept_accounts

        return kept_accounts(self.folder)

    def __len__(self) -> int:
        """The number of quads."""
        return len(self.store)

    def __repr__(self) -> str:
        return f"KnowledgeGraph({len(self.store)} quads in {len(self.store.graphs())} graphs)"

    def query(self, name: str, /, **parameters: Any) -> Rows:
        """The answer to a stored question, for example `kg.query("agreements")`.

        Raises:
            QueryError: for an unknown question or a parameter that does not fit it.
        """
        from summitgraph import queries

        return queries.ask(self.store, name, **parameters)

    def compare(self, meeting: str | None = None) -> tuple[Comparison, ...]:
        """The accounts of one meeting side by side, issue by issue.

        Args:
            meeting: part of a meeting's label or key, or of a readout's name; every meeting with
                several accounts where it is None.

        Raises:
            UsageError: where no meeting is so named, or the graph was reopened.
        """
        from summitgraph.pipeline.comparison import compared

        self._need_accounts()
        return compared(self.accounts, self.meetings, meeting)

    @cached_property
    def statement_rows(self) -> tuple[StatementRow, ...]:
        """The statements as networks count them."""
        from summitgraph.network import rows_from_store

        return rows_from_store(self.store)

    @cached_property
    def sides(self) -> dict[str, str]:
        """On whose behalf each actor takes part, by the actor's IRI."""
        from summitgraph.network import sides_from_store

        return sides_from_store(self.store)

    def network(
        self,
        kind: NetworkKind = "actor-issue",
        *,
        families: Iterable[str] | None = None,
        layer: str = "",
        **options: Any,
    ) -> networkx.Graph:
        """A network as a networkx graph.

        Of actor-issue, actor-actor and issue-issue, `options` are those of the function of that
        name; of the others they are settings of a matrix (`joint="skip"`, `start="2016-01-01"`).

        Args:
            families: count only acts of these families.
            layer: of actor-addressee-issue, the variable that tells its layers; "" for the issue.

        Raises:
            UsageError: for an unknown kind or option.
        """
        from summitgraph.network.matrix import read_settings
        from summitgraph.pipeline.networks import ROW_OPTIONS

        own = {name: options.pop(name) for name in ROW_OPTIONS if name in options}
        settings = read_settings(options, where="network")
        return self.plan(kind, settings, families=families, layer=layer, options=own).whole()

    def plan(
        self,
        kind: NetworkKind,
        settings: MatrixSettings,
        *,
        families: Iterable[str] | None = None,
        layer: str = "",
        options: Mapping[str, Any] | None = None,
    ) -> Plan:
        """A network to be made of all statements, or of one meeting or window after the other.

        Raises:
            UsageError: for an unknown kind or option.
        """
        from summitgraph.pipeline.networks import plan_rows

        return plan_rows(
            self.statement_rows,
            self.sides,
            kind,
            settings,
            families=None if families is None else tuple(families),
            layer=layer,
            options=options,
        )

    def validate(self, *, engine: Engine = "auto") -> ValidationReport:
        """What the shapes say of the union of all graphs.

        Args:
            engine: `reference` (pySHACL), `compiled` (SPARQL on the store, the same findings many
                times as fast), or `auto`, which takes the latter for large graphs.
        """
        from summitgraph import shapes

        return shapes.validate_store(self.store, engine=engine)

    @cached_property
    def validation(self) -> ValidationReport:
        """The report of `validate`, made once."""
        return self.validate()

    def infer(self, *, engine: Literal["rules", "owlrl"] = "rules") -> int:
        """Add what follows from graph and ontology to `<base>graph/inferred`, and count it.

        Args:
            engine: `rules`, stored SPARQL for the part of OWL 2 RL that the ontology uses; or
                `owlrl`, the reference, which gives the same triples and takes many times as long.

        Raises:
            UsageError: for another engine.
        """
        from summitgraph.reasoning import owl_rl, rules_rl
        from summitgraph.reasoning.lines import joined

        engines = {"rules": rules_rl, "owlrl": owl_rl}
        if engine not in engines:
            raise UsageError("unknown engine", value=str(engine), advice="use rules or owlrl")
        if self.folder is not None:
            raise UsageError(
                "a store on disk is opened to be read",
                where=str(self.folder),
                advice="build it with infer=True, or `summitgraph build … --infer`",
            )
        graph = f"{self.base}graph/inferred"
        self.store.remove_graph(graph)
        found = engines[engine](self.store.write("nt"))
        self.store.load(joined(found), "nt", graph=graph)
        for name in ("validation", "statement_rows", "sides"):
            self.__dict__.pop(name, None)
        return len(found)

    def to_rdflib(self) -> rdflib.Dataset:
        """A copy as an rdflib dataset, whose default graph is the union of the named ones."""
        import rdflib

        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=self.store.write("nq"), format="nquads")
        return dataset

    def coverage(self) -> Coverage:
        """How many sentences gave a statement, and how many notices tell why others did not."""
        rows = self.query("coverage")

        def total(column: str) -> int:
            return sum(n for n in rows.column(column) if isinstance(n, int))

        return Coverage(
            readouts=len(rows),
            sentences=total("sentences"),
            coded=total("coded"),
            passed_over=total("passedOver"),
            undecided=total("undecided"),
        )

    def write(self, folder: str | os.PathLike[str]) -> Path:
        """Write graph, tables, networks, validation and report into a folder, all or nothing.

        Raises:
            OutputError: where that is not possible; what stood there before is untouched.
            UsageError: where the graph was reopened, so that there are no texts to report on.
        """
        from summitgraph.pipeline.output import files_of
        from summitgraph.pipeline.staging import check_folder, write_folder

        target = Path(folder)
        check_folder(target)
        if is_store(target) and (self.folder is None or self.folder.resolve() != target.resolve()):
            raise UsageError(
                "the folder holds a store of its own",
                where=str(folder),
                advice="name another folder, or add to that store: build(…, output=folder)",
            )
        self._need_accounts()
        write_folder(target, files_of(self))
        return target

    def _need_accounts(self) -> None:
        if not self.accounts:
            raise UsageError(
                "this graph was opened from its files; its texts are not at hand",
                advice="build it from its readouts, or use query(), to_rdflib() or store.write()",
            )


def _base(store: GraphStore) -> str:
    """The base of a graph that a build wrote, by the name of its graph of authorities."""
    home = "graph/authority"
    return next((g.removesuffix(home) for g in store.graphs() if g.endswith(home)), DEFAULT_BASE)
