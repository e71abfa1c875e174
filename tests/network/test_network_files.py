"""The files: what their readers find, what they never hold, and that bytes do not wander."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import summitgraph
from summitgraph.errors import OutputError, UsageError
from summitgraph.network import (
    FORMATS,
    RowActor,
    RowIssue,
    StatementRow,
    actor_actor,
    actor_issue,
    edge_csv_bytes,
    gexf_bytes,
    graphml_bytes,
    issue_issue,
    node_link_bytes,
    write_graph,
)
from summitgraph.network.hypergraph import hyperedge_csv, statement_hypergraph
from summitgraph.network.matrix import MatrixSettings
from summitgraph.network.matrix.column import text_column
from summitgraph.network.matrix.table import put_in_order
from summitgraph.network.series import Part
from summitgraph.network.write_series import series_csv_bytes

HERE = str(Path(summitgraph.__file__).parents[1])
ABE, PUTIN = RowActor("abe", "Shinzo Abe", "Person"), RowActor("putin", "Vladimir Putin", "Person")
TREATY, SYRIA = RowIssue("treaty", "peace treaty"), RowIssue("syria", "Syria")


def said(
    number: int, actors: list[RowActor], act: str, family: str, quote: str = "We agree."
) -> StatementRow:
    return StatementRow(
        statement=f"https://example.org/s/{number}",
        actors=tuple(actors),
        act=act,
        family=family,
        issues=(TREATY, SYRIA) if number % 2 else (TREATY,),
        meeting=f"m{number % 3}",
        date=f"201{number % 10}-05-06",
        quote=quote,
    )


ROWS = [
    said(1, [ABE, PUTIN], "agrees", "agrees"),
    said(2, [ABE], "requests", "asserts", "Let us resolve “this” & <that>.\r\nSoon."),
    said(3, [PUTIN], "concern", "expressesConcern"),
    said(4, [PUTIN], "supports", "asserts"),
]
GRAPHS = {"two-mode": actor_issue(ROWS), "actors": actor_actor(ROWS), "issues": issue_issue(ROWS)}


def read(data: bytes, form: str) -> Any:
    if form == "graphml":
        return nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    if form == "gexf":
        return nx.read_gexf(io.BytesIO(data))
    return nx.node_link_graph(json.loads(data))


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
@pytest.mark.parametrize("name", GRAPHS)
def test_a_file_gives_back_all_nodes_edges_and_weights(name: str, form: str) -> None:
    graph = GRAPHS[name]
    again = read(FORMATS[form](graph), form)
    assert {n: d["label"] for n, d in graph.nodes(data=True)} == dict(again.nodes(data="label"))
    assert sorted(w for _, _, w in graph.edges(data="weight")) == sorted(
        w for _, _, w in again.edges(data="weight")
    )


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_an_edge_keeps_its_words_through_a_file(form: str) -> None:
    again = read(FORMATS[form](GRAPHS["two-mode"]), form)
    assert "Let us resolve “this” & <that>.\nSoon." in {q for _, _, q in again.edges(data="quotes")}


@pytest.mark.parametrize("name", GRAPHS)
def test_xml_has_unique_edge_ids_known_ends_and_no_python_values(name: str) -> None:
    for data in (graphml_bytes(GRAPHS[name]), gexf_bytes(GRAPHS[name])):
        root = ElementTree.fromstring(data)
        nodes = {node.get("id") for node in root.iterfind(".//{*}node")}
        edges = list(root.iterfind(".//{*}edge"))
        assert len(edges) == len({edge.get("id") for edge in edges}) > 0
        assert {edge.get(end) for edge in edges for end in ("source", "target")} <= nodes
        values = {d.text for d in root.iterfind(".//{*}data")} | {
            d.get("value") for d in root.iterfind(".//{*}attvalue")
        }
        assert not {v for v in values if v == "None" or str(v).startswith(("[", "{"))}


def test_gexf_declares_every_attribute_that_it_uses() -> None:
    root = ElementTree.fromstring(gexf_bytes(GRAPHS["two-mode"]))
    for kind in ("node", "edge"):
        declared = {
            a.get("id") for g in root.iterfind(f".//{{*}}attributes[@class='{kind}']") for a in g
        }
        used = {v.get("for") for v in root.iterfind(f".//{{*}}{kind}/{{*}}attvalues/*")}
        assert used == declared


def test_gexf_tells_no_date_of_writing() -> None:
    assert b"lastmodifieddate" not in gexf_bytes(GRAPHS["two-mode"])
    assert b"2016-05-06" not in gexf_bytes(nx.MultiGraph())


def test_a_missing_value_is_left_out_a_list_is_joined_and_a_mapping_is_refused() -> None:
    graph = nx.Graph()
    graph.add_node("abe", born=None, offices={"PM", "LDP president"}, joint=True)
    (node,) = read(graphml_bytes(graph), "graphml").nodes(data=True)
    assert node == ("abe", {"offices": "LDP president | PM", "joint": 1})
    graph.add_node("putin", terms={"president": 2012})
    with pytest.raises(UsageError, match="terms"):
        graphml_bytes(graph)


def test_a_control_character_does_not_spoil_the_xml_and_a_tab_stays() -> None:
    graph = nx.Graph()
    graph.add_node("abe", quote="form\x0cfeed, half \ud83d, a\ttab")
    for form in ("graphml", "gexf"):
        assert (
            read(FORMATS[form](graph), form).nodes["abe"]["quote"]
            == "form\ufffdfeed, half \ufffd, a\ttab"
        )


def test_a_formula_is_disarmed_in_csv_and_a_number_is_not() -> None:
    graph = nx.Graph()
    graph.add_edge("abe", "treaty", quotes='=HYPERLINK("x")', balance=-1)
    (row,) = csv.DictReader(io.StringIO(edge_csv_bytes(graph).decode()))
    assert (row["quotes"], row["balance"]) == ('\'=HYPERLINK("x")', "-1")


def test_a_name_of_a_column_that_is_a_formula_is_disarmed() -> None:
    graph = nx.Graph()
    graph.add_edge("abe", "treaty", **{"=1+1": 1, "a=b": 2})
    assert edge_csv_bytes(graph).decode().splitlines()[0].split(",")[-2:] == ["'=1+1", "a=b"]
    long = (
        series_csv_bytes(((Part(label="all", start="", stop="", places=np.array([0])), graph),))
        .decode()
        .splitlines()[0]
    )
    assert long.split(",")[-2:] == ["'=1+1", "a=b"]
    table = put_in_order(
        statements=["1"],
        documents=[0],
        times=[0],
        places=[(0, 1)],
        variables=[text_column(name, ["x"]) for name in ("who", "what", "=1+1", "a=b")],
    )
    hyper = statement_hypergraph(table, MatrixSettings(v1="who", v2="what"))
    assert hyperedge_csv(hyper).decode().splitlines()[0].endswith(",'=1+1,a=b,quote")


def test_csv_names_both_ends_with_the_actor_first() -> None:
    rows = csv.DictReader(io.StringIO(edge_csv_bytes(GRAPHS["two-mode"]).decode()))
    assert {("abe", "Shinzo Abe"), ("putin", "Vladimir Putin")} == {
        (row["source"], row["source_label"]) for row in rows
    }


def test_the_ending_tells_the_format_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    write_graph(GRAPHS["two-mode"], tmp_path / "new" / "net.GEXF")
    assert b"<gexf" in (tmp_path / "new" / "net.GEXF").read_bytes()
    with pytest.raises(UsageError, match="xlsx"):
        write_graph(GRAPHS["two-mode"], tmp_path / "net.xlsx")


def test_a_failed_write_leaves_what_stood_there(tmp_path: Path) -> None:
    (tmp_path / "net.gexf").mkdir()
    with pytest.raises(OutputError, match=r"net\.gexf"):
        write_graph(GRAPHS["two-mode"], tmp_path / "net.gexf")
    assert [path.name for path in tmp_path.iterdir()] == ["net.gexf"]


def test_an_empty_network_is_a_file_too() -> None:
    for form in ("graphml", "gexf", "json"):
        assert len(read(FORMATS[form](actor_issue([])), form)) == 0


@settings(deadline=None)
@given(st.permutations(ROWS), st.booleans())
def test_the_order_of_rows_and_of_their_actors_changes_no_byte(
    rows: list[StatementRow], turned: bool
) -> None:
    if turned:
        rows = [
            StatementRow(
                statement=row.statement,
                actors=row.actors[::-1],
                act=row.act,
                family=row.family,
                issues=row.issues[::-1],
                meeting=row.meeting,
                date=row.date,
                quote=row.quote,
            )
            for row in rows
        ]
    for build in (actor_issue, actor_actor, issue_issue):
        for make in (graphml_bytes, gexf_bytes, node_link_bytes, edge_csv_bytes):
            assert make(build(ROWS)) == make(build(rows))


@settings(deadline=None)
@given(st.text())
def test_any_words_come_back_from_xml(words: str) -> None:
    graph = nx.Graph()
    graph.add_node("abe", quote=words)
    kept = json.loads(node_link_bytes(graph))["nodes"][0]["quote"]
    for form in ("graphml", "gexf"):
        assert kept == (read(FORMATS[form](graph), form).nodes["abe"]["quote"] or "")


def test_the_hash_seed_changes_no_byte() -> None:
    script = """
import hashlib
from summitgraph.network import *
a, p = RowActor("a", "Abe"), RowActor("p", "Putin")
rows = [StatementRow(statement=f"s{n}", actors=(a, p)[n % 2:], act=act, family=family, date="2016",
    meeting=f"m{n % 2}", issues=(RowIssue(f"i{n % 3}", f"I {n}"), RowIssue("z", "Z")), quote=str(n))
    for n, (act, family) in enumerate([("agrees", "agrees"), ("states", "asserts"),
    ("concern", "expressesConcern"), ("supports", "asserts")] * 3)]
print(hashlib.sha256(b"".join([
    *(make(build(rows)) for build in (actor_issue, actor_actor, issue_issue)
      for make in FORMATS.values()),
    draw_actor_issue(actor_issue(rows), format="svg"), draw_issue_meetings(rows, format="svg"),
    draw_actor_issue(actor_issue(rows)), draw_issue_meetings(rows),
])).hexdigest())
"""
    sums = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": HERE},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }
    assert len(sums) == 1
    assert len(sums.pop()) == 65
