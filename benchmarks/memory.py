"""The memory of a build of more and more readouts: of its process, and of its workers.

    python -m benchmarks memory [--numbers 1000 10000 100000] [--jobs 2] [--json FILE]

Runs `build --no-files` of made-up readouts and looks each fifth of a second at what is resident:
private pages of the process and of each worker. Pages of files that the engine maps (the database)
are the system's to take back, and are told apart. Growth is over the first tenth of the readouts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.readouts import write

_OFTEN = 0.2
_PAGE = os.sysconf("SC_PAGE_SIZE") / 2**20


def measure(number: int, jobs: int, work: Path) -> dict[str, Any]:
    """Build so many readouts; megabytes at most of the process and of its largest worker."""
    write(work / "documents", number)
    command = [sys.executable, "-m", "summitgraph", "build", str(work / "documents")]
    command += ["--output", str(work / f"graph-{number}"), "--no-files", "--jobs", str(jobs)]
    command += ["--profile-json", str(work / "cost.json")]
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    own: list[tuple[float, float]] = []
    workers: list[float] = []
    while process.poll() is None:
        private, mapped = _resident(process.pid)
        if private:
            own.append((private, mapped))
        workers.append(max((_resident(child)[0] for child in _children(process.pid)), default=0.0))
        time.sleep(_OFTEN)
    if process.returncode:
        raise SystemExit(f"build ended with {process.returncode}")
    tenth = max(1, len(own) // 10)
    cost = json.loads((work / "cost.json").read_text())
    return {
        "readouts": number,
        "statements": cost["statements"],
        "seconds": round(time.perf_counter() - begin, 1),
        "processor": round(cost["processor"], 1),
        "process_mb": round(max(p for p, _ in own)),
        "process_first_tenth_mb": round(max(p for p, _ in own[:tenth])),
        "mapped_mb": round(max(m for _, m in own)),
        "worker_mb": round(max(workers)),
        "worker_first_tenth_mb": round(max(workers[:tenth])),
    }


def _resident(pid: int) -> tuple[float, float]:
    """Megabytes of a process that are its own, and those of files that it maps."""
    try:
        words = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0.0, 0.0
    resident, shared = int(words[1]), int(words[2])
    return (resident - shared) * _PAGE, shared * _PAGE


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(word) for word in task.read_text().split()]
        except OSError:
            continue
    return found


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks memory", description=__doc__)
    parser.add_argument("--numbers", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    told = []
    for number in given.numbers:
        with tempfile.TemporaryDirectory() as work:
            told.append(measure(number, given.jobs, Path(work)))
        print(told[-1], flush=True)
        if given.json:
            given.json.write_text(json.dumps(told, indent=2) + "\n")
