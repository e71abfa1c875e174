"""Networks by meeting, document and window: their order, their files, and what is left out."""

from __future__ import annotations

import csv
import io
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.test_three_variables import said

from summitgraph.errors import UsageError
from summitgraph.network import StatementRow
from summitgraph.network.kind import table_network
from summitgraph.network.matrix import MatrixSettings, make_matrices
from summitgraph.network.matrix.rows import table_from_rows
from summitgraph.network.series import By, Series, make_series, parts
from summitgraph.network.write_series import dynamic_gexf_bytes, series_csv_bytes, series_files

ROWS = [
    said(1, "ruto", "ports", day="2017-07-06"),
    said(2, "mahama", "ports", day="2016-05-06"),
    said(3, "mahama", "ports", day="2017-07-06"),
]


def series(by: By, rows: list[StatementRow] = ROWS, **settings: Any) -> Series:
    chosen = MatrixSettings(**settings)
    table = table_from_rows(rows, chosen)
    return make_series(
        table, chosen, by, lambda places: table_network("matrix", table, chosen, places=places)
    )


def whole(rows: list[StatementRow] = ROWS, **settings: Any) -> nx.Graph:
    chosen = MatrixSettings(**settings)
    return table_network("matrix", table_from_rows(rows, chosen), chosen)


def test_meetings_stand_in_order_of_time_each_with_its_own_network() -> None:
    made = series("meeting")
    assert [(part.label, part.start) for part, _ in made] == [
        ("Talks, 2016-05-06", "2016-05-06"),
        ("Talks, 2017-07-06", "2017-07-06"),
    ]
    assert [sorted(graph.edges()) for _, graph in made] == [
        [("mahama", "ports")],
        [("mahama", "ports"), ("ruto", "ports")],
    ]


def test_a_meeting_without_a_day_comes_last() -> None:
    rows = [said(1, "a", "x", day=""), said(2, "a", "x", day="2017-07-06")]
    assert [part.start for part, _ in series("meeting", rows)] == ["2017-07-06", ""]


def test_two_documents_with_one_title_stay_two() -> None:
    rows = [said(1, "a", "x", readout="r"), said(2, "b", "x", readout="q")]
    assert len(series("document", rows)) == 2


def test_windows_are_those_of_the_matrices() -> None:
    settings = MatrixSettings(window="months", size=3)
    table = table_from_rows(ROWS, settings)
    expected = [made.statements for made in make_matrices(table, settings)]
    assert [len(part.places) for part in parts(table, settings, "window")] == expected
    assert 2 in expected
    assert 0 in expected


def test_a_repeated_statement_is_dropped_before_the_cut() -> None:
    made = series("meeting", duplicates="acrossrange")
    assert [sorted(graph.edges()) for _, graph in made] == [
        [("mahama", "ports")],
        [("ruto", "ports")],
    ]


def test_the_long_table_has_a_line_an_edge_and_part() -> None:
    lines = list(csv.DictReader(io.StringIO(series_csv_bytes(series("meeting")).decode())))
    assert [(line["part_number"], line["source"], line["weight"]) for line in lines] == [
        ("1", "mahama", "1"),
        ("2", "mahama", "1"),
        ("2", "ruto", "1"),
    ]
    assert lines[0]["quotes"] == "words 2"


def test_a_window_without_a_tie_keeps_its_line() -> None:
    made = series("window", window="months", size=1)
    lines = list(csv.DictReader(io.StringIO(series_csv_bytes(made).decode())))
    assert len({line["part"] for line in lines}) == len(made) > 10
    assert [line["source"] for line in lines if line["part"] == "2016-06-06"] == [""]


def test_a_dynamic_gexf_tells_when_each_tie_stands_and_how_strong() -> None:
    data = dynamic_gexf_bytes(series("meeting"), whole())
    graph = nx.read_gexf(io.BytesIO(data))
    assert b'mode="dynamic"' in data
    assert graph["mahama"]["ports"]["weight_over_time"] == [
        (1, "2016-05-06", "2016-05-06"),
        (1, "2017-07-06", "2017-07-06"),
    ]
    assert graph["mahama"]["ports"]["weight"] == 2
    assert graph["ruto"]["ports"]["spells"] == [("2017-07-06", "2017-07-06")]
    assert graph["ruto"]["ports"]["quotes"] == "words 1"


def test_overlapping_windows_follow_each_other_on_the_timeline() -> None:
    data = dynamic_gexf_bytes(series("window", window="months", size=3), whole())
    spells = nx.read_gexf(io.BytesIO(data)).nodes["ruto"]["spells"]
    # that of 2017-07-06 lies within no later window: the range ends with it
    assert [start for start, _ in spells] == ["2017-06-06"]
    assert spells[0][0] <= spells[0][1]


def test_a_folder_has_a_numbered_file_for_each_part_and_an_index() -> None:
    files = series_files(series("meeting"), "graphml")
    names = sorted(files)
    assert names == ["1-2016-05-06-talks.graphml", "2-2017-07-06-talks.graphml", "index.csv"]
    index = list(csv.DictReader(io.StringIO(files["index.csv"].decode())))
    assert [(line["file"], line["edges"]) for line in index] == [(names[0], "1"), (names[1], "2")]
    assert nx.read_graphml(io.BytesIO(files[names[0]])).graph["part"] == "Talks, 2016-05-06"


@given(data=st.data(), by=st.sampled_from(["meeting", "document", "window"]))
def test_the_order_of_rows_changes_no_byte_of_a_series(data: st.DataObject, by: By) -> None:
    mixed = list(data.draw(st.permutations(ROWS)))
    options: dict[str, Any] = {"window": "months", "size": 3}
    one, other = series(by, **options), series(by, mixed, **options)
    assert series_csv_bytes(one) == series_csv_bytes(other)
    assert dynamic_gexf_bytes(one, whole()) == dynamic_gexf_bytes(other, whole(mixed))


def test_windows_need_a_unit_and_a_cut_a_name() -> None:
    with pytest.raises(UsageError, match="set window=days"):
        series("window")
    with pytest.raises(UsageError, match="meeting, document, window"):
        series("week")  # type: ignore[arg-type]
