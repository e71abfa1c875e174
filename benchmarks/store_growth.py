"""One readout more in stores of growing size beside an empty one, and the memory of a build.

    python benchmarks/store_growth.py [--sizes 1000 10000 100000] [--clones] [--folder DIR]

Builds a store of made-up readouts (`readouts.py`), tells memory and speed as it grows, and at each
size (in statements) adds the same readouts to it and to new stores in turn: by the command `build
--no-files`, started for each; by a call of `extend` in a process that has read before; and the
store's part alone (linking, writing, publishing, closing), of a readout that was read before. With
--clones only every fiftieth readout is read from text; the others are its account under another
hash, day and pair of states, so that the store is tried and not the reader.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.readouts import readouts

from summitgraph.authority import load
from summitgraph.pipeline.account import account
from summitgraph.pipeline.care import status
from summitgraph.pipeline.extend import SETTLE, extend
from summitgraph.pipeline.shelf import Source
from summitgraph.pipeline.writer import Writer
from summitgraph.records import Account, Actor, ActorKind, Participation, Statement, When

RUNS = 9
WAYS = ("the command", "a call", "the store alone")
FORMS = ("joint-statement",)
"""States act in it, so that the states of an account can be changed for others."""
FAMILY = 50
"""Accounts that are made of one text, where clones are wanted."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--clones", action="store_true")
    parser.add_argument("--folder", type=Path, default=None)
    given = parser.parse_args()
    print(f"{platform.machine()}, Python {platform.python_version()}", flush=True)
    with tempfile.TemporaryDirectory() as made:
        work = given.folder or Path(made)
        store = work / "graph"
        work.mkdir(parents=True, exist_ok=True)
        for size in given.sizes:
            grow(work, store, size, FAMILY if given.clones else 1)
            compare(work, store, size)


def grow(work: Path, store: Path, wanted: int, family: int) -> None:
    """Put made-up readouts into a store until it holds so many statements."""
    begin, tell = time.perf_counter(), 0
    held = status(store).statements if store.exists() else 0
    with Writer(store) as writer:
        for one in told(work / "documents", family, seed=1 + held):
            if held >= wanted:
                break
            writer.put(one, Source(edition=writer.shelf.meta("edition")))
            held += len(one.statements)
            if time.monotonic() - writer.settled > SETTLE:
                writer.settle()
            if held - tell >= wanted / 10:
                tell = held
                seconds, memory = time.perf_counter() - begin, _megabytes()
                print(f"{held:9} statements {seconds:7.0f} s {memory:6.0f} MB at most", flush=True)
    held_now = status(store)
    print(
        f"{held_now.readouts} readouts, {held_now.statements} statements, {held_now.quads} quads, "
        f"{held_now.size / 1e6:.0f} MB on disk, {_megabytes():.0f} MB of memory at most",
        flush=True,
    )


def told(folder: Path, family: int, seed: int) -> Iterator[Account]:
    """Accounts without end, `family` of them from each text."""
    rng = random.Random(seed)
    actors = [e.actor for e in load().actors.values() if e.actor.kind is ActorKind.STATE]
    folder.mkdir(parents=True, exist_ok=True)
    for made in readouts(1 << 30, seed, forms=FORMS):
        path = folder / made.name
        path.write_bytes(made.data)
        first = account(path)
        path.unlink()
        yield first
        for number in range(1, family):
            yield clone(first, number, rng.sample(actors, 2), rng.randrange(-3000, 3000))


def clone(first: Account, number: int, pair: list[Actor], days: int) -> Account:
    """The account of another meeting, of other states, in the same words."""
    sha = hashlib.sha256(f"{first.readout.sha256} {number}".encode()).hexdigest()
    named = [p.represents or p.actor for p in first.meeting.participations]
    named += [a for s in first.statements for a in (*s.speakers, *s.addressees)]
    present = list(dict.fromkeys(a.key for a in named if a.kind is ActorKind.STATE))
    other = dict(zip(present, pair, strict=False))

    def swap(found: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(other.get(a.key, a) for a in found)

    def said(s: Statement) -> Statement:
        c = s.commitment
        bound = replace(c, bound=swap(c.bound), beneficiaries=swap(c.beneficiaries)) if c else None
        speakers, addressees = swap(s.speakers), swap(s.addressees)
        return replace(s, speakers=speakers, addressees=addressees, commitment=bound)

    day = date(2014, 1, 1) + timedelta(days=days)
    when = When(edtf=day.isoformat(), earliest=day, latest=day)
    parts = tuple(Participation(actor=a, represents=a) for a in pair)
    key = f"meeting/{day.isoformat()}-{'-'.join(a.key.rpartition('/')[2].lower() for a in pair)}"
    return replace(
        first,
        readout=replace(first.readout, sha256=sha, name=f"{number:02}-{first.readout.name}"),
        meeting=replace(first.meeting, key=key, date=when, participations=parts),
        statements=tuple(said(s) for s in first.statements),
    )


def compare(work: Path, store: Path, size: int) -> None:
    """Add one readout after another to the large store, and each to an empty one as well."""
    taken: dict[str, list[tuple[float, float]]] = {}
    for number, made in enumerate(readouts(RUNS + 1, seed=99 + size, forms=FORMS)):
        path, called, again = (work / f"{way}-{made.name}" for way in ("added", "called", "again"))
        for lines, one in enumerate((path, called, again)):  # others by content, alike in cost
            one.write_bytes(made.data + b"\n" * lines)
        read = account(again)
        for which, folder in (("empty", work / "empty"), ("this", store)):
            for what, add in (
                (WAYS[0], lambda: _command(path, folder)),  # noqa: B023
                (WAYS[1], lambda: extend(called, folder)),  # noqa: B023
                (WAYS[2], lambda: _put(folder, read)),  # noqa: B023
            ):
                if which == "empty":
                    shutil.rmtree(folder, ignore_errors=True)
                cost = _cost(add)
                if number:  # the first fills caches
                    taken.setdefault(f"{what} {which}", []).append(cost)
        for one in (path, called, again):
            one.unlink()
    for what in WAYS:
        for unit, column in (("seconds", 0), ("seconds of processor", 1)):
            one, other = (
                statistics.median(t[column] for t in taken[f"{what} {which}"])
                for which in ("empty", "this")
            )
            print(
                f"{size:9} statements, one readout more, {what}, {unit}: empty store {one:.3f}, "
                f"this store {other:.3f}, ratio {other / one:.2f}",
                flush=True,
            )


def _command(path: Path, folder: Path) -> None:
    given = ["build", str(path), "--output", str(folder), "--no-files"]
    subprocess.run([sys.executable, "-m", "summitgraph", *given], check=True, capture_output=True)


def _put(folder: Path, read: Account) -> None:
    with Writer(folder) as writer:
        writer.put(read, Source(edition=writer.shelf.meta("edition")))


def _cost(add: Callable[[], object]) -> tuple[float, float]:
    wall, before = time.perf_counter(), _processor()
    add()
    return time.perf_counter() - wall, _processor() - before


def _processor() -> float:
    """Of this process and of its workers that have ended."""
    return sum(
        told.ru_utime + told.ru_stime
        for told in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
