"""Commands run as a user runs them: a process of their own, its output as bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command: `run("read", path, stdin=b"…")`.

    One that writes no file is run once for the same arguments, as it gives the same again.
    """
    known: dict[object, Done] = {}

    def call(*arguments: object, stdin: bytes = b"", **environment: str) -> Done:
        key = (arguments, stdin, tuple(sorted(environment.items())))
        if key in known:
            return known[key]
        done = subprocess.run(
            [sys.executable, "-m", "summitgraph", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        )
        told = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
        if "--output" not in arguments:
            known[key] = told
        return told

    return call


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def seed(seeds: Path) -> Path:
    return seeds / "2017-07-07-hamburg-summit-mofa.txt"


@pytest.fixture(scope="session")
def built(run: Run, seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder, made once."""
    folder = tmp_path_factory.mktemp("built") / "graph"
    done = run("build", seeds, "--output", folder)
    assert done.code == 0, done.err
    return folder
