"""How long `summitgraph --help` takes, beside importing the heavy libraries that it must not.

    python benchmarks/help_time.py [--at-most 0.25]

Prints medians and their ratio; with --at-most, exits 1 where the ratio is larger.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

HELP = [sys.executable, "-m", "summitgraph", "--help"]
HEAVY = [sys.executable, "-c", "import rdflib, pyshacl, networkx"]


def seconds(command: list[str], times: int) -> float:
    """The median wall time of a command, after one run that warms the disk."""
    taken = []
    for _ in range(times + 1):
        begin = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken[1:])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--at-most", type=float)
    given = parser.parse_args()
    mine, theirs = seconds(HELP, given.times), seconds(HEAVY, given.times)
    print(f"summitgraph --help              {mine:.3f} s")
    print(f"import rdflib, pyshacl, networkx {theirs:.3f} s")
    print(f"ratio                           {mine / theirs:.3f}")
    if given.at_most is not None and mine / theirs > given.at_most:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
