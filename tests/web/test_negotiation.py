"""Which format a client gets."""

from __future__ import annotations

import pytest

from summitgraph.web.negotiation import GRAPHS, ROWS, choose
from tests.serving import Service

SELECT = "SELECT ?s { ?s ?p ?o } LIMIT 1"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/csv", "csv"),
        ("text/csv;q=0.1, text/tab-separated-values", "tsv"),
        ("text/*", "csv"),
        ("*/*;q=0.1, application/sparql-results+xml", "xml"),
        ("application/sparql-results+json;q=0, */*", "xml"),
        ("TEXT/CSV", "csv"),
        ("text/csv;charset=utf-8", "csv"),
        ("text/csv;q=nonsense, application/json;q=0.2", "json"),
        (BROWSER, "xml"),
    ],
)
def test_the_format_that_is_liked_best_is_taken(accept: str, syntax: str) -> None:
    found = choose(accept, ROWS)
    assert found is not None
    assert found.syntax == syntax


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "*/*;q=0", "text/csv;q=0"])
def test_what_is_not_written_is_not_taken(accept: str) -> None:
    assert choose(accept, ROWS) is None


@pytest.mark.parametrize("offer", ROWS, ids=lambda offer: offer.media_type)
def test_rows_come_in_each_format(service: Service, offer: tuple[str, str]) -> None:
    reply = service.query(SELECT, offer[1])
    assert (reply.status, reply.media_type) == (200, offer[1])
    assert "Accept" in reply.headers["vary"]


@pytest.mark.parametrize("offer", GRAPHS, ids=lambda offer: offer.media_type)
def test_graphs_come_in_each_format(service: Service, offer: tuple[str, str]) -> None:
    reply = service.query(CONSTRUCT, offer[1])
    assert (reply.status, reply.media_type) == (200, offer[1])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself
def test_each_graph_format_says_the_same(service: Service) -> None:
    import rdflib
    from rdflib.compare import to_canonical_graph

    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 200"
    readers = {"ttl": "turtle", "nt": "nt", "rdfxml": "xml"}
    found = set()
    for name, reader in readers.items():
        graph = rdflib.Graph()
        graph.parse(data=service.query(query, format=name).text, format=reader)
        found.add(frozenset(to_canonical_graph(graph)))
    for name, reader in (("nq", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")):
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=service.query(query, format=name).text, format=reader)
        found.add(frozenset((s, p, o) for s, p, o, _ in dataset.quads()))
    assert [len(graph) for graph in found] == [200]


def test_a_form_of_query_that_fits_none_of_the_accepted_formats_is_406(service: Service) -> None:
    assert service.query(SELECT, "text/turtle").status == 406
    assert service.query(CONSTRUCT, "text/csv").status == 406
    assert service.query(SELECT, "image/png").status == 406
    assert service.query(CONSTRUCT, "text/csv, text/turtle;q=0.1").status == 200


def test_a_format_can_be_named(service: Service) -> None:
    assert service.query(SELECT, "text/html", format="csv").media_type == "text/csv"
    assert service.query(SELECT, format="pdf").status == 400


def test_the_same_question_gives_the_same_bytes(service: Service) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a ?t ; ?p ?o } LIMIT 100"
    ordered = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 100"
    assert service.query(ordered).body == service.query(ordered).body
    assert len({service.query(query, format=name).body for name in ("ttl", "nt")}) == 2
