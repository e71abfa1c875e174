"""The page on networks shows only what is so: commands and programs run, its tables are whole."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tools.readme import ROOT, commands, programs, run, workplace

from summitgraph.network import FORMATS
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.measure.asked import WHATS
from summitgraph.pipeline.networks import KINDS

TEXT = (ROOT / "docs" / "networks.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = workplace(tmp_path_factory.mktemp("networks"))
    run("summitgraph build seeds/ --output graph", folder)
    return folder


@pytest.mark.parametrize("command", commands(TEXT))
def test_every_command_that_is_shown_runs(command: str, place: Path) -> None:
    asked, _, file = command.partition(" > ")
    printed = run(asked, place)
    if file:
        (place / file).write_text(printed, encoding="utf-8")
    if output := re.search(r"--output (\S+)", command):
        assert (place / output[1]).exists()


@pytest.mark.parametrize("program", programs(TEXT))
def test_every_program_that_is_shown_runs(program: str, place: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=place, env={"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "→" in done.stdout


@pytest.mark.parametrize("name", [*KINDS, *WHATS])
def test_every_kind_and_measure_has_a_row(name: str) -> None:
    assert f"\n| `{name}` | " in TEXT


def test_every_setting_and_file_is_told() -> None:
    own = set(MatrixSettings.__dataclass_fields__) - {"documents", "inverted"}
    told = set(re.findall(r"`(\w+)(?:=\S+)?`", TEXT))
    assert own - told == set()
    assert [ending for ending in FORMATS if f"`.{ending}`" not in TEXT] == []
