"""`demo` works offline, tells a short story, and leaves a build."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_build import FILES, STORE


def test_the_demo_tells_what_it_found_and_what_to_do_next(run: Run, tmp_path: Path) -> None:
    done = run("demo", "--output", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    for words in ("Read 5 readouts", "G20 Hamburg Summit", "agreements", "commitments", "conforms"):
        assert words in done.out
    assert "summitgraph query --list" in done.out
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES | STORE


def test_no_line_is_wider_than_a_terminal(run: Run, tmp_path: Path) -> None:
    done = run("demo", "--output", tmp_path / "out")
    long = [line for line in done.out.splitlines() if len(line) > 100 and str(tmp_path) not in line]
    assert long == []


def test_a_second_demo_takes_the_place_of_the_first(run: Run, tmp_path: Path) -> None:
    run("demo", "--output", tmp_path / "out")
    (tmp_path / "out" / "my-notes.txt").write_text("mine")
    assert run("demo", "--output", tmp_path / "out").code == 0
    assert (tmp_path / "out" / "my-notes.txt").read_text() == "mine"
