"""Writes docs/benchmarks.md of what was measured: nothing on it is typed by hand.

    python -m benchmarks page [--results DIR] [--quick] [--write FILE]

What DIR holds already (growth.json, floors.json, memory.json, truth.json) is not measured again.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.growth import table
from benchmarks.truth import measure as measure_truth

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
FULL = {
    "growth": ["--sizes", "1000", "10000", "100000"],
    "floors": ["--number", "300", "--runs", "5"],
    "memory": ["--numbers", "1000", "10000", "100000"],
}
QUICK = {
    "growth": ["--sizes", "200", "600"],
    "floors": ["--number", "20", "--runs", "2"],
    "memory": ["--numbers", "50", "100"],
}
_LIBRARIES = ("pyoxigraph", "lxml", "trafilatura", "numpy", "rdflib")
_TARGET = 1.05
_HEAD = """\
Written by `python -m benchmarks page` of its own measurements; nothing here is typed by hand.
[benchmarks/README.md](../benchmarks/README.md) lists all scripts, and has the figures of those that
are not here."""
_GROWTH = f"""\
Seconds of processor of each stage at so many statements, and the exponent of growth: the slope of
log seconds on log size by least squares. 1 is in step with the size; asked is {_TARGET} at most.
Questions of less than 0.1 s are left out."""
_MEMORY = """\
Megabytes at most that are a process's own, while `build --no-files` reads so many readouts."""
_TRUTH = """\
F1 of whole statements (place, actors, family of act, matter) against what they were made of. They
are a machine's sentences; [scores.md](scores.md) tells of real ones."""


def main(arguments: list[str]) -> None:
    """Measure what is not measured yet, and write the page."""
    parser = argparse.ArgumentParser(prog="benchmarks page", description=__doc__)
    parser.add_argument("--results", type=Path, default=Path("benchmark-results"))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", type=Path, default=PAGE)
    given = parser.parse_args(arguments)
    given.results.mkdir(parents=True, exist_ok=True)
    machine = given.results / "machine.json"
    if not machine.exists():
        machine.write_text(json.dumps(_machine(), indent=2) + "\n")
    for name, options in (QUICK if given.quick else FULL).items():
        file = given.results / f"{name}.json"
        if not file.exists():
            command = [sys.executable, "-m", "benchmarks", name, *options, "--json", str(file)]
            subprocess.run(command, check=True)
    truth = given.results / "truth.json"
    if not truth.exists():
        truth.write_text(json.dumps(measure_truth(90 if given.quick else 450)[0], indent=2) + "\n")
    names = ("machine", "growth", "floors", "memory", "truth")
    told = {name: json.loads((given.results / f"{name}.json").read_text()) for name in names}
    given.write.write_text(page(told), encoding="utf-8")
    print(given.write)


def page(told: dict[str, Any]) -> str:
    """The page."""
    m = told["machine"]
    libraries = ", ".join(f"{name} {number}" for name, number in m["libraries"].items())
    machine = (
        f"{m['machine']}, {m['cores']} cores, Python {m['python']}, {libraries}. Load average as "
        f"it was measured: {m['load']:.0f}. Seconds\nare those of processor, as a clock on a busy "
        "machine tells of the others; ratios are of one run."
    )
    parts = [
        "# Benchmarks",
        _HEAD,
        machine,
        _growth(told["growth"]),
        _floors(told["floors"]),
        _memory(told["memory"]),
        _truth(told["truth"]),
    ]
    return "\n\n".join(parts) + "\n"


def _growth(told: list[dict[str, Any]]) -> str:
    heads = " | ".join(f"{one['statements']:,}" for one in told)
    lines = [
        "## Growth",
        "",
        _GROWTH,
        "",
        f"| stage | {heads} | exponent |",
        "| --- |" + " --- |" * (len(told) + 1),
    ]
    above = []
    for name, seconds, power in table(told):
        if name.startswith("question") and max(seconds) < 0.1:
            continue
        if power is not None and power > _TARGET:
            above.append(f"{name} ({power:.2f})")
        cells = " | ".join(f"{s:.3f}" for s in seconds)
        lines.append(f"| {name} | {cells} | {'–' if power is None else f'{power:.2f}'} |")
    lines += ["", f"Above {_TARGET}: {', '.join(above) or 'none'}."]
    return "\n".join(lines)


def _floors(told: dict[str, Any]) -> str:
    lines = [
        "## Beside its floors",
        "",
        (
            f"{told['readouts']} web pages in, a validated store out, beside what nobody gets "
            f"around: the HTML reader, a phrase\nmatcher ({told['matcher']}) and the engine's bulk "
            "load, each "
            f"alone; medians of {told['runs']} runs, with the least and the most."
        ),
        "",
        "| what | seconds | from | to |",
        "| --- | --- | --- | --- |",
    ]
    rows = [*told["seconds"].items(), ("sum of floors", told["sum of floors"])]
    lines += [f"| {name} | {s[0]:.3f} | {s[1]:.3f} | {s[2]:.3f} |" for name, s in rows]
    ratio, control = told["ratio"], told["control"]
    lines += [
        "",
        (
            f"The build takes {ratio[0]:.1f} times its floors ({ratio[1]:.1f} to {ratio[2]:.1f}); "
            f"asked is 3. The control, the same build twice, is {control[0]:.2f}\n"
            f"({control[1]:.2f} to {control[2]:.2f})."
        ),
    ]
    return "\n".join(lines)


def _memory(told: list[dict[str, Any]]) -> str:
    lines = [
        "## Memory",
        "",
        _MEMORY,
        "",
        "| readouts | statements | seconds of processor | process | largest worker |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {one['readouts']:,} | {one['statements']:,} | {one['processor']:.0f} | "
        f"{one['process_mb']} | {one['worker_mb']} |"
        for one in told
    ]
    return "\n".join(lines)


def _truth(told: dict[str, Any]) -> str:
    lines = [
        "## What is read right of made-up readouts",
        "",
        _TRUTH,
        "",
        "| form | statements | whole | commitments | dates |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {form} | {s['statements']} | {s['whole']:.3f} | {s['commitments']:.3f} | "
        f"{s['due']:.3f} |"
        for form, s in told.items()
    ]
    return "\n".join(lines)


def _machine() -> dict[str, Any]:
    return {
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "load": os.getloadavg()[0],
    }
