"""The database on disk: what readers get, and that a change happens as a whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pyoxigraph
import pytest

from summitgraph.errors import GraphError, OutputError
from summitgraph.store import Change, GraphStore
from summitgraph.store.disk import (
    Database,
    checkpoint,
    is_store,
    latest,
    make_database,
    make_snapshot,
    open_latest,
)
from summitgraph.store.lock import Lock
from summitgraph.store.manifest import file_marks, graph_digest
from summitgraph.triples.term import Quad

ONE, TWO = "<e:a> <e:p> <e:b>", "<e:a> <e:p> <e:c>"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(tmp_path / "graph")
    made.apply(Change(replace={"e:g": [ONE]}))
    made.publish()
    return made


def test_readers_see_what_was_published_and_no_more(database: Database) -> None:
    database.apply(Change(add={"e:h": [TWO]}))
    assert open_latest(database.folder).graphs() == ("e:g",)
    database.publish()
    assert open_latest(database.folder).graphs() == ("e:g", "e:h")


def test_a_change_replaces_removes_and_adds_at_once(database: Database) -> None:
    database.apply(Change(replace={"e:g": [TWO], "e:new": [ONE]}, add={"e:h": [ONE, TWO]}))
    assert database.graphs.statements() == {"e:g": [TWO], "e:h": [ONE, TWO], "e:new": [ONE]}
    database.apply(Change(replace={"e:new": []}, remove={"e:h": [ONE]}))
    assert database.graphs.statements() == {"e:g": [TWO], "e:h": [TWO]}


@pytest.mark.parametrize("bad", ["} } ; DROP ALL #", '<e:a> <e:p> "x'])
@pytest.mark.parametrize("graph", ["e:g", "e:new"])
def test_a_change_that_is_no_rdf_changes_nothing(database: Database, bad: str, graph: str) -> None:
    with pytest.raises(GraphError, match="refused"):
        database.apply(Change(replace={graph: [bad]}, add={"e:h": [TWO]}))
    assert database.graphs.statements() == {"e:g": [ONE]}


def test_a_checkpoint_is_of_hard_links_and_never_changes(
    database: Database, tmp_path: Path
) -> None:
    target = tmp_path / "checkpoint"
    checkpoint(database.folder, target)
    files = [path for path in target.iterdir() if path.suffix == ".sst"]
    assert files
    assert all(path.stat().st_nlink > 1 for path in files)
    database.apply(Change(replace={"e:g": [TWO]}))
    database.publish()
    worker = pyoxigraph.Store.read_only(str(target))
    assert [str(quad.object) for quad in worker] == ["<e:b>"]


def test_a_checkpoint_takes_no_place_that_is_taken(database: Database, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(OutputError, match="there already"):
        checkpoint(database.folder, tmp_path / "mine")


def test_without_a_store_there_is_no_checkpoint(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no store"):
        checkpoint(tmp_path, tmp_path / "checkpoint")
    assert not is_store(tmp_path)


def test_a_snapshot_goes_when_nobody_reads_it(database: Database) -> None:
    first = latest(database.folder)
    reader = open_latest(database.folder)
    database.apply(Change(add={"e:h": [TWO]}))
    database.publish()
    assert first.is_dir()
    assert reader.graphs() == ("e:g",)
    del reader
    database.apply(Change(add={"e:h": [ONE]}))
    database.publish()
    assert [path.name for path in latest(database.folder).parent.iterdir()] == ["000003"]


def test_what_a_killed_writer_left_half_made_is_no_snapshot(database: Database) -> None:
    snapshots = database.folder / "snapshots"
    (snapshots / ".new-1234").mkdir()
    assert latest(database.folder).name == "000001"
    database.publish()
    assert [path.name for path in snapshots.iterdir()] == ["000002"]


def test_a_database_is_made_of_its_snapshot(database: Database, tmp_path: Path) -> None:
    make_snapshot(database.folder, tmp_path / "copy")
    (tmp_path / "copy" / ".store").mkdir()  # half made by a process that was killed
    again = Database(tmp_path / "copy")
    assert again.graphs.statements() == {"e:g": [ONE]}
    make_database(tmp_path / "copy")  # there is one: nothing to do
    again.apply(Change(add={"e:g": [TWO]}))
    assert database.graphs.statements() == {"e:g": [ONE]}


def test_the_lock_is_one_writers(tmp_path: Path) -> None:
    lock = Lock(tmp_path)
    with pytest.raises(OutputError, match="another process is writing"):
        Lock(tmp_path)
    lock.release()
    Lock(tmp_path).release()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written"):
        Lock(tmp_path / "graph")


def test_where_a_file_stands_in_the_way_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("mine")
    with pytest.raises(OutputError, match="cannot be written"):
        Lock(tmp_path / "graph")


def test_a_graphs_digest_is_that_of_its_canonical_quads() -> None:
    import hashlib

    store = GraphStore()
    store.add([Quad("e:a", "e:p", "e:b", "e:g")])
    text = store.write("nq")
    assert graph_digest(store.lines("e:g"), "e:g") == hashlib.sha256(text.encode()).hexdigest()


def test_a_file_that_is_known_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.sst").write_bytes(b"one")
    marks = file_marks(tmp_path, {})
    assert file_marks(tmp_path, marks)["a.sst"] is marks["a.sst"]
    shutil.copy2(tmp_path / "a.sst", tmp_path / "b.sst")
    (tmp_path / "a.sst").write_bytes(b"two!")
    changed = file_marks(tmp_path, marks)
    assert changed["a.sst"].digest != marks["a.sst"].digest
    assert changed["b.sst"].digest == marks["a.sst"].digest
