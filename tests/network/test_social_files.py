"""Files of other packages, read back by their own readers or by a reader of the format alone."""

from __future__ import annotations

import csv
import io
import shlex
from collections.abc import Iterator
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.test_three_variables import made, said

from summitgraph.network import FORMATS
from summitgraph.network.kind import TABLE_KINDS
from summitgraph.network.write import canonical
from summitgraph.network.write_social import matrix_csv_bytes, pajek_bytes, ucinet_bytes

nx: Any = networkx
ROWS = [
    said(1, "ruto", "ports visas", "supports", to="mahama"),
    said(2, "mahama", "ports", "supports", to="ruto"),
    said(3, "mahama", "visas", "rejects"),
    said(4, "ruto mahama", "fish", "agrees", to="akufo"),
]
ONE_MODE: dict[str, Any] = {"type": "onemode", "qualifier": "agreement", "aggregation": "subtract"}
GRAPHS: dict[str, Any] = {
    "two-mode": made("matrix", ROWS),
    "signed one-mode": made("matrix", ROWS, **ONE_MODE),
    "directed": made("answers", ROWS),
    **{kind: made(kind, ROWS) for kind in TABLE_KINDS},
}


def labelled(graph: Any) -> dict[tuple[str, str], float]:
    """The weight of each tie by the labels of its ends."""
    label = {node: str(data.get("label", node)) for node, data in graph.nodes(data=True)}
    found: dict[tuple[str, str], float] = {}
    for one, other, weight in graph.edges(data="weight", default=1):
        ends = (label[one], label[other])
        if not graph.is_directed():
            ends = (min(ends), max(ends))
        found[ends] = found.get(ends, 0) + float(weight)
    return found


# --- GraphML and GEXF: every attribute of every kind of network


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("name", GRAPHS)
def test_every_attribute_comes_back(name: str, form: str) -> None:
    ready = canonical(GRAPHS[name])
    data = io.BytesIO(FORMATS[form](GRAPHS[name]))
    again = (
        nx.read_graphml(data, force_multigraph=True) if form == "graphml" else nx.read_gexf(data)
    )
    assert again.is_directed() == GRAPHS[name].is_directed()
    for node, told in ready.nodes(data=True):
        assert {k: v for k, v in again.nodes[node].items() if k in told} == told
    edges = {d["id"] if form == "gexf" else k: d for _, _, k, d in _keyed(again)}
    assert len(edges) == ready.number_of_edges()
    for _, _, key, told in ready.edges(keys=True, data=True):
        assert {k: v for k, v in edges[key].items() if k in told} == told


def _keyed(graph: Any) -> Iterator[tuple[Any, Any, Any, dict[str, Any]]]:
    if graph.is_multigraph():
        yield from graph.edges(keys=True, data=True)
    else:
        yield from ((one, other, 0, data) for one, other, data in graph.edges(data=True))


# --- Pajek


@pytest.mark.parametrize("name", ["signed one-mode", "directed", "actor-addressee-issue"])
def test_networkx_reads_pajek(name: str, tmp_path: Any) -> None:
    (tmp_path / "net.net").write_bytes(pajek_bytes(GRAPHS[name]))
    again = nx.read_pajek(tmp_path / "net.net")
    assert labelled(again) == labelled(GRAPHS[name])
    assert set(again) == {data["label"] for _, data in GRAPHS[name].nodes(data=True)}
    assert again.is_directed() == GRAPHS[name].is_directed()


def test_a_two_mode_pajek_network_tells_how_many_rows_it_has() -> None:
    lines = pajek_bytes(GRAPHS["two-mode"]).decode("utf-8-sig").splitlines()
    assert lines[1:4] == ["*Vertices 5 2", '1 "Mahama"', '2 "Ruto"']
    lines[1] = "*Vertices 5"  # networkx knows one-mode networks only
    assert labelled(nx.parse_pajek("\n".join(lines))) == labelled(GRAPHS["two-mode"])


def test_quotation_marks_do_not_end_a_pajek_label() -> None:
    graph = nx.Graph([("a", "b")])
    graph.nodes["a"]["label"] = 'the "new" route,\n part 2'
    assert "2 \"the 'new' route, part 2\"" in pajek_bytes(graph).decode()


# --- UCINET


def read_dl(text: str) -> tuple[list[str], list[str], list[list[float]]]:
    """A full matrix of UCINET's data language, as its manual describes it."""
    lines = text.splitlines()
    head = dict(part.split("=") for part in lines[0].removeprefix("DL ").split())
    rows = int(head.get("NR", head.get("N", 0)))
    columns = int(head.get("NC", rows))
    assert lines[1].startswith("FORMAT = FULLMATRIX")
    labels: dict[str, list[str]] = {}
    here = ""
    data: list[float] = []
    for line in lines[2:]:
        if line.endswith(":") and not line.startswith('"'):
            here = line
        elif here == "DATA:":
            data += map(float, line.split())
        else:
            labels.setdefault(here, []).append(shlex.split(line)[0])
    own = labels.get("LABELS:", [])
    names = labels.get("ROW LABELS:", own), labels.get("COLUMN LABELS:", own)
    cells = [data[row * columns : (row + 1) * columns] for row in range(rows)]
    assert len(data) == rows * columns
    return *names, cells


@pytest.mark.parametrize("name", ["two-mode", "signed one-mode", "directed", "hyper"])
def test_a_reader_of_the_data_language_finds_every_cell(name: str) -> None:
    graph = GRAPHS[name]
    rows, columns, cells = read_dl(ucinet_bytes(graph).decode())
    found = {
        (a, b) if graph.is_directed() else (min(a, b), max(a, b)): cells[i][j]
        for i, a in enumerate(rows)
        for j, b in enumerate(columns)
        if cells[i][j]
    }
    assert found == labelled(graph)


@pytest.mark.parametrize("name", ["two-mode", "signed one-mode", "directed"])
def test_the_matrix_has_the_cells_of_the_data_language(name: str) -> None:
    table = list(csv.reader(io.StringIO(matrix_csv_bytes(GRAPHS[name]).decode()), delimiter=";"))
    rows, columns, cells = read_dl(ucinet_bytes(GRAPHS[name]).decode())
    assert table[0][1:] == columns
    assert [line[0] for line in table[1:]] == rows
    assert [[float(cell) for cell in line[1:]] for line in table[1:]] == cells


def test_a_label_that_is_a_formula_is_disarmed_in_the_matrix_and_a_cell_below_zero_is_not() -> None:
    graph = nx.Graph()
    graph.add_edge("=1+1", "a-b", weight=-2)
    assert matrix_csv_bytes(graph).decode().splitlines() == [
        '"";"\'=1+1";"a-b"',
        '"\'=1+1";0;-2',
        '"a-b";-2;0',
    ]


labels = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=8)


@given(one=labels, other=labels)
def test_any_label_makes_files_that_can_be_read(one: str, other: str) -> None:
    graph = nx.DiGraph([("a", "b")])
    graph.nodes["a"]["label"], graph.nodes["b"]["label"] = one, other
    rows, _, cells = read_dl(ucinet_bytes(graph).decode().replace("\\", "/"))
    assert len(rows) == len(cells) == 2
    assert pajek_bytes(graph).decode("utf-8-sig").splitlines()[-1] == f"{_place(one, other)} 1"


def _place(one: str, other: str) -> str:
    def key(label: str, node: str) -> tuple[str, str]:
        return " ".join(label.split()), node

    return "1 2" if key(one, "a") < key(other, "b") else "2 1"
