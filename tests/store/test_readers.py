"""The graph files of a build, read by three programs that know nothing of us, hold one graph.

pyoxigraph, rdflib, and the Oxigraph server as one would run it (`pip install oxigraph`). As there
are no blank nodes, graphs are isomorphic where their quads are equal.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
import rdflib

from summitgraph.pipeline.build import build
from summitgraph.pipeline.output import GRAPH_FILES
from summitgraph.resources import folder

RDFLIB = {"trig": "trig", "ttl": "turtle", "nq": "nquads", "jsonld": "json-ld"}
MEDIA = {
    "trig": "application/trig",
    "ttl": "text/turtle",
    "nq": "application/n-quads",
    "jsonld": "application/ld+json",
}
WITH_GRAPHS = ("trig", "nq", "jsonld")
GRAPH = "https://example.org/graph"

Lines = set[str]
"""Quads or triples, one a line, as N-Quads."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The graph files of a build of the seeds, by their ending."""
    place = tmp_path_factory.mktemp("graph")
    store = build(folder("seeds")).store
    made = {name.partition(".")[2]: place / name for name in GRAPH_FILES}
    for ending, path in made.items():
        path.write_text(store.write(ending), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def quads(files: dict[str, Path]) -> Lines:
    """The whole graph, as the plainest of the files tells it."""
    return _lines(files["nq"].read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an Oxigraph server in memory; every test empties what it uses."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("there is no oxigraph server here; pip install oxigraph gives it")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            _ask(f"{address}/store", accept=MEDIA["nq"])
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the oxigraph server does not answer")


def _ask(url: str, *, put: bytes | None = None, media: str = "", accept: str = "") -> str:
    request = urllib.request.Request(
        url,
        data=put,
        method="GET" if put is None else "PUT",
        headers={"Content-Type": media} if put is not None else {"Accept": accept},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        told: bytes = answer.read()
    return told.decode()


def _lines(text: str) -> Lines:
    """N-Quads of any writer, in one spelling."""
    return {str(quad) for quad in ox.parse(text, ox.RdfFormat.N_QUADS)}


def _triples(quads: Lines) -> Lines:
    """The triples of all graphs together."""
    parsed = ox.parse("".join(f"{q} .\n" for q in quads), ox.RdfFormat.N_QUADS)
    return {str(ox.Quad(*quad.triple)) for quad in parsed}


def _expected(ending: str, quads: Lines) -> Lines:
    return quads if ending in WITH_GRAPHS else _triples(quads)


def test_the_graph_is_not_small(quads: Lines) -> None:
    assert len(quads) > 2000
    assert not any("_:" in line.split('"')[0] for line in quads)


@pytest.mark.parametrize("ending", list(MEDIA))
def test_pyoxigraph_reads_the_graph(ending: str, files: dict[str, Path], quads: Lines) -> None:
    found = {str(quad) for quad in ox.parse(path=files[ending])}
    assert found == _expected(ending, quads)


@pytest.mark.parametrize("ending", list(MEDIA))
def test_rdflib_reads_the_graph(ending: str, files: dict[str, Path], quads: Lines) -> None:
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parsers use its old names
        dataset.parse(data=files[ending].read_text(encoding="utf-8"), format=RDFLIB[ending])
    told = []
    for subject, predicate, value, graph in dataset.quads():
        name = graph.n3() if graph is not None and ending in WITH_GRAPHS else ""
        told.append(f"{name} {{ {subject.n3()} {predicate.n3()} {value.n3()} }}")
    found = {str(quad) for quad in ox.parse("\n".join(told), ox.RdfFormat.TRIG)}
    assert found == _expected(ending, quads)


@pytest.mark.parametrize("ending", list(MEDIA))
def test_an_oxigraph_server_reads_the_graph_and_gives_it_back(
    ending: str, files: dict[str, Path], quads: Lines, server: str
) -> None:
    where = f"{server}/store"
    if ending not in WITH_GRAPHS:
        where += "?graph=" + quote(GRAPH, safe="")
    _ask(where, put=files[ending].read_bytes(), media=MEDIA[ending])
    back = _ask(where, accept=MEDIA["nq"] if ending in WITH_GRAPHS else "application/n-triples")
    assert _lines(back) == _expected(ending, quads)


def test_an_oxigraph_server_takes_the_named_graphs_one_by_one(quads: Lines, server: str) -> None:
    store = ox.Store()
    store.load("".join(f"{q} .\n" for q in quads), ox.RdfFormat.N_QUADS)
    _ask(f"{server}/store", put=b"", media=MEDIA["nq"])
    for name in store.named_graphs():
        assert isinstance(name, ox.NamedNode)
        graph = store.dump(format=ox.RdfFormat.TURTLE, from_graph=name)
        assert graph is not None
        where = f"{server}/store?graph={quote(name.value, safe='')}"
        _ask(where, put=graph, media=MEDIA["ttl"])
    assert _lines(_ask(f"{server}/store", accept=MEDIA["nq"])) == quads
