"""Ten readouts written for this test, of other countries, other dates, in other words."""

from __future__ import annotations

import hashlib

import pytest
from tests.scores.conftest import ROOT, coded, codings, found, read
from tests.scores.scorer import score

FOLDER = ROOT / "tests" / "variants"
GOLD = codings(ROOT / "tests" / "gold" / "variants.jsonl")


def test_every_variant_is_coded_as_it_stands() -> None:
    told = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.txt")
    }
    assert {doc: coding["sha256"] for doc, coding in GOLD.items()} == told
    assert len(told) == 10


def test_the_variants_are_read_nearly_as_well_as_the_seeds() -> None:
    scores = score((coded(GOLD[name]), found(account)) for name, account in read(FOLDER).items())
    assert scores.whole >= 0.86
    assert scores.precision >= 0.97


@pytest.mark.parametrize("name", sorted(GOLD))
def test_the_date_and_those_who_met_are_told(name: str) -> None:
    account = read(FOLDER)[name]
    meeting = GOLD[name]["meeting"]
    assert account.meeting.date is not None
    assert account.meeting.date.edtf == meeting["date"]
    assert len(account.meeting.participants) == len(meeting["participants"])
