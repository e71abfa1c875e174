"""A bad document is named and left out; all others are in the result, and the caller is unharmed.

The documents are real bombs; see `bombs.py`. Limits are far below the usual ones, so that the
tests are quick, and far above what a good document takes.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.pipeline import bombs

from summitgraph.errors import CrashedError, OverTimeError, UsageError
from summitgraph.pipeline.account import Accounts, account, accounts
from summitgraph.pipeline.documents import SkippedKind, find, read
from summitgraph.pipeline.worker import Job, Limits, Task
from summitgraph.pipeline.worker.process import Worker

TIGHT = Limits(seconds=5, megabytes=200, size=8)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(bombs.GOOD)
    return tmp_path


def _why(found: Accounts) -> dict[str, SkippedKind]:
    return {Path(s.name).name: s.kind for s in found.skipped}


def _names(found: Accounts) -> list[str]:
    return [a.readout.name for a in found.accounts]


def test_bombs_are_named_and_the_good_document_is_read(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(bombs.endless_pdf())
    (folder / "b.pdf").write_bytes(bombs.pdf(bytes(400_000_000)))
    (folder / "c.docx").write_bytes(bombs.docx(2_000_000))
    (folder / "d.docx").write_bytes(bombs.docx(900_000))
    found = accounts(folder, limits=TIGHT)
    assert _names(found) == ["good.txt"]
    assert _why(found).keys() == {"a.pdf", "b.pdf", "c.docx", "d.docx"}
    assert all(s.reason and s.advice for s in found.skipped)
    assert _why(found)["a.pdf"] in (SkippedKind.OVER_TIME, SkippedKind.OVER_MEMORY)
    assert _why(found)["c.docx"] is SkippedKind.UNREADABLE  # its size is told before unpacking
    assert _why(found)["d.docx"] in (SkippedKind.OVER_TIME, SkippedKind.OVER_MEMORY)


def test_texts_made_to_hold_a_reader_up_end_by_the_deadline(folder: Path) -> None:
    (folder / "divs.html").write_bytes(bombs.nested_divs())
    (folder / "spaces.txt").write_text(bombs.GOOD + "They agreed" + " " * 60_000 + "x\n")
    (folder / "long.txt").write_text(bombs.GOOD.strip() + " They agreed on trade." * 230_000)
    began = time.monotonic()
    found = accounts(folder, limits=TIGHT, jobs=1)
    assert time.monotonic() - began < 60
    assert "good.txt" in _names(found)
    assert _why(found)["long.txt"] in (SkippedKind.OVER_TIME, SkippedKind.OVER_MEMORY)
    assert len(found.accounts) + len(found.skipped) == 4


def test_over_time_is_an_error_of_its_own_for_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(bombs.endless_pdf())
    with pytest.raises(OverTimeError, match=r"more than 1 seconds → part it"):
        read(tmp_path / "a.pdf", limits=Limits(seconds=1))


def test_the_same_worker_reads_on_after_a_refusal(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    worker = Worker(Limits(), extracts=False)
    try:
        worker.ask(_task(bombs.GOOD.encode()))
        first = worker.pid
        with pytest.raises(Exception, match="empty"):
            worker.ask(_task(b""))
        assert worker.ask(_task(bombs.GOOD.encode())).text == bombs.GOOD
        assert worker.pid == first
    finally:
        worker.close()


@pytest.fixture
def worker() -> Iterator[Worker]:
    one = Worker(Limits(seconds=30), extracts=False)
    yield one
    one.close()


def _task(data: bytes) -> Task:
    return Task(job=Job.READ, name="a.txt", data=data)


def test_a_worker_killed_in_the_middle_is_replaced_and_asked_again(worker: Worker) -> None:
    worker.ask(_task(bombs.GOOD.encode()))
    pid = worker.pid
    assert pid
    killer = threading.Timer(0.3, os.kill, (pid, signal.SIGKILL))
    killer.start()
    slow = bombs.pdf(b"BT /F 12 Tf (They agreed on tea. ) Tj ET\n" * 8_000)
    assert "They agreed" in worker.ask(_task(slow)).text
    killer.join()
    assert worker.ask(_task(bombs.GOOD.encode())).text == bombs.GOOD
    assert worker.pid != pid


def test_a_worker_that_dies_twice_leaves_one_skipped_document(worker: Worker) -> None:
    worker.ask(_task(bombs.GOOD.encode()))
    over = threading.Event()

    def kill_all() -> None:
        while not over.wait(0.02):
            if worker.pid and worker._ready:
                os.kill(worker.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_all)
    killer.start()
    try:
        with pytest.raises(CrashedError, match="died \\(SIGKILL\\), twice"):
            worker.ask(_task(bombs.endless_pdf()))
    finally:
        over.set()
        killer.join()
    assert worker.ask(_task(bombs.GOOD.encode())).text == bombs.GOOD


def test_a_document_over_the_size_is_not_read_at_all(folder: Path) -> None:
    (folder / "large.txt").write_bytes(b"They agreed. " * 700_000)
    found = accounts(folder, limits=TIGHT)
    assert _why(found) == {"large.txt": SkippedKind.TOO_LARGE}
    assert found.skipped[0].reason == "the document is larger than 8 MB"


def test_devices_pipes_and_links_in_a_circle_do_not_hold_up(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "circle.txt").symlink_to("circle.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "inner").mkdir()
    (folder / "inner" / "up").symlink_to("..")
    found = accounts(folder, limits=TIGHT)
    assert _names(found) == ["good.txt"]
    assert {n: k.value for n, k in _why(found).items()} == dict.fromkeys(
        ("pipe.txt", "circle.txt", "zero.txt"), "unreadable"
    )


def test_a_glob_through_links_in_a_circle_ends(folder: Path) -> None:
    for name in ("one", "two"):
        (folder / name).symlink_to(".")
    assert find(str(folder / "**" / "*.txt")) == (str(folder / "good.txt"),)
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "a.txt").write_text("x")
    assert len(find(str(folder / "**" / "*.txt"))) == 2


def test_a_pipe_that_somebody_writes_to_is_read(folder: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, bombs.GOOD.encode())
    os.close(writing)
    try:
        assert read(f"/dev/fd/{reading}").text == bombs.GOOD
    finally:
        os.close(reading)


def test_sources_that_nest_without_end_are_told_of_each_document_beside(folder: Path) -> None:
    (folder / "sources.toml").write_text("a = " + "[" * 100_000)
    with pytest.raises(Exception, match=r"sources\.toml cannot be read"):
        account(folder / "good.txt")


def test_copies_of_a_bad_document_are_not_tried_again(folder: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (folder / name).write_bytes(bombs.endless_pdf())
    found = accounts(folder, limits=Limits(seconds=2), jobs=1)
    assert _why(found) == dict.fromkeys(("a.pdf", "b.pdf"), SkippedKind.OVER_TIME)


def test_the_number_of_workers_does_not_change_the_result(folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.txt").write_text(
            bombs.GOOD + f"President Putin welcomed {number + 2} roads.\n"
        )
    (folder / "bad.txt").write_bytes(b"\0")
    assert accounts(folder, jobs=1) == accounts(folder, jobs=3)


def test_limits_are_above_zero() -> None:
    with pytest.raises(UsageError, match="above zero"):
        Limits(seconds=0)
