"""`extract` keeps the contract that other programs rely on."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Run

from summitgraph.pipeline.statement_line import KEYS

CONTRACT = {"doc", "start", "end", "actors", "act", "issues", "addressees", "commitment", "due"}


def test_each_line_is_one_statement_with_the_agreed_keys(run: Run, seed: Path) -> None:
    done = run("extract", seed)
    assert (done.code, done.err) == (0, "")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert lines
    assert all(list(line) == list(KEYS) for line in lines)
    assert set(KEYS) >= CONTRACT


def test_offsets_count_in_what_read_prints(run: Run, seed: Path) -> None:
    text = run("read", seed).out
    lines = [json.loads(line) for line in run("extract", seed).out.splitlines()]
    assert [text[x["start"] : x["end"]] for x in lines] == [x["quote"] for x in lines]


def test_a_due_date_stands_beside_its_words(run: Run, seed: Path) -> None:
    lines = [json.loads(line) for line in run("extract", seed).out.splitlines()]
    found = {x["due"]: x["due_phrase"] for x in lines if x["due"]}
    assert "late August" in found["2017-08"]


def test_the_order_of_files_does_not_change_the_output(run: Run, seeds: Path) -> None:
    files = sorted(seeds.glob("*.txt"))
    assert run("extract", *files).out == run("extract", *reversed(files)).out
    assert run("extract", *files).out == run("extract", seeds).out


def test_csv_holds_the_same_statements(run: Run, seed: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("extract", seed, "--format", "csv").out)))
    lines = [json.loads(line) for line in run("extract", seed).out.splitlines()]
    assert [int(row["start"]) for row in rows] == [line["start"] for line in lines]
    assert list(rows[0]) == list(KEYS)


def test_text_is_for_people(run: Run, seed: Path) -> None:
    out = run("extract", seed, "--format", "text").out
    assert out.startswith(f"{seed.name}: ")
    assert "undertakes to" in out


def test_a_reader_that_stops_ends_the_command_quietly(seeds: Path) -> None:
    source = subprocess.Popen(
        [sys.executable, "-m", "summitgraph", "extract", str(seeds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert source.stdout
    assert source.stderr
    source.stdout.close()
    told = source.stderr.read()
    source.stderr.close()
    assert (source.wait(), told) == (0, b"")
