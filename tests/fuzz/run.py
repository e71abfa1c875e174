"""Throw mutated inputs at every door, in a process that has no network.

    python -m tests.fuzz.run                          100,000 inputs, by what a door costs
    python -m tests.fuzz.run --inputs 10_000_000      the long run; --seed N for others
    python -m tests.fuzz.run --door turtle --guided   coverage-guided, by atheris, until Ctrl-C

Prints a line a door: inputs, taken, refused, the longest in seconds. Ends with 1 at a finding, and
writes the input that did it to `tests/fuzz/seeds/<door>/`, where a test replays it for ever.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import logging
import random
import sys
import time
import warnings
from pathlib import Path

from tests.fuzz.doors import DOORS, SEEDS, FindingError, judged, samples
from tests.fuzz.mutate import mutated
from tests.serving import ROOT

SECONDS = 20.0
"""A single input that takes longer is a finding: a hang, or the way to one."""
SHARES = {
    "account": 3, "html": 10, "pdf": 20, "docx": 20, "zip": 40, "text": 20, "dna": 20,
    "shapes": 20, "sources": 40, "sparql": 60, "update": 60, "sheet": 60,
}  # fmt: skip
_OTHERS = 100
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


def throw(name: str, inputs: int, seed: int) -> tuple[int, float]:
    """Throw inputs at a door; how many it took, and the seconds of the longest.

    Raises:
        FindingError: at the first that does what none should; its bytes are kept.
    """
    chance = random.Random(f"{seed} {name}")
    taken, longest = 0, 0.0
    for _ in range(inputs):
        data = mutated(chance, chance.choice(samples(name)))
        began = time.perf_counter()
        faulthandler.dump_traceback_later(5 * SECONDS, exit=True)
        try:
            taken += judged(name, data)
            lasted = time.perf_counter() - began
            if CALLS:
                raise FindingError(f"{name}: {CALLS[0]}")
            if lasted > SECONDS:
                raise FindingError(f"{name}: {lasted:.0f} seconds")
        except FindingError:
            keep(name, data)
            raise
        longest = max(longest, lasted)
    faulthandler.cancel_dump_traceback_later()
    return taken, longest


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
    whole = sum(SHARES.get(name, _OTHERS) for name in names)
    for name in names:
        inputs = max(1, told.inputs * SHARES.get(name, _OTHERS) // whole)
        began = time.perf_counter()
        try:
            taken, longest = throw(name, inputs, told.seed)
        except FindingError as error:
            print(f"FOUND {error}", flush=True)
            raise SystemExit(1) from error
        spent = time.perf_counter() - began
        print(
            f"{name}: {inputs} inputs, {taken} taken, {inputs - taken} refused, "
            f"longest {longest:.2f} s, {spent:.1f} s in all",
            flush=True,
        )
    print(f"no call went out, {len(CALLS)} counted")


if __name__ == "__main__":
    main()
