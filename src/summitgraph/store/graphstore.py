"""The quads of a graph, in memory or on disk, and the one door to SPARQL.

A writing call is all or nothing, also when the process is killed in the midst of it. A query sees
the union of all named graphs unless it says GRAPH or FROM. Oxigraph's union repeats a triple that
stands in two graphs, once for each pattern that meets it: say DISTINCT, in a sub-query where such
facts are joined. A stranger's query can run without end and belongs into a process of its own;
here only SERVICE, updates and deep nesting are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from summitgraph.errors import GraphError, QueryError
from summitgraph.store import canonical
from summitgraph.store.blocks import blocks
from summitgraph.store.change import Change, Lines
from summitgraph.store.oxterm import OxTerm, text_of, to_ox, triple_from_ox, value_of
from summitgraph.store.prefixes import PREFIXES
from summitgraph.store.rows import Rows
from summitgraph.store.sparql import bind, names_dataset, refuse_outside
from summitgraph.triples.term import IRI, Quad, Term, Triple, nt_iri

FORMATS: Mapping[str, ox.RdfFormat] = MappingProxyType(
    {
        "jsonld": ox.RdfFormat.JSON_LD,
        "nq": ox.RdfFormat.N_QUADS,
        "nt": ox.RdfFormat.N_TRIPLES,
        "trig": ox.RdfFormat.TRIG,
        "ttl": ox.RdfFormat.TURTLE,
    }
)
"""What `load` reads, by the file ending; RDF/XML is left out, as its entities can fill memory."""


class GraphStore:
    """A set of quads that answers queries.

    Attributes:
        path: the folder of a store on disk, or None for one in memory.

    >>> from summitgraph.triples.term import Literal
    >>> store = GraphStore()
    >>> store.add([Quad("https://example.org/a", "https://example.org/p", Literal("x"), "")])
    >>> store.select("SELECT ?o { ?s ?p ?o }").column("o")
    ('x',)
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self.path = path
        try:
            if path is None:
                self._store = ox.Store()
            elif read_only:
                self._store = ox.Store.read_only(str(path))
            else:
                self._store = ox.Store(path)
        except (OSError, RuntimeError) as error:
            damaged = isinstance(error, RuntimeError)  # so RocksDB tells of a bad checksum
            raise GraphError(
                f"the store cannot be opened: {error}",
                where=str(path),
                advice="restore a backup, or build anew"
                if damaged
                else "close the program that holds it, or name another folder",
            ) from error

    @property
    def engine(self) -> ox.Store:
        """The engine's own store, for this folder's modules alone."""
        return self._store

    def __len__(self) -> int:
        return len(self._store)

    def __contains__(self, quad: object) -> bool:
        if not isinstance(quad, Quad):
            return False
        subject, predicate = ox.NamedNode(quad.subject), ox.NamedNode(quad.predicate)
        name = _graph_name(quad.graph)
        return ox.Quad(subject, predicate, to_ox(quad.object), name) in self._store

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads in one atomic call; those that are there already change nothing.

        Raises:
            GraphError: for a term that no RDF file may hold; then nothing was added.
        """
        # Each term was checked when it was written, and need not be when it is read.
        self._load(blocks(quads), ox.RdfFormat.TRIG, None, "the added quads", lenient=True)

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these quads in place of all that a named graph holds, in one atomic call.

        Raises:
            GraphError: for a quad of another graph and for terms that no RDF file may hold; then
                the graph is as it was.
        """
        lines = canonical.statements(quads)
        if set(lines) - {graph}:
            raise GraphError(
                "a quad belongs to another graph than the one to replace",
                where=graph,
                value=min(set(lines) - {graph}),
                advice="give only quads of that graph",
            )
        try:
            self.apply(Change(replace={graph: lines.get(graph, [])}))
        except OSError as error:
            raise GraphError(f"the graph was not replaced: {error}", where=graph) from error

    def apply(self, change: Change) -> None:
        """Make a change of several graphs in one atomic call.

        Raises:
            GraphError: for a line that is no triple; then nothing was changed.
            OSError: where it cannot be written; then nothing was changed.
        """
        there = (self._store.contains_named_graph(_graph_name(g)) for g in change.replace)
        try:
            if change.remove or any(there):
                self._store.update(change.update())
            else:  # twice as fast
                self._store.load(change.nquads(), ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise GraphError(f"the change was refused: {error}") from error

    def fill(self, graphs: Lines) -> None:
        """Add lines in the fastest way, which is not atomic: for graphs that nobody reads yet.

        Raises:
            OSError: where it cannot be written; a part of it may be there then.
        """
        text = canonical.write({graph: list(graphs[graph]) for graph in graphs}, "nq")
        self._store.bulk_load(text.encode(), ox.RdfFormat.N_QUADS, lenient=True)

    def remove_graph(self, graph: str) -> None:
        """Take a named graph away in one atomic call; one that is not there is no error."""
        self._store.remove_graph(ox.NamedNode(nt_iri(graph)[1:-1]))

    def load(
        self, source: bytes | str | Path, syntax: str = "", *, graph: str = "", base: str = ""
    ) -> None:
        """Add an RDF document in one atomic call.

        Args:
            source: the document itself, or the path of its file.
            syntax: a key of `FORMATS`; for a path, its ending tells.
            graph: the named graph for the triples of a format without graphs.
            base: the IRI that relative ones are relative to. Without it they are refused: that of
                the file would put the machine's folders into the graph.

        Raises:
            GraphError: where it cannot be read or parsed; then nothing was added.

        >>> store = GraphStore()
        >>> store.load("<https://e.org/a> <https://e.org/p> 1 .", "ttl", graph="https://e.org/g")
        >>> store.graphs()
        ('https://e.org/g',)
        """
        where = str(source) if isinstance(source, Path) else "the given text"
        ending = syntax or (source.suffix.removeprefix(".") if isinstance(source, Path) else "")
        if ending not in FORMATS:
            raise GraphError(
                "this RDF format is not read",
                where=where,
                value=ending,
                advice=f"give one of {', '.join(FORMATS)}",
            )
        try:
            data = source.read_bytes() if isinstance(source, Path) else source
        except OSError as error:
            raise GraphError(f"the file cannot be read: {error}", where=where) from error
        self._load(data, FORMATS[ending], graph or None, where, base=base)

    def _load(
        self,
        data: bytes | str,
        syntax: ox.RdfFormat,
        graph: str | None,
        where: str,
        *,
        base: str = "",
        lenient: bool = False,
    ) -> None:
        target = ox.NamedNode(nt_iri(graph)[1:-1]) if graph else None
        try:
            self._store.load(data, syntax, base_iri=base or None, to_graph=target, lenient=lenient)
        except (SyntaxError, ValueError) as error:
            raise GraphError(
                f"this is no well-formed RDF: {error}",
                where=where,
                advice="mend the document; nothing of it was added",
            ) from error
        except OSError as error:
            raise GraphError(f"the store could not be written: {error}", where=where) from error

    def query(
        self, sparql: str, bindings: Mapping[str, Term] | None = None
    ) -> Rows | bool | tuple[Triple, ...]:
        """The answer to a SELECT, an ASK, a CONSTRUCT or a DESCRIBE; see `sparql.bind`.

        Raises:
            QueryError: for what is no query, reaches outside, or does not fit its bindings.

        >>> GraphStore().query("ASK { ?s ?p ?o }", {"o": "https://example.org/x"})
        False
        """
        refuse_outside(sparql)
        text = bind(sparql, bindings or {})
        try:
            union = not names_dataset(text)
            answer = self._store.query(text, use_default_graph_as_union=union)
            if isinstance(answer, ox.QuerySolutions):
                columns = [variable.value for variable in answer.variables]
                return Rows(columns, ([value_of(term) for term in row] for row in answer))
            if isinstance(answer, ox.QueryTriples):
                return tuple(sorted({triple_from_ox(t) for t in answer}, key=_order))
            return bool(answer)
        except (SyntaxError, ValueError) as error:
            raise QueryError(
                f"the query cannot be understood: {error}",
                advice="mend it at the place that is named",
            ) from error
        except (OSError, RuntimeError) as error:
            raise QueryError(f"the query could not be answered: {error}") from error

    def solutions(self, sparql: str) -> tuple[tuple[str, ...], Iterator[list[OxTerm | None]]]:
        """Columns and rows of a SELECT of our own as pyoxigraph's terms, read as they are asked.

        Raises:
            QueryError: for what is no SELECT.
        """
        try:
            answer = self._store.query(sparql, use_default_graph_as_union=True)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"the query cannot be understood: {error}", value=sparql) from error
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError("this is no SELECT", value=sparql[:80])
        return tuple(v.value for v in answer.variables), (list(row) for row in answer)

    def select(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """The rows of a SELECT; QueryError for another form of query."""
        answer = self.query(sparql, bindings)
        if not isinstance(answer, Rows):
            raise QueryError("this is no SELECT", value=sparql[:80])
        return answer

    def construct(
        self, sparql: str, bindings: Mapping[str, Term] | None = None
    ) -> tuple[Triple, ...]:
        """The distinct triples of a CONSTRUCT or DESCRIBE, sorted; QueryError for another form."""
        answer = self.query(sparql, bindings)
        if not isinstance(answer, tuple):
            raise QueryError("this is no CONSTRUCT", value=sparql[:80])
        return answer

    def graphs(self) -> tuple[IRI, ...]:
        """The IRIs of the named graphs, sorted."""
        return tuple(sorted(IRI(text_of(name)) for name in self._store.named_graphs()))

    def has_graph(self, graph: str) -> bool:
        """Whether there is a named graph of this name, without looking at the others."""
        return self._store.contains_named_graph(_graph_name(graph))

    def quads(self, graph: str | None = None, subject: str | None = None) -> Iterator[Quad]:
        """All quads, those of one graph ("" is the default graph), of one subject, or of both.

        They come in no settled order.

        A blank node of a foreign file appears as `_:` with its label; our own have none.
        """
        names = None if graph is None else _graph_name(graph)
        of = None if subject is None else ox.NamedNode(subject)
        for quad in self._store.quads_for_pattern(of, None, None, names):
            yield Quad(*triple_from_ox(quad.triple), _graph_text(quad.graph_name))

    def triples(self) -> Iterator[Triple]:
        """The distinct triples of the union of all graphs, in no settled order."""
        seen: set[Triple] = set()
        for quad in self.quads():
            triple = Triple(*quad[:3])
            if triple not in seen:
                seen.add(triple)
                yield triple

    def statements(self) -> canonical.Statements:
        """All quads as the canonical writers take them: by graph, sorted, serialised.

        Raises:
            GraphError: where a foreign file has brought in blank nodes.
        """
        graphs = ("", *map(_graph_text, self._store.named_graphs()))
        return {graph: lines for graph in graphs if (lines := self.lines(graph))}

    def lines(self, graph: str) -> list[str]:
        """The triples of one graph ("" is the default graph) as sorted lines, as `statements`.

        Raises:
            GraphError: where it cannot be read, or a foreign file has brought in blank nodes.
        """
        text = self._ntriples(graph)
        lines = _sorted_lines(text)
        canonical.refuse_blank_nodes(lines, text, graph)
        return lines

    def raw_lines(self, graph: str) -> list[str]:
        """As `lines`, with blank nodes under the names that this store gave them.

        Raises:
            GraphError: where it cannot be read.
        """
        return _sorted_lines(self._ntriples(graph))

    def _ntriples(self, graph: str) -> str:
        try:
            dump = self._store.dump(
                format=ox.RdfFormat.N_TRIPLES, from_graph=_graph_or_blank(graph)
            )
        except (OSError, RuntimeError) as error:
            raise GraphError(
                f"the graph cannot be read: {error}",
                where=graph or "the default graph",
                advice="restore a backup, or build anew; `summitgraph verify` tells more",
            ) from error
        return dump.decode() if dump else ""

    def write(self, syntax: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
        """The whole graph in a canonical form: nq, nt, trig, ttl or jsonld; see `canonical`.

        nt and ttl hold the union of the graphs.
        """
        return canonical.write(self.statements(), syntax, prefixes)

    def backup(self, target: Path) -> None:
        """Put a copy of a store on disk into a new folder; OSError where that is not possible."""
        self._store.backup(target)

    def union(self) -> GraphStore:
        """A copy in memory with all triples in the default graph, each once."""
        copy = GraphStore()
        for name in (ox.DefaultGraph(), *self._store.named_graphs()):
            triples = self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
            copy._store.bulk_load(triples or b"", ox.RdfFormat.N_TRIPLES, lenient=True)
        return copy

    def dump(self) -> bytes:
        """The whole store as N-Quads in no settled order, blank nodes and all."""
        return self._store.dump(format=ox.RdfFormat.N_QUADS) or b""

    def flush(self) -> None:
        """Wait until all that was written is safe on disk; in memory, do nothing."""
        if self.path is not None:
            self._store.flush()


def _sorted_lines(ntriples: str) -> list[str]:
    return sorted(ntriples[:-3].split(" .\n")) if ntriples else []


def _graph_name(graph: str) -> ox.NamedNode | ox.DefaultGraph:
    return ox.NamedNode(nt_iri(graph)[1:-1]) if graph else ox.DefaultGraph()


def _graph_or_blank(graph: str) -> ox.NamedNode | ox.BlankNode | ox.DefaultGraph:
    return ox.BlankNode(graph[2:]) if graph.startswith("_:") else _graph_name(graph)


def _graph_text(name: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> str:
    return "" if isinstance(name, ox.DefaultGraph) else text_of(name)


def _order(triple: Triple) -> tuple[str, ...]:
    of = triple.object
    if isinstance(of, str):
        return triple.subject, triple.predicate, "", of
    return triple.subject, triple.predicate, "literal", of.value, of.datatype, of.language
