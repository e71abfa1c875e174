"""Build the seeds under many hash seeds, locales, zones, orders and Pythons; compare the bytes.

    python -m tools.determinism                      45 builds: every locale, zone and order met
    python -m tools.determinism --full               900: each with each of 20 hash seeds
    python -m tools.determinism --python PATH …      the same by other Pythons that can import it

Each build is a process of its own. All files of a build are compared but pictures between Pythons,
whose compression may differ; a locale that the system does not have is named, and counts as C.
"""

from __future__ import annotations

import argparse
import hashlib
import locale
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HASH_SEEDS = range(20)
LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "ja_JP.UTF-8")
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns")
ORDERS = ("forward", "backward", "shuffled")
_APART = {"accounts.db", ".lock"}  # the database's own files; their quads stand in graph.nq


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One build."""

    python: str
    seed: int
    locale: str
    zone: str
    order: str


def runs(pythons: list[str], *, full: bool) -> Iterator[Run]:
    """The builds to make: all of the product, or each of the others with a hash seed in turn."""
    for python in pythons:
        combined = list(product(LOCALES, ZONES, ORDERS))
        for number, (place, zone, order) in enumerate(combined):
            for seed in HASH_SEEDS if full else [number % len(HASH_SEEDS)]:
                yield Run(python=python, seed=seed, locale=place, zone=zone, order=order)


def files(run: Run) -> dict[str, str]:
    """The SHA-256 of every file of a build, by name."""
    seeds = sorted((ROOT / "seeds").glob("*.txt"), reverse=run.order == "backward")
    if run.order == "shuffled":
        random.Random(run.seed).shuffle(seeds)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "graph"
        command = [run.python, "-m", "summitgraph", "build", *map(str, seeds), "--output"]
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONHASHSEED": str(run.seed),
            "TZ": run.zone,
            "LC_ALL": run.locale,
        }
        command.append(str(output))
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
        if done.returncode:
            raise SystemExit(f"{run} ended with {done.returncode}: {done.stderr}")
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(output.iterdir())
            if path.is_file() and path.name not in _APART
        }


def digest(found: dict[str, str], *, pictures: bool) -> str:
    """One digest of a build's files."""
    kept = {name: value for name, value in found.items() if pictures or not name.endswith(".png")}
    return hashlib.sha256(repr(sorted(kept.items())).encode()).hexdigest()[:16]


def main() -> None:
    """Make the builds, print what differs, end with 1 where anything does."""
    parser = argparse.ArgumentParser(description="compare builds of the seeds")
    parser.add_argument("--python", nargs="+", default=[sys.executable])
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--first", type=int, default=0, help="only so many builds a Python")
    told = parser.parse_args()
    for name in LOCALES:
        try:
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            print(f"this system has no locale {name}")
    wanted = [
        run
        for python in told.python
        for run in list(runs([python], full=told.full))[: told.first or None]
    ]
    with ThreadPoolExecutor(2) as pool:
        found = list(zip(wanted, pool.map(files, wanted), strict=True))
    whole = {digest(of, pictures=False) for _, of in found}
    print(f"{len(found)} builds, {len(whole)} digest{'s' * (len(whole) > 1)}: {', '.join(whole)}")
    differs = len(whole) > 1
    for python in told.python:
        own = {digest(of, pictures=True) for run, of in found if run.python == python}
        version = subprocess.run([python, "-V"], check=True, capture_output=True, text=True).stdout
        print(f"{version.strip()}: {len(own)} digest{'s' * (len(own) > 1)} with pictures")
        differs = differs or len(own) > 1
    first = found[0][1]
    for run, of in found[1:] if differs else ():
        names = sorted(n for n in {*of, *first} if of.get(n) != first.get(n))
        if names:
            print(run, "differs in", ", ".join(names))
    raise SystemExit(1 if differs else 0)


if __name__ == "__main__":
    main()
