"""Codings from strangers: coded texts in JSON, and the databases of Discourse Network Analyzer."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from summitgraph.coding import read_dna, write_dna
from summitgraph.errors import UnreadableError
from summitgraph.reading.coded import read_coded
from tests.coding.conftest import coding as small_coding

coding = small_coding
HEAD = b'{"summitgraph": "coded-text/1", "text": "abc", "marks": '
MARK: dict[str, Any] = {"start": 0, "end": 3, "persons": ["Abe"], "issues": ["trade"]}


def coded(**change: Any) -> bytes:
    """A sound coded text with one mark, but for these changes of the mark."""
    told = {"summitgraph": "coded-text/1", "text": "Abe asks.", "marks": [{**MARK, **change}]}
    return json.dumps(told).encode()


REFUSED = {
    "200,000 nested lists": HEAD + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "200,000 nested objects": HEAD + b'{"a":' * 200_000 + b"1" + b"}" * 200_000 + b"}",
    "a number of 5,000 digits": HEAD + b'[{"start": ' + b"9" * 5_000 + b', "end": 2}]}',
    "not a number": HEAD + b'[{"start": NaN, "end": 2}]}',
    "an infinite number": HEAD + b'[{"start": 0, "end": 1e999}]}',
    "a start below zero": coded(start=-1),
    "a place that is a fraction": coded(start=0.0),
    "a place that is true": coded(start=True),
    "a place that is text": coded(start="0"),
    "an end before its start": coded(start=2, end=1),
    "a mark of nothing": coded(start=1, end=1),
    "an end beyond the text": coded(end=10),
    "half a character in a name": coded(persons=["\ud800"]),
    "half a character in a matter": coded(issues=["\udfff"]),
    "a name of 1,001 characters": coded(persons=["a" * 1_001]),
    "names that nest": coded(persons=[["Abe"]]),
    "a name of invisible characters": coded(persons=["\u200b\u2060\u202e"]),
    "a matter of control characters": coded(issues=["\x00\x07"]),
    "an agreement of two": coded(agreement=2),
    "an agreement of one": coded(agreement=1),
    "an agreement of nothing at all": coded(agreement=[]),
    "an act that is none": coded(act="kills"),
    "an act that is an IRI": coded(act="https://w3id.org/summitgraph/act/agrees"),
    "a key that is there twice": HEAD + b'[{"start":0,"end":3}], "text": ""}',
    "JSON that ends early": b'{"summitgraph": "coded-text/1"',
    "JSON with a comment": HEAD + b"[] /* all approved */}",
    "a byte that is not UTF-8": HEAD + b'["\xff"]}',
    "a format of the future": b'{"summitgraph": "coded-text/2", "text": "abc"}',
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=list(REFUSED))
def test_a_poisoned_coded_text_is_refused_with_its_place(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^talks\.json") as told:
        read_coded(data, "talks.json")
    assert told.value.advice
    assert len(str(told.value)) < 600


def test_a_sound_coded_text_is_read() -> None:
    [mark] = read_coded(coded(), "talks.json").marks
    assert (mark.persons, mark.issues) == (("Abe",), ("trade",))


SHOWN = {
    "a right-to-left override": ("\u202eebA", "ebA"),
    "an escape sequence": ("\x1b[31mAbe", "[31mAbe"),
    "line ends": ("Shinzo\r\n\r\nAbe", "Shinzo Abe"),
    "a null": ("Abe\x00", "Abe"),
    "an isolate": ("\u2066Abe\u2069", "Abe"),
}


@pytest.mark.parametrize(("given", "kept"), SHOWN.values(), ids=list(SHOWN))
def test_a_name_is_kept_as_it_can_be_shown(given: str, kept: str) -> None:
    [mark] = read_coded(coded(persons=[given], issues=[given], body=given), "t").marks
    assert (mark.persons, mark.issues, mark.body) == ((kept,), (kept,), kept)


def test_joiners_that_a_script_needs_stay_in_a_name() -> None:
    [mark] = read_coded(coded(persons=["علی\u200cرضا"]), "t").marks
    assert mark.persons == ("علی\u200cرضا",)


POISON = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON ENTITIES BEGIN DELETE FROM STATEMENTS; END",
    "an extra table": "CREATE TABLE secrets (x); ",
    "an index that is not used": "CREATE INDEX i ON ENTITIES (Value)",
    "a table of another's names": 'CREATE TABLE "x; DROP TABLE ENTITIES" (y)',
}


@pytest.mark.parametrize("command", POISON.values(), ids=list(POISON))
def test_what_a_database_holds_besides_is_not_run(
    coding: Any, tmp_path: Path, command: str
) -> None:
    path = _written(coding, tmp_path, command)
    before = path.read_bytes()
    assert len(read_dna(path).statements) == len(coding.statements)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["talks.dna"]


WRONG = {
    "an endless view for a table": (
        "DROP TABLE ENTITIES; CREATE VIEW ENTITIES AS WITH RECURSIVE n(ID) AS "
        "(SELECT 1 UNION ALL SELECT ID + 1 FROM n) SELECT ID, 1 VariableId, 'a' Value, 0 Red, "
        "0 Green, 0 Blue, NULL ChildOf FROM n"
    ),
    "a generated column that never ends": (
        "DROP TABLE DATALONGTEXT; CREATE TABLE DATALONGTEXT (ID INTEGER, StatementId INTEGER, "
        "VariableId INTEGER, Value AS (printf('%.*c', 40000000, 'x'))); "
        "INSERT INTO DATALONGTEXT VALUES (1, 1, 4)"
    ),
    "a view of endless bytes": (
        "DROP TABLE DATAINTEGER; CREATE VIEW DATAINTEGER AS SELECT randomblob(1000000000) ID, "
        "1 StatementId, 3 VariableId, 1 Value"
    ),
    "a place that is text": "UPDATE STATEMENTS SET Start = 'here'",
    "a place that is nothing": "UPDATE STATEMENTS SET Start = NULL",
    "a place that is a fraction": "UPDATE STATEMENTS SET Start = 0.5",
    "a place beyond 64 bits": "UPDATE STATEMENTS SET Stop = 9223372036854775807",
    "a place below zero": "UPDATE STATEMENTS SET Start = -5",
    "an entity that is text": "UPDATE DATASHORTTEXT SET Entity = 'x'",
    "a text of bytes": "UPDATE DOCUMENTS SET Text = x'ff00ff'",
    "a text of nothing": "UPDATE DOCUMENTS SET Text = NULL",
    "a statement in no document": "DELETE FROM DOCUMENTS",
    "a variable of another kind": "UPDATE VARIABLES SET DataType = 'shell'",
    "a day beyond the calendar": "UPDATE DOCUMENTS SET Date = 1000000000000000",
    "coders without numbers": "ALTER TABLE CODERS RENAME COLUMN ID TO Number",
    "a table without its columns": "DROP TABLE ENTITIES; CREATE TABLE ENTITIES (ID)",
}


@pytest.mark.parametrize("command", WRONG.values(), ids=list(WRONG))
def test_a_poisoned_database_is_refused_in_time_with_its_name(
    coding: Any, tmp_path: Path, command: str
) -> None:
    path = _written(coding, tmp_path, command)
    began = time.process_time()
    with pytest.raises(UnreadableError, match="talks") as told:
        read_dna(path)
    assert time.process_time() - began < 20
    assert told.value.advice or told.value.value


def test_a_cycle_of_parents_ends(coding: Any, tmp_path: Path) -> None:
    path = _written(coding, tmp_path, "UPDATE ENTITIES SET ChildOf = ID")
    assert len(read_dna(path).entities) == len(coding.entities)


def _written(coding: Any, folder: Path, commands: str) -> Path:
    path = folder / "talks.dna"
    write_dna(coding, path)
    with closing(sqlite3.connect(path)) as database, database:
        # A stranger's tables need not hold what ours promise: they are copied without constraints.
        for table in ("STATEMENTS", "DOCUMENTS", "VARIABLES", "DATASHORTTEXT"):
            database.executescript(
                f"PRAGMA foreign_keys = OFF; CREATE TABLE loose AS SELECT * FROM {table}; "
                f"DROP TABLE {table}; ALTER TABLE loose RENAME TO {table}"
            )
        database.executescript(commands)
    return path
