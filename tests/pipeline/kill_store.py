"""Kill what writes a store at random moments, and look at what it left. SIGKILL, nothing softer.

    python -m tests.pipeline.kill_store --kills 1000 [--seed 1]

A child builds, replaces, removes, backs up and upgrades, with accounts that were read before, and
notes each operation before it begins and once it was told that it is done. After each kill, what a
reader sees is exactly the graph of some set of whole readouts that is allowed at that moment, link
for link; a backup is whole or not there; and what the next writer makes of it is the same again.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from summitgraph.pipeline import care, extend, verify, writer
from summitgraph.pipeline.account import account
from summitgraph.pipeline.care import backup, changed_files, copy_first
from summitgraph.pipeline.folder import remove_readouts
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.linked import linked
from summitgraph.pipeline.shelf import NAME, Shelf, Source
from summitgraph.pipeline.writer import Writer
from summitgraph.records import Account
from summitgraph.store import nquads
from summitgraph.store.disk import is_store
from summitgraph.triples.iris import Iris

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 5
VERSIONS = 3
LONGEST = 0.5
"""Seconds after which a child is killed at the latest."""
PATIENCE = 600
"""Seconds within which a child must begin, also where the machine is busy with other work."""

State = dict[int, int]
"""Document to the version of it that the store holds."""
Allowed = dict[int, set[int | None]]
"""Document to the versions that the store may hold, None for its absence."""


@dataclass(slots=True)
class World:
    """The documents in all versions, and the folder of the experiment."""

    folder: Path
    texts: dict[tuple[int, int], bytes] = field(default_factory=dict)
    accounts: dict[tuple[int, int], Account] = field(default_factory=dict)

    @property
    def store(self) -> Path:
        return self.folder / "graph"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def path(self, document: int) -> Path:
        return self.folder / "documents" / f"{document}.txt"

    def write(self, document: int, version: int) -> str:
        self.path(document).write_bytes(self.texts[document, version])
        return str(self.path(document))

    def quads(self, state: State) -> str:
        """The graph of these documents, built from scratch."""
        told = linked([self.accounts[key] for key in sorted(state.items())])
        return nquads([*told.account_quads(), *told.common_quads()])

    def state_of(self, graph: KnowledgeGraph) -> State:
        """Which documents a graph holds."""
        known = {Iris().graph(a.readout.sha256): key for key, a in self.accounts.items()}
        return dict(known[g] for g in graph.store.graphs() if "/graph/readout/" in g)


def world(folder: Path) -> World:
    """Five seeds in three versions each, which share meetings, labels and commitments."""
    made = World(folder)
    (folder / "documents").mkdir()
    for document, path in enumerate(sorted((ROOT / "seeds").glob("*.txt"))[:DOCUMENTS]):
        for version in range(VERSIONS):
            more = b"\n\nPrime Minister Abe stressed the Peace treaty once more.\n" * version
            made.texts[document, version] = path.read_bytes() + more
            made.write(document, version)
            made.accounts[document, version] = account(made.path(document))
    made.quads(dict.fromkeys(range(DOCUMENTS), 0))  # each child would load the authorities anew
    return made


def operate(where: World, rng: random.Random) -> None:
    """In a child: one operation after another, until it is killed."""
    log = os.open(where.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(word: str, wanted: State) -> None:
        text = " ".join(f"{d}:{v}" for d, v in sorted(wanted.items()))
        os.write(log, f"{word} {text}\n".encode())

    state = recover(where)
    note("done recover", state)
    while True:
        kind = rng.choice(("build", "build", "replace", "remove", "backup", "upgrade"))
        chosen = {d: rng.randrange(VERSIONS) for d in range(DOCUMENTS) if rng.random() < 0.5}
        wanted = dict(state)
        if kind in ("build", "replace"):
            known = kind == "replace"
            wanted |= {d: v for d, v in chosen.items() if (d in state) == known}
        elif kind == "remove":
            wanted = {d: v for d, v in state.items() if d not in chosen}
        if not wanted or (wanted == state and kind in ("build", "replace", "remove")):
            continue
        note(f"begin {kind}", wanted)
        _do(where, kind, state, wanted, rng)
        note(f"done {kind}", wanted)
        state = wanted


def recover(where: World) -> State:
    """Let a writer end what the one before it began; what the store holds then."""
    if not (where.store / NAME).exists():
        return {}
    _set_edition(_edition(where))
    with Writer(where.store, copy_first=copy_first) as opened:
        shas = {kept.sha for kept in opened.shelf.kept()}
    return dict(key for key, a in where.accounts.items() if a.readout.sha256 in shas)


def _set_edition(name: str) -> None:
    for module in (writer, extend, care):
        module.edition = lambda: name  # type: ignore[attr-defined]


def _do(where: World, kind: str, state: State, wanted: State, rng: random.Random) -> None:
    if kind == "remove":
        gone = [where.accounts[d, v].readout.sha256 for d, v in state.items() if d not in wanted]
        if gone:
            remove_readouts(where.store, gone, files=False)
    elif kind == "backup":
        backup(where.store, where.folder / f"backup-{rng.randrange(1 << 30)}")
    else:
        if kind == "upgrade":
            _set_edition(f"edition-{rng.randrange(1 << 30)}")
        with Writer(where.store, copy_first=copy_first) as opened:
            for document, version in wanted.items():
                old = state.get(document)
                if old != version or kind == "upgrade":
                    gone = [] if old is None else [where.accounts[document, old].readout.sha256]
                    source = Source(place=str(document), edition=opened.shelf.meta("edition"))
                    opened.put(where.accounts[document, version], source, instead_of=gone)
                if rng.random() < 0.3:
                    opened.settle()


def judge(where: World, before: Allowed, certain: bool) -> tuple[str, Allowed]:
    """In a child: what was going on, and what the store may hold from now on.

    AssertionError where it is not one of the graphs of whole readouts that are allowed. `certain`
    asks for the next writer's view as well, after which there is nothing left to be settled.
    """
    kind, allowed, sets = _told(where.log, before)
    if (where.store / NAME).exists() and is_store(where.store):
        _assert_allowed(kind, _seen(where), allowed, sets)
    else:
        assert all(None in versions for versions in allowed.values()), "what was done is gone"
    if certain:
        state = recover(where)
        if is_store(where.store):
            assert _seen(where) == state
            _assert_allowed(kind, state, allowed, sets)
            assert verify.verify(where.store, quick=True) == []
        allowed = {d: {state.get(d)} for d in range(DOCUMENTS)}
    for copy in where.folder.glob("backup-*"):
        assert not [path for path, what in changed_files(copy) if what], "a part of a backup"
        shutil.rmtree(copy)
    for left in where.folder.glob(".*"):
        shutil.rmtree(left, ignore_errors=True)
    return kind, allowed


def _edition(where: World) -> str:
    shelf = Shelf(where.store)
    try:
        return shelf.meta("edition") if shelf.rows("SELECT * FROM sqlite_master") else ""
    finally:
        shelf.close()


def _seen(where: World) -> State:
    graph = KnowledgeGraph.open(where.store)
    state = where.state_of(graph)
    assert graph.store.write("nq") == where.quads(state), f"no graph of whole readouts: {state}"
    return state


def _assert_allowed(kind: str, seen: State, allowed: Allowed, sets: list[State]) -> None:
    for document, versions in allowed.items():
        assert seen.get(document) in versions, f"{kind}: {seen} holds what is not in {allowed}"
    if kind == "remove":
        assert seen in sets, "a part of what was to be removed"


def _told(log: Path, before: Allowed) -> tuple[str, Allowed, list[State]]:
    """(what was going on, what the store may hold, the states before and after that)."""
    kind, allowed, sets = "recover", {d: set(v) for d, v in before.items()}, list[State]()
    for line in log.read_text().splitlines() if log.exists() else ():
        word, kind, *pairs = line.split(" ")
        state = {int(d): int(v) for d, v in (p.split(":") for p in pairs if p)}
        sets = [*sets[-1:], state]
        for document in range(DOCUMENTS):
            now = {state.get(document)}
            allowed[document] = now if word == "done" else allowed[document] | now
        if word == "done":
            kind = "nothing"
    return kind, allowed, sets


def run(folder: Path, kills: int, seed: int, tell: Callable[[str], None]) -> Counter[str]:
    """Kill so often; what was going on each time, and how often that was."""
    rng = random.Random(seed)
    where = world(folder)
    allowed: Allowed = {d: {None} for d in range(DOCUMENTS)}
    hit: Counter[str] = Counter()
    for number in range(kills):
        child = _fork(lambda: operate(where, random.Random(f"{seed} {number}")))  # noqa: B023
        _let_begin(where.log, rng)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), f"an operation failed before kill {number}"
        certain = rng.random() < 0.5
        kind, allowed = _ask(lambda: judge(where, allowed, certain))  # noqa: B023
        where.log.unlink(missing_ok=True)
        hit[kind] += 1
        if number % 50 == 49:
            tell(f"{number + 1} kills: {dict(sorted(hit.items()))}")
    return hit


def _let_begin(log: Path, rng: random.Random) -> None:
    """Wait for the moment of the kill: four times in five after the child's recovery."""
    deadline = time.monotonic() + PATIENCE
    patient = rng.random() < 0.8
    while patient and not (log.exists() and log.stat().st_size):
        time.sleep(0.002)
        assert time.monotonic() < deadline, "a child does not begin"
    time.sleep(rng.uniform(0.0, LONGEST))


def _fork(work: Callable[[], object]) -> int:
    """A child with all modules loaded; RocksDB's threads live in children only."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(1)


def _ask(question: Callable[[], tuple[str, Allowed]]) -> tuple[str, Allowed]:
    reading, writing = os.pipe()

    def answer() -> None:
        os.write(writing, repr(question()).encode())
        os._exit(0)

    child = _fork(answer)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    assert status == 0, "the store is not as it should be; see above"
    kind, allowed = ast.literal_eval(told)
    return kind, allowed


def main() -> None:
    """Run it from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        hit = run(Path(folder), given.kills, given.seed, lambda text: print(text, flush=True))
    print(f"{given.kills} kills in {time.perf_counter() - begin:.0f} s; each left whole readouts")
    print(f"killed while at: {dict(sorted(hit.items()))}")


if __name__ == "__main__":
    main()
