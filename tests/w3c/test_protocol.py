"""SPARQL 1.1 Protocol, 34 tests, and SPARQL 1.1 Graph Store Protocol, 13 tests.

The suites leave it to the endpoint where queries, updates and graphs are taken; here that is
`/sparql`, `/update` and `/store`. Writes show the token besides.
"""

from __future__ import annotations

import http.client
from urllib.parse import quote

import pytest
import rdflib
from rdflib.compare import isomorphic

from tests.serving import TOKEN, Reply, Service
from tests.w3c import suite

pytestmark = suite.ABSENT
PROTOCOL = suite.names("protocol")
STORE = [
    (name, test)
    for name in ("manifest-direct.ttl", "manifest-indirect.ttl")
    for test in suite.names("graph-store-protocol", name)
]
TABULAR = {
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv",
    "text/tab-separated-values",
}  # fmt: skip
BOOLEAN = {"application/sparql-results+json", "application/sparql-results+xml"}
RDF = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"}
CODES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}


def test_the_suites_are_whole() -> None:
    assert (len(PROTOCOL), len(STORE)) == (34, 13)


@pytest.mark.parametrize("name", PROTOCOL)
def test_protocol(scratch: Service, name: str) -> None:
    manifest, test = suite.find("protocol", name)
    for graph, file in suite.graph_data(manifest, test):
        put = {"content-type": "application/n-triples", "authorization": f"Bearer {TOKEN}"}
        path = f"/store?graph={quote(graph, safe='')}"
        assert scratch.ask(path, method="PUT", body=file.read_bytes(), headers=put).status == 201
    for request in suite.requests(manifest, test):
        is_update = b"update=" in request.body or "update" in request.path or "update" in name
        is_query = "query" in request.headers.get("content-type", "")
        endpoint = "/update" if is_update and not is_query else "/sparql"
        reply = sent(scratch, request, request.path.replace("/sparql/", endpoint, 1))
        check(request, reply)
        if request.boolean is not None:
            assert reply.json()["boolean"] is request.boolean
        if request.form:
            types = {"boolean": BOOLEAN, "tabular": TABULAR, "RDF": RDF}[request.form]
            assert reply.media_type in types


@pytest.mark.parametrize(("name", "test"), STORE)
def test_graph_store_protocol(scratch: Service, name: str, test: str) -> None:
    manifest, node = suite.find("graph-store-protocol", test, name)
    location = ""
    for request in suite.requests(manifest, node):
        path = request.path.replace("/gsp", "/store", 1).replace("$LOCATION$", location)
        reply = sent(scratch, request, path)
        check(request, reply)
        if request.location:
            location = quote(reply.headers["location"], safe="")
        if request.expected:
            assert isomorphic(parsed(reply.text), parsed(request.expected))
        if request.body_type:
            assert reply.media_type == request.body_type.partition(";")[0]


def sent(service: Service, request: suite.Request, path: str) -> Reply:
    """The reply to a request; where it writes, it shows the token."""
    headers = {**request.headers, "authorization": f"Bearer {TOKEN}"}
    return service.ask(path, method=request.method, body=request.body, headers=headers)


def check(request: suite.Request, reply: Reply) -> None:
    """The status is one of those that the manifest allows."""
    phrase = http.client.responses[reply.status]
    allowed = {CODES.get(status, status) for status in request.statuses}
    assert reply.status in allowed or f"StatusCode{reply.status // 100}xx" in allowed, (
        f"{reply.status} {phrase}: {reply.text}"
    )


def parsed(turtle: str) -> rdflib.Graph:
    """The graph of a Turtle document."""
    graph = rdflib.Graph()
    graph.parse(data=turtle, format="turtle", publicID="http://www.example/")
    return graph
