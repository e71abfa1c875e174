"""The README shows only what is so: its examples are current, and every command in it runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tools.readme import EXAMPLES, README, ROOT, commands, filled, programs, run, workplace

TEXT = README.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workplace(tmp_path_factory.mktemp("readme"))


def test_the_examples_are_current(place: Path) -> None:
    assert filled(TEXT, place) == TEXT, "run: python -m tools.readme"


def test_every_example_is_used() -> None:
    assert all(f"<!-- example:{name} -->" in TEXT for name in EXAMPLES)


@pytest.mark.parametrize("command", commands(TEXT))
def test_every_command_that_is_shown_runs(command: str, place: Path) -> None:
    if not (place / "graph").exists():
        run("summitgraph build seeds/ --output graph", place)
    run(command, place)


@pytest.mark.parametrize("program", programs(TEXT), ids=lambda _: "python")
def test_every_program_that_is_shown_runs(program: str, place: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=place, env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_every_file_that_is_linked_is_there() -> None:
    import re

    links = re.findall(r"\]\((?!https?:)([^)#]+)", TEXT)
    assert [link for link in links if not (ROOT / link).exists()] == []
