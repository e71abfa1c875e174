"""Throw mutated inputs at every door, in a process that has no network.

    python -m tests.fuzz.run                          100,000 inputs, by what a door costs
    python -m tests.fuzz.run --inputs 10_000_000      the long run; --seed N for others
    python -m tests.fuzz.run --inputs 10_000_000 --minutes 60       what of it fits into an hour
    python -m tests.fuzz.run --door turtle --guided   coverage-guided, by atheris, until Ctrl-C

The doors take turns, 100,000 inputs a round, so that a run that is stopped early has met each
in its share. Prints a line a door: inputs, taken, refused, the longest in seconds. Ends with
1 where there was a finding, and writes the input that did it to `tests/fuzz/seeds/<door>/`, where a
test replays it for ever.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import logging
import math
import random
import sys
import time
import warnings
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.doors import DOORS, SEEDS, FindingError, judged, samples
from tests.fuzz.mutate import mutated
from tests.serving import ROOT

SECONDS = 20.0
"""Of the processor; a single input that takes longer is a finding: a hang, or the way to one."""
SHARES = {
    "account": 3, "html": 10, "pdf": 20, "docx": 20, "zip": 40, "text": 20, "dna": 20,
    "journal": 60, "shapes": 20, "sources": 40, "sparql": 60, "update": 60, "sheet": 60,
}  # fmt: skip
_OTHERS = 100
ROUND = 100_000
"""Inputs after which each door had its turn."""
CALLS: list[str] = []


def guard() -> None:
    """Count each attempt at a connection, a program, or a file outside; take the network away."""
    own = (str(ROOT), sys.prefix, sys.base_prefix)
    places = (*own, "/tmp", "/dev/shm", "/usr", "/dev/null", "/proc/self")

    def outside(path: str) -> bool:
        return path.startswith("/") and not path.startswith(places)

    def watch(event: str, details: tuple[object, ...]) -> None:
        if event in {"socket.connect", "socket.getaddrinfo", "os.system", "subprocess.Popen"}:
            CALLS.append(f"{event} {details[1:]!r}")
        elif event == "open" and outside(str(details[0])):
            CALLS.append(f"open {details[0]}")

    for name in DOORS:  # what is imported late is no attack
        for sample in samples(name):
            judged(name, sample)
    sys.addaudithook(watch)
    from summitgraph.store.apart import seccomp

    seccomp.install()


@dataclass(slots=True)
class Tally:
    """What happened at a door so far; times in seconds of the processor."""

    inputs: int = 0
    taken: int = 0
    longest: float = 0.0
    spent: float = 0.0
    found: int = 0


def throw(name: str, inputs: int, seed: str, tally: Tally, *, until: float = math.inf) -> None:
    """Throw inputs at a door, until a moment of `time.perf_counter`; keep the bytes of a finding.

    Raises:
        FindingError: at the first input that does what none should.
    """
    chance = random.Random(f"{seed} {name}")
    for _ in range(inputs):
        data = mutated(chance, chance.choice(samples(name)))
        if time.perf_counter() > until:
            break
        began = time.process_time()  # a clock would count what others do on a busy machine
        faulthandler.dump_traceback_later(30 * SECONDS, exit=True)
        tally.inputs += 1
        try:
            tally.taken += judged(name, data)
            lasted = time.process_time() - began
            if CALLS:
                raise FindingError(f"{name}: {CALLS.pop()}")
            if lasted > SECONDS:
                raise FindingError(f"{name}: {lasted:.0f} seconds")
        except FindingError:
            tally.found += 1
            keep(name, data)
            raise
        tally.longest = max(tally.longest, lasted)
        tally.spent += lasted
    faulthandler.cancel_dump_traceback_later()


def in_turns(names: list[str], inputs: int, seed: int, *, until: float) -> dict[str, Tally]:
    """Throw so many inputs at all doors in turns; what happened at each."""
    tallies = {name: Tally() for name in names}
    whole = sum(SHARES.get(name, _OTHERS) for name in names)
    rounds = math.ceil(inputs / ROUND)
    for turn in range(rounds):
        this = min(ROUND, inputs - turn * ROUND)
        for name in names:
            share = math.ceil(this * SHARES.get(name, _OTHERS) / whole)
            try:
                throw(name, share, f"{seed}.{turn}", tallies[name], until=until)
            except FindingError as error:
                print(f"FOUND {error}", flush=True)
        told = sum(tally.inputs for tally in tallies.values())
        print(f"round {turn + 1} of {rounds}: {told} inputs", file=sys.stderr, flush=True)
        if time.perf_counter() > until:
            break
    return tallies


def keep(name: str, data: bytes) -> Path:
    """Write a finding's bytes where a test replays them."""
    path = SEEDS / name / f"{hashlib.sha256(data).hexdigest()[:12]}.bin"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    print(f"kept in {path.relative_to(ROOT)}")
    return path


def guided(name: str, arguments: list[str]) -> None:
    """Let atheris look for inputs that reach new code; `arguments` go to libFuzzer."""
    import atheris

    with atheris.instrument_imports(include=["summitgraph"]):
        judged(name, samples(name)[0])
    corpus = SEEDS.parent / ".corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(samples(name)):
        (corpus / f"sample-{number}").write_bytes(sample)
    atheris.Setup([sys.argv[0], *arguments, str(corpus)], lambda data: judged(name, data) and None)
    atheris.Fuzz()


def main() -> None:
    """Run as the arguments say."""
    parser = argparse.ArgumentParser(description="throw inputs at every door")
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after these")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--door", choices=sorted(DOORS))
    parser.add_argument("--guided", action="store_true")
    told, more = parser.parse_known_args()
    warnings.simplefilter("ignore")
    logging.disable()
    if told.guided:
        guided(told.door or "turtle", more)
        return
    guard()
    names = [told.door] if told.door else list(DOORS)
    until = time.perf_counter() + 60 * told.minutes
    tallies = in_turns(names, told.inputs, told.seed, until=until)
    for name, tally in tallies.items():
        print(
            f"{name}: {tally.inputs} inputs, {tally.taken} taken, "
            f"{tally.inputs - tally.taken - tally.found} refused, {tally.found} found, "
            f"longest {tally.longest:.2f} s, {tally.spent:.1f} s in all"
        )
    found = sum(tally.found for tally in tallies.values())
    inputs = sum(tally.inputs for tally in tallies.values())
    print(f"{inputs:,} in all, {found} findings, no call went out, {len(CALLS)} counted")
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()
