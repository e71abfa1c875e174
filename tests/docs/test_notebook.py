"""The notebook runs from top to bottom, and shows what it gave today."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from tools.notebook import NOTEBOOK, ROOT, run, without_pictures


def _notebook(*sources: str) -> dict[str, Any]:
    return {"cells": [{"cell_type": "code", "source": [source]} for source in sources]}


def test_the_notebook_is_current() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.notebook", "--check"],
        cwd=ROOT, env={"PYTHONPATH": "src", "PYTHONUTF8": "1", "MPLBACKEND": "Agg"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_its_cells_have_outputs_and_a_picture() -> None:
    cells = [c for c in json.loads(NOTEBOOK.read_text())["cells"] if c["cell_type"] == "code"]
    assert [c["execution_count"] for c in cells] == list(range(1, len(cells) + 1))
    assert all(c["outputs"] for c in cells)
    kinds = {kind for c in cells for o in c["outputs"] for kind in o.get("data", ())}
    assert {"image/png", "text/html"} <= kinds


def test_a_cell_sees_the_one_before_and_shows_what_it_prints_and_gives() -> None:
    first, second = run(_notebook("x = 2\nprint('two')", "x * 2"))["cells"]
    assert first["outputs"] == [{"name": "stdout", "output_type": "stream", "text": ["two\n"]}]
    assert second["outputs"][0]["data"] == {"text/plain": ["4"]}


def test_a_cell_that_fails_fails_the_run() -> None:
    with pytest.raises(ZeroDivisionError):
        run(_notebook("1 / 0"))


def test_other_bytes_of_a_picture_are_no_difference_but_another_value_is() -> None:
    def shown(png: str, text: str) -> dict[str, Any]:
        output = {"data": {"image/png": png, "text/plain": [text]}}
        return without_pictures({"cells": [{"outputs": [output]}]})

    assert shown("a", "x") == shown("b", "x")
    assert shown("a", "x") != shown("a", "y")
