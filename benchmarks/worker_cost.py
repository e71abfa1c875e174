"""What it costs to read each document in a worker, beside reading it in the process itself.

    python benchmarks/worker_cost.py [--runs 5]

Prints the start of a worker, and for readouts of about 2,000 characters the time through a worker
as a ratio to the time without one. Each measure is run twice, interleaved: the A/A ratio tells how
far the machine itself moves.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from summitgraph.pipeline.account import account_of
from summitgraph.pipeline.worker import Job, Limits, Task
from summitgraph.pipeline.worker.process import Worker
from summitgraph.reading import read_bytes


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    root = Path(__file__).resolve().parents[1]
    documents = [(p.name, p.read_bytes()) for p in sorted((root / "seeds").glob("*.txt"))]

    def within() -> None:
        for name, data in documents:
            account_of(read_bytes(data, name))

    begin = time.perf_counter()
    worker = Worker(Limits())
    worker.ask(Task(job=Job.READ, name="a.txt", data=b"We agreed."))
    start = time.perf_counter() - begin

    def through() -> None:
        for name, data in documents:
            worker.ask(Task(job=Job.ACCOUNT, name=name, data=data))

    measures: dict[str, Callable[[], None]] = {
        "in the process": within,
        "in the process again (A/A)": within,
        "through a worker": through,
    }
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for run in range(runs + 1):
        for name, measure in measures.items():
            begin = time.perf_counter()
            measure()
            if run:  # the first run fills caches
                taken[name].append((time.perf_counter() - begin) / len(documents))
    worker.close()
    first = statistics.median(taken["in the process"])
    print(f"start of a worker            {start:8.3f} s, paid once")
    for name, seconds in taken.items():
        median = statistics.median(seconds)
        print(f"{name:28} {median * 1000:8.2f} ms a readout, ratio {median / first:.2f}")


if __name__ == "__main__":
    main()
