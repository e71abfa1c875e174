"""The seeds and the development readouts against the codings in the shared folder."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.scores.conftest import ROOT, coded, codings, found, read
from tests.scores.scorer import Scores, same_actors, score

from summitgraph.pipeline.statement_line import statement_line
from summitgraph.records import Account

Codings = dict[str, dict[str, Any]]
Accounts = dict[str, Account]

# The names that the shared scorer gives our numbers.
_THEIRS = {
    "whole": "whole-statement F1",
    "fine": "whole-statement F1, fine act",
    "precision": "found precision",
    "commitments": "commitment F1",
    "due": "due right, where either has one",
    "all_issues": "all issues right",
    "addressees": "addressee right, where coded",
}
_RUN = """
import json, sys
sys.path.insert(0, sys.argv[1])
import score
gold, found = (list(map(json.loads, open(p, encoding="utf-8"))) for p in sys.argv[2:])
print(json.dumps(score.score(gold, found)))
"""


def _scores(gold: Codings, accounts: Accounts) -> Scores:
    return score((coded(gold[name]), found(account)) for name, account in accounts.items())


def test_the_seeds_are_read_as_the_coder_read_them(
    seed_codings: Codings, seed_accounts: Accounts
) -> None:
    scores = _scores(seed_codings, seed_accounts)
    assert scores.whole >= 0.97
    assert scores.fine >= 0.95
    assert scores.commitments >= 0.95
    assert scores.due >= 0.9
    assert scores.all_issues >= 0.9
    assert scores.addressees >= 0.9


def test_the_codings_are_of_the_seeds_that_we_ship(
    seed_codings: Codings, seed_accounts: Accounts
) -> None:
    shipped = {name: account.readout.sha256 for name, account in seed_accounts.items()}
    assert {doc: coding["sha256"] for doc, coding in seed_codings.items()} == shipped


def test_every_fact_of_the_meetings_is_right(
    seed_codings: Codings, seed_accounts: Accounts
) -> None:
    for name, coding in seed_codings.items():
        asked, told = coding["meeting"], seed_accounts[name].meeting
        assert told.date is not None, name
        assert told.date.edtf == asked["date"], name
        in_text = told.date_in_text.edtf if told.date_in_text else None
        assert in_text == asked["date_in_text"], name
        assert list(told.place) == asked["place"], name
        assert same_actors(asked["participants"], [a.name for a in told.participants]), name
        assert (told.occasion.name if told.occasion else None) == asked["occasion"], name
        assert told.ordinal == asked["ordinal"], name
        assert told.minutes == asked["minutes"], name
        assert set(told.formats) == set(asked["format"]), name


def test_the_shared_scorer_gives_the_same_numbers(
    shared: Path, seed_codings: Codings, seed_accounts: Accounts, tmp_path: Path
) -> None:
    if not (shared / "score.py").is_file():
        pytest.skip(f"no score.py in {shared}")
    variants = ROOT / "tests" / "gold" / "variants.jsonl"
    for gold, accounts in (
        (shared / "gold" / "seeds.jsonl", seed_accounts),
        (variants, read(ROOT / "tests" / "variants")),
    ):
        lines = [
            json.dumps(statement_line(account, statement))
            for account in accounts.values()
            for statement in account.statements
        ]
        given = tmp_path / gold.name
        given.write_text("\n".join(lines), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-B", "-c", _RUN, str(shared), str(gold), str(given)],
            capture_output=True,
            text=True,
            check=True,
        )
        theirs, ours = json.loads(done.stdout), _scores(codings(gold), accounts)
        for name, label in _THEIRS.items():
            assert getattr(ours, name) == pytest.approx(theirs[label], abs=1e-9), label


def test_the_development_readouts_keep_their_level(shared: Path) -> None:
    folder, gold = shared / "corpus" / "dev", shared / "gold" / "dev.jsonl"
    if not (folder.is_dir() and gold.is_file()):
        pytest.skip(f"no development readouts in {folder}")
    asked = codings(gold)
    accounts = {name: account for name, account in read(folder).items() if name in asked}
    assert accounts.keys() == asked.keys()
    scores = _scores(asked, accounts)
    assert scores.whole >= 0.88
    assert scores.precision >= 0.95


@pytest.mark.parametrize("name", ["heldout.jsonl", "more.jsonl"])
def test_the_codings_of_shared_texts_are_of_these_texts(shared: Path, name: str) -> None:
    folder = shared / "corpus" / "dev"
    if not folder.is_dir():
        pytest.skip(f"no shared texts in {folder}")
    for doc, coding in codings(ROOT / "tests" / "gold" / name).items():
        same = hashlib.sha256((folder / doc).read_bytes()).hexdigest() == coding["sha256"]
        assert same, doc
