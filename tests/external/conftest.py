"""The stores to push to, and the graph that is pushed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.external.servers import oxigraph, virtuoso

from summitgraph.pipeline.build import build
from summitgraph.store import GraphStore
from summitgraph.store.login import Login
from summitgraph.store.profile import profile
from summitgraph.store.remote import RemoteStore

ROOT = Path(__file__).resolve().parents[2]

Connect: TypeAlias = Callable[..., RemoteStore]
"""A new connection to the store; its keywords are those of `RemoteStore`."""


@pytest.fixture(scope="session")
def graph() -> GraphStore:
    """The graph of the seeds and of all variants."""
    return build([ROOT / "seeds", ROOT / "tests" / "variants"]).store


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def connect(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connect]:
    """A way to each of the real stores; tests empty the graphs that they fill."""
    kind = profile(request.param)
    if kind.name == "oxigraph":
        with oxigraph() as url:
            yield lambda **given: RemoteStore(url, given.pop("kind", kind), **given)
    else:
        with virtuoso(tmp_path_factory.mktemp("virtuoso"), "seven") as url:
            login = Login(user="dba", password="seven", source="the test")
            yield lambda **given: RemoteStore(url, given.pop("kind", kind), login, **given)


@pytest.fixture
def remote(connect: Connect, graph: GraphStore) -> Iterator[RemoteStore]:
    """A connection; at the end the store holds none of the graphs any more."""
    with connect() as store:
        yield store
        for name in graph.graphs():
            store.remove(name)
