"""Tables of coded statements: DNA's event CSV, and any table with a statement a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitgraph.coding import VariableKind, read_sheet, sheet_bytes
from summitgraph.errors import UnreadableError
from summitgraph.network.matrix import MatrixSettings, make_matrix
from summitgraph.network.matrix.coding import table_from_coding

EVENTS = """\
statement_id;time;person;organization;concept;agreement;start_position;stop_position;text;coder;\
document_id;document_title;document_author;document_source;document_section;document_type
1;2024-05-02 00:00:00;Ruto;Kenya;trade;1;0;9;"We trade; gladly";Admin;4;Talks;State House;K;A;note
2;2024-05-03 12:30:00;Mahama;Ghana;trade;0;12;20;No;Admin;5;More talks;Jubilee House;G;B;
"""


def read(tmp_path: Path, text: str) -> tuple[list[str], dict[str, VariableKind]]:
    coding = read_sheet(tmp_path / "t.csv", data=text.encode())
    kinds = {v.name: v.kind for v in coding.types[0].variables}
    return [s.quote for s in coding.statements], kinds


def test_the_event_csv_of_dna_is_read(tmp_path: Path) -> None:
    coding = read_sheet(tmp_path / "e.csv", data=EVENTS.encode())
    kinds = {v.name: v.kind for v in coding.types[0].variables}
    assert kinds == {
        "person": VariableKind.SHORT_TEXT,
        "organization": VariableKind.SHORT_TEXT,
        "concept": VariableKind.SHORT_TEXT,
        "agreement": VariableKind.BOOLEAN,
    }
    one, other = coding.documents
    assert (one.id, one.title, one.author, one.section, one.type) == (
        4,
        "Talks",
        "State House",
        "A",
        "note",
    )
    assert (other.time, coding.statements[1].time) == (1_714_739_400, 1_714_739_400)
    assert coding.statements[0].quote == "We trade; gladly"


def test_an_event_csv_is_written_back_and_read_the_same(tmp_path: Path) -> None:
    coding = read_sheet(tmp_path / "e.csv", data=EVENTS.encode())
    written = sheet_bytes(coding, 1)
    assert written.decode().splitlines()[0] == EVENTS.splitlines()[0]
    assert read_sheet(tmp_path / "e.csv", data=written) == coding


def test_a_bare_table_gives_a_network(tmp_path: Path) -> None:
    text = "person,organization,concept,agreement\nRuto,KE,trade,1\nMahama,GH,trade,0\n"
    coding = read_sheet(tmp_path / "t.csv", data=text.encode())
    table = table_from_coding(coding, coding.types[0])
    settings = MatrixSettings(
        type="onemode", v1="person", v2="concept", qualifier="agreement", aggregation="conflict"
    )
    assert make_matrix(table, settings).cells.toarray().tolist() == [[0, 1], [1, 0]]


def test_numbers_are_numbers_and_names_made_of_digits_are_not(tmp_path: Path) -> None:
    _, kinds = read(tmp_path, "who,weight,code\na,10,007\nb,-2,7\n")
    assert kinds == {
        "who": VariableKind.SHORT_TEXT,
        "weight": VariableKind.INTEGER,
        "code": VariableKind.SHORT_TEXT,
    }


def test_words_that_a_spreadsheet_would_run_come_back_as_they_were(tmp_path: Path) -> None:
    quotes, _ = read(tmp_path, "who;what;text\na;x;=1+1\n")
    coding = read_sheet(tmp_path / "t.csv", data=b"who;what;text\na;x;=1+1\n")
    assert b"'=1+1" in sheet_bytes(coding, 1)
    again = read_sheet(tmp_path / "t.csv", data=sheet_bytes(coding, 1))
    assert [s.quote for s in again.statements] == quotes == ["=1+1"]


def test_a_variable_that_a_spreadsheet_would_run_is_disarmed(tmp_path: Path) -> None:
    coding = read_sheet(tmp_path / "t.csv", data=b"=who;what=;text\na;x;words\n")
    names = sheet_bytes(coding, 1).decode().splitlines()[0].split(";")
    assert "'=who" in names
    assert "what=" in names
    again = read_sheet(tmp_path / "t.csv", data=sheet_bytes(coding, 1))
    assert [v.name for v in again.types[0].variables] == ["=who", "what="]


def test_day_and_month_are_told_apart_by_the_column(tmp_path: Path) -> None:
    coding = read_sheet(tmp_path / "t.csv", data=b"who,what,date\na,x,03/04/2010\nb,x,25/04/2010\n")
    first, second = (s.time for s in coding.statements)
    assert first is not None
    assert second is not None
    assert second - first == 22 * 86_400
    with pytest.raises(UnreadableError, match="cannot be told apart"):
        read_sheet(tmp_path / "t.csv", data=b"who,what,date\na,x,03/04/2010\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "name two columns"),
        ("person\nRuto\n", "name two columns"),
        ("person,person\nRuto,Ruto\n", "each once"),
        ("person,concept\nRuto\n", "line 2.*not as many cells"),
        ("person,concept\nRuto,trade,1\n", "line 2.*not as many cells"),
        ("person,concept,start\nRuto,trade,early\n", "no whole number.*early"),
        ("person,concept,time\nRuto,trade,soon\n", "row 1.*no time"),
        ("id,person,concept\n1,Ruto,trade\n1,Ruto,trade\n", "two statements have one number"),
        ('person,concept\n"Ruto,trade\n', "no table"),
    ],
)
def test_what_is_no_such_table_is_refused_with_its_place(
    tmp_path: Path, text: str, found: str
) -> None:
    with pytest.raises(UnreadableError, match=found):
        read_sheet(tmp_path / "t.csv", data=text.encode())


def test_bytes_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_sheet(tmp_path / "t.csv", data="person,concept\nPiñera,x\n".encode("latin-1"))
