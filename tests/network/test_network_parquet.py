"""Networks as Parquet for GraphFrames: the columns it asks for, and one type a column."""

from __future__ import annotations

import io

import networkx as nx
import pytest

from summitgraph.network.write_parquet import parquet_files

pq = pytest.importorskip("pyarrow.parquet")


def two_mode() -> nx.MultiGraph:
    graph = nx.MultiGraph(name="talks", statement_count=3)
    graph.add_node("ruto", label="William Ruto", bipartite=0)
    graph.add_node("ports", label="ports", bipartite=1, share=0.5)
    graph.add_edge("ports", "ruto", key="asserts", weight=2, quotes="=1+1", mixed="a")
    graph.add_edge("ports", "ruto", key="agrees", weight=1.5, quotes="w", mixed=1)
    return graph


def test_the_two_tables_have_the_columns_that_graphframes_asks_for() -> None:
    files = parquet_files(two_mode())
    vertices = pq.read_table(io.BytesIO(files["vertices.parquet"]))
    edges = pq.read_table(io.BytesIO(files["edges.parquet"]))
    assert vertices["id"].to_pylist() == ["ruto", "ports"]
    assert vertices["share"].to_pylist() == [None, 0.5]
    assert edges.select(["src", "dst", "edge_id", "weight"]).to_pylist() == [
        {"src": "ruto", "dst": "ports", "edge_id": "e1", "weight": 1.5},
        {"src": "ruto", "dst": "ports", "edge_id": "e2", "weight": 2.0},
    ]
    assert set(edges["src"].to_pylist()) | set(edges["dst"].to_pylist()) <= set(
        vertices["id"].to_pylist()
    )


def test_words_are_verbatim_and_a_column_of_two_types_is_text() -> None:
    edges = pq.read_table(io.BytesIO(parquet_files(two_mode())["edges.parquet"]))
    assert edges["quotes"].to_pylist() == ["w", "=1+1"]  # no apostrophe: this is no spreadsheet
    assert edges["mixed"].to_pylist() == ["1", "a"]


def test_the_schema_tells_how_the_network_was_made() -> None:
    metadata = pq.read_schema(io.BytesIO(parquet_files(two_mode())["edges.parquet"])).metadata
    assert metadata[b"summitgraph.name"] == b"talks"
    assert metadata[b"summitgraph.directed"] == b"no"
    directed = parquet_files(nx.DiGraph([("a", "b")]))
    assert (
        pq.read_schema(io.BytesIO(directed["edges.parquet"])).metadata[b"summitgraph.directed"]
        == b"yes"
    )


def test_a_direction_is_kept_and_an_empty_network_has_its_columns() -> None:
    edges = pq.read_table(io.BytesIO(parquet_files(nx.DiGraph([("b", "a")]))["edges.parquet"]))
    assert (edges["src"][0].as_py(), edges["dst"][0].as_py()) == ("b", "a")
    empty = pq.read_table(io.BytesIO(parquet_files(nx.Graph())["edges.parquet"]))
    assert empty.column_names == ["src", "dst", "edge_id"]
