"""A build that is stopped says how to go on, and goes on to the same graph."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT, Run
from tests.pipeline.bombs import GOOD, endless_pdf

from summitgraph.errors import GraphError, OutputError
from summitgraph.pipeline.shelf import Shelf


def _holds_a_readout(folder: Path) -> bool:
    try:
        shelf = Shelf(folder)
    except OutputError:  # there is none yet
        return False
    try:
        return bool(shelf.kept())
    except (GraphError, OutputError):  # its tables are being made
        return False
    finally:
        shelf.close()


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_a_build_stopped_by_ctrl_c_goes_on_from_what_it_read(run: Run, tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    (inner / "a.txt").write_text(GOOD)
    (inner / "b.pdf").write_bytes(endless_pdf())
    output = tmp_path / "graph"
    command = [sys.executable, "-m", "summitgraph", "build", str(inner), "--output", str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    build = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    end = time.monotonic() + 60
    while not _holds_a_readout(output) and time.monotonic() < end:
        time.sleep(0.05)
    build.send_signal(signal.SIGINT)
    _, told = build.communicate(timeout=60)
    assert build.returncode == 130
    assert f"stopped; the same command goes on from {output}" in told.decode()
    (inner / "b.pdf").unlink()
    again = run("build", inner, "--output", output)
    assert (again.code, "1 readout (1 as before)" in again.err) == (0, True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["graph", "in"]
