"""`docs/conformance.md` tells what the suites say today, and why where they ask otherwise."""

from __future__ import annotations

import warnings

import pytest

from tests.serving import Service
from tests.w3c import conformance, rdf_suites, shacl_suites, suite
from tests.w3c.conformance import Outcome

SIZES = {"rdf-turtle": 313, "rdf-n-triples": 70, "rdf-trig": 356, "rdf-n-quads": 87}


@pytest.fixture(scope="module")
def outcomes(service: Service) -> list[Outcome]:
    """What the suites say, all of them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the suites' own literals make rdflib warn
        return [
            *conformance.rdf(service),
            *conformance.shacl(),
            *conformance.web_annotations(),
        ]


@suite.ABSENT
def test_the_suites_are_whole() -> None:
    assert {name: len(list(rdf_suites.cases(name))) for name in SIZES} == SIZES
    assert len(list(rdf_suites.cases("jsonld-toRdf"))) == 466
    assert [len(list(shacl_suites.cases(name))) for name in shacl_suites.SUITES] == [98, 23]


@suite.ABSENT
def test_the_page_is_current(outcomes: list[Outcome]) -> None:
    assert conformance.PAGE.read_text(encoding="utf-8") == conformance.page(outcomes)


@suite.ABSENT
def test_every_deviation_has_a_reason_and_every_reason_its_deviation(
    outcomes: list[Outcome],
) -> None:
    assert conformance.deviations(outcomes) == set(conformance.reasons())


@suite.ABSENT
def test_the_compiled_shapes_decline_or_are_right(outcomes: list[Outcome]) -> None:
    told = [one.told for one in outcomes if one.door == "compiled"]
    assert set(told) == {"", "to the reference"}
    assert told.count("") >= 8


def test_another_graph_or_a_bad_document_that_is_taken_is_told() -> None:
    case = rdf_suites.Case(
        suite="", name="", syntax="ttl", base="http://e.org/",
        document=b"<a> <b> <c> .", expected=b"<http://e.org/a> <http://e.org/b> <urn:d> .",
    )  # fmt: skip
    assert rdf_suites.by_load(case) == "another graph"
    wrong = rdf_suites.Case(
        suite="", name="", syntax="ttl", base="http://e.org/", document=b"", refused=True
    )
    assert rdf_suites.by_load(wrong) == "taken"


def test_relative_addresses_need_a_base() -> None:
    from summitgraph.errors import GraphError
    from summitgraph.store import GraphStore

    store = GraphStore()
    store.load("<a> <b> <c> .", "ttl", base="https://example.org/x/")
    assert [quad.subject for quad in store.quads()] == ["https://example.org/x/a"]
    with pytest.raises(GraphError, match="no well-formed RDF"):
        store.load("<a> <b> <c> .", "ttl")
