"""Nothing that a stranger sends makes the service call another machine or read a file."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from summitgraph.errors import QueryError
from summitgraph.store.apart import Apart, Limits
from summitgraph.store.apart.worker import Worker
from tests.serving import TOKEN, Service
from tests.threats.conftest import NS, Trap

OUTSIDE = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { sErViCe#c\n<URL> { ?s ?p ?o } }",
    "PREFIX e: <URL> SELECT * { SERVICE e: { ?s ?p ?o } }",
    "ASK { FILTER(trueSERVICE<URL>{}) }",
    "ASK { BIND(1 AS ?x)SERVICE<URL>{} }",
    "SELECT * { VALUES ?e { <URL> } SERVICE ?e { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <URL> {} } }",
    "LOAD <URL>",
    "CLEAR ALL; LOAD <URL>",
]
LOADS = [
    "LOAD <URL>",
    "LOAD SILENT <URL>",
    "lOaD#c\n<URL>",
    "CLEAR ALL;LOADSILENT<URL>",
    "INSERT DATA { <e:a> <e:b> <e:c> };LOAD<URL>INTO GRAPH <e:g>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", OUTSIDE)
def test_a_query_that_reaches_outside_is_refused(reading: Service, trap: Trap, query: str) -> None:
    reply = reading.query(query.replace("URL", trap.url))
    assert reply.status == 400
    assert trap.calls == []


@pytest.mark.parametrize("update", LOADS)
def test_an_update_that_reaches_outside_is_refused(
    writable: Service, trap: Trap, update: str
) -> None:
    assert writable.update("INSERT DATA { <e:kept> <e:b> <e:c> }").status == 204
    reply = writable.update(update.replace("URL", trap.url))
    assert reply.status == 400
    assert trap.calls == []
    assert writable.query("ASK { <e:kept> ?p ?o }").json()["boolean"] is True


def test_from_names_a_graph_of_the_store_and_fetches_nothing(reading: Service, trap: Trap) -> None:
    reply = reading.query(f"ASK FROM <{trap.url}> FROM NAMED <{trap.url}> {{ ?s ?p ?o }}")
    assert (reply.status, reply.json()["boolean"]) == (200, False)
    reply = reading.query("ASK { ?s ?p ?o }", **{"default-graph-uri": trap.url})
    assert (reply.status, reply.json()["boolean"]) == (200, False)
    assert trap.calls == []


@pytest.mark.parametrize("place", ["file:///etc/passwd", "file:/etc/passwd"])
def test_no_file_is_read(writable: Service, place: str) -> None:
    assert writable.update(f"LOAD <{place}> INTO GRAPH <e:file>").status == 400
    assert writable.query(f"ASK FROM <{place}> {{ ?s ?p ?o }}").json()["boolean"] is False
    assert writable.query("ASK { GRAPH <e:file> { ?s ?p ?o } }").json()["boolean"] is False


def test_a_context_of_json_ld_is_not_fetched(writable: Service, trap: Trap) -> None:
    body = f'{{"@context": "{trap.url}", "@id": "e:a", "name": "x"}}'
    headers = {"content-type": "application/ld+json", "authorization": f"Bearer {TOKEN}"}
    reply = writable.ask("/store?graph=e:ld", method="PUT", body=body, headers=headers)
    assert reply.status == 400
    assert trap.calls == []
    inside = '{"@context": {"name": "e:name"}, "@id": "e:a", "name": "x"}'
    reply = writable.ask("/store?graph=e:ld", method="PUT", body=inside, headers=headers)
    assert reply.status == 201


def test_an_import_of_an_ontology_is_data(writable: Service, trap: Trap) -> None:
    text = f"INSERT DATA {{ <e:o> <http://www.w3.org/2002/07/owl#imports> <{trap.url}> }}"
    assert writable.update(text).status == 204
    assert writable.ask("/thing?iri=e:o").status == 200
    assert trap.calls == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the filter is Linux's")
def test_behind_the_screening_the_worker_has_no_network(checkpoint: Path, trap: Trap) -> None:
    """The engine is asked past the screening, in a process that gave up its network."""
    import subprocess

    code = (
        "import sys, pyoxigraph, socket\n"
        "from summitgraph.store.apart.sandbox import Sandbox\n"
        "print(*Sandbox(memory=1 << 28, writes=False).held)\n"
        f"try: list(pyoxigraph.Store().query('SELECT * {{ SERVICE <{trap.url}> {{}} }}'))\n"
        "except OSError as error: print('refused')\n"
        "try: socket.socket()\n"
        "except PermissionError: print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["files", "memory", "network", "refused", "refused"], done.stderr
    assert trap.calls == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the filter is Linux's")
def test_workers_hold_what_they_should(checkpoint: Path, tmp_path: Path) -> None:
    reader, writer = Worker(Limits()), Worker(Limits(), store=tmp_path)
    for worker in (reader, writer):
        with pytest.raises(QueryError):
            worker.ask({"do": "nothing"})
    assert (reader.held, writer.held) == (("files", "memory", "network"), ("memory", "network"))
    reader.stop()
    writer.stop()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_workers_know_no_secret(reading: Service) -> None:
    assert reading.query("ASK {}").status == 200
    pids = reading.workers()
    assert len(pids) == 2
    for pid in pids:
        assert TOKEN.encode() not in Path(f"/proc/{pid}/environ").read_bytes()


@pytest.mark.parametrize(
    "value",
    [
        "> } ; DROP ALL ; #",
        "e:x> ?p ?o } } ; DROP ALL #",
        'a" } DROP ALL #',
        "https://example.org/a\\u003e",
        "\x00",
    ],
)
def test_a_parameter_never_becomes_syntax(writable: Service, value: str) -> None:
    assert writable.update("INSERT DATA { <e:kept> <e:b> <e:c> }").status == 204
    given = quote(value, safe="")
    auth = {"authorization": f"Bearer {TOKEN}", "content-type": "text/turtle"}
    assert writable.ask(f"/thing?iri={given}").status in {400, 404}
    assert writable.ask(f"/id/{given}").status in {400, 404}
    assert writable.ask(f"/queries/agreements?actor={given}").status == 400
    assert writable.ask(f"/store?graph={given}").status == 400
    body = "<e:a> <e:b> <e:c> ."
    put = writable.ask(f"/store?graph={given}", method="PUT", body=body, headers=auth)
    assert put.status == 400
    reply = writable.ask(
        f"/update?using-graph-uri={given}", method="POST", body="CLEAR ALL",
        headers={**auth, "content-type": "application/sparql-update"},
    )  # fmt: skip
    assert reply.status == 400
    assert writable.query("ASK { <e:kept> ?p ?o }").json()["boolean"] is True


def test_apart_of_a_checkpoint_leaves_the_store_free(tmp_path: Path) -> None:
    """A live writer and its readers do not see each other."""
    from summitgraph.store import GraphStore
    from summitgraph.triples.term import Quad

    store = GraphStore(tmp_path / "store")
    store.add([Quad(f"{NS}a", f"{NS}p", f"{NS}b", f"{NS}g")])
    store.flush()
    store.backup(tmp_path / "checkpoint")
    apart = Apart(tmp_path / "checkpoint", workers=1)
    store.add([Quad(f"{NS}later", f"{NS}p", f"{NS}b", f"{NS}g")])
    assert b"true" in apart.query(f"ASK {{ <{NS}a> ?p ?o }}").content
    assert b"false" in apart.query(f"ASK {{ <{NS}later> ?p ?o }}").content
    apart.close()
