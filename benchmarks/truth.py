"""How much of made-up readouts is read right: F1 of whole statements against their truth.

    python -m benchmarks truth [--number 450] [--seed 1] [--misses FILE]

A score is told for each form. It says whether reading at scale is still reading: the program may
not be tuned by it, as these are a machine's sentences and not those of a foreign ministry.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from benchmarks.readouts import FORMS, readouts
from tests.scores.scorer import Coded, Found, paired, score

from summitgraph.errors import NotAReadoutError
from summitgraph.pipeline.account import account_of
from summitgraph.pipeline.statement_line import statement_line
from summitgraph.reading import read_bytes

Both = tuple[list[Coded], list[Found]]


def measure(number: int, seed: int = 1) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The scores by form and of all, and what was missed or read otherwise."""
    by_form: dict[str, list[Both]] = defaultdict(list)
    misses: list[dict[str, Any]] = []
    for made in readouts(number, seed):
        try:
            account = account_of(read_bytes(made.data, made.name))
            found = [cast("Found", statement_line(account, s)) for s in account.statements]
        except NotAReadoutError:
            found = []
        coded = cast("list[Coded]", made.truth["statements"])
        by_form[made.form].append((coded, found))
        misses += [{"form": made.form, **miss} for miss in _misses(made.text, coded, found)]
    told: dict[str, Any] = {}
    for form in (*FORMS, "all"):
        both = [b for f, rows in by_form.items() for b in rows if form in (f, "all")]
        if both:
            s = score(both)
            told[form] = {
                "readouts": len(both),
                "statements": sum(len(coded) for coded, _ in both),
                "whole": round(s.whole, 3),
                "commitments": round(s.commitments, 3),
                "due": round(s.due, 3),
            }
    return told, misses


def _misses(text: str, coded: list[Coded], found: list[Found]) -> Iterator[dict[str, Any]]:
    pairs = paired(coded, found)
    by_coded = {id(p.coded): p for p in pairs}
    for one in coded:
        pair = by_coded.get(id(one))
        if pair and pair.actors and pair.family and pair.issue:
            continue
        keys = ("actors", "act", "issues", "addressees", "commitment", "due")
        yield {
            "sentence": text[one["start"] : one["end"]],
            "expected": {
                "actors": one["actors"],
                "acts": one["acts"],
                "issues": one["issues"],
            },
            "got": {k: cast("dict[str, Any]", pair.found)[k] for k in keys} if pair else None,
        }
    used = {id(p.found) for p in pairs}
    for other in found:
        if id(other) not in used:
            words = text[other["start"] : other["end"]]
            yield {"sentence": words, "expected": None, "got": {"act": other["act"]}}


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks truth", description=__doc__)
    parser.add_argument("--number", type=int, default=450)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=Path, help="write what was missed, as JSON lines")
    given = parser.parse_args(arguments)
    told, misses = measure(given.number, given.seed)
    print(f"{'form':18}{'statements':>11}{'whole':>8}{'commitments':>13}{'due':>7}")
    for form, s in told.items():
        numbers = f"{s['whole']:8.3f}{s['commitments']:13.3f}{s['due']:7.3f}"
        print(f"{form:18}{s['statements']:11}{numbers}")
    if given.misses:
        lines = (json.dumps(miss, ensure_ascii=False) + "\n" for miss in misses)
        given.misses.write_text("".join(lines), encoding="utf-8")
