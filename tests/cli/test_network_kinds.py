"""`summitgraph network` by kind, by meeting, as a picture; `summitgraph measure`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
from tests.cli.conftest import Run

CODED = b"""person;organization;concept;agreement;time
Ruto;Kenya;trade;1;2016-05-06 00:00:00
Mahama;Ghana;trade;0;2016-05-06 00:00:00
Mahama;Ghana;aid;1;2017-07-07 00:00:00
"""
AXES = ("--set", "v1=person", "--set", "v2=concept")


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    (tmp_path / "talks.csv").write_bytes(CODED)
    return tmp_path / "talks.csv"


@pytest.mark.parametrize("kind", ["actor-addressee-issue", "answers", "signed", "hyper", "matrix"])
def test_every_kind_of_a_build_is_a_file_that_tells_its_words(
    run: Run, built: Path, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "net.graphml"
    done = run("network", built, "--kind", kind, "--output", file)
    assert done.code == 0, done.err
    graph = nx.read_graphml(file, force_multigraph=True)
    assert graph.number_of_edges() > 0
    if kind == "hyper":
        assert any(data.get("quote") for _, data in graph.nodes(data=True))
    else:
        told = [data for _, _, data in graph.edges(data=True)]
        assert all(any(key.endswith("quotes") and data[key] for key in data) for data in told)


def test_a_coding_has_three_variables_of_its_own(run: Run, coded: Path, tmp_path: Path) -> None:
    file = tmp_path / "net.csv"
    options = ("--kind", "actor-addressee-issue", *AXES, "--set", "v3=organization")
    assert run("network", coded, *options, "--output", file).code == 0
    rows = list(csv.DictReader(file.read_text().splitlines()))
    assert [(r["source"], r["target"], r["layer"]) for r in rows] == [
        ("Mahama", "Ghana", "aid"),
        ("Mahama", "Ghana", "trade"),
        ("Ruto", "Kenya", "trade"),
    ]


def test_joint_statements_are_skipped_on_demand(run: Run, built: Path, tmp_path: Path) -> None:
    counts = {}
    for joint in ("expand", "skip", "only"):
        file = tmp_path / f"{joint}.csv"
        options = ("--kind", "hyper", "--joint", joint, "--output", file)
        assert run("network", built, *options).code == 0
        counts[joint] = len(file.read_text().splitlines()) - 1
    assert counts["skip"] + counts["only"] == counts["expand"]
    assert min(counts.values()) > 0


def test_meetings_become_a_long_table_a_timeline_and_a_folder(
    run: Run, built: Path, tmp_path: Path
) -> None:
    table, timeline, folder = tmp_path / "m.csv", tmp_path / "m.gexf", tmp_path / "meetings"
    for output in (table, timeline, folder):
        done = run("network", built, "--kind", "actor-actor", "--by", "meeting", "--output", output)
        assert done.err.startswith("5 meetings, "), done.err
    rows = list(csv.DictReader(table.read_text().splitlines()))
    assert len({row["part"] for row in rows}) == 5
    assert b'mode="dynamic"' in timeline.read_bytes()
    assert len(list(folder.glob("*.graphml"))) == 5
    assert (folder / "index.csv").exists()


def test_windows_are_cut_as_the_settings_say(run: Run, coded: Path, tmp_path: Path) -> None:
    windows = (*AXES, "--set", "window=months", "--set", "size=3", "--by", "window")
    done = run("network", coded, *windows, "--output", tmp_path / "w.csv")
    assert done.code == 0, done.err
    assert "windows" in done.err


def test_parquet_is_a_folder_for_graphframes(run: Run, coded: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    done = run("network", coded, *AXES, "--output", tmp_path / "net.parquet")
    assert done.code == 0
    names = sorted(path.name for path in (tmp_path / "net.parquet").iterdir())
    assert names == ["edges.parquet", "vertices.parquet"]


@pytest.mark.parametrize("kind", ["actor-issue", "actor-actor", "signed", "commitments"])
def test_pictures(run: Run, built: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "picture.svg"
    done = run("network", built, "--kind", kind, "--output", file)
    assert done.code == 0, done.err
    assert "Vladimir Putin" in file.read_text()


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--kind", "hyper", "--output", "x.svg"), "no picture"),
        (("--kind", "commitments", "--output", "x.csv"), ".png or .svg"),
        (("--kind", "answers", "--layer", "act", "--output", "x.csv"), "no layers"),
        (("--by", "window", "--output", "x.csv"), "set window=days"),
        (("--by", "meeting", "--output", "x.net"), "name a folder"),
        (("--by", "meeting", "--format", "doc", "--output", "x"), "graphml, gexf"),
        (("--kind", "signed", "--set", "qualifier=act", "--output", "x.csv"), "yes and no"),
    ],
)
def test_a_wrong_call_says_what_to_do(
    run: Run, built: Path, tmp_path: Path, arguments: tuple[str, ...], found: str
) -> None:
    done = run("network", built, *arguments[:-1], tmp_path / arguments[-1])
    assert done.code == 2
    assert found in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_coding_has_no_network_of_readouts(run: Run, coded: Path, tmp_path: Path) -> None:
    done = run("network", coded, "--kind", "issue-issue", "--output", tmp_path / "x.csv")
    assert (done.code, "of a build or RDF only" in done.err) == (2, True)


# --- measures


def test_measures_are_csv_or_json(run: Run, coded: Path) -> None:
    options = ("measure", coded, "--what", "centrality", *AXES, "--bootstrap", "20")
    table = list(csv.DictReader(io.StringIO(run(*options).out)))
    told = json.loads(run(*options, "--format", "json").out)
    assert [row["label"] for row in table] == [row["label"] for row in told]
    first = table[0]
    assert (first["label"], first["variable"], first["degree"]) == ("Mahama", "person", "2")
    assert told[0]["degree"] == 2


@pytest.mark.parametrize(
    "what",
    ["summary", "communities", "ei", "polarisation", "backbone", "brokerage", "stability"],
)
def test_every_measure_of_a_build(run: Run, built: Path, what: str) -> None:
    done = run("measure", built, "--what", what, "--bootstrap", "20")
    assert done.code == 0, done.err
    assert len(done.out.splitlines()) > 1


def test_the_same_seed_gives_the_same_bytes(run: Run, coded: Path) -> None:
    options = ("measure", coded, *AXES, "--bootstrap", "50", "--seed")
    assert run(*options, "1", PYTHONHASHSEED="1").out == run(*options, "1", PYTHONHASHSEED="2").out


def test_a_group_that_is_none_is_told(run: Run, coded: Path) -> None:
    done = run("measure", coded, "--what", "ei", *AXES)
    assert (done.code, "organization" in done.err) == (2, True)
    assert run("measure", coded, "--what", "ei", *AXES, "--group", "organization").code == 0
    assert run("measure", coded, "--what", "colour").code == 2
