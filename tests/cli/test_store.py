"""A store from the command line: extended, asked, looked after, and moved."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Run

NAMES = ("2016-05-06-sochi-summit-gist.txt", "2017-07-07-hamburg-summit-mofa.txt")


@pytest.fixture
def store(run: Run, seeds: Path, tmp_path: Path) -> Path:
    """A store of two readouts."""
    folder = tmp_path / "graph"
    done = run("build", *(seeds / name for name in NAMES), "--output", folder, "--no-files")
    assert (done.code, done.out) == (0, "")
    assert "2 readouts (2 new)" in done.err
    assert "--files writes them" in done.err
    return folder


def test_a_build_adds_what_is_not_there(run: Run, seeds: Path, store: Path) -> None:
    done = run("build", seeds, "--output", store, "--no-files")
    assert done.code == 0
    assert "5 readouts (3 new, 2 as before), 89 of 102 sentences gave a statement" in done.err
    again = run("build", seeds, "--output", store, "--no-files")
    assert "5 readouts (5 as before)" in again.err


def test_what_reads_a_graph_reads_a_store(
    run: Run, seeds: Path, store: Path, built: Path, tmp_path: Path
) -> None:
    run("build", seeds, "--output", store, "--no-files")
    for asked in (
        ("query", "agreements", "--graph"),
        ("export", "--format", "trig"),
        ("validate",),
        ("dump", "--format", "nquads"),
    ):
        assert run(*asked, store).out == run(*asked, built).out
    assert run("network", store, "--output", tmp_path / "net.gexf").code == 0
    assert run("query", "coverage", "--graph", store, "--format", "csv").out


def test_files_that_are_out_of_date_are_told_and_written_anew(
    run: Run, seed: Path, store: Path
) -> None:
    assert "files " in run("status", store, "--format", "text").out
    done = run("build", seed, "--output", store, "--files")
    assert done.code == 0
    assert "--files" not in done.err
    status = json.loads(run("status", store, "--format", "json", LC_ALL="C").out)
    assert status["files"] is True
    written = (store / "graph.nq").read_text(encoding="utf-8")
    assert written == run("export", store, "--format", "nquads").out
    (store / "statements.csv").unlink()
    run("build", seed, "--output", store)
    assert (store / "statements.csv").exists()


def test_a_readout_is_taken_out_by_its_name(run: Run, store: Path, seeds: Path) -> None:
    removed = run("remove", store, NAMES[1], "--no-files")
    assert removed.code == 0
    assert removed.err.splitlines()[:2] == [
        f"removed 1 readout: {NAMES[1]}",
        f"1 readout, 25 of 29 sentences gave a statement, 1487 quads: {store}",
    ]
    again = run("remove", store, NAMES[1], LC_ALL="C")
    assert (again.code, again.out) == (2, "")
    assert "no readout of the store is called so" in again.err


def test_the_readouts_are_listed(run: Run, store: Path) -> None:
    told = json.loads(run("status", store, "--readouts", "--format", "json").out)
    assert [row["name"] for row in told["list"]] == list(NAMES)
    assert told["readouts"] == 2
    text = run("status", store, "--readouts").out
    assert all(name in text for name in NAMES)


def test_a_store_is_verified_copied_and_restored(run: Run, store: Path, tmp_path: Path) -> None:
    assert run("verify", store).out == "the store is whole\n"
    assert run("backup", store, tmp_path / "copy").code == 0
    assert run("restore", tmp_path / "copy", tmp_path / "again").code == 0
    assert run("verify", tmp_path / "again").code == 0
    quads = run("dump", store).out
    assert run("dump", tmp_path / "again").out == quads
    assert run("dump", tmp_path / "copy").out == quads


def test_what_is_damaged_is_exit_code_1_and_says_what_to_do(run: Run, store: Path) -> None:
    path = next((store / "store").glob("*.sst"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    done = run("verify", store, "--quick")
    assert done.code == 1
    assert f"store/{path.name}: the file is not as it was written → " in done.out


def test_a_dump_of_one_graph_is_what_its_digest_is_of(run: Run, store: Path) -> None:
    graph = "https://w3id.org/summitgraph/id/graph/readout/f986f3f977f98ec6"
    done = run("dump", store, "--graph", graph)
    assert done.code == 0
    assert {line.rsplit(" ", 2)[1] for line in done.out.splitlines()} == {f"<{graph}>"}
    assert run("dump", store, "--graph", "https://example.org/none").code == 2


def test_a_backup_is_verified_by_its_manifest(run: Run, store: Path, tmp_path: Path) -> None:
    copy, turned_copy = tmp_path / "copy", tmp_path / "turned"
    assert run("backup", store, copy).code == 0
    whole = run("verify", copy)
    assert (whole.code, "the backup is whole" in whole.out) == (0, True)
    shutil.copytree(copy, turned_copy)
    with (turned_copy / "accounts.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"\xff\x00\xff")
    turned = run("verify", turned_copy)
    assert turned.code == 1
    assert "accounts.db: is not as it was written → take another backup" in turned.out


@pytest.mark.parametrize("command", ["status", "verify"])
def test_where_there_is_no_store_it_is_said(run: Run, tmp_path: Path, command: str) -> None:
    done = run(command, tmp_path)
    assert (done.code, done.out) == (3, "")
    assert "the folder holds no store" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_other_things_is_left_alone(run: Run, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    done = run("build", seed, "--output", tmp_path)
    assert done.code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_the_files_of_a_store_that_lost_its_database_are_a_graph_still(
    run: Run, built: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(built, tmp_path / "graph")
    for name in ("store", "snapshots"):
        shutil.rmtree(folder / name)
    (folder / "accounts.db").unlink()
    assert run("export", folder).out == run("export", built).out


def test_a_sentence_of_a_stored_readout_is_explained(run: Run, store: Path, seed: Path) -> None:
    told = run("explain", seed.name, "--graph", store, "--offset", "1400")
    assert told.code == 0
    assert told.out == run("explain", seed, "--offset", "1400").out
    assert run("explain", "nobody.txt", "--graph", store).code == 2
