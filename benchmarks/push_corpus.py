"""Push many readouts to a store on this machine, read them back, and compare answers.

    python benchmarks/push_corpus.py URL --profile oxigraph [--readouts 10000] [--questions NAME …]

The login is found as `summitgraph push` finds it. Prints how long sending and reading back took,
whether every graph is equal, and for each question whether both stores give the same rows.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import TYPE, multiplied
from benchmarks.readouts import write

from summitgraph.errors import SummitgraphError
from summitgraph.ontology import SG
from summitgraph.pipeline.build import build
from summitgraph.queries import ask
from summitgraph.store import GraphStore
from summitgraph.store.login import address, login_for
from summitgraph.store.profile import profile
from summitgraph.store.push import push
from summitgraph.store.pushstate import PushState
from summitgraph.store.remote import RemoteStore

BUILT = 250
QUESTIONS = ("issue-frequency", "acts-by-actor", "actor-table", "coverage", "issue-table")


def main() -> None:
    """Push, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--profile", default="generic")
    parser.add_argument("--readouts", type=int, default=10_000)
    parser.add_argument("--questions", nargs="*", default=QUESTIONS)
    given = parser.parse_args()
    store = corpus(given.readouts)
    print(f"{len(store.graphs())} graphs, {len(store)} triples", flush=True)
    marks: list[tuple[str, float]] = []

    def progress(what: str, done: int, total: int) -> None:
        if done == total:
            marks.append((what, time.perf_counter()))

    login = login_for(address(given.url))
    with RemoteStore(given.url, profile(given.profile), login) as remote:
        begin = time.perf_counter()
        arrivals = push(store, remote, PushState(None), progress=progress)
        for what, mark in marks:
            print(f"{what}: {mark - begin:.0f} s", flush=True)
            begin = mark
        different = sum(not arrival.equal for arrival in arrivals)
        print(f"{len(arrivals)} graphs read back, {different} differ", flush=True)
        for name in given.questions:
            try:
                ours, theirs = ask(store, name), ask(remote, name)
                told = (
                    "same rows" if ours == theirs else f"{len(ours)} and {len(theirs)} rows: DIFFER"
                )
            except SummitgraphError as error:
                told = str(error)[:160]
            print(f"{name}: {told}", flush=True)


def corpus(readouts: int) -> GraphStore:
    """A graph of so many readouts; the first of them are built, the others follow their pattern."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), min(BUILT, readouts))
        quads = list(build(folder).store.quads())
    statements = sum(q.predicate == TYPE and q.object == SG.STATEMENT for q in quads)
    store = GraphStore()
    store.add(multiplied(quads, statements * -(-readouts // BUILT)))
    return store


if __name__ == "__main__":
    main()
