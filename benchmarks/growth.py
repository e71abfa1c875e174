"""How the cost of each stage grows with the graph: the exponent of size in seconds of processor.

    python -m benchmarks growth [--sizes 1000 10000 100000] [--json FILE]

For each size, in statements, a process of its own reads made-up web pages, extracts, links, writes
a store, and then loads, validates, reasons, asks every stored question and makes networks. The
exponent is the slope of log seconds on log size by least squares; 1 is "twice as much takes twice
as long". Stages of less than a hundredth of a second at the largest size have none: they are too
short to tell. Fixed costs are paid before (a small run), and short stages are repeated, the least
counts.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.readouts import readouts
from benchmarks.sheet import SENTENCES

from summitgraph import queries
from summitgraph.clock import Stopwatch
from summitgraph.errors import NotAReadoutError
from summitgraph.network import rows_from_store
from summitgraph.pipeline.account import account_of
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.shelf import Source
from summitgraph.pipeline.writer import Writer
from summitgraph.reading import read_bytes
from summitgraph.reasoning import rules_rl
from summitgraph.records import Account
from summitgraph.shapes import validate_store
from summitgraph.store import GraphStore
from summitgraph.store.disk import open_latest

BATCH = 100
SHORT = 0.2
"""Seconds below which a stage is repeated."""
TOO_SHORT = 0.01
WARM = 30
_OF_STORE = (
    *("keeping accounts", "linking across readouts", "triples", "writing", "digests"),
    "publishing",
)


def measure(size: int, *, questions: bool = True) -> dict[str, Any]:
    """Seconds of processor of each stage at so many statements, made in this process."""
    _journey(WARM, Stopwatch())  # what is compiled and cached is there from then on
    watch = Stopwatch()
    begin = time.process_time()
    with tempfile.TemporaryDirectory() as work:
        print(f"{size}: begins", file=sys.stderr, flush=True)
        statements, count = _build(Path(work) / "graph", size, watch)
        whole = time.process_time() - begin
        stages = {name: cost.processor for name, cost in watch.costs.items()}
        store = open_latest(Path(work) / "graph")
        for name, seconds in _of_graph(store, questions=questions):
            stages[name] = seconds
            print(f"{size}: {name} {seconds:.3f}", file=sys.stderr, flush=True)
        quads = len(store)
        del store
    return {
        "statements": statements,
        "readouts": count,
        "quads": quads,
        "build": whole,
        "stages": stages,
    }


def _journey(count: int, watch: Stopwatch) -> None:
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "graph"
        _build(folder, count * SENTENCES, watch)
        for _ in _of_graph(open_latest(folder), questions=False):
            continue


def _build(folder: Path, size: int, watch: Stopwatch) -> tuple[int, int]:
    """A store of so many statements; their number, and that of readouts."""
    statements = count = 0
    with Writer(folder, clock=watch) as writer:
        edition = writer.shelf.meta("edition")
        for told in _accounts(watch):
            writer.put(told, Source(edition=edition))
            statements += len(told.statements)
            count += 1
            if count % BATCH == 0:
                writer.settle()
            if statements >= size:
                break
    return statements, count


def _accounts(watch: Stopwatch) -> Iterator[Account]:
    for made in readouts(1 << 40):
        page = made.page
        readout = read_bytes(page, made.name, clock=watch)
        try:
            yield account_of(readout, clock=watch)
        except NotAReadoutError:
            continue


def _of_graph(store: GraphStore, *, questions: bool) -> Iterator[tuple[str, float]]:
    """The stages of a graph that is there."""
    yield "loading", _loading(store)
    yield "validation, compiled", _seconds(lambda: validate_store(store, engine="compiled"))
    yield "reasoning", _reasoning(store)
    graph = KnowledgeGraph(store)
    yield "network: statements", _seconds(lambda: rows_from_store(store))
    _ = graph.statement_rows, graph.sides
    yield "network: actors and issues", _seconds(lambda: graph.network("actor-issue"))
    yield "network: actors", _seconds(lambda: graph.network("actor-actor"))
    for name in queries.catalogue() if questions else ():
        yield f"question {name}", _seconds(partial(queries.ask, store, name))


def _loading(store: GraphStore) -> float:
    text = store.write("nq")
    return _seconds(lambda: GraphStore().load(text, "nq"))


def _reasoning(store: GraphStore) -> float:
    triples = store.write("nt")
    return _seconds(lambda: rules_rl(triples))


def _seconds(work: Callable[[], object]) -> float:
    """Of processor; the least of three where it is short."""
    taken: list[float] = []
    while not taken or (taken[0] < SHORT and len(taken) < 3):
        gc.collect()
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return min(taken)


def exponent(sizes: list[float], seconds: list[float]) -> float | None:
    """The slope of log seconds on log size by least squares; None where there is too little."""
    if len(sizes) < 2 or max(seconds) < TOO_SHORT or min(seconds) <= 0:
        return None
    x, y = [math.log(s) for s in sizes], [math.log(s) for s in seconds]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum(
        (a - mx) ** 2 for a in x
    )


def table(told: list[dict[str, Any]]) -> list[tuple[str, list[float], float | None]]:
    """Each stage with its seconds at each size, and the exponent."""
    sizes = [float(one["statements"]) for one in told]
    found = []
    for name in told[0]["stages"]:
        seconds = [one["stages"].get(name, 0.0) for one in told]
        found.append((name, seconds, exponent(sizes, seconds)))
    found.append(("the whole build", (b := [one["build"] for one in told]), exponent(sizes, b)))
    return found


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--no-questions", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.one:
        print(json.dumps(measure(given.one, questions=not given.no_questions)))
        return
    told = []
    for size in given.sizes:
        command = [sys.executable, "-m", "benchmarks", "growth", "--one", str(size)]
        command += ["--no-questions"] if given.no_questions else []
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        told.append(json.loads(done.stdout.splitlines()[-1]))
        one = told[-1]
        print(f"{one['statements']} statements: {one['build']:.1f} s of processor", flush=True)
        if given.json:
            given.json.write_text(json.dumps(told, indent=2) + "\n")
    heads = "".join(f"{one['statements']:>12}" for one in told)
    print(f"{'seconds of processor':34}{heads}{'exponent':>10}")
    for name, seconds, power in table(told):
        cells = "".join(f"{s:12.3f}" for s in seconds)
        print(f"{name:34}{cells}{'–' if power is None else f'{power:10.2f}':>10}")
