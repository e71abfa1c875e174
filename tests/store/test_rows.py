"""The answer as a table."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from summitgraph.errors import QueryError
from summitgraph.store import Rows

ROWS = Rows(
    ["actor", "date", "n", "open"],
    [("Abe", date(2017, 7, 7), 3, True), ('=HYPERLINK("x")', None, -1, False)],
)


def test_rows_are_a_sequence_of_dicts() -> None:
    assert ROWS[0] == {"actor": "Abe", "date": date(2017, 7, 7), "n": 3, "open": True}
    assert [row["n"] for row in ROWS] == [3, -1]
    assert ROWS[1:] == Rows(ROWS.columns, ROWS.tuples[1:])
    assert len({ROWS, ROWS[:]}) == 1
    assert [ROWS[0], ROWS[1]] != ROWS


def test_csv_is_verbatim() -> None:
    stream = io.StringIO()
    expected = 'actor,date,n,open\nAbe,2017-07-07,3,true\n"=HYPERLINK(""x"")",,-1,false\n'
    assert ROWS.to_csv(stream) == expected
    assert stream.getvalue() == expected


def test_csv_for_a_spreadsheet_runs_no_formula_and_leaves_numbers_alone() -> None:
    lines = ROWS.to_csv(for_spreadsheet=True).splitlines()
    assert lines[2] == '"\'=HYPERLINK(""x"")",,-1,false'
    assert Rows(("=1+1", "a=b"), ()).to_csv(for_spreadsheet=True) == "'=1+1,a=b\n"
    assert Rows(("=1+1", "a=b"), ()).to_csv() == "=1+1,a=b\n"


def test_json_has_an_object_a_row() -> None:
    assert json.loads(ROWS.to_json())[1] == {
        "actor": '=HYPERLINK("x")', "date": None, "n": -1, "open": False
    }  # fmt: skip


def test_markdown_escapes_what_would_end_a_cell() -> None:
    assert Rows(["a"], [("x|y\nz",)]).to_markdown() == "| a |\n| --- |\n| x\\|y z |"


def test_text_cuts_long_cells_but_not_short_ones() -> None:
    assert Rows(["a", "b"], [("x" * 9, "y")]).to_text(width=5) == "a      b\n-----  -\nxxxx…  y"
    assert Rows(["a"], []).to_text() == "a\n-"


def test_pandas_gets_the_same_columns() -> None:
    pytest.importorskip("pandas")
    frame = ROWS.to_pandas()
    assert list(frame.columns) == ["actor", "date", "n", "open"]
    assert list(frame["n"]) == [3, -1]


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(QueryError, match="actor, date, n, open"):
        ROWS.column("actors")


def test_a_reader_sees_labels_and_no_iris_but_every_word() -> None:
    rows = Rows(
        ["actor", "actorLabel", "statement", "source", "quote"],
        [("https://e.org/a", "Abe", "https://e.org/s", None, "See https://e.org/ there")],
    )
    assert rows.readable() == Rows(
        ["actor", "source", "quote"], [("Abe", None, "See https://e.org/ there")]
    )
