"""Each shape has an example that is sound and one that fires it, and only it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF
from rdflib.namespace import SH

from summitgraph.ontology import EDTF, SG, load
from summitgraph.records import Act, CommitmentEvidence, NoticeKind
from summitgraph.shapes import Severity, ValidationReport, validate
from summitgraph.shapes.validate import shapes_graph

_HERE = Path(__file__).parent
_SHAPES = shapes_graph()
_NS = "https://w3id.org/summitgraph/shapes#"


def _name(shape: rdflib.term.Node) -> str:
    return str(shape).removeprefix(_NS)


def _judging() -> list[rdflib.URIRef]:
    """The shapes that can fire: property shapes, and node shapes with a query."""
    found = list(_SHAPES.subjects(RDF.type, SH.PropertyShape))
    found += [
        s for s in _SHAPES.subjects(RDF.type, SH.NodeShape) if (s, SH.sparql, None) in _SHAPES
    ]
    return sorted(s for s in found if isinstance(s, rdflib.URIRef))


@cache
def _examples() -> dict[str, rdflib.Graph]:
    return {path.stem: rdflib.Graph().parse(path) for path in (_HERE / "valid").glob("*.ttl")}


def _report(kind: str, name: str) -> ValidationReport:
    return validate((_HERE / kind / f"{name}.ttl").read_text(encoding="utf-8"), syntax="trig")


def _focus_nodes(shape: rdflib.URIRef, graph: rdflib.Graph) -> set[rdflib.term.Node]:
    holders = {shape, *_SHAPES.subjects(SH.property, shape)}
    found: set[rdflib.term.Node] = set()
    for holder in holders:
        for kind in _SHAPES.objects(holder, SH.targetClass):
            found.update(graph.subjects(RDF.type, kind))
        for predicate in _SHAPES.objects(holder, SH.targetSubjectsOf):
            found.update(graph.subjects(predicate, None))
    return found


@pytest.mark.parametrize("shape", _judging(), ids=_name)
def test_the_invalid_example_fires_its_shape_and_no_other(shape: rdflib.URIRef) -> None:
    fired = {finding.shape_name for finding in _report("invalid", _name(shape)).findings}
    assert fired == {_name(shape)}


@pytest.mark.parametrize("name", sorted(_examples()))
def test_a_valid_example_fires_nothing(name: str) -> None:
    assert _report("valid", name).to_text().startswith("The graph conforms: 0 violations, 0 warn")


@pytest.mark.parametrize("shape", _judging(), ids=_name)
def test_a_valid_example_is_judged_by_the_shape(shape: rdflib.URIRef) -> None:
    path = _SHAPES.value(shape, SH.path)
    assert any(
        _focus_nodes(shape, graph) and (path is None or (None, path, None) in graph)
        for graph in _examples().values()
    )


def test_no_invalid_example_is_of_a_shape_that_is_gone() -> None:
    names = {path.stem for path in (_HERE / "invalid").glob("*.ttl")}
    assert names == {_name(shape) for shape in _judging()}


@pytest.mark.parametrize("shape", _judging(), ids=_name)
def test_a_shape_has_severity_and_a_message_that_advises(shape: rdflib.URIRef) -> None:
    (severity,) = _SHAPES.objects(shape, SH.severity)
    query = _SHAPES.value(shape, SH.sparql)
    (message,) = _SHAPES.objects(query or shape, SH.message)
    assert str(severity).rpartition("#")[2] in set(Severity)
    assert isinstance(message, rdflib.Literal)
    assert message.language == "en"
    assert str(message).count(".") >= 2 or ";" in str(message), "say what is wrong and what to do"


@pytest.mark.parametrize("shape", _judging(), ids=_name)
def test_a_shape_has_a_target(shape: rdflib.URIRef) -> None:
    holders = {shape, *_SHAPES.subjects(SH.property, shape)}
    targets = (SH.targetClass, SH.targetSubjectsOf)
    assert any((holder, target, None) in _SHAPES for holder in holders for target in targets)


def test_the_queries_keep_to_what_shacl_allows_with_a_bound_this() -> None:
    queries = [str(select) for select in _SHAPES.objects(None, SH.select)]
    assert [q for q in queries if any(w in q for w in ("VALUES", "MINUS", "SERVICE"))] == []


def _list(name: str) -> set[str]:
    head = _SHAPES.value(rdflib.URIRef(_NS + name), SH["in"])
    assert head is not None
    return {str(item) for item in _SHAPES.items(head)}


def test_the_closed_lists_are_those_of_the_records() -> None:
    acts = load("acts").subjects_of_type(SG.ACT)
    assert _list("Statement-act") == set(acts)
    assert len(acts) == len(Act)
    assert _list("Commitment-evidence-state") == set(CommitmentEvidence)
    assert _list("FollowUp-kind") == set(CommitmentEvidence) - {CommitmentEvidence.NONE}
    assert _list("Notice-kind") == set(NoticeKind)


def test_direct_triples_are_checked_for_every_act_and_family() -> None:
    shape = rdflib.URIRef(_NS + "DirectTriple-statement")
    targets = {str(target) for target in _SHAPES.objects(shape, SH.targetSubjectsOf)}
    acts = load("acts")
    assert targets == {
        acts.one_iri(act, SG.AS_PROPERTY)
        for kind in (SG.ACT, SG.ACT_FAMILY)
        for act in acts.subjects_of_type(kind)
    }


@pytest.mark.parametrize(
    "date",
    [
        "2017-07-07",
        "2017-08",
        "2017",
        "2017-22",
        "XXXX-12-15",
        "2018-12/2019-01",
        "../2017",
        "2017?",
    ],
)
def test_edtf_dates_are_taken(date: str) -> None:
    assert "Meeting-date" not in _fired_by_date(date)


@pytest.mark.parametrize("date", ["7 July 2017", "2017-7-7", "/", "17-07-07", "late August"])
def test_other_dates_are_refused(date: str) -> None:
    assert "Meeting-date" in _fired_by_date(date)


def _fired_by_date(date: str) -> set[str]:
    data = f'<urn:m> a <{SG.MEETING}> ; <{SG.DATE}> "{date}"^^<{EDTF.EDTF}> .'
    report = validate(data, syntax="trig", shapes=["meeting"])
    return {finding.shape_name for finding in report.findings}
