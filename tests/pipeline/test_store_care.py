"""Looking after a store: what is damaged is found, copies are whole, and one writes at a time."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.pipeline import kill_store

from summitgraph.errors import GraphError, OutputError, UsageError
from summitgraph.pipeline.care import UPGRADES, backup, choose, copy_first, listed, restore, status
from summitgraph.pipeline.extend import extend
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.shelf import Shelf
from summitgraph.pipeline.verify import verify
from summitgraph.pipeline.writer import Writer

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of four readouts, with one file beside it as a build writes it."""
    folder = tmp_path_factory.mktemp("made") / "graph"
    extend(TEXTS[:4], folder)
    return folder


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    """A store of its own for a test that changes it."""
    return restore(backup(made, tmp_path / "copy"), tmp_path / "graph")


def _quads(folder: Path) -> str:
    return KnowledgeGraph.open(folder).store.write("nq")


def _flip(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        (old,) = file.read(1)
        file.seek(place)
        file.write(bytes([old ^ 0x10]))


def test_a_store_that_was_written_is_whole(made: Path) -> None:
    assert verify(made) == []


def test_every_bit_that_turns_in_the_database_is_found(store: Path) -> None:
    rng = random.Random(1)
    files = [p for p in (store / "store").iterdir() if p.suffix == ".sst"]
    assert files
    for path in files:
        place = rng.randrange(path.stat().st_size)
        _flip(path, place)
        assert f"store/{path.name}" in [damage.where for damage in verify(store, quick=True)]
        _flip(path, place)
    assert verify(store, quick=True) == []


def test_a_graph_that_lost_a_quad_is_found(store: Path) -> None:
    with Writer(store) as writer:
        graph = writer.database.graphs.graphs()[0]
        quad = next(iter(writer.database.graphs.quads(graph)))
        writer.database.graphs._store.update(  # behind the back of the writer
            f"DELETE WHERE {{ GRAPH <{graph}> {{ <{quad.subject}> <{quad.predicate}> ?o }} }}"
        )
    assert [(d.where, d.what) for d in verify(store)] == [
        (graph, "the graph is not as it was written")
    ]


def test_a_graph_that_no_build_wrote_is_found(store: Path) -> None:
    with Writer(store) as writer:
        writer.database.graphs._store.update("INSERT DATA { GRAPH <e:g> { <e:a> <e:b> <e:c> } }")
    assert [d.where for d in verify(store)] == ["e:g"]


@pytest.mark.parametrize(
    ("sql", "where"),
    [
        ("UPDATE record SET data = zeroblob(5) WHERE sha LIKE 'f986%'", TEXTS[3].name),
        ("UPDATE graph SET digest = '00' WHERE iri LIKE '%/links'", "links"),
    ],
)
def test_what_turns_in_the_shelf_is_found(store: Path, sql: str, where: str) -> None:
    shelf = Shelf(store, write=True)
    with shelf.transaction() as db:
        db.execute(sql)
    shelf.close()
    assert {d.where.rpartition("/")[2] for d in verify(store)} == {where}


def test_a_shelf_that_is_no_database_any_more_is_found(store: Path) -> None:
    (store / "accounts.db").write_bytes(b"x" * 4096)
    (damage,) = verify(store)
    assert "damaged" in damage.what


def test_a_store_of_a_killed_writer_is_brought_to_its_end(store: Path) -> None:
    shelf = Shelf(store, write=True)
    with shelf.transaction():
        shelf.set_meta("clean", "no")
    shelf.close()
    assert verify(store) == []
    assert status(store).unfinished == 0


def test_a_copy_is_the_store_and_so_is_what_is_made_of_it(made: Path, tmp_path: Path) -> None:
    copy = backup(made, tmp_path / "copy")
    assert _quads(copy) == _quads(made)
    again = restore(copy, tmp_path / "again")
    assert verify(again) == []
    extend(TEXTS[4], again)
    extend(TEXTS[4], tmp_path / "copy")  # a copy is a store too
    assert _quads(again) == _quads(copy)
    assert verify(copy) == []


def test_a_backup_of_which_a_bit_has_turned_is_not_restored(made: Path, tmp_path: Path) -> None:
    copy = backup(made, tmp_path / "copy")
    _flip(copy / "accounts.db", 5000)
    with pytest.raises(GraphError, match=r"accounts\.db"):
        restore(copy, tmp_path / "again")
    assert [p.name for p in tmp_path.iterdir()] == ["copy"]


def test_a_backup_shares_no_file_with_its_store(made: Path, tmp_path: Path) -> None:
    copy = backup(made, tmp_path / "copy")
    assert {p.stat().st_nlink for p in copy.rglob("*") if p.is_file()} == {1}


def test_copies_take_no_place_that_is_taken(made: Path, store: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there already"):
        backup(made, store)
    with pytest.raises(OutputError, match="there already"):
        restore(tmp_path / "copy", store)
    with pytest.raises(GraphError, match="no backup"):
        restore(made, tmp_path / "new")


def test_the_state_of_a_store(made: Path) -> None:
    told = status(made)
    assert (told.readouts, told.unfinished, told.older, told.files) == (4, 0, (), False)
    assert told.quads == len(KnowledgeGraph.open(made).store)
    assert told.graphs == len(KnowledgeGraph.open(made).store.graphs())
    assert [kept.name for kept in listed(made)] == [path.name for path in TEXTS[:4]]


def test_a_readout_is_named_in_several_ways(made: Path) -> None:
    shelf = Shelf(made)
    name = TEXTS[3].name
    sha = "f986f3f977f98ec6"
    base = "https://w3id.org/summitgraph/id/"
    for called in (name, sha, sha[:8], f"{base}readout/{sha}", f"{base}graph/readout/{sha}"):
        assert choose(shelf, called).name == name
    for called in ("f986", "", "nobody", "%", sha[::-1]):
        with pytest.raises(UsageError):
            choose(shelf, called)
    shelf.close()


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Another process that holds the store."""
    code = (
        "import sys, pathlib; from summitgraph.pipeline.writer import Writer\n"
        "writer = Writer(pathlib.Path(sys.argv[1])); print('here', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"here\n"
        yield
        other.kill()


def test_while_one_process_writes_others_read_and_do_not_write(store: Path, tmp_path: Path) -> None:
    quads = _quads(store)
    with _writing(store):
        assert _quads(store) == quads
        assert len(KnowledgeGraph.open(store).accounts) == 4
        assert status(store).readouts == 4
        for refused in (
            lambda: extend(TEXTS[4], store),
            lambda: backup(store, tmp_path / "b"),
            lambda: verify(store),
        ):
            with pytest.raises(OutputError, match="another process is writing into this store"):
                refused()
    extend(TEXTS[4], store)


def test_a_database_that_another_program_holds_is_told_in_a_sentence(store: Path) -> None:
    import pyoxigraph

    other = pyoxigraph.Store(store / "store")
    with pytest.raises(GraphError, match="close the program that holds it"):
        extend(TEXTS[4], store)
    del other
    extend(TEXTS[4], store)


FULL = """
import resource, signal, sys, pathlib
from summitgraph.cli.app import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
run(sys.argv[2:])
"""


@pytest.mark.parametrize("limit", [100, 20_000, 60_000, 200_000])
def test_where_files_cannot_grow_it_is_said_and_nothing_is_lost(store: Path, limit: int) -> None:
    quads = _quads(store)
    command = ["build", str(TEXTS[4]), "--output", str(store), "--no-files"]
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(limit), *command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    if done.returncode:
        assert done.stderr.startswith("summitgraph: ")
        assert done.stderr.count("\n") == 1, done.stderr
        assert done.returncode == 3
    assert _quads(store) == quads or not done.returncode
    extend(TEXTS[4], store)
    assert verify(store) == []
    assert len(listed(store)) == 5


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="needs a small disk")
def test_a_full_disk_is_told_in_words_and_there_is_a_way_on(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)], check=False
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        extend(TEXTS[:2], disk / "graph")
        quads = _quads(disk / "graph")
        room = shutil.disk_usage(disk).free
        (disk / "filler").write_bytes(b"x" * (room - 20_000))
        with pytest.raises(OutputError, match="no room left on the disk"):
            extend(TEXTS[2:], disk / "graph")
        assert _quads(disk / "graph") == quads
        (disk / "filler").unlink()
        extend(TEXTS[2:3], disk / "graph")
        assert verify(disk / "graph") == []
        assert len(listed(disk / "graph")) == 3
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_killed_at_any_moment_it_holds_whole_readouts(tmp_path: Path) -> None:
    """Twenty here; `python -m tests.pipeline.kill_store` makes a thousand."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.pipeline.kill_store", "--kills", "20", "--seed", "3"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
    )
    assert done.returncode == 0, done.stderr
    assert "each left whole readouts" in done.stdout
    assert kill_store.DOCUMENTS == 5


def test_a_copy_before_an_upgrade_that_has_no_place_is_told(store: Path) -> None:
    (store / UPGRADES).write_text("a file of somebody's")
    with pytest.raises(OutputError, match="copy before an upgrade"):
        copy_first(store, "0.0.1")
    (store / UPGRADES).unlink()
    copy_first(store, "0.0.1")
    assert len(list((store / UPGRADES).iterdir())) == 1


def test_the_manifest_of_a_backup_is_plain_json(made: Path, tmp_path: Path) -> None:
    copy = backup(made, tmp_path / "copy")
    told = json.loads((copy / "manifest.json").read_text())["files"]
    assert "accounts.db" in told
    assert {len(digest) for digest in told.values()} == {64}


def test_no_room_as_a_store_is_opened_leaves_what_was_noted_of_its_files_true(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Shelf.set_meta

    def full(shelf: Shelf, name: str, value: str) -> None:
        if (name, value) == ("clean", "no"):
            raise OutputError("no space left on device", where=str(made))
        before(shelf, name, value)

    monkeypatch.setattr(Shelf, "set_meta", full)
    with pytest.raises(OutputError, match="no space"):
        Writer(made)
    monkeypatch.undo()
    assert verify(made) == []
