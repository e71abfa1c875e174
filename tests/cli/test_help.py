"""Help, usage errors and exit codes."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from summitgraph.cli.app import COMMANDS


def test_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    done = run("--help")
    assert (done.code, done.err) == (0, "")
    assert all(f"  {name} " in done.out for name in COMMANDS)
    assert "3 unreadable input" in done.out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands_says_what_each_says_of_itself(name: str) -> None:
    command = getattr(importlib.import_module(f"summitgraph.cli.{name}"), name)
    assert command.__doc__.splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_shows_an_example(run: Run, name: str) -> None:
    done = run(name, "--help")
    assert done.code == 0
    assert f"Example: summitgraph {name}" in " ".join(done.out.split())


def test_version(run: Run) -> None:
    assert run("--version").out == "summitgraph 0.1.0\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["read"],
        ["read", "x", "--format", "yaml"],
        ["extract"],
        ["build", "x"],
        ["query"],
        ["explain", "--sentence", "one", "x"],
    ],
)
def test_wrong_use_is_exit_code_2_and_no_traceback(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.code == 2, done.err
    assert done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_a_question_that_is_not_stored_is_wrong_use(run: Run, built: Path) -> None:
    done = run("query", "agreement", "--graph", built)
    assert done.code == 2
    assert "agreements" in done.err


def test_a_parameter_without_a_value_is_wrong_use(run: Run, built: Path) -> None:
    assert run("query", "agreements", "--graph", built, "-p", "actor").code == 2


def test_a_graph_that_is_not_there_is_unreadable_input(run: Run, tmp_path: Path) -> None:
    assert run("query", "agreements", "--graph", tmp_path).code == 3
    assert run("validate", tmp_path / "no.trig").code == 3
