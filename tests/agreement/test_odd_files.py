"""Files that are not quite of their form: told with the place, and nothing is lost in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summitgraph.errors import UnreadableError
from summitgraph.pipeline.agreement import CodedSet, coded_set
from tests.agreement.conftest import FIRST
from tests.agreement.test_forms import HEAD, QUOTE, START, cas

AGREES = f"T1\tAgrees {START} {START + len(QUOTE)}\t{QUOTE}\n"
RUTO = f"T2\tActor {START} {START + 4}\tRuto\n"
PLAIN = {"doc": "accra.txt", "start": 1, "end": 2}


def read(path: Path, text: str) -> CodedSet:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return coded_set(str(path.parent if path.suffix == ".ann" else path))


def refused(path: Path, text: str) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read(path, text)
    assert str(path) in caught.value.where
    return caught.value


@pytest.mark.parametrize(
    ("told", "what"),
    [
        (PLAIN | {"act": "agress"}, "no such act"),
        (PLAIN | {"act": ["agrees"]}, "no such act"),
        (PLAIN | {"commitment": "perhaps"}, "commitment is neither yes nor no"),
        (PLAIN | {"optional": [0]}, "optional is neither yes nor no"),
        (PLAIN | {"due": ["2025"]}, "due is no date"),
        (PLAIN | {"issues": [["trade"]]}, "issues is no list of names"),
        (PLAIN | {"end": float("inf")}, "no span"),
        (PLAIN | {"end": 10 * "9" + ".5"}, "no span"),
        ({"doc": "a.txt", "statements": None}, "no list of objects"),
        ({"doc": "a.txt", "statements": [[]]}, "no list of objects"),
        ({"doc": "a.txt", "statements": [{"start": 1, "end": 2, "actors": 5}]}, "no list of names"),
        ({"doc": "a.txt", "statements": [{"start": 1, "end": 2, "issues": [[]]}]}, "no list of"),
    ],
)
def test_a_line_that_tells_no_value_of_its_kind(tmp_path: Path, told: Any, what: str) -> None:
    assert what in refused(tmp_path / "a.jsonl", json.dumps(told)).what


def test_a_yes_or_no_may_be_a_word(tmp_path: Path) -> None:
    told = PLAIN | {"commitment": "no", "negated": "yes", "act": "agrees", "due": 2025}
    (found,) = read(tmp_path / "a.jsonl", json.dumps(told)).statements
    assert (found.commitment, found.negated, found.act, found.due) == (
        False,
        True,
        "agrees",
        "2025",
    )


def test_nested_beyond_reason_is_no_json(tmp_path: Path) -> None:
    deep = 100_000 * "["
    assert refused(tmp_path / "a.jsonl", deep).what == "this is no JSON"
    assert refused(tmp_path / "a.json", deep).what == "this is no JSON"


def test_a_line_ends_where_a_line_ends(tmp_path: Path) -> None:
    line = json.dumps(FIRST | {"issues": ["trade\u2028visas\x85"]}, ensure_ascii=False)
    (found,) = read(tmp_path / "a.jsonl", line + "\r\n").statements
    assert found.issues == ("trade\u2028visas",)


def test_what_a_document_a_line_does_not_code_is_missing(tmp_path: Path) -> None:
    bare = {"start": 1, "end": 2, "acts": ["states"]}
    (found,) = read(
        tmp_path / "a.jsonl", json.dumps({"doc": "a.txt", "statements": [bare]})
    ).statements
    assert (found.act, found.actors, found.issues, found.due) == ("states", None, None, None)
    full = bare | {"actors": ["Ruto|Kenya"], "issues": [], "due": None}
    (found,) = read(
        tmp_path / "a.jsonl", json.dumps({"doc": "a.txt", "statements": [full]})
    ).statements
    assert (found.actors, found.issues, found.due) == (("Ruto",), (), "")


def test_two_readouts_of_one_name_are_refused(tmp_path: Path) -> None:
    whole = json.dumps({"doc": "a.txt", "statements": []})
    error = refused(tmp_path / "a.jsonl", whole + "\n" + whole)
    assert (error.value, "one name" in error.what) == ("a.txt", True)
    assert read(tmp_path / "b.jsonl", 2 * (json.dumps(PLAIN) + "\n")).scope == {"accra.txt": None}
    for name in ("one.json", "two.json"):
        (tmp_path / name).write_text(json.dumps(cas()))
    with pytest.raises(UnreadableError, match="one name"):
        coded_set(str(tmp_path))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("R1\tactor Arg1:T1 Arg2:T9\n", "no annotation of this number"),
        ("A1\tNegated E9\n", "no annotation of this number"),
        ("A1\tNegated T1 perhaps\n", "neither yes nor no"),
        (RUTO.replace("T2", "T1"), "two annotations have one number"),
        ("T3\tIssue 9 9\t\n", "no span"),
        (f"T3\tIssue 1 {5_000 * '9'}\tx\n", "no span"),
        ("E1\tAgrees:T1 Actor:\n", "not of brat's"),
    ],
)
def test_a_standoff_file_that_has_lost_a_part(tmp_path: Path, line: str, what: str) -> None:
    assert what in refused(tmp_path / "brat" / "accra.ann", AGREES + line).what


def test_an_event_stands_for_the_words_that_tell_of_it(tmp_path: Path) -> None:
    events = "A1\tNegated E1\nA2\tSure T1 very\nE1\tAgrees:T1 Actor1:T2\n#1\tNote E1\tdue=2025\n"
    (found,) = read(tmp_path / "brat" / "accra.ann", AGREES + RUTO + events).statements
    assert (found.actors, found.negated, found.due) == (("Ruto",), True, "2025")


def test_what_no_annotation_of_the_folder_uses_was_not_coded(tmp_path: Path) -> None:
    folder = tmp_path / "brat"
    (first,) = read(folder / "accra.ann", AGREES).statements
    assert (first.actors, first.addressees, first.negated, first.due) == (None, None, None, None)
    other = AGREES + RUTO + "R1\tactor Arg1:T1 Arg2:T2\nA1\tNegated T1\n"
    found = {s.doc: s for s in read(folder / "lome.ann", other).statements}
    assert (found["accra.txt"].actors, found["accra.txt"].negated) == ((), False)
    assert (found["lome.txt"].actors, found["lome.txt"].negated) == (("Ruto",), True)
    assert found["lome.txt"].addressees is None


@pytest.mark.parametrize(
    ("one", "what"),
    [
        ({"actors": 5}, "no list of names"),
        ({"@issues": [5]}, "no structure of this number"),
        ({"@issues": 6}, "no structure of this number"),
        ({"act": ["agrees"]}, "no such act"),
        ({"commitment": "perhaps"}, "neither yes nor no"),
        ({"begin": 1e400}, "no span"),
        ({"due": {}}, "no date"),
    ],
)
def test_a_cas_that_tells_no_value_of_its_kind(
    tmp_path: Path, one: dict[str, Any], what: str
) -> None:
    assert what in refused(tmp_path / "a.json", json.dumps(cas(**one))).what


@pytest.mark.parametrize(("place", "key", "value"), [(0, "sofaString", None), (0, "%TYPE", 3)])
def test_a_cas_without_a_text(tmp_path: Path, place: int, key: str, value: object) -> None:
    told = cas()
    told["%FEATURE_STRUCTURES"][place][key] = value
    assert "no CAS with a text" in refused(tmp_path / "a.json", json.dumps(told)).what


def test_a_feature_that_a_layer_neither_has_nor_declares_was_not_coded(tmp_path: Path) -> None:
    told = cas()
    one = told["%FEATURE_STRUCTURES"][3]
    for name in ("commitment", "due"):
        del one[name]
    (found,) = read(tmp_path / "a.json", json.dumps(told)).statements
    assert (found.addressees, found.commitment, found.due) == (None, None, None)
    told["%TYPES"] = {one["%TYPE"]: {"addressees": {}, "commitment": {}, "due": {}}}
    (found,) = read(tmp_path / "a.json", json.dumps(told)).statements
    assert (found.addressees, found.commitment, found.due) == ((), False, "")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"{HEAD}\naccra.txt,0,9,They met.,,,states,,,,,,no\n", "not as many cells"),
        (f'{HEAD}\naccra.txt,0,9,"They met.,,,states,,,,,\n', "no table"),
        (f"{HEAD}\n,0,9,They met.,,,states,,,,,\n", "names no doc"),
        (f"{HEAD}\naccra.txt,0,8,They met.,met,,states,,,,,\n", "not as long as its place"),
        ("doc,start,end,act,polarity\na.txt,1,2,states,no\n", "no such polarity"),
        ("doc,start,end,act,actors,speakers\na.txt,1,2,states,A,B\n", "tell the same"),
    ],
)
def test_a_table_that_would_lose_a_cell(tmp_path: Path, text: str, what: str) -> None:
    assert what in refused(tmp_path / "anna.csv", text).what


def test_a_table_may_be_parted_by_semicolons_and_have_line_ends_in_cells(tmp_path: Path) -> None:
    text = 'doc;start;end;act;actors\r\na.txt;1;2;states;"Ruto; Mahama"\r\n'
    (found,) = read(tmp_path / "anna.csv", text).statements
    assert found.actors == ("Ruto", "Mahama")
    text = f'{HEAD}\r\na.txt,4,13,"They\r\nmet.",met,,states,,,,,\r\n'
    (found,) = read(tmp_path / "b.csv", text).statements
    assert (found.start, found.end) == (9, 12)


def test_the_apostrophe_against_formulas_is_no_part_of_a_cell(tmp_path: Path) -> None:
    text = f"{HEAD}\n'-talks.txt,5,14,'-They met,They,'@Ruto,states,,,,,\n"
    (found,) = read(tmp_path / "anna.csv", text).statements
    assert (found.doc, found.actors, found.start, found.end) == ("-talks.txt", ("@Ruto",), 6, 10)
