"""`summitgraph network` by the settings of DNA: matrices, files, and the words behind a tie."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

TABLE = b"person,concept,agreement\nRuto,trade,1\nMahama,trade,0\nMahama,aid,1\n"
AXES = {"v1": "person", "v2": "concept"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "talks.csv").write_bytes(TABLE)
    return tmp_path / "talks.csv"


def test_settings_from_stdin_give_a_matrix_a_line(run: Run, table: Path) -> None:
    asked = [{**AXES, "type": "twomode"}, {**AXES, "type": "onemode", "aggregation": "ignore"}]
    lines = "\n".join(json.dumps(one) for one in asked).encode()
    done = run("network", table, "--settings", "-", stdin=lines)
    two_mode, one_mode = map(json.loads, done.out.splitlines())
    assert list(two_mode) == ["settings", "start", "mid", "stop", "n", "rows", "cols", "m"]
    assert two_mode["settings"] == asked[0]
    assert (two_mode["rows"], two_mode["cols"]) == (["Mahama", "Ruto"], ["aid", "trade"])
    assert two_mode["m"] == [[1, 1], [0, 1]]
    assert one_mode["m"] == [[0, 1], [1, 0]]


def test_a_build_is_a_source_too(run: Run, seeds: Path, tmp_path: Path) -> None:
    graph = tmp_path / "g"
    assert run("build", seeds, "--output", graph).code == 0
    asked = {"type": "onemode", "v1": "actor", "v2": "issue", "qualifier": "agreement"}
    lines = json.dumps({**asked, "aggregation": "congruence", "joint": "skip"}).encode()
    told = json.loads(run("network", graph, "--settings", "-", stdin=lines).out)
    assert {"Shinzo Abe", "Vladimir Putin"} <= set(told["rows"])
    one, other = (told["rows"].index(name) for name in ("Shinzo Abe", "Vladimir Putin"))
    weight = told["m"][one][other]
    assert weight == told["m"][other][one] > 0
    behind = run(
        "network", graph, "--set", "type=onemode", "--behind", "Shinzo Abe", "Vladimir Putin"
    )
    assert behind.code == 0
    assert "quote" in behind.out.splitlines()[0]
    as_json = run("network", graph, "--behind", "Shinzo Abe", "peace treaty", "--format", "json")
    assert {row["issue"] for row in json.loads(as_json.out)} == {"peace treaty"}
    assert "Vladimir Putin" in behind.out
    one_tie = ("--behind", "Shinzo Abe", "peace treaty", "--family")  # a tie of assertions only
    assert [run("network", graph, *one_tie, family).code for family in ("asserts", "agrees")] == [
        0,
        2,
    ]


@pytest.mark.parametrize("ending", ["graphml", "gexf", "json", "csv", "net", "dl", "matrix.csv"])
def test_a_single_network_is_written_in_every_format(
    run: Run, table: Path, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"net.{ending}"
    done = run("network", table, "--set", "v1=person", "--set", "v2=concept", "--output", file)
    assert (done.code, done.err) == (0, f"4 nodes, 3 edges: {file}\n")
    assert b"Mahama" in file.read_bytes()


def test_statements_without_the_qualifier_are_told(run: Run, seeds: Path, tmp_path: Path) -> None:
    graph = tmp_path / "g"
    run("build", seeds, "--output", graph)
    done = run("network", graph, "--set", "qualifier=agreement", "--output", tmp_path / "n.graphml")
    assert "do not tell agreement and were left out" in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "found"),
    [
        ((), 2, "give --output, --settings or --behind"),
        (("--set", "v1", "--output", "x.csv"), 2, "KEY=VALUE"),
        (("--set", "v1=colour", "--output", "x.csv"), 2, "person, concept, agreement"),
        (("--behind", "Ruto", "trade"), 2, "no type of statements has all these variables"),
        (("--set", "v1=person", "--set", "v2=concept", "--behind", "Rutto", "aid"), 2, "Ruto"),
        (("--set", "v1=person", "--set", "v2=concept", "--behind", "Ruto", "aid"), 2, "nothing"),
        (("--behind", "Ruto", "aid", "--layer", "act"), 2, "--behind does not follow --layer"),
        (("--behind", "Ruto", "aid", "--kind", "answers"), 2, "--behind does not follow --kind"),
        (("--settings", "-", "--set", "v1=person"), 2, "--settings does not follow --set"),
        (("--settings", "-", "--family", "agrees"), 2, "--settings does not follow --family"),
        (("--settings", "-", "--joint", "skip"), 2, "--settings does not follow --joint"),
        (("--format", "json", "--output", "x.csv"), 2, "a single network does not follow --format"),
        (("--layer", "act", "--output", "x.svg"), 2, "a picture does not follow --layer"),
    ],
)
def test_a_wrong_call_says_what_to_do(
    run: Run, table: Path, arguments: tuple[str, ...], code: int, found: str
) -> None:
    done = run("network", table, *arguments)
    assert done.code == code
    assert found in done.err


def test_a_source_that_is_none_is_told(run: Run, tmp_path: Path) -> None:
    done = run("network", tmp_path / "none.dna", "--settings", "-", stdin=b"{}")
    assert (done.code, "no such file" in done.err) == (2, True)
