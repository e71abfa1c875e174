"""RDF 1.1 suites and JSON-LD 1.1 toRdf: what becomes of each of their documents at our doors.

Two doors read foreign RDF: `GraphStore.load` (files, `sg.open`) and the Graph Store Protocol, which
takes single graphs and is stricter. A test of evaluation passes where the graph that is then held
is isomorphic with the suite's; one of negative syntax where an error of ours refuses the document.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import RDF, Namespace

from summitgraph.errors import GraphError
from summitgraph.store import GraphStore
from tests.serving import TOKEN, Service
from tests.w3c import suite

MF = suite.MF
RDFT = Namespace("http://www.w3.org/ns/rdftest#")
SUITES = {"rdf-turtle": "ttl", "rdf-n-triples": "nt", "rdf-trig": "trig", "rdf-n-quads": "nq"}
TYPES = {"ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json"}
_BASE = "https://w3c.github.io/rdf-tests/rdf/rdf11"
_UNIT = "urn:x-test:graph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One document of a suite.

    Attributes:
        expected: the N-Quads that it stands for; None where only its syntax is tested.
        refused: whether it must be refused.
    """

    suite: str
    name: str
    document: bytes
    syntax: str
    base: str
    expected: bytes | None = None
    refused: bool = False


def cases(name: str) -> Iterator[Case]:
    """The tests of a suite; none where the suites are absent."""
    if suite.FOLDER is None:
        return
    if name == "jsonld-toRdf":
        yield from _jsonld(suite.FOLDER.parents[1] / "jsonld")
        return
    folder = suite.FOLDER.parents[1] / "rdf" / "rdf11" / name
    found = suite.read(folder / "manifest.ttl")
    graph, syntax = found.graph, SUITES[name]
    for test in found.tests():
        kind = str(graph.value(test, RDF.type)).removeprefix(str(RDFT))
        document = found.file(graph.value(test, MF.action))
        result = graph.value(test, MF.result)
        yield Case(
            suite=name,
            name=str(test).rpartition("#")[2],
            document=document.read_bytes(),
            syntax=syntax,
            base=f"{_BASE}/{name}/{document.name}",
            expected=None if result is None else found.file(result).read_bytes(),
            refused="Negative" in kind,
        )


def _jsonld(folder: Path) -> Iterator[Case]:
    manifest = json.loads((folder / "toRdf-manifest.jsonld").read_text(encoding="utf-8"))
    for test in manifest["sequence"]:
        if not (folder / test["input"]).is_file():
            continue  # er56 lies in another suite
        expected = test.get("expect")
        yield Case(
            suite="jsonld-toRdf",
            name=test["@id"].removeprefix("#t"),
            document=(folder / test["input"]).read_bytes(),
            syntax="jsonld",
            base=_option(test, "base") or manifest["baseIri"] + test["input"],
            expected=(folder / expected).read_bytes() if expected else None,
            refused="jld:NegativeEvaluationTest" in test["@type"],
        )


def _option(test: dict[str, Any], name: str) -> str:
    return str(test.get("option", {}).get(name, ""))


def by_load(case: Case) -> str:
    """What went otherwise than the suite asks at `GraphStore.load`; "" where nothing did."""
    store = GraphStore()
    return _told(case, lambda: store.load(case.document, case.syntax, base=case.base), store.dump)


def by_service(service: Service, case: Case) -> str:
    """The same at the Graph Store Protocol, into a named graph and out again."""
    path = f"/store?graph={quote(case.base, safe='')}"
    sent = {"content-type": TYPES[case.syntax], "authorization": f"Bearer {TOKEN}"}

    def put() -> None:
        reply = service.ask(path, method="PUT", body=case.document, headers=sent)
        if reply.status == 400:
            raise GraphError(reply.text)
        assert reply.status in {201, 204}, (reply.status, reply.text)

    def got() -> bytes:
        reply = service.ask(path, headers={"accept": "application/n-triples"})
        assert reply.status == 200, reply.text
        return reply.body

    return _told(case, put, got)


def _told(case: Case, put: Callable[[], object], got: Callable[[], bytes]) -> str:
    try:
        put()
    except GraphError as error:
        return "" if case.refused else f"refused: {error.what}"
    if case.refused:
        return "taken"
    if case.expected is None:
        return ""
    try:
        expected = canonical(case.expected)
    except SyntaxError:
        return "what is expected is no RDF"
    found = got()
    if canonical(found) == expected:
        return ""
    store = GraphStore()
    store.load(case.expected, "nq")
    return "numbers by value" if canonical(found) == canonical(store.dump()) else "another graph"


def canonical(nquads: bytes) -> ox.Dataset:
    """The quads with their blank nodes named by what they say (RDFC-1.0)."""
    found = ox.Dataset(ox.parse(nquads, ox.RdfFormat.N_QUADS))
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return found
