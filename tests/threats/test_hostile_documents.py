"""RDF and text from strangers: what it may hold, and what of it reaches others."""

from __future__ import annotations

import os
import signal
import time
from xml.etree import ElementTree

import pytest

from tests.serving import TOKEN, Service

AUTH = {"authorization": f"Bearer {TOKEN}"}
TURTLE = {**AUTH, "content-type": "text/turtle"}
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x ['
    '<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + ']><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="e:">'
    '<rdf:Description rdf:about="e:a"><e:p>&i;</e:p></rdf:Description></rdf:RDF>'
)


def put(service: Service, body: str | bytes, graph: str = "e:g", **headers: str) -> int:
    """The status of a PUT."""
    sent = {**TURTLE, **headers}
    return service.ask(f"/store?graph={graph}", method="PUT", body=body, headers=sent).status


def test_rdf_xml_is_not_taken_so_that_its_entities_cannot_grow(writable: Service) -> None:
    sent = {**AUTH, "content-type": "application/rdf+xml"}
    assert writable.ask("/store?graph=e:x", method="PUT", body=BOMB, headers=sent).status == 415
    sent = {**AUTH, "content-type": "multipart/form-data; boundary=b"}
    part = f"--b\r\nContent-Type: application/rdf+xml\r\n\r\n{BOMB}\r\n--b--\r\n"
    assert writable.ask("/store?graph=e:x", method="PUT", body=part, headers=sent).status == 415


def test_a_document_that_ends_the_writer_ends_nothing_else(writable: Service) -> None:
    assert put(writable, "<e:kept> <e:p> 1 .", "e:kept") in {201, 204}
    deep = "<e:a> <e:p> " + "<<( <e:a> <e:p> " * 40_000 + "1" + " )>>" * 40_000 + " ."
    assert put(writable, deep) in {400, 422}
    assert put(writable, "<e:a> <e:p> " + "(" * 100_000 + ")" * 100_000 + " .") in {
        201,
        204,
        400,
        422,
    }
    assert writable.query("ASK { GRAPH <e:kept> { ?s ?p ?o } }").json()["boolean"] is True
    assert put(writable, "<e:a> <e:p> 1 .") in {201, 204}


def test_a_document_with_an_error_changes_nothing(writable: Service) -> None:
    assert put(writable, "<e:kept> <e:p> 1 .") in {201, 204}
    assert put(writable, "<e:a> <e:p> 1 . <e:b> <e:p> ") == 400
    answer = writable.ask("/store?graph=e:g", headers={"accept": "application/n-triples"})
    assert answer.text.startswith("<e:kept> ")


@pytest.mark.parametrize("value", ["\\u0001", "\\u0000", "\\uFFFE", "\\f"])
def test_characters_that_xml_cannot_carry_are_refused_at_the_door(
    writable: Service, value: str
) -> None:
    assert put(writable, f'<e:a> <e:p> "{value}" .', "e:control") == 400
    assert put(writable, '<e:a> <e:p> "\\u00e9\\t\\n" .', "e:control") in {201, 204}


@pytest.mark.parametrize("body", [b"\xff\xfe", b'<e:a> <e:p> "\xed\xa0\x80" .'])
def test_half_a_character_is_refused(writable: Service, body: bytes) -> None:
    assert put(writable, body, "e:half") == 400


def test_whatever_a_literal_holds_the_xml_can_be_parsed(reading: Service) -> None:
    query = 'SELECT ?o ("\\u0002" AS ?made) { ?s ?p ?o }'
    xml = reading.query(query, "application/sparql-results+xml")
    assert "x\ufffdy" in "".join(ElementTree.fromstring(xml.body).itertext())
    graph = reading.query("CONSTRUCT WHERE { ?s ?p ?o }", "application/rdf+xml")
    assert "x\ufffdy" in "".join(ElementTree.fromstring(graph.body).itertext())
    assert "\\u0001" in reading.query(query, "application/sparql-results+json").text


