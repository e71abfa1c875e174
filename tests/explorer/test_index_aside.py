"""The index of a large graph is made in a process of its own: the same rows, not in silence."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import summitgraph as sg
from summitgraph.errors import GraphError, OutputError
from summitgraph.store import GraphStore
from summitgraph.store.apart import Apart
from summitgraph.triples.iris import DEFAULT_BASE
from summitgraph.web.addresses import path_of
from summitgraph.web.explorer import aside, newest
from summitgraph.web.explorer.graph import Embedded, Patient
from summitgraph.web.explorer.index import Index
from summitgraph.web.explorer.newest import BeingMadeError, Newest
from tests.serving import ROOT, serving

TABLES = ("thing", "said", "edge", "undertaking", "matter", "name", "quote", "weight", "doubt")
HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def kg() -> sg.KnowledgeGraph:
    return sg.build(ROOT / "seeds")


@pytest.fixture(scope="module")
def checkpoint(kg: sg.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("aside")
    (folder / "graph.trig").write_text(kg.store.write("trig"), encoding="utf-8")
    store = GraphStore(folder / "store")
    store.load(folder / "graph.trig")
    store.flush()
    store.backup(folder / "checkpoint")
    return folder / "checkpoint"


@pytest.fixture
def apart(checkpoint: Path) -> Iterator[Apart]:
    found = Apart(checkpoint, workers=1)
    yield found
    found.close()


def dump(index: Index) -> list[object]:
    return [index.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in TABLES]


def test_it_holds_what_one_made_here_holds(
    kg: sg.KnowledgeGraph, apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Index.of(Embedded(kg.store, DEFAULT_BASE))
    monkeypatch.setattr(newest, "LARGE", 0)
    said: list[str] = []
    made = Newest(Patient(apart, DEFAULT_BASE), apart, said.append)
    made._patience = 60
    assert all(dump(here))
    assert dump(made.get()) == dump(here)
    assert (made.get().counts, made.get().states) == (here.counts, here.states)
    assert (said[0].split(",")[0], said[-1].split(" in ")[0]) == (
        "summitgraph: indexing the graph for the explorer",
        "summitgraph: indexed",
    )


def test_who_asks_before_it_is_there_is_told_and_asked_to_come_again(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest, "LARGE", 0)
    made = Newest(Patient(apart, DEFAULT_BASE), apart)
    made._patience = 0
    with pytest.raises(BeingMadeError, match="being indexed") as told:
        made.get()
    assert (told.value.status, told.value.headers) == (503, {"retry-after": "2"})
    made._patience = 60
    assert made.get().counts["Readout"] == 5


def test_a_process_that_is_killed_is_told_and_the_next_asker_gets_an_index(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest, "LARGE", 0)
    made = Newest(Patient(apart, DEFAULT_BASE), apart)
    made._patience = 60
    with monkeypatch.context() as broken:
        broken.setattr(aside, "_MAIN", "import os; os.kill(os.getpid(), 9)")
        with pytest.raises(GraphError, match="ended from outside"):
            made.get()
    assert made.get().counts["Readout"] == 5


def test_where_files_cannot_grow_the_process_says_so(
    checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)); "
    monkeypatch.setattr(aside, "_MAIN", limit + aside._MAIN)
    path = str(tmp_path / "index.db")
    with pytest.raises(OutputError, match="lists of the explorer") as told:
        aside.fill_aside(path, checkpoint, DEFAULT_BASE, print, gently=True)
    assert told.value.where == path
    assert "TMPDIR" in told.value.advice


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="needs a small disk")
def test_a_disk_that_is_full_is_told_and_reading_goes_on(
    kg: sg.KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, folder = tmp_path / "disk", tmp_path / "graph"
    disk.mkdir()
    folder.mkdir()
    (folder / "graph.trig").write_text(kg.store.write("trig"), encoding="utf-8")
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        (disk / "filler").write_bytes(b"x" * (shutil.disk_usage(disk).free - 40_000))
        monkeypatch.setenv("TMPDIR", str(disk))
        with serving(folder) as service:
            full = service.ask("/", headers=HTML)
            assert full.status == 507
            for words in ("the lists of the explorer cannot be kept", str(disk), "TMPDIR"):
                assert words in full.text
            quote = "SELECT ?s { ?s a <https://w3id.org/summitgraph/ns#Statement> } LIMIT 1"
            iri = service.query(quote, "text/csv").text.split()[1]
            assert service.ask(path_of(iri, DEFAULT_BASE), headers=HTML).status == 200
            (disk / "filler").unlink()
            assert service.ask("/", headers=HTML).status == 200
            assert [p.name for p in disk.iterdir() if "index" in p.name] != []
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_an_index_that_is_gone_from_the_disk_is_told(kg: sg.KnowledgeGraph) -> None:
    index = Index.of(Embedded(kg.store, DEFAULT_BASE))
    (Path(index._folder) / "index.db").unlink()
    index._readers = threading.local()  # a thread that has not looked at it yet
    index._path = f"{index._folder}/gone/index.db"
    with pytest.raises(OutputError, match="cannot be kept"):
        index.rows("SELECT * FROM thing")
