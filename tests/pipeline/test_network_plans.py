"""What a network counts is what its settings leave, and what it does not follow it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from tests.network.test_three_variables import said

from summitgraph.errors import UsageError
from summitgraph.network.matrix import MatrixSettings, read_settings
from summitgraph.pipeline.network_files import write_network_series
from summitgraph.pipeline.network_pictures import draw_network
from summitgraph.pipeline.networks import Plan, plan_rows

ROWS = (
    said(1, "ruto mahama", "trade visas", "agrees"),
    said(2, "ruto", "trade", "supports"),
    said(3, "mahama", "visas", "supports", day="2017-07-07", readout="q"),
)


def plan(kind: Any, **given: Any) -> Plan:
    return plan_rows(ROWS, {}, kind, read_settings(given))


def ends(graph: nx.Graph) -> list[tuple[str, str]]:
    return sorted({(min(edge[:2]), max(edge[:2])) for edge in graph.edges()})


# --- what is left out is counted nowhere


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        ("issue=trade", [("mahama", "visas"), ("ruto", "visas")]),
        ("actor=Ruto", [("mahama", "trade"), ("mahama", "visas")]),
        ("act=agrees", [("mahama", "visas"), ("ruto", "trade")]),
        ("issue=fish", [(a, i) for a in ("mahama", "ruto") for i in ("trade", "visas")]),
    ],
)
def test_of_a_statement_on_two_things_the_excluded_one_is_left_out(
    exclude: str, left: list[tuple[str, str]]
) -> None:
    assert ends(plan("actor-issue", exclude=exclude).whole()) == left


def test_an_excluded_actor_is_tied_to_nobody_and_an_excluded_issue_ties_nobody() -> None:
    assert list(plan("actor-actor", exclude="actor=Ruto").whole()) == ["mahama"]
    assert ends(plan("actor-actor").whole()) == [("mahama", "ruto")]
    assert ends(plan("issue-issue", exclude="issue=visas").whole()) == []
    assert ends(plan("issue-issue").whole()) == [("trade", "visas")]


def test_what_is_left_out_of_the_whole_is_left_out_of_every_part() -> None:
    parts = plan("actor-issue", exclude="issue=trade").series("meeting")
    assert [ends(graph) for _, graph in parts] == [
        [("mahama", "visas"), ("ruto", "visas")],
        [("mahama", "visas")],
    ]


def test_a_joint_statement_stays_one_though_only_one_of_its_speakers_is_left() -> None:
    assert ends(plan("actor-issue", exclude="actor=Ruto", joint="skip").whole()) == [
        ("mahama", "visas")
    ]
    only = plan("actor-issue", exclude="actor=Ruto", joint="only").whole()
    assert ends(only) == [("mahama", "trade"), ("mahama", "visas")]


def test_a_folder_of_fewer_parts_keeps_no_old_one_and_what_is_no_part_stays(tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    write_network_series(plan("actor-issue"), "meeting", folder, "graphml")
    index = (folder / "index.csv").read_text()
    (folder / "index.csv").write_text(index + "3,../mine.graphml,,,,0,0\n4,notes.txt,,,,0,0\n")
    others = [tmp_path / "mine.graphml", folder / "notes.txt", folder / "9-mine.graphml"]
    for other in others:
        other.write_text("mine")
    write_network_series(plan("actor-issue", stop="2016-12-31"), "meeting", folder, "graphml")
    assert all(other.read_text() == "mine" for other in others)
    told = [line.split(",")[1] for line in (folder / "index.csv").read_text().splitlines()[1:]]
    names = ["1-2016-05-06-talks.graphml"]
    assert told == names
    assert sorted(file.name for file in folder.iterdir()) == [
        *names,
        "9-mine.graphml",
        "index.csv",
        "notes.txt",
    ]


@pytest.mark.parametrize("name", ["x.matrix.csv", "x.net", "x.json"])
def test_a_series_is_no_file_of_one_network_and_a_long_table(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no single file"):
        write_network_series(plan("matrix"), "meeting", tmp_path / name, "graphml")
    assert write_network_series(plan("matrix"), "meeting", tmp_path / "x.csv", "graphml")[0] == 2


# --- what a network does not follow


@pytest.mark.parametrize("kind", ["actor-issue", "actor-actor", "issue-issue"])
@pytest.mark.parametrize(
    ("name", "value"),
    [("duplicates", "document"), ("qualifier", "act"), ("isolates", "1"), ("v1", "addressee")],
)
def test_a_network_of_several_ties_a_pair_refuses_the_settings_of_a_matrix(
    kind: Any, name: str, value: str
) -> None:
    with pytest.raises(UsageError, match=f"{kind} does not follow {name}"):
        plan(kind, **{name: value})
    assert plan("matrix", **{name: value}).whole() is not None


@pytest.mark.parametrize("kind", ["answers", "actor-addressee-issue", "hyper"])
@pytest.mark.parametrize(
    ("name", "value"), [("normalisation", "activity"), ("isolates", "1"), ("type", "onemode")]
)
def test_what_has_no_cells_refuses_what_is_of_cells(kind: Any, name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"{kind} does not follow {name}"):
        plan(kind, **{name: value})
    plan(kind, duplicates="document", exclude="issue=trade")


def test_a_signed_network_is_normalised_in_one_mode_only() -> None:
    with pytest.raises(UsageError, match="two modes does not follow normalisation"):
        plan("signed", normalisation="activity")
    plan("signed", normalisation="average", type="onemode")


def test_a_layer_is_of_one_kind_only() -> None:
    with pytest.raises(UsageError, match="no layers"):
        plan_rows(ROWS, {}, "actor-issue", MatrixSettings(), layer="act")
    plan_rows(ROWS, {}, "actor-addressee-issue", MatrixSettings(), layer="act")


# --- the parts count as the whole does


def test_the_parts_of_a_signed_network_are_counted_as_the_whole() -> None:
    rows = [said(1, "ruto", "trade", "supports"), said(2, "ruto", "trade", "rejects")]
    settings = read_settings({"duplicates": "acrossrange"})
    made = plan_rows(rows, {}, "signed", settings)
    ((_, part),) = made.series("meeting")
    told = [graph["ruto"]["trade"] for graph in (made.whole(), part)]
    assert [(edge["positive"], edge["negative"]) for edge in told] == [(1, 1), (1, 1)]


def test_a_signed_network_shows_both_sides_and_never_one() -> None:
    with pytest.raises(UsageError, match="side by side"):
        plan("signed", aggregation="congruence")
    assert plan("signed", aggregation="subtract").settings == plan("signed").settings


# --- pictures


@pytest.mark.parametrize(
    ("kind", "given", "found"),
    [
        ("actor-issue", {"duplicates": "document"}, "does not follow duplicates"),
        ("actor-actor", {"normalisation": "average"}, "does not follow normalisation"),
        ("issue-meetings", {"v2": "addressee"}, "does not follow v2"),
        ("signed", {"v3": "addressee"}, "does not follow v3"),
        ("commitments", {"start": "2017-01-01"}, "shows all undertakings"),
    ],
)
def test_a_picture_refuses_what_it_does_not_follow(
    tmp_path: Path, kind: str, given: dict[str, str], found: str
) -> None:
    with pytest.raises(UsageError, match=found):
        draw_network(tmp_path, kind, read_settings(given))
