"""The seeds' graph, served: once for reading, once for writing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import summitgraph as sg
from summitgraph.resources import folder
from summitgraph.store import GraphStore
from tests.serving import Service, serving


@pytest.fixture(scope="session")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the five seeds in a folder as a build leaves it."""
    build = tmp_path_factory.mktemp("build")
    (build / "graph.trig").write_text(sg.build(folder("seeds")).store.write("trig"))
    return build / "graph.trig"


@pytest.fixture(scope="session")
def store(graph_file: Path) -> GraphStore:
    """The same graph, embedded, to compare with."""
    found = GraphStore()
    found.load(graph_file)
    return found


@pytest.fixture(scope="session")
def service(graph_file: Path) -> Iterator[Service]:
    with serving(graph_file.parent, "--rows", "500") as found:
        yield found


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[Service]:
    with serving(tmp_path, "--writable") as found:
        yield found
