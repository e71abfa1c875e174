"""A blind sample: rare acts are in it, what the program read is not, and the seed decides."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from summitgraph.cli.app import run
from summitgraph.errors import UnreadableError, UsageError
from summitgraph.pipeline.account import accounts
from summitgraph.pipeline.agreement import coded_set
from summitgraph.pipeline.agreement.built import Built
from summitgraph.pipeline.agreement.sample import COLUMNS, NO_ACT, key, sample, sheet
from summitgraph.records import Account
from summitgraph.resources import folder


@pytest.fixture(scope="module")
def seeds() -> tuple[Account, ...]:
    return accounts(folder("seeds")).accounts


def test_rare_acts_are_in_it_though_they_are_rare(seeds: tuple[Account, ...]) -> None:
    often = Counter(s.act.value for a in seeds for s in a.statements)
    drawn = sample(seeds, 26)
    strata = Counter(d.stratum for d in drawn)
    assert set(often) | {NO_ACT} == set(strata)
    assert max(strata.values()) <= 3
    assert len(drawn) == 26


def test_what_the_program_read_is_not_shown(seeds: tuple[Account, ...]) -> None:
    drawn = sample(seeds, 26)
    for row in sheet(drawn):
        assert [c for c in COLUMNS if row[c] is not None] == list(COLUMNS[:4])
    assert [(d.doc, d.start) for d in drawn] == sorted((d.doc, d.start) for d in drawn)
    assert all(0 < float(str(row["chance"])) <= 1 for row in key(drawn))


def test_the_seed_decides_and_the_order_of_readouts_does_not(seeds: tuple[Account, ...]) -> None:
    assert sample(seeds, 20) == sample(seeds[::-1], 20)
    assert sample(seeds, 20) != sample(seeds, 20, seed=2)


def test_no_more_than_there_are(seeds: tuple[Account, ...]) -> None:
    whole = sample(seeds, 10_000)
    assert len(whole) == sum(len(b.sentences) for a in seeds for b in a.readout.blocks)
    assert {row["chance"] for row in key(whole)} == {1.0}
    with pytest.raises(UsageError, match="one sentence"):
        sample(seeds, 0)
    with pytest.raises(UsageError, match="no sentence"):
        sample([], 5)


def call(*words: object) -> int:
    with pytest.raises(SystemExit) as ended:
        run([str(word) for word in words])
    return ended.value.code if isinstance(ended.value.code, int) else 0


def test_from_sample_to_table(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert call("sample", folder("seeds"), "--size", 30, "--key", tmp_path / "key.csv") == 0
    blank = capsysbinary.readouterr().out.decode()
    assert call("extract", folder("seeds")) == 0
    rules = tmp_path / "rules.jsonl"
    rules.write_bytes(capsysbinary.readouterr().out)
    rows = list(csv.DictReader(io.StringIO(blank)))
    assert len(rows) == 30
    read = coded_set(str(rules)).statements
    for row in rows:  # a coder who agrees with the program in all that it was asked about
        first, last = int(row["sentence_start"]), int(row["sentence_end"])
        own = [s for s in read if s.doc == row["doc"] and first <= s.start < last]
        for s in own[:1]:
            row["act"] = s.act or ""
            row["actors"] = "; ".join(s.actors or ())
            row["issues"] = "; ".join(s.issues or ())
            row["words"] = row["sentence"][s.start - first : s.end - first]
    filled = tmp_path / "anna.csv"
    with open(filled, "w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert call("agreement", f"rules={rules}", f"anna={filled}", "--people", "anna",
                "--format", "csv") == 0  # fmt: skip
    told = capsysbinary.readouterr().out.decode()
    reliability, against = told.split("\n\n") if "\n\n" in told else told.split("\r\n\n")
    table = {r["variable"]: r for r in csv.DictReader(io.StringIO(reliability))}
    assert table["act"]["alpha"] == "1.0"
    (row,) = csv.DictReader(io.StringIO(against))
    assert row["recall"] == "1.0"
    assert call("agreement", f"rules={rules}") == 2


def test_the_key_runs_no_formula_and_is_whole_or_not_there(
    seeds: tuple[Account, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    one = replace(seeds[0], readout=replace(seeds[0].readout, name="=1+1.txt"))
    monkeypatch.setattr(
        "summitgraph.pipeline.account.accounts",
        lambda *_, **__: SimpleNamespace(accounts=[one], skipped=()),
    )
    key = tmp_path / "key.csv"
    assert call("sample", "=1+1.txt", "--size", 2, "--key", key) == 0
    assert [line[:10] for line in key.read_text().splitlines()[1:]] == ["'=1+1.txt,"] * 2
    key.unlink()
    (key / "inside").mkdir(parents=True)
    assert call("sample", "=1+1.txt", "--key", key) not in {0, 1}
    assert [path.name for path in tmp_path.iterdir()] == ["key.csv"]


def test_a_build_with_two_readouts_of_one_name_is_no_coding(
    seeds: tuple[Account, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = seeds[:2]
    kept = [one, other]
    monkeypatch.setattr(
        "summitgraph.pipeline.agreement.built.kept_accounts",
        lambda path: SimpleNamespace(accounts=kept),
    )
    assert set(Built().read(Path("graph"), "rules").scope) == {a.readout.name for a in kept}
    kept[1] = replace(other, readout=replace(other.readout, name=one.readout.name))
    with pytest.raises(UnreadableError, match="two readouts have one name"):
        Built().read(Path("graph"), "rules")
