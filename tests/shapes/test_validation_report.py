"""Validation takes graphs in the forms that people have them in, and reports always the same."""

from __future__ import annotations

import logging
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import SH

from summitgraph.errors import GraphError, ShapeError
from summitgraph.ontology import SG
from summitgraph.shapes import Finding, Severity, ValidationReport, validate

_HERE = Path(__file__).parent
_LONELY = (_HERE / "invalid" / "Statement-joint.ttl").read_text(encoding="utf-8")
_SOUND = (_HERE / "valid" / "statement.ttl").read_text(encoding="utf-8")
_WARNED = (_HERE / "invalid" / "Statement-affirms-alone.ttl").read_text(encoding="utf-8")


def _quads(turtle: str) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.TURTLE))


def test_all_forms_of_a_graph_give_the_same_report() -> None:
    expected = validate(_LONELY, syntax="trig")
    lines = [f"{quad.triple} <urn:graph:{n % 2}> ." for n, quad in enumerate(_quads(_LONELY))]
    dataset = rdflib.Dataset()
    dataset.graph(rdflib.URIRef("urn:graph")).parse(data=_LONELY, format="turtle")
    assert validate("\n".join(lines)) == expected
    assert validate("\n".join(reversed(lines)).encode()) == expected
    assert validate(rdflib.Graph().parse(data=_LONELY, format="turtle")) == expected
    assert validate(dataset) == expected
    assert validate(_quads(_LONELY)) == expected


def test_the_graph_is_left_as_it_was() -> None:
    graph = rdflib.Graph().parse(data=_LONELY, format="turtle")
    before = set(graph)
    validate(graph)
    assert set(graph) == before


def test_a_violation_does_not_conform() -> None:
    assert not validate(_LONELY, syntax="trig").conforms


def test_a_warning_alone_conforms() -> None:
    report = validate(_WARNED, syntax="trig")
    assert [f.severity for f in report.findings] == [Severity.WARNING]
    assert report.conforms


def test_the_message_names_what_is_wrong() -> None:
    (finding,) = validate(_LONELY, syntax="trig").findings
    assert "The leaders agreed to hold consultations" in finding.message
    assert "{?value}" not in finding.message


def test_a_finding_can_be_read_at_midnight() -> None:
    text = validate(_LONELY, syntax="trig").to_text()
    assert text.splitlines()[0] == "Violation: Statement-joint"
    assert "Add the other sg:speaker." in text
    assert text.endswith("The graph does not conform: 1 violation, 0 warnings.\n")


def test_the_turtle_is_a_shacl_report_without_blank_nodes() -> None:
    report = validate(_LONELY, syntax="trig")
    graph = rdflib.Graph().parse(data=report.to_turtle(), format="turtle")
    assert list(graph.objects(None, SH.conforms)) == [rdflib.Literal(False)]
    assert len(list(graph.objects(None, SH.result))) == len(report.findings) == 1
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)


def test_an_empty_report_is_a_report_too() -> None:
    turtle = ValidationReport(()).to_turtle("https://example.org/id/")
    assert len(_quads(turtle)) == 2
    assert "<https://example.org/id/validation> a sh:ValidationReport" in turtle


def test_the_turtle_keeps_odd_words() -> None:
    finding = Finding(
        focus="urn:a",
        path="",
        shape="urn:shapes#S",
        severity=Severity.INFO,
        message='a "quote",\na \\ and a tab\t',
        value='"é"@fr',
    )
    report = ValidationReport((finding,))
    graph = rdflib.Graph().parse(data=report.to_turtle(), format="turtle")
    assert list(graph.objects(None, SH.resultMessage)) == [rdflib.Literal(finding.message)]
    again = rdflib.Graph().parse(data=ValidationReport((finding,)).to_turtle(), format="turtle")
    assert isomorphic(graph, again)


def test_an_ill_typed_literal_is_a_finding_and_no_noise(caplog: pytest.LogCaptureFixture) -> None:
    day = '"next week"^^<http://www.w3.org/2001/XMLSchema#date>'
    with caplog.at_level(logging.WARNING):
        report = validate(f"<urn:m> a <{SG.MEETING}> ; <{SG.LATEST}> {day} .", syntax="trig")
    assert "Meeting-latest" in {finding.shape_name for finding in report.findings}
    assert caplog.records == []


def test_a_blank_node_of_a_foreign_graph_is_reported() -> None:
    report = validate(f"[] a <{SG.ISSUE}> .", syntax="trig")
    assert [f.focus.startswith("urn:x-blank:") for f in report.findings] == [True]
    assert len(_quads(report.to_turtle())) > 2


def test_chosen_shapes_judge_alone() -> None:
    assert validate(_LONELY, syntax="trig", shapes=["issue"]).findings == ()
    with pytest.raises(ShapeError, match=r"nosuch\.ttl.*choose among actor"):
        validate(_SOUND, syntax="trig", shapes=["nosuch"])


def test_text_that_is_no_graph_is_refused_with_its_line() -> None:
    with pytest.raises(GraphError, match="line 2: the graph does not parse"):
        validate("<urn:a> <urn:b> <urn:c> .\nDear Sir or Madam,\n")


def test_an_empty_graph_conforms() -> None:
    assert validate("").conforms
