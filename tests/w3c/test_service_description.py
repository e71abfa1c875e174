"""SPARQL 1.1 Service Description, 3 tests.

The manifest names them only; what they check is written out here after the recommendation.
"""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
import rdflib
from rdflib import RDF, Namespace, URIRef

from tests.serving import TOKEN, Service
from tests.w3c import suite

pytestmark = suite.ABSENT
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = "http://www.w3.org/ns/formats/"
# Section 3: property, the class of its subject, the class of its object ("" for any resource).
SCHEMA = {
    SD.endpoint: (SD.Service, None),
    SD.supportedLanguage: (SD.Service, {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update}),
    SD.feature: (
        SD.Service,
        {
            SD.DereferencesURIs, SD.UnionDefaultGraph, SD.RequiresDataset, SD.EmptyGraphs,
            SD.BasicFederatedQuery,
        },
    ),
    SD.resultFormat: (SD.Service, None),
    SD.inputFormat: (SD.Service, None),
    SD.defaultDataset: (SD.Service, SD.Dataset),
    SD.defaultGraph: (SD.Dataset, SD.Graph),
    SD.namedGraph: (SD.Dataset, SD.NamedGraph),
    SD.name: (SD.NamedGraph, None),
}  # fmt: skip


@pytest.fixture
def description(scratch: Service) -> rdflib.Graph:
    """The description of a service with one named graph."""
    headers = {"content-type": "text/turtle", "authorization": f"Bearer {TOKEN}"}
    body = "<http://example.org/a> <http://example.org/p> 1 ."
    path = "/store?graph=http://example.org/g%231"
    assert scratch.ask(path, method="PUT", body=body, headers=headers).status == 201
    reply = scratch.ask("/sparql", headers={"accept": "text/turtle, application/rdf+xml;q=0.5"})
    assert (reply.status, reply.media_type) == (200, "text/turtle")
    graph = rdflib.Graph()
    graph.parse(data=reply.text, format="turtle")
    return graph


def test_the_suite_is_whole() -> None:
    assert set(suite.names("service-description")) == {
        "has-endpoint-triple", "returns-rdf", "conforms-to-schema",
    }  # fmt: skip


def test_returns_rdf(description: rdflib.Graph) -> None:
    assert len(description) > 0


def test_has_endpoint_triple(description: rdflib.Graph, scratch: Service) -> None:
    endpoint = URIRef(urljoin(scratch.address, "/sparql"))
    assert list(description.objects(None, SD.endpoint)) == [endpoint]


def test_conforms_to_schema(description: rdflib.Graph) -> None:
    assert len(set(description.subjects(RDF.type, SD.Service))) == 1
    used = {p for p in description.predicates() if str(p).startswith(str(SD))}
    assert used == set(SCHEMA)
    for name, (domain, values) in SCHEMA.items():
        for subject, value in description.subject_objects(name):
            assert (subject, RDF.type, domain) in description
            assert isinstance(value, URIRef)
            if isinstance(values, set):
                assert value in values
            elif values is not None:
                assert (value, RDF.type, values) in description
    for name in (SD.resultFormat, SD.inputFormat):
        assert all(str(f).startswith(FORMATS) for f in description.objects(None, name))
    names = list(description.objects(None, SD.name))
    assert names == [URIRef("http://example.org/g#1")]
