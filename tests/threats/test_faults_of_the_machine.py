"""Disks that fill, clocks that go back, folders that others hold: nothing half, and it is said."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summitgraph.errors import GraphError, OutputError, SummitgraphError
from summitgraph.pipeline.care import backup, listed
from summitgraph.pipeline.extend import extend
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.staging import write_folder
from summitgraph.pipeline.verify import verify
from tests.serving import ROOT

OLD = {"graph.trig": "old graph", "report.html": "old report", "a.csv": "old a"}
NEW = {"graph.trig": "new graph", "report.html": "new report", "a.csv": "new a", "z.csv": "new z"}
SEED = ROOT / "seeds" / "2018-12-01-buenos-aires-summit-mofa.txt"
FAULTS = {
    "no room": errno.ENOSPC,
    "an error of the disk": errno.EIO,
    "a quota": errno.EDQUOT,
    "no right": errno.EACCES,
    "a file system gone read-only": errno.EROFS,
    "too many open files": errno.EMFILE,
}
CALLS: dict[str, tuple[Any, str]] = {
    "write": (Path, "write_bytes"),
    "rename": (os, "replace"),
    "make": (Path, "mkdir"),
}


def failing(call: Callable[..., Any], at: int, number: int) -> Callable[..., Any]:
    """The call, but its `at`-th use fails; later ones work again, as when room was made."""
    count = 0

    def called(*args: Any, **kwargs: Any) -> Any:
        nonlocal count
        count += 1
        if count == at:
            raise OSError(number, os.strerror(number))
        return call(*args, **kwargs)

    return called


def outcome(call: Callable[[], object]) -> SummitgraphError | None:
    """The error of ours that a call raises, or None."""
    try:
        call()
    except SummitgraphError as error:
        return error
    return None


def held(folder: Path) -> dict[str, str]:
    """The files of a folder with their text."""
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.mark.parametrize("number", FAULTS.values(), ids=list(FAULTS))
@pytest.mark.parametrize("kind", CALLS)
def test_a_fault_at_every_step_of_writing_a_folder_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, number: int
) -> None:
    folder = tmp_path / "graph"
    write_folder(folder, OLD)
    home, name = CALLS[kind]
    call = getattr(home, name)
    faults = 0
    for at in range(1, 20):
        with monkeypatch.context() as patch:
            patch.setattr(home, name, failing(call, at, number))
            told = outcome(lambda: write_folder(folder, NEW))
        if told is None:
            break
        faults += 1
        assert "untouched" in told.advice
        assert held(folder) == OLD, f"{kind} {at}"
        assert [path.name for path in tmp_path.iterdir()] == ["graph"]
    assert faults >= 2
    assert held(folder) == NEW


@pytest.mark.parametrize("number", FAULTS.values(), ids=list(FAULTS))
def test_a_fault_in_making_a_new_folder_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(Path, "write_bytes", failing(Path.write_bytes, 2, number))
    with pytest.raises(OutputError):
        write_folder(tmp_path / "graph", NEW)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faults") / "graph"
    extend([SEED], folder)
    return folder


CLOCKS = {"1970": 0.0, "a year ago": -31_536_000.0, "2100": 4_102_444_800.0}


@pytest.mark.parametrize("moment", CLOCKS.values(), ids=list(CLOCKS))
def test_a_clock_that_is_wrong_or_goes_back_changes_no_fact(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: float
) -> None:
    began = time.time()
    moments = iter(range(1_000_000))

    def clock() -> float:
        return (moment if moment >= 0 else began + moment) - next(moments)

    monkeypatch.setattr(time, "time", clock)
    extend([SEED], tmp_path / "graph")
    extend([SEED], tmp_path / "graph")
    there, here = (KnowledgeGraph.open(f).store.write("nq") for f in (store, tmp_path / "graph"))
    assert here == there
    assert verify(tmp_path / "graph") == []


def test_two_processes_on_one_store_lose_nothing(tmp_path: Path) -> None:
    seeds = sorted((ROOT / "seeds").glob("*.txt"))[:2]
    command = [sys.executable, "-m", "summitgraph", "build", "--no-files", "--output"]
    running = [
        subprocess.Popen(
            [*command, str(tmp_path / "graph"), str(seed)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
        for seed in seeds
    ]
    told = [(process.communicate()[1], process.returncode) for process in running]
    written = sum(code == 0 for _, code in told)
    assert written >= 1
    assert all("another process is writing" in words for words, code in told if code)
    assert len(listed(tmp_path / "graph")) == written
    assert verify(tmp_path / "graph") == []


def _other(path: Path) -> None:
    path.mkdir()
    (path / "thesis.doc").write_text("x")


SHAPES: dict[str, Callable[[Path], object]] = {
    "a file in place of the folder": lambda path: path.write_text("x"),
    "a link to nowhere": lambda path: path.symlink_to(path.parent / "nowhere" / "deep"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a pipe": lambda path: os.mkfifo(path),
    "a folder of other things": _other,
}


@pytest.mark.parametrize("make", SHAPES.values(), ids=list(SHAPES))
def test_what_is_no_build_is_neither_written_nor_opened(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    make(tmp_path / "graph")
    if not (tmp_path / "graph").is_symlink() or (tmp_path / "graph").exists():
        with pytest.raises(OutputError, match="graph"):
            write_folder(tmp_path / "graph", NEW)
    with pytest.raises((GraphError, SummitgraphError), match="graph"):
        KnowledgeGraph.open(tmp_path / "graph")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no accounts": lambda folder: (folder / "accounts.db").unlink(),
    "accounts of nothing": lambda folder: (folder / "accounts.db").write_bytes(b""),
    "accounts of noise": lambda folder: (folder / "accounts.db").write_bytes(b"\xff" * 9_000),
    "accounts cut off": lambda folder: os.truncate(folder / "accounts.db", 5_000),
    "no database": lambda folder: __import__("shutil").rmtree(folder / "store"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=list(DAMAGE))
def test_a_store_that_was_damaged_is_told_and_never_taken_for_whole(
    store: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    copy = backup(store, tmp_path / "copy")
    from summitgraph.pipeline.care import restore

    folder = restore(copy, tmp_path / "graph")
    assert verify(folder) == []
    damage(folder)
    told = outcome(lambda: verify(folder))
    assert str(folder) in str(told) if told else verify(folder)
