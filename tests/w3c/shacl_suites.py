"""SHACL core and SHACL-SPARQL: what our two engines find in the suites' graphs.

Each test is a data graph, a shapes graph and the report that must come of them. What is compared is
what a `Finding` holds, but for the message, which SHACL leaves open: focus node, path, shape,
severity, component and value. Blank nodes, which have no name that two reports share, count as
one another. That a graph conforms is taken as SHACL says it: there is no finding at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import cast

import rdflib
from rdflib import RDF, Namespace
from rdflib.namespace import SH
from rdflib.util import from_n3

from summitgraph.errors import ShapeError, UncompiledError
from summitgraph.shapes import Finding, ValidationReport, validate_store
from summitgraph.shapes.compiled import validate_compiled
from summitgraph.shapes.validate import _address
from summitgraph.store import GraphStore
from tests.w3c import suite

MF = suite.MF
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
SUITES = ("core", "sparql")
_TOLD = (
    SH.resultPath, SH.sourceShape, SH.resultSeverity, SH.sourceConstraintComponent, SH.value,
)  # fmt: skip
Found = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One validation of a suite.

    Attributes:
        name: folder and test, for example `property/minCount-001`.
        expected: the findings; None where the shapes must be refused.
    """

    name: str
    data: Path
    shapes: Path
    expected: Found | None


def cases(name: str) -> Iterator[Case]:
    """The validations of a suite; none where the suites are absent."""
    if suite.FOLDER is None:
        return
    root = suite.FOLDER.parents[1] / "shacl" / "tests" / name
    for file in sorted(root.glob("*/*.ttl")):
        if file.name == "manifest.ttl":
            continue
        graph = suite.read(file).graph
        for test in sorted(graph.subjects(RDF.type, SHT.Validate), key=str):
            action = graph.value(test, MF.action)
            yield Case(
                name=f"{file.parent.name}/{str(test).rpartition('/')[2]}",
                data=_path(graph.value(action, SHT.dataGraph)),
                shapes=_path(graph.value(action, SHT.shapesGraph)),
                expected=_expected(graph, graph.value(test, MF.result)),
            )


def _path(node: rdflib.term.Node | None) -> Path:
    return Path(str(node).removeprefix("file://"))


def _expected(graph: rdflib.Graph, result: rdflib.term.Node | None) -> Found | None:
    if result == SHT.Failure:
        return None
    return Counter(
        {
            (
                _focus(graph.value(node, SH.focusNode)),
                *(_term(graph.value(node, name)) for name in _TOLD),
            )
            for node in graph.objects(result, SH.result)
        }
    )


def _term(term: rdflib.term.Node | None) -> str:
    if term is None:
        return ""
    if isinstance(term, rdflib.Literal):
        plain = term.datatype is not None and isinstance(term.value, int | float | Decimal)
        return f"{term.value if plain else term}@{term.language or term.datatype}"
    return "_:" if isinstance(term, rdflib.BNode) else str(term)


def _focus(term: rdflib.term.Node | None) -> str:
    """As `Finding.focus` tells it, in which a literal has an address too."""
    return "_:" if isinstance(term, rdflib.BNode) else _address(term)


def by_reference(case: Case) -> str:
    """What pySHACL found otherwise than the suite asks; "" where nothing was."""
    store = _store(case)
    return _told(case, lambda: validate_store(store, engine="reference", shapes=[case.shapes]))


def by_compiled(case: Case) -> str:
    """The same of the compiled shapes, blank nodes or not; they may decline."""
    store = _store(case)
    try:
        return _told(case, lambda: validate_compiled(store, shapes=[case.shapes]))
    except UncompiledError:
        return "to the reference"


def _store(case: Case) -> GraphStore:
    store = GraphStore()
    store.load(case.data.read_bytes(), "ttl", base=case.data.as_uri())
    return store


def _told(case: Case, judge: Callable[[], ValidationReport]) -> str:
    try:
        report = judge()
    except UncompiledError:
        raise
    except ShapeError as error:
        return "" if case.expected is None else f"refused: {error.what}"
    if case.expected is None:
        return "taken"
    found = Counter({_finding(f) for f in report.findings})
    if found == case.expected:
        return ""
    more, less = found - case.expected, case.expected - found
    return f"{sum(more.values())} findings too many, {sum(less.values())} too few"


def _finding(finding: Finding) -> tuple[str, ...]:
    severity = f"{SH}{finding.severity}"
    value = _term(cast("rdflib.term.Node", from_n3(finding.value))) if finding.value else ""
    named = (finding.focus, finding.path, finding.shape, severity, finding.component, value)
    return tuple("_:" if name.startswith("urn:x-blank:") else name for name in named)
