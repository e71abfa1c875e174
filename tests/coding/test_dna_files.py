"""Files of Discourse Network Analyzer: read as they are, written back whole, or refused."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from summitgraph.coding import Coding, coded_texts, read_dna, write_dna
from summitgraph.errors import OutputError, UnreadableError
from summitgraph.reading import coded_bytes

SHARED = Path(os.environ.get("SUMMITGRAPH_SHARED") or Path(__file__).parents[3] / "shared")


def test_what_is_written_is_read_back_whole(coding: Coding, tmp_path: Path) -> None:
    write_dna(coding, tmp_path / "talks.dna")
    again = read_dna(tmp_path / "talks.dna")
    assert replace(again, kept={}) == coding
    assert set(again.kept) >= {"SETTINGS", "CODERS"}


def test_places_are_written_in_utf16_units(coding: Coding, tmp_path: Path) -> None:
    write_dna(coding, tmp_path / "talks.dna")
    with closing(sqlite3.connect(tmp_path / "talks.dna")) as database:
        [(start,), *_] = database.execute("SELECT Start FROM STATEMENTS ORDER BY ID")
    assert (start, coding.statements[0].start) == (3, 2)


def test_the_same_coding_gives_the_same_bytes(coding: Coding, tmp_path: Path) -> None:
    for name in ("a.dna", "b.dna"):
        write_dna(coding, tmp_path / name)
    assert (tmp_path / "a.dna").read_bytes() == (tmp_path / "b.dna").read_bytes()


def test_dnas_own_sample_keeps_every_statement_entity_and_attribute(tmp_path: Path) -> None:
    sample = SHARED / "dna" / "sample.dna"
    if not sample.exists():
        pytest.skip(f"no sample of Discourse Network Analyzer at {sample}")
    first = read_dna(sample)
    write_dna(first, tmp_path / "sample.dna")
    assert read_dna(tmp_path / "sample.dna") == first
    assert (len(first.statements), len(first.entities), len(first.documents)) == (41, 23, 7)
    with closing(sqlite3.connect(tmp_path / "sample.dna")) as ours:
        ours.execute("ATTACH ? AS theirs", (str(sample),))
        tables = {name for (name,) in ours.execute("SELECT name FROM theirs.sqlite_master")}
        asked = {
            "ATTRIBUTES": "SELECT e.VariableId, e.Value, AttributeVariable, AttributeValue "
            "FROM {0}.ATTRIBUTEVALUES v JOIN {0}.ENTITIES e ON e.ID = EntityId "
            "JOIN {0}.ATTRIBUTEVARIABLES a ON a.ID = AttributeVariableId ORDER BY 1, 2, 3"
        }
        for table in sorted(tables - {"ATTRIBUTEVARIABLES", "ATTRIBUTEVALUES"}):
            if not table.startswith("sqlite_"):
                columns = [row[1] for row in ours.execute(f"PRAGMA theirs.table_info({table})")]
                told = [c for c in columns if not (table.startswith("DATA") and c == "ID")]
                asked[table] = f"SELECT {', '.join(told)} FROM {{0}}.{table} ORDER BY 1, 2"
        for table, query in asked.items():
            rows = [ours.execute(query.format(side)).fetchall() for side in ("main", "theirs")]
            assert rows[0] == rows[1], table


def change(path: Path, *commands: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for command in commands:
            database.execute(command)


@pytest.mark.parametrize(
    ("command", "found"),
    [
        ("DROP TABLE ENTITIES", "a table is missing"),
        ("UPDATE STATEMENTS SET Stop = 9999 WHERE ID = 2", "outside the text"),
        ("UPDATE STATEMENTS SET DocumentId = 3 WHERE ID = 1", "stands in no document"),
        ("UPDATE STATEMENTS SET StatementTypeId = 3 WHERE ID = 1", "of no type"),
        ("UPDATE DATASHORTTEXT SET Entity = 99", "points to no entity"),
        ("UPDATE DATABOOLEAN SET VariableId = 3", "of another kind"),
        ("UPDATE DATAINTEGER SET Value = 'many'", "is no number"),
        ("UPDATE ATTRIBUTEVALUES SET AttributeVariableId = 99 WHERE ID = 1", "of no attribute"),
        ("UPDATE DOCUMENTS SET Date = 1000000000000000", "no day of a calendar.*document 7"),
        ("UPDATE DOCUMENTS SET Date = -62135596801", "no day of a calendar"),
        ("ALTER TABLE CODERS RENAME COLUMN ID TO Number", "no such column: ID"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(
    coding: Coding, tmp_path: Path, command: str, found: str
) -> None:
    write_dna(coding, tmp_path / "talks.dna")
    change(tmp_path / "talks.dna", command)
    with pytest.raises(UnreadableError, match=found) as told:
        read_dna(tmp_path / "talks.dna")
    assert "talks.dna" in told.value.where


def test_the_first_and_the_last_day_of_a_calendar_are_days(coding: Coding, tmp_path: Path) -> None:
    write_dna(coding, tmp_path / "talks.dna")
    for time, day in ((-62_135_596_800, "0001-01-01"), (253_402_300_799, "9999-12-31")):
        change(tmp_path / "talks.dna", f"UPDATE DOCUMENTS SET Date = {time}")
        [(_, coded)] = coded_texts(read_dna(tmp_path / "talks.dna"))
        assert coded.day == day


@pytest.mark.parametrize("name", ["claim", "concept", "person"])
def test_a_number_is_no_name_even_where_its_variable_is_called_so(
    coding: Coding, tmp_path: Path, name: str
) -> None:
    write_dna(coding, tmp_path / "talks.dna")
    change(
        tmp_path / "talks.dna",
        "UPDATE VARIABLES SET Variable = 'speaker' WHERE ID = 1",
        f"UPDATE VARIABLES SET Variable = '{name}' WHERE ID = 3",  # salience, an integer
        "UPDATE DATAINTEGER SET Value = 2",  # which an entity is numbered as well
    )
    [(_, coded)] = coded_texts(read_dna(tmp_path / "talks.dna"))
    assert coded.marks == ()
    change(tmp_path / "talks.dna", "UPDATE VARIABLES SET Variable = 'issue' WHERE ID = 4")
    [(_, coded)] = coded_texts(read_dna(tmp_path / "talks.dna"))
    assert {(mark.persons, mark.issues) for mark in coded.marks} == {
        (("Ruto",), ("see note",)),
        (("Mahama",), ("see note",)),
    }


def test_a_view_in_place_of_a_table_is_not_run(coding: Coding, tmp_path: Path) -> None:
    write_dna(coding, tmp_path / "talks.dna")
    change(
        tmp_path / "talks.dna",
        "DROP TABLE DATAINTEGER",
        "CREATE VIEW DATAINTEGER AS WITH RECURSIVE n(StatementId, VariableId, Value) AS "
        "(SELECT 1, 3, 1 UNION ALL SELECT 1, 3, 1 FROM n) SELECT * FROM n",
    )
    with pytest.raises(UnreadableError, match="a table is missing"):
        read_dna(tmp_path / "talks.dna")


@pytest.mark.parametrize("data", [b"", b"SQLite format 2", b"SQLite format 3\0" + b"\xff" * 4096])
def test_what_is_no_database_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.dna").write_bytes(data)
    with pytest.raises(UnreadableError):
        read_dna(tmp_path / "x.dna")
    with pytest.raises(UnreadableError, match="cannot be opened"):
        read_dna(tmp_path / "none.dna")


def test_any_damage_gives_a_coding_or_an_error_and_nothing_else(
    coding: Coding, tmp_path: Path
) -> None:
    write_dna(coding, tmp_path / "talks.dna")
    whole = (tmp_path / "talks.dna").read_bytes()
    damaged = tmp_path / "damaged.dna"
    for place in range(16, len(whole), 211):
        damaged.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            for _, coded in coded_texts(read_dna(damaged)):
                coded_bytes(coded)
        except UnreadableError:
            continue


def test_reading_leaves_no_file_behind(coding: Coding, tmp_path: Path) -> None:
    write_dna(coding, tmp_path / "talks.dna")
    before = (tmp_path / "talks.dna").read_bytes()
    read_dna(tmp_path / "talks.dna")
    assert [file.name for file in tmp_path.iterdir()] == ["talks.dna"]
    assert (tmp_path / "talks.dna").read_bytes() == before


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (lambda c: replace(c, documents=(replace(c.documents[0], text=None),)), "needs the text"),
        (lambda c: replace(c, documents=(replace(c.documents[0], title="x" * 191),)), "190"),
    ],
)
def test_what_dna_does_not_take_is_told_before_anything_is_written(
    coding: Coding, tmp_path: Path, wrong: Callable[[Coding], Coding], found: str
) -> None:
    (tmp_path / "talks.dna").write_bytes(b"what stood there")
    with pytest.raises(OutputError, match=found):
        write_dna(wrong(coding), tmp_path / "talks.dna")
    assert (tmp_path / "talks.dna").read_bytes() == b"what stood there"
