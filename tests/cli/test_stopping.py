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


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_a_build_stopped_by_ctrl_c_goes_on_from_what_it_read(run: Run, tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    (inner / "a.txt").write_text(GOOD)
    (inner / "b.pdf").write_bytes(endless_pdf())
    output = tmp_path / "graph"
    kept = tmp_path / ".graph.accounts"
    command = [sys.executable, "-m", "summitgraph", "build", str(inner), "--output", str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    build = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    end = time.monotonic() + 60
    while not list(kept.rglob("*.account")) and time.monotonic() < end:
        time.sleep(0.05)
    build.send_signal(signal.SIGINT)
    _, told = build.communicate(timeout=20)
    assert build.returncode == 130
    assert f"stopped; the same command goes on from {kept}" in told.decode()
    assert not output.exists()
    (inner / "b.pdf").unlink()
    assert run("build", inner, "--output", output).code == 0
    assert not kept.exists()  # a finished build leaves nothing beside it