def test_a_formula_is_verbatim_in_sparqls_csv(reading: Service) -> None:
    assert "\r\n=HYPERLINK(1)\r\n" in reading.query("SELECT ?o { ?s ?p ?o }", "text/csv").text


def test_a_clique_of_blank_nodes_is_written_as_it_stands(writable: Service) -> None:
    nodes = [f"_:b{n}" for n in range(9)]
    clique = " .\n".join(f"{a} <e:p> {b}" for a in nodes for b in nodes if a != b) + " ."
    begin = time.monotonic()
    assert put(writable, clique, "e:clique") in {201, 204}
    for kind in ("text/turtle", "application/ld+json", "application/rdf+xml"):
        assert writable.ask("/store?graph=e:clique", headers={"accept": kind}).status == 200
    assert time.monotonic() - begin < 3


def test_a_script_in_a_name_is_text(writable: Service) -> None:
    sg, skos = "https://w3id.org/summitgraph/ns#", "http://www.w3.org/2004/02/skos/core#"
    name = "<script>alert(1)</script>"
    body = f'<javascript:alert(1)> a <{sg}Issue> ; <{skos}prefLabel> "{name}"@en .'
    assert put(writable, body, "e:script") in {201, 204}
    page = writable.ask("/reconcile/preview?id=javascript:alert(1)")
    assert page.status == 200
    assert name not in page.text
    assert 'href="javascript' not in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    error = writable.query(f"SELECT * {{ {name} }}")
    assert (error.status, error.media_type) == (400, "text/plain")


def test_a_body_that_is_too_large_is_refused(reading: Service, writable: Service) -> None:
    big = {"content-type": "application/sparql-query", "content-length": str(1 << 40)}
    assert reading.ask("/sparql", method="POST", headers=big).status == 413
    query = "ASK { } #" + "x" * (5 << 20)
    sent = {"content-type": "application/sparql-query"}
    assert reading.ask("/sparql", method="POST", body=query, headers=sent).status == 413
    assert reading.ask("/sparql", method="POST", body=query[: 2 << 20], headers=sent).status == 400
    assert put(writable, "#" * ((64 << 20) + 1)) == 413


def test_an_update_that_never_ends_changes_nothing(writable: Service) -> None:
    data = " ".join(f"<e:s{n}> <e:p> {n} ." for n in range(400))
    assert put(writable, data, "e:many") in {201, 204}
    endless = (
        "INSERT { GRAPH <e:new> { ?a <e:q> ?i } } USING <e:many> WHERE "
        "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    )
    begin = time.monotonic()
    assert writable.update(endless).status == 422
    assert time.monotonic() - begin < 5
    assert writable.ask("/store?graph=e:new").status == 404
    assert writable.update("INSERT DATA { GRAPH <e:new> { <e:a> <e:p> 1 } }").status == 204


def test_a_writer_that_is_killed_leaves_the_store_as_it_was(writable: Service) -> None:
    assert put(writable, "<e:kept> <e:p> 1 .", "e:kept") in {201, 204}
    for pid in writable.workers():
        os.kill(pid, signal.SIGKILL)
    assert writable.query("ASK { GRAPH <e:kept> { ?s ?p ?o } }").json()["boolean"] is True
    assert put(writable, "<e:more> <e:p> 1 .", "e:more") in {201, 204}
    assert writable.query("ASK { GRAPH <e:kept> { ?s ?p ?o } }").json()["boolean"] is True


def test_a_server_that_is_killed_takes_its_workers_with_it(tmp_path: object) -> None:
    from pathlib import Path

    from tests.serving import serving

    assert isinstance(tmp_path, Path)
    file = tmp_path / "graph.ttl"
    file.write_text("<e:a> <e:p> <e:b> .")
    pids: list[int] = []
    try:
        with serving(file) as service:
            service.query("ASK {}")
            pids = service.workers()
            service.process.kill()
    except AssertionError:
        pass  # it did not end in good order, and should not
    deadline = time.monotonic() + 5
    while any(os.path.exists(f"/proc/{pid}") for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert pids
    assert not [pid for pid in pids if os.path.exists(f"/proc/{pid}")]
