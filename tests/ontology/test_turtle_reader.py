"""The reader of Turtle gives plain values and says where a file is wrong."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from summitgraph.errors import OntologyError
from summitgraph.ontology import RDF, Text, Triples, load
from summitgraph.ontology.reader import read

_A = "urn:a"


def _read(tmp_path: Path, turtle: str) -> Triples:
    path = tmp_path / "file.ttl"
    path.write_text(turtle, encoding="utf-8")
    return Triples(read(path))


def test_a_literal_keeps_its_language_and_datatype(tmp_path: Path) -> None:
    found = _read(tmp_path, '<urn:a> <urn:p> "mot"@fr , "word" , 7 .')
    assert found.literals(_A, "urn:p") == (
        Text("mot", "fr"),
        Text("word"),
        Text("7", "", "http://www.w3.org/2001/XMLSchema#integer"),
    )


def test_an_iri_is_no_text_and_a_text_no_iri(tmp_path: Path) -> None:
    found = _read(tmp_path, '<urn:a> <urn:p> <urn:b> , "c" .')
    assert found.iris(_A, "urn:p") == ("urn:b",)
    assert found.texts(_A, "urn:p") == ("c",)


def test_what_is_not_there_is_empty(tmp_path: Path) -> None:
    found = _read(tmp_path, "<urn:a> a <urn:K> .")
    assert found.texts(_A, "urn:p") == ()
    assert found.one_text(_A, "urn:p", "none") == "none"
    assert found.one_date(_A, "urn:p") is None


def test_subjects_are_found_by_type_in_a_stable_order(tmp_path: Path) -> None:
    found = _read(tmp_path, "<urn:b> a <urn:K> . <urn:a> a <urn:K> . <urn:c> a <urn:L> .")
    assert found.subjects_of_type("urn:K") == ("urn:a", "urn:b")
    assert found.iris("urn:c", RDF.TYPE) == ("urn:L",)


def test_one_of_two_is_never_picked_by_chance(tmp_path: Path) -> None:
    found = _read(tmp_path, '<urn:a> <urn:p> "b" , "c" .')
    with pytest.raises(OntologyError, match="2 values where one is expected"):
        found.one_text(_A, "urn:p")


def test_a_day_is_read_as_a_day(tmp_path: Path) -> None:
    typed = '<urn:a> <urn:p> "2012-12-26"^^<http://www.w3.org/2001/XMLSchema#date> .'
    assert _read(tmp_path, typed).one_date(_A, "urn:p") == date(2012, 12, 26)


def test_a_day_that_no_calendar_has_is_refused(tmp_path: Path) -> None:
    found = _read(tmp_path, '<urn:a> <urn:p> "2012-13-26" .')
    with pytest.raises(OntologyError, match="no day of the calendar"):
        found.one_date(_A, "urn:p")


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"file\.ttl:3: the Turtle does not parse") as caught:
        _read(tmp_path, "<urn:a> a <urn:K> .\n\n<urn:b> a .\n")
    assert caught.value.where.endswith("file.ttl:3")


def test_a_file_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(OntologyError, match=r"nosuch\.ttl.*choose among .*acts"):
        load("nosuch")


def test_all_files_are_read_where_none_is_named() -> None:
    assert len(load()) > len(load("acts")) > 0


def test_reading_the_terms_loads_no_graph_library() -> None:
    code = "import sys, summitgraph.ontology; print(*(m for m in sys.modules if 'oxi' in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_triples_are_counted_and_given_back_as_they_came(tmp_path: Path) -> None:
    found = _read(tmp_path, '_:x a 7 . <urn:a> a <urn:T> ; <urn:p> "x" , "x" , "y" .')
    assert len(found) == len(list(found)) == 4
    assert Triples(found).literals(_A, "urn:p") == (Text("x"), Text("y"))
    assert found.subjects_of_type("urn:T") == (_A,)
