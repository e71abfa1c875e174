"""What is no readout gives one clear sentence, the right exit code, and no half-written output."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.cli.conftest import Run

RUSSIAN = (
    "Владимир Путин провёл встречу с Премьер-министром Японии. Стороны договорились о встрече. "
)
ODD = {
    "empty.txt": (b"", "the document is empty"),
    "blank.txt": (b" \n\n\t ", "the document is empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 400, "binary"),
    "latin1.txt": ("The café meeting: both sides agreed. ".encode("latin-1") * 9, "not UTF-8"),
    "utf16_without_mark.txt": ("Both sides agreed.".encode("utf-16-le") * 20, "binary"),
    "russian.txt": (RUSSIAN.encode() * 4, "not in English"),
    "cp1251.txt": (RUSSIAN.encode("cp1251") * 4, "not UTF-8"),
    "numbers.txt": (b"1, 2, 3, 4; 5.6\n" * 9, "no words"),
}


@pytest.fixture(params=ODD, ids=str)
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    data, words = ODD[request.param]
    (tmp_path / request.param).write_bytes(data)
    return tmp_path / request.param, words


@pytest.mark.parametrize("command", ["read", "extract", "explain"])
def test_one_clear_line_and_exit_code_3(run: Run, odd: tuple[Path, str], command: str) -> None:
    path, words = odd
    done = run(command, path)
    assert (done.code, done.out) == (3, "")
    assert words in done.err
    assert path.name in done.err
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err


def test_a_build_of_it_writes_nothing(run: Run, odd: tuple[Path, str], tmp_path: Path) -> None:
    path, _ = odd
    done = run("build", path, "--output", tmp_path / "graph")
    assert done.code == 3
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_text_that_is_no_readout_is_told_so(run: Run, tmp_path: Path) -> None:
    recipe = tmp_path / "bread.txt"
    recipe.write_text("Mix the flour with the water. Let it rest for an hour in a warm place.\n")
    done = run("extract", recipe)
    assert (done.code, done.out) == (3, "")
    assert "no meeting and no statement" in done.err


def test_what_can_be_read_is_built_and_the_rest_is_told(
    run: Run, seed: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01")
    done = run("build", seed, bad, "--output", tmp_path / "graph")
    assert done.code == 3
    assert f"{bad}: the document is binary" in done.err
    assert "bad.txt" in (tmp_path / "graph" / "skipped.csv").read_text()
    assert (tmp_path / "graph" / "graph.trig").exists()


def test_a_file_name_with_a_line_end_does_not_break_the_line(run: Run, tmp_path: Path) -> None:
    odd = tmp_path / "a\nb\x1b[31m.txt"
    odd.write_bytes(b"")
    done = run("read", odd)
    assert done.code == 3
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    done = run("read", tmp_path / "nowhere.txt")
    assert done.code == 3
    assert "cannot be read: No such file" in done.err


def test_an_output_that_cannot_be_written_is_told_before_the_work(
    run: Run, seed: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = run("build", seed, "--output", tmp_path)
    assert done.code == 3
    assert "no build" in done.err
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_control_characters_in_text_and_name_do_no_harm(
    run: Run, seed: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "in"
    odd.mkdir()
    text = seed.read_text(encoding="utf-8").replace(" leaders ", " lea\x07ders\f ")
    (odd / "bell\x1b[31m<b>.txt").write_text(text, encoding="utf-8")
    (odd / os.fsdecode(b"latin\xff.txt")).write_text(text + " ", encoding="utf-8")
    done = run("build", odd, "--output", tmp_path / "graph")
    assert (done.code, "Traceback" in done.err) == (0, False)
    page = (tmp_path / "graph" / "report.html").read_text(encoding="utf-8")
    assert "\x1b" not in page
    assert "latin�.txt" in page
    assert "[31m<b>" not in page


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_does_not_move_offsets(
    run: Run, seed: Path, tmp_path: Path, encoding: str
) -> None:
    marked = tmp_path / "marked.txt"
    marked.write_text(seed.read_text(encoding="utf-8"), encoding=encoding)
    text = run("read", marked).out
    lines = [json.loads(line) for line in run("extract", marked).out.splitlines()]
    assert lines
    assert all(text[line["start"] : line["end"]] == line["quote"] for line in lines)
