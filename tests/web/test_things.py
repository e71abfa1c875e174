"""Every thing's IRI answers at its path; the dataset says what it is; questions have addresses."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import quote

import pytest
import rdflib
from rdflib import RDF, Namespace, URIRef

from summitgraph.queries import ask, catalogue
from summitgraph.store import GraphStore
from tests.serving import Service, serving

HOME = "https://w3id.org/summitgraph/"
VOID = Namespace("http://rdfs.org/ns/void#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")


def parsed(text: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse(data=text, format="turtle")
    return graph


def test_every_thing_of_the_graph_answers_at_its_path(service: Service, store: GraphStore) -> None:
    subjects = {quad.subject for quad in store.quads() if "/span/" not in quad.subject}
    kinds = {subject.removeprefix(HOME).rpartition("/")[0]: subject for subject in subjects}
    assert {"id/statement", "id/meeting", "id/commitment", "person", "state", "issue"} <= set(kinds)
    for iri in kinds.values():
        reply = service.ask("/" + quote(iri.removeprefix(HOME)), headers={"accept": "text/turtle"})
        assert (reply.status, iri) == (200, iri)
        assert (URIRef(iri), None, None) in parsed(reply.text)
        assert f'<{iri}>; rel="describes"' in reply.headers["link"]


def test_what_the_graph_says_of_a_thing_is_all_there(service: Service, store: GraphStore) -> None:
    iri = HOME + "person/shinzo-abe"
    graph = parsed(service.ask("/person/shinzo-abe").text)
    said = {quad for quad in store.quads() if quad.subject == iri}
    named = {(q.subject, q.predicate) for q in store.quads() if q.object == iri}
    assert len(list(graph.predicate_objects(URIRef(iri)))) == len({q[:3] for q in said})
    assert len(list(graph.subject_predicates(URIRef(iri)))) == len(named)
    assert "Vladimir Putin" not in {str(label) for label in graph.objects(URIRef(iri))}


def test_labels_of_what_it_points_to_come_along(service: Service, store: GraphStore) -> None:
    statement = next(q.subject for q in store.quads() if "/statement/" in q.subject)
    graph = parsed(service.ask("/" + statement.removeprefix(HOME)).text)
    speakers = list(graph.objects(URIRef(statement), URIRef(HOME + "ns#speaker")))
    label = URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert speakers
    assert all(graph.value(speaker, label) for speaker in speakers)


def test_a_named_graph_answers_with_its_triples(service: Service, store: GraphStore) -> None:
    name = next(name for name in store.graphs() if name.endswith("graph/links"))
    expected = len({quad[:3] for quad in store.quads(name)})
    assert len(parsed(service.ask("/id/graph/links").text)) == expected


@pytest.mark.parametrize(
    "path", ["/person/nobody", "/id/", "/id/nothing", "/secret/x", "/thing?iri=e:none", "/x"]
)
def test_what_is_not_there_is_404(service: Service, path: str) -> None:
    assert service.ask(path).status == 404


def test_the_format_is_negotiated_or_named(service: Service) -> None:
    accept = {"accept": "application/rdf+xml"}
    assert service.ask("/state/JP", headers=accept).media_type == "application/rdf+xml"
    assert service.ask("/state/JP?format=nt").media_type == "application/n-triples"
    assert service.ask("/state/JP", headers={"accept": "image/png"}).status == 406
    link = service.ask("/state/JP").headers["link"]
    assert '</state/JP?format=jsonld>; rel="alternate"; type="application/ld+json"' in link


def test_things_under_a_base_of_ones_own_answer_too(tmp_path: Path) -> None:
    base = "https://example.org/own/"
    file = tmp_path / "graph.trig"
    sg = HOME + "ns#"
    file.write_text(
        f"<{base}graph/authority> {{ <{base}meeting/1> a <{sg}Meeting> }}\n"
        f"<{base}g> {{ <{base}meeting/1> <{sg}place> 'Hamburg' }}"
    )
    with serving(file) as service:
        assert "Hamburg" in service.ask("/id/meeting/1").text
        assert service.ask("/thing?iri=" + quote(f"{base}meeting/1", safe="")).status == 200


def test_the_dataset_says_what_it_is(service: Service, store: GraphStore) -> None:
    graph = parsed(service.ask("/.well-known/void").text)
    dataset = next(graph.subjects(RDF.type, VOID.Dataset))
    triples = len({quad[:3] for quad in store.quads()})
    assert int(str(graph.value(dataset, VOID.triples))) == triples
    assert str(graph.value(dataset, VOID.sparqlEndpoint)) == f"{service.address}sparql"
    assert (dataset, RDF.type, DCAT.Dataset) in graph
    assert (None, DCAT.servesDataset, dataset) in graph
    parts = {
        str(graph.value(part, VOID["class"])): int(str(graph.value(part, VOID.entities)))
        for part in graph.objects(dataset, VOID.classPartition)
    }
    assert parts[HOME + "ns#Readout"] == 5
    statements = {q.subject for q in store.quads() if q.object == HOME + "ns#Statement"}
    assert parts[HOME + "ns#Statement"] == len(statements)


def test_every_stored_question_has_an_address(service: Service, store: GraphStore) -> None:
    listed = service.ask("/queries").json()
    assert [each["name"] for each in listed] == list(catalogue())
    for each in listed:
        rows = service.ask(each["path"]).json()
        assert len(rows) == min(len(ask(store, each["name"])), 500), each["name"]


def test_a_question_answers_over_http_as_it_does_embedded(
    service: Service, store: GraphStore
) -> None:
    embedded = ask(store, "agreements", actor="Abe")
    assert embedded
    reply = service.ask("/queries/agreements?actor=Abe&format=csv")
    assert reply.text == embedded.to_csv(for_spreadsheet=True)
    plain = service.ask("/queries/agreements?actor=Abe", headers={"accept": "application/json"})
    assert plain.text == embedded.to_json() + "\n"
    table = list(csv.reader(io.StringIO(reply.text)))
    assert table[0] == list(embedded.columns)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/queries/nothing", 404),
        ("/queries/agreements?actor=Nobody", 400),
        ("/queries/agreements?sort=up", 400),
        ("/queries/agreements?actor=Abe&actor=Putin", 400),
        ("/queries/agreements?format=pdf", 400),
    ],
)
def test_a_wrong_question_is_told_why(service: Service, path: str, status: int) -> None:
    reply = service.ask(path)
    assert (reply.status, reply.media_type) == (status, "text/plain")
    assert reply.text.strip()


def test_a_formula_does_not_run_in_a_spreadsheet(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text(
        f"<e:i> a <{HOME}ns#Issue> ; "
        "<http://www.w3.org/2004/02/skos/core#prefLabel> '=HYPERLINK(1)'@en ."
    )
    with serving(file) as service:
        assert ",'=HYPERLINK(1)," in service.ask("/queries/names?format=csv").text
