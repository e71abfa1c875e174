"""Turn single bits of a store's files, at random, and ask `verify` whether it is whole.

    python -m tests.faults.bit_flips --flips 1000 [--seed 1]

Each bit of all files of a store is as likely as any other. A bit that `verify` does not tell of
must lie in slack: what the store gives to a reader, its quads, accounts, decisions, digests and
files, is then compared with what it gave before, byte for byte, and has to be the same.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from summitgraph.pipeline.folder import build_folder
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.shelf import NAME, Shelf
from summitgraph.pipeline.verify import verify
from summitgraph.records.decision import Decision, ThingKind, Verb
from summitgraph.review import Journal
from summitgraph.store.disk import DATABASE

ROOT = Path(__file__).resolve().parents[2]
FOUND, SLACK, MISSED = "found", "slack", "missed"


@dataclass(frozen=True, slots=True)
class Flip:
    """One bit: the file, by its path in the store, and its place."""

    path: str
    byte: int
    bit: int


def made(folder: Path, readouts: int, *, files: bool = True) -> Path:
    """A store of some seeds, with a decision in its journal and all files beside it."""
    store = folder / "graph"
    texts = sorted((ROOT / "seeds").glob("*.txt"))[:readouts]
    issues = {"kind": ThingKind.ISSUE, "one": "issue/trade", "other": "issue/economy"}
    told = Decision(when="2026-11-24T13:00:00Z", who="Ada", verb=Verb.SAME, **issues)  # type: ignore[arg-type]
    journal = folder / "decisions.jsonl"
    Journal(journal).append([told])
    build_folder([str(path) for path in texts], store, corrections=journal, files=files)
    return store


def flips(store: Path, number: int, seed: int) -> list[Flip]:
    """So many bits, each as likely as any other of any file."""
    chance = random.Random(seed)
    sizes = {p.relative_to(store).as_posix(): p.stat().st_size for p in _files(store)}
    found = []
    for place in (chance.randrange(sum(sizes.values())) for _ in range(number)):
        rest = place
        for path, size in sorted(sizes.items()):
            if rest < size:
                found.append(Flip(path, rest, chance.randrange(8)))
                break
            rest -= size
    return found


def _files(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()]


def turn(store: Path, flip: Flip) -> None:
    """Turn the bit."""
    with (store / flip.path).open("r+b") as file:
        file.seek(flip.byte)
        (old,) = file.read(1)
        file.seek(flip.byte)
        file.write(bytes([old ^ (1 << flip.bit)]))


def given(store: Path) -> str:
    """A digest of all that a store gives to whoever reads it."""
    whole = hashlib.sha256()
    whole.update(KnowledgeGraph.open(store).store.write("nq").encode())
    shelf = Shelf(store)
    for (table,) in shelf.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"):
        # size, time and inode of a file only save hashing it again, and differ in any copy
        columns = "path, digest" if table == "file" else "*"
        rows = sorted(map(repr, shelf.rows(f"SELECT {columns} FROM {table}")))
        whole.update("\n".join([table, *rows]).encode())
    shelf.close()
    for path in sorted(_files(store)):
        if path.parent == store and path.name[0] != "." and not path.name.startswith(NAME):
            whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()


def judged(store: Path, flip: Flip, before: str) -> str:
    """Turn a bit of a store that is whole, and tell what became of it."""
    turn(store, flip)
    if verify(store, quick=True) or verify(store):
        return FOUND
    try:
        return SLACK if given(store) == before else MISSED
    except Exception:
        return MISSED


def apart(work: Callable[[], str]) -> str:
    """What a child answers: a damaged store may end the process that opens it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        answer = MISSED
        try:
            answer = work()
        except BaseException:
            traceback.print_exc()
        finally:
            os.write(writing, answer.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return answer or "ended the process"


def run(folder: Path, number: int, seed: int, readouts: int) -> tuple[Counter[str], list[Flip]]:
    """Turn so many bits, one at a time; how each kind of file fared, and what was missed."""
    store = made(folder, readouts)
    before = apart(lambda: given(store))
    assert len(before) == 64
    assert apart(lambda: repr(verify(store))) == "[]"
    found: Counter[str] = Counter()
    missed = []
    for flip in flips(store, number, seed):
        copy = folder / "copy"
        shutil.copytree(store, copy)
        answer = apart(lambda: judged(copy, flip, before))  # noqa: B023
        shutil.rmtree(copy)
        found[f"{kind(flip.path)}: {answer}"] += 1
        if answer not in (FOUND, SLACK):
            missed.append(flip)
    return found, missed


def kind(path: str) -> str:
    """Of what kind a file is."""
    if path.startswith(DATABASE + "/"):
        suffix = Path(path).suffix
        return (
            f"database{suffix}"
            if suffix in (".sst", ".log")
            else "database, " + path[6:].split("-")[0]
        )
    return "accounts" if path.startswith(NAME) else "files"


def main() -> None:
    """Run it from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--readouts", type=int, default=2)
    told = parser.parse_args()
    began = time.perf_counter()
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        found, missed = run(Path(folder), told.flips, told.seed, told.readouts)
    for name, count in sorted(found.items()):
        print(f"{name} {count}")
    print(f"{told.flips} bits, {len(missed)} missed, {time.perf_counter() - began:.0f} s")
    for flip in missed:
        print(flip)
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
