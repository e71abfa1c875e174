"""Twenty readouts in freer wording: what is found of them does not fall behind."""

from __future__ import annotations

import hashlib

from tests.scores.conftest import ROOT, coded, codings, found, read
from tests.scores.scorer import score

FOLDER = ROOT / "tests" / "freer"
GOLD = codings(ROOT / "tests" / "gold" / "freer.jsonl")


def test_every_one_is_coded_as_it_stands() -> None:
    told = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.txt")
    }
    assert {doc: coding["sha256"] for doc, coding in GOLD.items()} == told
    assert len(told) == 20


def test_most_is_found_and_what_is_found_stands_where_a_coder_found_it() -> None:
    accounts = read(FOLDER)
    told = [
        (coded(GOLD[name]), found(accounts[name]) if name in accounts else [])
        for name in sorted(GOLD)
    ]
    scores = score(told)
    assert scores.whole >= 0.55
    assert scores.precision >= 0.93
