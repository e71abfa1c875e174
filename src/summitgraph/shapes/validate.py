"""Runs the stored shapes over a graph with pySHACL and gives plain findings.

The graph may come as text, as rdflib's or as pyoxigraph's triples. Nothing is fetched from the
network, no rule of a shape is run, and the graph is left as it was. What the shapes say stands in
`shapes/*.ttl`; reasoning is left to `reasoning/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from summitgraph.errors import GraphError, ShapeError
from summitgraph.shapes.finding import Finding, Severity
from summitgraph.shapes.quiet import quiet
from summitgraph.shapes.report import ValidationReport
from summitgraph.shapes.source import Name, Source, sources

if TYPE_CHECKING:
    import rdflib

Syntax = Literal["nquads", "trig"]
"""How text is read: `nquads` reads N-Triples and N-Quads, `trig` reads Turtle and TriG."""


def validate(
    data: str | bytes | Iterable[Any], *, syntax: Syntax = "nquads", shapes: Iterable[Name] = ()
) -> ValidationReport:
    """The findings of the stored shapes about the union of all graphs in `data`.

    Args:
        data: N-Triples or N-Quads text (Turtle or TriG by `syntax="trig"`), an `rdflib.Graph`,
            or an iterable of pyoxigraph's triples or quads.
        shapes: names of files in `shapes/` ("statement", …) and paths of others; all of `shapes/`
            where none is named.

    Raises:
        GraphError: where the text does not parse.
        ShapeError: where a shapes file is wrong in itself or is not there.

    >>> report = validate("<urn:s> a <https://w3id.org/summitgraph/ns#Issue> .", syntax="trig")
    >>> [(finding.shape_name, finding.focus) for finding in report.findings]
    [('Issue-label', 'urn:s')]
    """
    import pyshacl

    graph = _as_graph(data, syntax)
    names = tuple(shapes)
    with quiet():
        stored = shapes_graph(names)
    try:
        with quiet():
            _, report, words = pyshacl.validate(
                graph, shacl_graph=stored, inplace=True, advanced=False, do_owl_imports=False
            )
    except Exception as error:
        # A border: what a wrong shape provokes in pySHACL and rdflib has no common ancestor.
        raise ShapeError(
            f"the shapes cannot be run: {error}",
            where=", ".join(str(name) for name in names) or "shapes/",
            advice="correct the shapes file",
        ) from error
    if not hasattr(report, "subjects"):
        raise ShapeError(f"the shapes cannot be run: {words}", where="shapes/")
    return ValidationReport(tuple(sorted(set(_findings(report)), key=lambda f: f.sort_key)))


def shapes_graph(names: Iterable[Name] = ()) -> rdflib.Graph:
    """The shapes of these files, with the prefixes of their queries; do not add to it.

    Raises:
        ShapeError: as `source.sources`.
    """
    return _parsed_shapes(sources(names))


@cache
def _parsed_shapes(found: tuple[Source, ...]) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph()
    for source in found:
        try:
            graph.parse(data=source.text, format="turtle", publicID=source.base)
        except SyntaxError as error:
            raise ShapeError(
                "the Turtle does not parse",
                where=f"{source.path}:{getattr(error, 'lines', '')}",
                value=str(error)[:200],
                advice="correct that line",
            ) from error
    return graph


def _as_graph(data: str | bytes | Iterable[Any], syntax: Syntax) -> rdflib.Graph:
    """A graph of our own with all triples of `data`, whatever graph they stand in."""
    import rdflib

    from summitgraph.shapes.prepared import PreparedGraph

    graph = PreparedGraph()
    with quiet():
        if isinstance(data, str | bytes):
            graph += _from_oxigraph(_parsed(data, syntax))
        elif isinstance(data, rdflib.Dataset):
            graph += ((s, p, o) for s, p, o, _ in data.quads())
        elif isinstance(data, rdflib.Graph):
            graph += data
        else:
            graph += _from_oxigraph(data)
    return graph


def _parsed(data: str | bytes, syntax: Syntax) -> Iterator[Any]:
    import pyoxigraph

    formats = {"nquads": pyoxigraph.RdfFormat.N_QUADS, "trig": pyoxigraph.RdfFormat.TRIG}
    try:
        yield from pyoxigraph.parse(data, formats[syntax])
    except SyntaxError as error:
        raise GraphError(
            f"the graph does not parse: {error.args[0]}",
            where=f"line {error.lineno}",
            advice='give N-Triples or N-Quads, or Turtle or TriG with syntax="trig"',
        ) from error


def _from_oxigraph(quads: Iterable[Any]) -> Iterator[tuple[Any, Any, Any]]:
    import pyoxigraph
    import rdflib

    known: dict[Any, Any] = {}

    def term(found: Any) -> Any:
        if found not in known:
            if isinstance(found, pyoxigraph.NamedNode):
                known[found] = rdflib.URIRef(found.value)
            elif isinstance(found, pyoxigraph.BlankNode):
                known[found] = rdflib.BNode(found.value)
            elif isinstance(found, pyoxigraph.Triple):
                raise GraphError(
                    "the graph says something of a triple (RDF 1.2), which SHACL cannot judge",
                    value=str(found)[:80],
                    advice="take such triples out, or validate with --engine compiled",
                )
            elif found.language:
                known[found] = rdflib.Literal(found.value, lang=found.language)
            elif found.datatype == plain:
                known[found] = rdflib.Literal(found.value)
            else:
                # As it is written: rdflib would make "maybe"^^xsd:boolean false and NaN nan.
                known[found] = rdflib.Literal(
                    found.value, datatype=rdflib.URIRef(found.datatype.value), normalize=False
                )
        return known[found]

    plain = pyoxigraph.NamedNode("http://www.w3.org/2001/XMLSchema#string")
    for quad in quads:
        yield term(quad.subject), term(quad.predicate), term(quad.object)


def _findings(report: rdflib.Graph) -> Iterator[Finding]:
    from rdflib.namespace import SH

    # Not every sh:ValidationResult: the details of one are no findings of their own.
    for result in report.objects(None, SH.result):
        severity = str(report.value(result, SH.resultSeverity)).removeprefix(str(SH))
        if severity not in set(Severity):
            raise ShapeError(
                "this severity is none of SHACL's three",
                where=_address(report.value(result, SH.sourceShape)),
                value=severity,
                advice="say sh:Violation, sh:Warning or sh:Info",
            )
        messages = sorted(str(m) for m in report.objects(result, SH.resultMessage))
        yield Finding(
            focus=_address(report.value(result, SH.focusNode)),
            path=_address(report.value(result, SH.resultPath)),
            shape=_address(report.value(result, SH.sourceShape)),
            severity=Severity(severity),
            message=" ".join(messages),
            value=_ntriples(report.value(result, SH.value)),
            component=_address(report.value(result, SH.sourceConstraintComponent)),
        )


def _address(term: Any) -> str:
    """The IRI of a node; a blank node or literal of a foreign graph gets a `urn:` of its own."""
    import rdflib

    if term is None:
        return ""
    if isinstance(term, rdflib.URIRef):
        return str(term)
    kind = "blank" if isinstance(term, rdflib.BNode) else "literal"
    return f"urn:x-{kind}:{''.join(c if c.isalnum() else '-' for c in str(term))[:80]}"


def _ntriples(term: Any) -> str:
    import pyoxigraph
    import rdflib

    if term is None:
        return ""
    if not isinstance(term, rdflib.Literal):
        return f"<{_address(term)}>"
    if term.language:
        return str(pyoxigraph.Literal(str(term), language=term.language))
    if term.datatype is None:
        return str(pyoxigraph.Literal(str(term)))
    return str(pyoxigraph.Literal(str(term), datatype=pyoxigraph.NamedNode(str(term.datatype))))
