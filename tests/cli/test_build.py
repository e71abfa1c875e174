"""`build` writes a folder that every other command, and every other program, can open."""

from __future__ import annotations

import csv
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

FILES = {
    *("graph.trig", "graph.ttl", "graph.nq", "graph.jsonld", "validation.ttl", "report.html"),
    *("statements.csv", "commitments.csv", "actors.csv", "issues.csv", "meetings.csv"),
    *("codebook.csv", "skipped.csv", "actor-issue.png", "issue-meetings.png"),
    *("actor-issue.graphml", "actor-issue.gexf", "actor-actor.graphml", "actor-actor.gexf"),
}


STORE = {"accounts.db", "snapshots", "store", ".lock"}


def test_all_files_are_there_and_nothing_else(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == FILES | STORE
    assert [path.name for path in built.parent.iterdir()] == [built.name]


def test_the_tables_tell_of_five_meetings(built: Path) -> None:
    with (built / "meetings.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [row["date"] for row in rows] == [
        *("2016-05-06", "2016-12-15", "2017-03-20", "2017-07-07", "2018-12-01"),
    ]


def test_no_file_tells_where_or_when_it_was_made(built: Path, seeds: Path) -> None:
    for path in built.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        # The database tells in its log, which holds nothing of the graph, where it was opened.
        assert str(seeds).encode() not in data, path.name
        assert b"CreationDate" not in data, path.name


def test_the_graph_conforms(run: Run, built: Path) -> None:
    done = run("validate", built)
    assert (done.code, done.err) == (0, "")
    assert "The graph conforms" in done.out


def test_a_graph_that_does_not_conform_is_exit_code_1(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text("<urn:s> a <https://w3id.org/summitgraph/ns#Statement> .")
    done = run("validate", bad)
    assert (done.code, done.err) == (1, "")
    assert "Statement-quote" in done.out
    assert "sh:conforms false" in run("validate", bad, "--format", "turtle").out


def test_rdf_that_does_not_parse_is_exit_code_3(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text("<urn:s> a")
    done = run("validate", bad)
    assert done.code == 3
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "ntriples", "jsonld"])
def test_an_export_is_the_same_as_the_file_of_the_build(run: Run, built: Path, form: str) -> None:
    ending = {"turtle": "ttl", "nquads": "nq"}.get(form, form)
    done = run("export", built, "--format", form)
    assert done.code == 0
    if (built / f"graph.{ending}").exists():
        assert done.out == (built / f"graph.{ending}").read_text(encoding="utf-8")


def test_the_files_of_a_graph_hold_the_same_quads(run: Run, built: Path) -> None:
    quads = run("export", built, "--format", "nquads").out
    assert run("export", built / "graph.nq", "--format", "nquads").out == quads
    assert run("export", built / "graph.jsonld", "--format", "nquads").out == quads


def test_a_question_is_answered_in_every_format(run: Run, built: Path) -> None:
    asked = ["query", "agreements", "--graph", built, "-p", "actor=Abe"]
    table = run(*asked)
    assert table.code == 0
    assert "Abe" in table.out
    rows = json.loads(run(*asked, "--format", "json").out)
    as_csv = run(*asked, "--format", "csv").out
    assert len(list(csv.reader(as_csv.splitlines()))) > 1
    assert rows
    assert run(*asked, "--format", "markdown").out.startswith("| ")


def test_a_table_leaves_out_iris_and_csv_does_not(run: Run, built: Path) -> None:
    asked = ["query", "agreements", "--graph", built]
    assert "https://" not in run(*asked).out
    assert "https://" in run(*asked, "--format", "csv").out


def test_columns_can_be_chosen(run: Run, built: Path) -> None:
    asked = ["query", "agreements", "--graph", built, "--format", "csv"]
    assert run(*asked, "--columns", "quote, date").out.splitlines()[0] == "quote,date"
    assert run(*asked, "--columns", "quotes").code == 2


def test_the_questions_are_listed(run: Run) -> None:
    done = run("query", "--list")
    assert done.code == 0
    assert "open-commitments" in done.out


@pytest.mark.parametrize("ending", ["graphml", "gexf", "json", "csv", "png", "svg"])
def test_a_network_is_written_by_its_ending(
    run: Run, built: Path, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"net.{ending}"
    done = run("network", built, "--output", target)
    assert (done.code, done.out) == (0, "")
    assert target.stat().st_size > 500


def test_a_network_of_issues_has_no_picture(run: Run, built: Path, tmp_path: Path) -> None:
    done = run("network", built, "--kind", "issue-issue", "--output", tmp_path / "x.png")
    assert done.code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_family_is_wrong_use(run: Run, built: Path, tmp_path: Path) -> None:
    done = run("network", built, "--family", "hopes", "--output", tmp_path / "x.csv")
    assert done.code == 2
    assert "expressesConcern" in done.err


def test_another_base_moves_what_is_found_and_nothing_else(
    run: Run, seed: Path, tmp_path: Path
) -> None:
    done = run("build", seed, "--output", tmp_path / "g", "--base", "https://example.org/x/")
    assert done.code == 0
    trig = (tmp_path / "g" / "graph.trig").read_text(encoding="utf-8")
    assert "https://example.org/x/" in trig
    assert "https://w3id.org/summitgraph/id/" not in trig.replace("@prefix", "", 1)


def test_a_base_that_is_no_iri_is_wrong_use(run: Run, seed: Path, tmp_path: Path) -> None:
    done = run("build", seed, "--output", tmp_path / "g", "--base", "not an iri")
    assert done.code == 2
    assert list(tmp_path.iterdir()) == []


def test_what_follows_is_added_where_it_is_asked_for(run: Run, seed: Path, tmp_path: Path) -> None:
    assert run("build", seed, "--output", tmp_path / "g", "--infer").code == 0
    assert "graph/inferred" in (tmp_path / "g" / "graph.nq").read_text(encoding="utf-8")


def test_stdin_is_built_too(run: Run, seed: Path, tmp_path: Path) -> None:
    done = run("build", "-", "--output", tmp_path / "g", stdin=seed.read_bytes())
    assert done.code == 0
    assert '"stdin"' in (tmp_path / "g" / "graph.trig").read_text(encoding="utf-8")


def test_progress_is_shown_on_a_terminal_only(run: Run, seed: Path, tmp_path: Path) -> None:
    assert "reading" not in run("build", seed, "--output", tmp_path / "a").err
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "summitgraph", "extract", str(seed)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, check=False)
    os.close(theirs)
    told = os.read(ours, 4096).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "reading 1 of 1: " in told


def test_what_stages_cost_is_told_where_it_is_asked_for(
    run: Run, seed: Path, tmp_path: Path
) -> None:
    file = tmp_path / "cost.json"
    asked = run(
        "build", seed, "-o", tmp_path / "a", "--no-files", "--profile", "--profile-json", file
    )
    silent = run("build", seed, "-o", tmp_path / "b", "--no-files")
    assert "extraction                  workers" in asked.err
    assert "extraction" not in silent.err
    told = json.loads(file.read_text())
    assert (told["readouts"], asked.out) == (1, "")
    assert {"stage", "where", "clock", "processor", "times"} == told["stages"][0].keys()
