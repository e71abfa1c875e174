"""A journal of decisions after a power cut at any byte; `power_cuts.py` is the long run."""

from __future__ import annotations

import random
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.faults.power_cuts import history, judge_all, left


def test_what_was_acknowledged_is_there_after_a_cut_at_any_byte(tmp_path: Path) -> None:
    decisions, moments = history(tmp_path / "corrections.jsonl", 3, seed=1)
    cuts = list(left(moments))
    some = random.Random(1).sample(cuts, 500)
    assert judge_all(some, decisions, tmp_path / "left.jsonl") == 500
    assert cuts[-1][1] == len(decisions) > 3


def test_a_journal_that_told_before_it_synced_would_be_caught(tmp_path: Path) -> None:
    with patch("tests.faults.power_cuts._Disk.fsync"):  # does nothing
        decisions, moments = history(tmp_path / "corrections.jsonl", 1, seed=1)
    with pytest.raises(AssertionError, match="acknowledged decisions are lost"):
        judge_all(left(moments), decisions, tmp_path / "left.jsonl")
