"""Which lines and branches of the lower floors no test of theirs runs.

    python -m tools.branches --run              runs the tests of each folder, and reports
    python -m tools.branches                    reports what the last run has found
    python -m tools.branches --missing          with the lines and branches that are missing

Floors 0 to 5 are measured by the tests of their own folders, so that what only a test of the whole
runs counts as untested. Needs `coverage`. The data stay in `.coverage-floors/`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / ".coverage-floors"
FLOORS: dict[int, tuple[str, ...]] = {
    0: ("errors.py",),
    1: ("resources.py", "files.py"),
    2: ("records", "ontology"),
    3: ("reading", "authority", "coding"),
    4: ("extract", "link", "triples", "review"),
    5: ("store",),
}
TESTS = (
    *("authority", "ontology", "coding", "triples", "test_files.py", "reading", "store", "review"),
    *("extract", "link", "threats"),
)
_SETTINGS = """[run]
branch = true
source = src/summitgraph
dynamic_context = test_function
parallel = true
"""


def run() -> None:
    """Run the tests of each folder, and the examples in docstrings."""
    DATA.mkdir(exist_ok=True)
    settings = DATA / "settings"
    settings.write_text(_SETTINGS)
    source = ROOT / "src" / "summitgraph"
    examples = [str(source / name) for names in FLOORS.values() for name in names]
    for name, paths in [*((test, [f"tests/{test}"]) for test in TESTS), ("examples", examples)]:
        command = [sys.executable, "-m", "coverage", "run", f"--rcfile={settings}"]
        command += ["-m", "pytest", "-q", "-p", "no:cacheprovider", *paths]
        environment = {**os.environ, "COVERAGE_FILE": str(DATA / f"{name}.data")}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        if done.returncode:
            raise SystemExit(f"the tests of {name} do not pass")


def measured(files: list[Path], name: str) -> Path:
    """One file of data from several, which stay."""
    from coverage import CoverageData

    target = DATA / name
    target.unlink(missing_ok=True)
    whole = CoverageData(basename=str(target))
    for path in files:
        part = CoverageData(basename=str(path))
        part.read()
        whole.update(part)
    whole.write()
    return target


def report(missing: bool) -> bool:
    """Print a line a folder; whether every branch was run."""
    import coverage

    parts = sorted(path for path in DATA.iterdir() if ".data" in path.name)
    if not parts:
        raise SystemExit("nothing was measured yet: add --run")
    whole = coverage.Coverage(data_file=str(measured(parts, "whole")), branch=True)
    whole.load()
    complete = True
    for floor, names in FLOORS.items():
        for name in names:
            place = ROOT / "src" / "summitgraph" / name
            files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
            told = [whole._analyze(str(path)) for path in files]
            parts_ = [one.numbers.n_statements + one.numbers.n_branches for one in told]
            left = [one.numbers.n_missing + one.numbers.n_missing_branches for one in told]
            share = 100 * (1 - sum(left) / max(1, sum(parts_)))
            complete = complete and not sum(left)
            print(
                f"floor {floor}  {name:14} {share:6.2f} %  {sum(left):4} of {sum(parts_)} missing"
            )
            for path, one in zip(files, told, strict=True):
                if missing and (one.missing or one.numbers.n_missing_branches):
                    lines = one.missing_formatted(branches=True)
                    print(f"    {path.relative_to(place.parent)}: {lines}")

    return complete


def main() -> None:
    """Run and report."""
    parser = argparse.ArgumentParser(description="branches of floors 0 to 5 that no test runs")
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--missing", action="store_true")
    given = parser.parse_args()
    if given.run:
        run()
    raise SystemExit(0 if report(given.missing) else 1)


if __name__ == "__main__":
    main()
