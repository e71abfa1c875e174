"""What a user writes into a served build: one's own graphs stay, the build's are put back."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path
from urllib.parse import quote

import pytest

from summitgraph.pipeline.build import build
from summitgraph.pipeline.extend import extend
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.verify import kept_for_user, verify
from summitgraph.pipeline.writer import Writer
from tests.serving import TOKEN, Service, serving

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted((ROOT / "seeds").glob("*.txt"))
MINE = "https://example.org/mine"
TURTLE = {"content-type": "text/turtle", "authorization": f"Bearer {TOKEN}"}
NOTE = "<https://example.org/a> <https://example.org/says> [ <https://example.org/b> 1 ] ."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "graph"
    extend(TEXTS[:2], folder)
    return folder


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "graph")


def _put(service: Service, graph: str, turtle: str) -> int:
    path = f"/store?graph={quote(graph, safe='')}"
    return service.ask(path, method="PUT", body=turtle, headers=TURTLE).status


def _built(folder: Path) -> str:
    """The quads of the build in a store."""
    store = KnowledgeGraph.open(folder).store
    return _text({str(g): store.lines(g) for g in store.graphs() if g != MINE})


def _at_once(*paths: Path) -> str:
    return _text(build(paths).store.statements())


def _text(lines: dict[str, list[str]]) -> str:
    return "\n".join(f"{line} <{graph}>" for graph in sorted(lines) for line in lines[graph])


def test_a_graph_of_ones_own_is_no_damage_and_every_build_keeps_it(store: Path) -> None:
    with serving(store, "--writable") as service:
        assert _put(service, MINE, NOTE) == 201
    assert (verify(store), kept_for_user(store)) == ([], {MINE: 2})
    extend(TEXTS[:3], store)
    assert (verify(store), kept_for_user(store)) == ([], {MINE: 2})
    assert _built(store) == _at_once(*TEXTS[:3])


def test_a_service_that_was_killed_has_lost_nothing_either(store: Path) -> None:
    with serving(store, "--writable", ends_by=signal.SIGKILL) as service:
        assert _put(service, MINE, NOTE) == 201
    assert (verify(store), kept_for_user(store)) == ([], {MINE: 2})


def test_a_graph_that_was_taken_away_again_is_nobodys(store: Path) -> None:
    with serving(store, "--writable") as service:
        assert _put(service, MINE, NOTE) == 201
        assert service.update(f"DROP GRAPH <{MINE}>").status == 204
    assert (verify(store), kept_for_user(store)) == ([], {})


def test_what_was_written_into_graphs_of_the_build_is_told_and_put_back(store: Path) -> None:
    names = KnowledgeGraph.open(store).store.graphs()
    readout, links = names[-1], next(g for g in names if g.endswith("/links"))
    # In good order the service itself would put them back at its end.
    with serving(store, "--writable", ends_by=signal.SIGKILL) as service:
        for graph in (readout, links):
            added = f"INSERT DATA {{ GRAPH <{graph}> {{ <e:a> <e:b> 1 }} }}"
            assert service.update(added).status == 204
    assert [d.where for d in verify(store)] == sorted([links, readout])
    assert verify(store) == []
    assert _built(store) == _at_once(*TEXTS[:2])


def test_a_service_that_only_read_leaves_a_store_whole(store: Path) -> None:
    with serving(store, "--writable") as service:
        assert service.ask("/sparql?query=ASK%7B%7D").status == 200
    assert (verify(store), kept_for_user(store)) == ([], {})


def test_a_bit_that_turns_in_a_graph_of_ones_own_is_found(store: Path) -> None:
    with serving(store, "--writable") as service:
        assert _put(service, MINE, NOTE) == 201
    with Writer(store) as writer:  # behind the back of all
        added = f"INSERT DATA {{ GRAPH <{MINE}> {{ <e:a> <e:b> 2 }} }}"
        writer.database.graphs.engine.update(added)
    assert [d.where for d in verify(store)] == [MINE]
