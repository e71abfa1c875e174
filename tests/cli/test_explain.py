"""`explain` shows a sentence, the rule that fired, and what was refused and why."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_sentence_at_an_offset_with_its_rule_and_its_due_date(run: Run, seed: Path) -> None:
    offset = seed.read_text().index("vice-ministerial consultations")
    done = run("explain", seed, "--offset", offset)
    assert done.code == 0
    assert "The leaders agreed to hold vice-ministerial consultations" in done.out
    assert "rule " in done.out
    assert "→ Shinzo Abe, Vladimir Putin" in done.out
    assert "→ 2017-08" in done.out


def test_every_sentence_has_a_reading_or_a_notice(run: Run, seed: Path) -> None:
    told = json.loads(run("explain", seed, "--format", "json").out)
    assert [e["sentence"] for e in told] == list(range(1, len(told) + 1))
    assert [e["text"] for e in told if not e["read_as"] and not e["notices"]] == []


def test_a_sentence_that_is_not_there_is_told(run: Run, seed: Path) -> None:
    done = run("explain", seed, "--sentence", 999)
    assert done.code == 2
    assert "there is no sentence there" in done.err


def test_both_ways_of_naming_a_sentence_are_one_too_many(run: Run, seed: Path) -> None:
    assert run("explain", seed, "--sentence", 1, "--offset", 1).code == 2


def test_sentences_are_found_by_their_words_whatever_case_and_white_space(
    run: Run, seed: Path
) -> None:
    found = json.loads(
        run("explain", seed, "--find", "agreed  to hold Vice-Ministerial", "--format", "json").out
    )
    assert [one["start"] for one in found] == [1356]
    assert len(json.loads(run("explain", seed, "--find", "leaders", "--format", "json").out)) > 1


def test_words_that_no_sentence_has_are_told(run: Run, seed: Path) -> None:
    done = run("explain", seed, "--find", "vice-ministerial dinner")
    assert (done.code, done.out) == (2, "")
    assert "no sentence has these words" in done.err
    assert run("explain", seed, "--find", "leaders", "--sentence", 1).code == 2
