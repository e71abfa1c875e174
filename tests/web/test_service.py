"""SPARQL and whole graphs over HTTP, beyond what the W3C's suites ask."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from summitgraph.store import GraphStore
from summitgraph.store.disk import Database
from summitgraph.triples.term import Quad
from tests.serving import ROOT, TOKEN, Service, serving

TURTLE = {"content-type": "text/turtle", "authorization": f"Bearer {TOKEN}"}
COUNT = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"


def test_the_address_is_printed_once_it_answers(service: Service) -> None:
    assert service.address == f"http://127.0.0.1:{service.port}/"
    assert service.ask("/").text.startswith("summitgraph")


def test_the_default_graph_is_the_union_of_all(service: Service, store: GraphStore) -> None:
    expected = store.select(COUNT)[0]["n"]
    assert service.query(COUNT, "text/csv").text == f"n\r\n{expected}\r\n"


def test_rows_that_are_left_out_are_told(service: Service) -> None:
    reply = service.query("SELECT * { ?s ?p ?o }", "text/csv")
    assert reply.headers["summitgraph-truncated"] == "rows=500"
    assert reply.text.count("\r\n") >= 501
    assert "summitgraph-truncated" not in service.query("ASK {}").headers


def test_each_answer_tells_its_revision(service: Service) -> None:
    asked = ("/sparql?query=ASK%20%7B%7D", "/queries/agreements?format=json", "/store?default")
    assert {service.ask(path).headers["summitgraph-revision"] for path in asked} == {"0"}


def test_the_columns_of_a_star_stand_as_the_query_has_them(service: Service) -> None:
    for query in ("SELECT * { ?s ?p ?o } LIMIT 1", "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 1"):
        assert service.query(query, "text/csv").text.startswith("s,p,o\r\n")


def test_a_wrong_query_is_told_where(service: Service) -> None:
    reply = service.query("SELECT * WHERE { ?s ?p }")
    assert (reply.status, reply.media_type) == (400, "text/plain")
    assert "1:" in reply.text


def test_a_query_in_the_body_and_one_in_a_form(service: Service) -> None:
    direct = service.ask(
        "/sparql",
        method="POST",
        body="ASK {}",
        headers={"content-type": "application/sparql-query"},
    )
    form = service.ask(
        "/sparql", method="POST", body="query=ASK+%7B%7D",
        headers={"content-type": "application/x-www-form-urlencoded; charset=UTF-8"},
    )  # fmt: skip
    assert direct.json()["boolean"] is form.json()["boolean"] is True


def test_sparqlwrapper_like_clients_of_rdflib_are_answered(service: Service) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    store = SPARQLStore(f"{service.address}sparql", method="POST")
    assert bool(store.query("ASK { ?s a <https://w3id.org/summitgraph/ns#Statement> }")) is True


def test_a_graph_is_read_whole_though_rows_are_limited(service: Service, store: GraphStore) -> None:
    largest = max(store.graphs(), key=lambda name: sum(1 for _ in store.quads(name)))
    expected = list(store.quads(largest))
    reply = service.ask(
        f"/store?graph={quote(largest, safe='')}", headers={"accept": "application/n-triples"}
    )
    assert len(reply.text.splitlines()) == len(expected) > 500


def test_head_tells_what_get_would(service: Service, store: GraphStore) -> None:
    path = f"/store?graph={quote(store.graphs()[0], safe='')}"
    head, get = service.ask(path, method="HEAD"), service.ask(path)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(get.body))


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_methods_that_there_are_not_are_405(service: Service, method: str) -> None:
    assert service.ask("/sparql", method=method).status == 405


def test_what_is_written_is_found_at_once_and_after_a_restart(tmp_path: Path) -> None:
    with serving(tmp_path, "--writable") as service:
        for n in range(5):
            insert = f"INSERT DATA {{ GRAPH <e:g> {{ <e:a> <e:p> {n} }} }}"
            assert service.update(insert).status == 204
            assert service.query(f"ASK {{ <e:a> <e:p> {n} }}").json()["boolean"] is True
    with serving(tmp_path) as service:
        answer = service.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv")
        assert answer.text == "n\r\n5\r\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "snapshots", "store"]


def test_an_update_tells_the_revision_that_has_it(writable: Service) -> None:
    for number in ("1", "2"):
        done = writable.update(f"INSERT DATA {{ <e:a> <e:b> {number} }}")
        seen = writable.query(f"ASK {{ <e:a> <e:b> {number} }}")
        assert (done.headers["summitgraph-revision"], seen.json()["boolean"]) == (number, True)
        assert seen.headers["summitgraph-revision"] == number


def test_an_update_of_some_graphs_only(writable: Service) -> None:
    data = "INSERT DATA { GRAPH <e:g> { <e:a> <e:p> 1 } GRAPH <e:h> { <e:b> <e:p> 2 } }"
    assert writable.update(data).status == 204
    reply = writable.ask(
        "/update?using-graph-uri=e:h", method="POST",
        body="INSERT { GRAPH <e:new> { ?s <e:q> ?o } } WHERE { ?s <e:p> ?o }",
        headers={"content-type": "application/sparql-update", "authorization": f"Bearer {TOKEN}"},
    )  # fmt: skip
    assert reply.status == 204
    found = writable.ask("/store?graph=e:new", headers={"accept": "application/n-triples"}).text
    assert found.startswith("<e:b> <e:q>")
    assert len(found.splitlines()) == 1


def test_an_update_that_cannot_be_made_is_told_why(writable: Service) -> None:
    reply = writable.update("CLEAR GRAPH <e:none>")
    assert (reply.status, "does not exist" in reply.text) == (400, True)
    assert writable.update("CLEAR SILENT GRAPH <e:none>").status == 204


def test_blank_nodes_of_two_documents_stay_apart(writable: Service) -> None:
    for value in (1, 2):
        body = f"_:x <e:p> {value} ."
        reply = writable.ask("/store?graph=e:g", method="POST", body=body, headers=TURTLE)
        assert reply.status == (201 if value == 1 else 204)
    nodes = writable.query("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s <e:p> ?o }", "text/csv")
    assert nodes.text == "n\r\n2\r\n"


def test_an_empty_graph_is_there_once_it_was_put(writable: Service) -> None:
    assert writable.ask("/store?graph=e:empty").status == 404
    assert writable.ask("/store?graph=e:empty", method="PUT", headers=TURTLE).status == 201
    assert writable.ask("/store?graph=e:empty").status == 200


def test_readers_go_on_while_others_write(writable: Service) -> None:
    """Each reader sees a state that was: both triples of a write, or none."""
    seen: list[str] = []

    def read() -> None:
        for _ in range(20):
            reply = writable.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv")
            seen.append(reply.text.split()[1])

    readers = [threading.Thread(target=read) for _ in range(2)]
    for thread in readers:
        thread.start()
    for n in range(15):
        writable.update(f"INSERT DATA {{ <e:a{n}> <e:p> 1 . <e:b{n}> <e:p> 2 }}")
    for thread in readers:
        thread.join()
    assert len(seen) == 40
    assert all(int(count) % 2 == 0 for count in seen)


def test_a_newer_graph_is_served_within_seconds(tmp_path: Path) -> None:
    file, database = tmp_path / "graph.ttl", tmp_path / "build"
    file.write_text("<e:a> <e:p> 1 .")
    Database(database).publish()
    with serving(file) as first, serving(database) as second:
        assert eventually(first, "ASK { <e:a> ?p ?o }")
        assert second.query("ASK { ?s ?p ?o }").json()["boolean"] is False
        file.write_text("<e:b> <e:p> 1 .")
        written = Database(database)
        written.graphs.add([Quad("e:b", "e:p", "e:c", "e:g")])
        written.publish()
        assert eventually(first, "ASK { <e:b> ?p ?o FILTER NOT EXISTS { <e:a> ?q ?x } }")
        assert eventually(second, "ASK { <e:b> ?p ?o }")
        file.write_text("<e:b> <e:p>")  # half written
        time.sleep(3)
        assert eventually(first, "ASK { <e:b> ?p ?o }")


def eventually(service: Service, ask: str, seconds: float = 15) -> bool:
    """Whether the answer is true before long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if service.query(ask).json()["boolean"]:
            return True
        time.sleep(0.2)
    return False


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_ctrl_c_of_a_terminal_ends_no_query(service: Service) -> None:
    assert service.query("ASK {}").status == 200
    before = service.workers()
    for pid in before:
        os.kill(pid, signal.SIGINT)
    assert service.query("ASK {}").status == 200
    assert service.workers() == before


def test_a_running_query_is_answered_before_the_service_ends(graph_file: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    told: list[int] = []
    with serving(graph_file, "--timeout", "2") as service:
        asking = threading.Thread(target=lambda: told.append(service.query(slow).status))
        asking.start()
        time.sleep(0.5)
        service.process.send_signal(signal.SIGINT)
        asking.join()
    assert told == [422]


def test_a_port_that_is_taken_is_wrong_use(service: Service, graph_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "summitgraph", "serve", graph_file, "--port", str(service.port)],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert str(service.port) in done.stderr


@pytest.mark.parametrize(("name", "code"), [("nothing", 3), ("empty", 3), ("broken.ttl", 3)])
def test_what_is_no_graph_is_unreadable(tmp_path: Path, name: str, code: int) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.ttl").write_text("<e:a> <e:p>")
    done = subprocess.run(
        [sys.executable, "-m", "summitgraph", "serve", tmp_path / name, "--port", "0"],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "empty").iterdir()) == []
