"""Graphs and services to attack: one that is only read, one that may be written."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from summitgraph.store import GraphStore
from summitgraph.store.apart import Apart, Limits
from summitgraph.triples.term import XSD, Literal, Quad
from tests.serving import Service, serving

SECONDS = 1.5
NS = "https://example.org/"


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 3,000 triples in ten graphs."""
    folder = tmp_path_factory.mktemp("threats")
    store = GraphStore(folder / "store")
    store.add(
        Quad(f"{NS}{n}", f"{NS}p{n % 5}", Literal(str(n), XSD + "integer"), f"{NS}g{n % 10}")
        for n in range(3_000)
    )
    store.flush()
    store.backup(folder / "checkpoint")
    return folder / "checkpoint"


@pytest.fixture(scope="session")
def apart(checkpoint: Path) -> Iterator[Apart]:
    limits = Limits(seconds=SECONDS, memory=256 << 20, rows=100)
    found = Apart(checkpoint, limits=limits, workers=2)
    yield found
    found.close()


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service of a small file that is only read."""
    file = tmp_path_factory.mktemp("reading") / "graph.ttl"
    file.write_text(f'<{NS}a> <{NS}p> "=HYPERLINK(1)", "x\\u0001y" .')
    with serving(file, "--timeout", "2", "--memory", "256") as found:
        yield found


@pytest.fixture(scope="session")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service of an empty store that may be written."""
    folder = tmp_path_factory.mktemp("writable")
    with serving(folder, "--writable", "--timeout", "3", "--memory", "256") as found:
        yield found


@dataclass
class Trap:
    """A server on this machine that nothing should call.

    Attributes:
        calls: what callers sent.
    """

    url: str
    calls: list[bytes] = field(default_factory=list)


@pytest.fixture
def trap() -> Iterator[Trap]:
    listening = socket.create_server(("127.0.0.1", 0))
    found = Trap(f"http://127.0.0.1:{listening.getsockname()[1]}/x.ttl")

    def take() -> None:
        while True:
            try:
                caller, _ = listening.accept()
            except OSError:
                return
            with caller:
                caller.settimeout(1)
                try:
                    found.calls.append(caller.recv(100))
                except OSError:
                    found.calls.append(b"")

    thread = threading.Thread(target=take, daemon=True)
    thread.start()
    yield found
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(timeout=5)
