"""The W3C's test suites as data: where they are, and what their manifests say.

They are not ours to ship. `SUMMITGRAPH_W3C_TESTS` names their folder; else `../shared/w3c` beside
the checkout is looked at. Where neither is there, the tests are skipped, and say so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import rdflib
from rdflib import RDFS, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
_HERE = Path(__file__).resolve()


def folder() -> Path | None:
    """The folder of the SPARQL 1.1 suites, or None."""
    named = os.environ.get("SUMMITGRAPH_W3C_TESTS")
    places = [Path(named)] if named else [parent / "shared" / "w3c" for parent in _HERE.parents]
    for place in places:
        if (place / "sparql" / "sparql11").is_dir():
            return place / "sparql" / "sparql11"
    return None


FOLDER = folder()
ABSENT = pytest.mark.skipif(
    FOLDER is None, reason="the W3C test suites are not here; SUMMITGRAPH_W3C_TESTS names them"
)


@dataclass(frozen=True)
class Manifest:
    """A manifest as a graph, with the folder that its file names are relative to."""

    graph: rdflib.Graph
    folder: Path

    def file(self, node: Node | None) -> Path:
        """The file that a node of the manifest names."""
        return self.folder / str(node).rpartition("/")[2]

    def tests(self) -> Iterator[Node]:
        """The tests in the manifest's order."""
        for entries in self.graph.objects(None, MF.entries):
            yield from Collection(self.graph, entries)

    def text(self, subject: Node, predicate: Node) -> str:
        """A literal of the manifest; "" where there is none."""
        value = self.graph.value(subject, predicate)
        return "" if value is None else str(value)


def manifest(suite: str, name: str = "manifest.ttl") -> Manifest:
    """The manifest of a suite."""
    assert FOLDER is not None
    return read(FOLDER / suite / name)


def read(path: Path) -> Manifest:
    """A manifest by its path."""
    graph = rdflib.Graph()
    graph.parse(data=path.read_text(encoding="utf-8"), format="turtle", publicID=path.as_uri())
    return Manifest(graph, path.parent)


def names(suite: str, name: str = "manifest.ttl") -> list[str]:
    """The tests of a suite by the last part of their IRIs; none where it is absent."""
    if FOLDER is None:
        return []
    return [str(test).rpartition("#")[2] for test in manifest(suite, name).tests()]


def find(suite: str, test: str, name: str = "manifest.ttl") -> tuple[Manifest, Node]:
    """A test with its manifest."""
    found = manifest(suite, name)
    return found, next(t for t in found.tests() if str(t).endswith(f"#{test}"))


@dataclass(frozen=True)
class Request:
    """A request of a manifest and what must come back.

    Attributes:
        statuses: codes, or classes such as `StatusCode2xx`, as the manifest writes them.
        body_type: the content type that the answer must have, "" for any.
    """

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: frozenset[str]
    boolean: bool | None
    form: str
    location: str
    body_type: str
    expected: str


def requests(found: Manifest, test: Node) -> Iterator[Request]:
    """The requests of a protocol test in their order."""
    graph = found.graph
    action = graph.value(test, MF.action)
    assert action is not None
    listed = graph.value(action, HT.requests)
    assert listed is not None
    for node in Collection(graph, listed):
        response = graph.value(node, HT.resp)
        assert response is not None
        boolean = graph.value(response, MF.expectedBoolean)
        yield Request(
            method=found.text(node, HT.methodName),
            path=found.text(node, HT.absolutePath),
            headers=_headers(graph, node),
            body=_body(graph, node),
            statuses=frozenset(
                str(s).rpartition("#")[2] for s in graph.objects(response, MF.expectedStatus)
            ),
            boolean=None if boolean is None else bool(boolean.toPython()),  # type: ignore[attr-defined]
            form=found.text(response, MF.expectedFormat),
            location=found.text(response, MF.expectedLocation),
            body_type=_headers(graph, response).get("content-type", ""),
            expected=_body(graph, response).decode(),
        )


def _headers(graph: rdflib.Graph, node: Node) -> dict[str, str]:
    listed = graph.value(node, HT.headers)
    if listed is None:
        return {}
    return {
        str(graph.value(h, HT.fieldName)).lower(): str(graph.value(h, HT.fieldValue))
        for h in Collection(graph, listed)
    }


def _body(graph: rdflib.Graph, node: Node) -> bytes:
    content = graph.value(node, HT.body)
    if content is None:
        return b""
    encoding = graph.value(content, CNT.characterEncoding) or "UTF-8"
    return str(graph.value(content, CNT.chars)).encode(str(encoding))


def graph_data(found: Manifest, test: Node) -> Iterator[tuple[str, Path]]:
    """The named graphs that a test wants in the store, each with its file."""
    for data in found.graph.objects(test, UT.graphData):
        yield (
            str(found.graph.value(data, RDFS.label)),
            found.file(found.graph.value(data, UT.graph)),
        )
