"""People's codings in the forms of their tools; what is not of a form is told by line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summitgraph.coding import read_sheet, write_dna
from summitgraph.errors import SummitgraphError, UnreadableError, UsageError
from summitgraph.pipeline.agreement import CodedSet, coded_set
from summitgraph.pipeline.agreement.sample import COLUMNS
from tests.agreement.conftest import FIRST, coded

TEXT = "They met. 😀 Ruto and Mahama agreed to trade more by June; he said so to Japan."
QUOTE = "Ruto and Mahama agreed to trade more by June"
START = TEXT.index(QUOTE)
HEAD = ",".join(COLUMNS)


def read(path: Path) -> CodedSet:
    return coded_set(f"anna={path}")


def test_json_lines_of_extract_and_of_codings(tmp_path: Path) -> None:
    flat = tmp_path / "flat.jsonl"
    flat.write_text(json.dumps(FIRST) + "\n\n" + json.dumps(FIRST | {"start": 60, "end": 70}))
    assert read(flat).statements == (coded(), coded(start=60, end=70))
    deep = tmp_path / "deep.jsonl"
    best: dict[str, Any] = {k: v for k, v in FIRST.items() if k not in ("doc", "act")}
    best |= {"acts": ["agrees", "states"], "issues": [["trade", "commerce"]], "due": None}
    none = {"doc": "none.txt", "statements": []}
    deep.write_text(
        json.dumps({"doc": "accra.txt", "statements": [best]}) + "\n" + json.dumps(none)
    )
    assert read(deep).statements == (coded(due=""),)
    assert set(read(deep).scope) == {"accra.txt", "none.txt"}


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"start": 1}', '{"doc": "a", "start": 3, "end": 3}', '{"doc": "a", "start": "x"}',
     '{"doc": "a", "start": 1, "end": 2, "actors": "Abe"}'],
)  # fmt: skip
def test_a_bad_line_is_told_by_its_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(json.dumps(FIRST) + "\n" + line)
    with pytest.raises(UnreadableError, match="line 2"):
        read(file)


def test_a_sample_that_a_coder_filled_in(tmp_path: Path) -> None:
    file = tmp_path / "anna.csv"
    sentence = TEXT[10:]
    end = len(TEXT)
    file.write_text(
        f'{HEAD}\naccra.txt,10,{end},"{sentence}",{QUOTE},Ruto; Mahama,agrees,trade,,yes,,2025-06\n'
        f'accra.txt,10,{end},"{sentence}",,Ruto,states,trade,Japan,,,\n'
        "accra.txt,0,9,They met.,,,,,,,,\n",
        encoding="utf-8",
    )
    found = read(file)
    first, second = sorted(found.statements, key=lambda s: s.act or "")
    assert (first.start, first.end) == (START, START + len(QUOTE))
    assert first.actors == ("Ruto", "Mahama")
    assert (first.commitment, first.negated, first.due) == (True, False, "2025-06")
    assert (second.start, second.end, second.addressees) == (10, end, ("Japan",))
    assert found.scope == {"accra.txt": ((0, 9), (10, end))}


@pytest.mark.parametrize(
    "row",
    ["a.txt,0,9,They met.,,,approves,,,,,", "a.txt,9,0,They met.,,,states,,,,,",
     "a.txt,0,9,They met.,We met,,states,,,,,", "a.txt,0,9,They met.,,,states,,,maybe,,"],
)  # fmt: skip
def test_a_bad_row_is_told_by_its_number(tmp_path: Path, row: str) -> None:
    file = tmp_path / "anna.csv"
    file.write_text(f"{HEAD}\n{row}\n")
    with pytest.raises(UnreadableError, match="row 2"):
        read(file)


def test_a_table_without_places_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "anna.csv"
    file.write_text("doc,act\na.txt,states\n")
    with pytest.raises(UnreadableError, match="lacks a column"):
        read(file)


def test_brat(tmp_path: Path) -> None:
    folder = tmp_path / "brat"
    folder.mkdir()
    he = TEXT.index("he said")
    (folder / "accra.ann").write_text(
        f"T1\tAgrees {START} {START + len(QUOTE)}\t{QUOTE}\n"
        f"T2\tActor {START} {START + 4}\tRuto\n"
        f"T3\tActor {START + 9} {START + 15}\tMahama\n"
        f"T4\tIssue {START + 26} {START + 31}\ttrade\n"
        f"T5\tStates {he} {he + 7}\the said\n"
        f"T6\tActor {he} {he + 2}\the\n"
        "R1\tactor Arg1:T1 Arg2:T3\nR2\tactor Arg1:T2 Arg2:T1\nR3\tissue Arg1:T1 Arg2:T4\t\n"
        "R4\tactor Arg1:T5 Arg2:T6\n"
        "A1\tCommitment T1\nA2\tNegated T5 no\n#1\tAnnotatorNotes T1\tdue=2025-06\n"
        "#2\tAnnotatorNotes T6\tWilliam Ruto\n*\tEquiv T2 T3\n",
        encoding="utf-8",
    )
    (folder / "empty.ann").write_text("")
    found = read(folder)
    first, second = found.statements
    assert (first.start, first.end, first.act) == (START, START + len(QUOTE), "agrees")
    assert first.actors == ("Ruto", "Mahama")
    assert (first.issues, first.commitment, first.due) == (("trade",), True, "2025-06")
    assert (second.act, second.actors, second.negated) == ("states", ("William Ruto",), False)
    assert set(found.scope) == {"accra.txt", "empty.txt"}
    (folder / "bad.ann").write_text("T1 Agrees 0 4 They\n")
    with pytest.raises(UnreadableError, match="line 1"):
        read(folder)


def cas(**statement: Any) -> dict[str, Any]:
    after = START + 1  # in UTF-16 the face before it takes two places
    one = {"%ID": 4, "%TYPE": "webanno.custom.Statement", "@sofa": 1, "begin": after,
           "end": after + len(QUOTE), "act": "agrees", "actors": "Ruto; Mahama", "@issues": 5,
           "commitment": True, "negated": False, "due": "2025-06"}  # fmt: skip
    return {
        "%TYPES": {},
        "%FEATURE_STRUCTURES": [
            {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": TEXT},
            {"%ID": 2, "%TYPE": "de.tudarmstadt.DocumentMetaData", "documentTitle": "accra.txt"},
            {"%ID": 3, "%TYPE": "uima.tcas.Annotation", "@sofa": 1, "begin": 0, "end": 4},
            one | statement,
            {"%ID": 5, "%TYPE": "uima.cas.StringArray", "%ELEMENTS": ["trade"]},
        ],
        "%VIEWS": {},
    }


def test_inception_counts_as_java_does(tmp_path: Path) -> None:
    file = tmp_path / "any.json"
    file.write_text(json.dumps(cas()), encoding="utf-8")
    (found,) = read(file).statements
    assert found.doc == "accra.txt"
    assert TEXT[found.start : found.end] == QUOTE
    assert (found.actors, found.issues) == (("Ruto", "Mahama"), ("trade",))
    assert (found.commitment, found.negated, found.due) == (True, False, "2025-06")


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        json.dumps(cas(act="approves")),
        json.dumps(cas(end=999)),
        json.dumps(cas(begin=None)),
    ],
)
def test_a_bad_cas_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "any.json"
    file.write_text(text)
    with pytest.raises(UnreadableError, match=r"any\.json"):
        read(file)


def test_what_is_not_there_or_of_no_form_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        coded_set("anna=nowhere.csv")
    (tmp_path / "a.xml").write_text("<a/>")
    with pytest.raises(UsageError, match="no coding that is known"):
        coded_set(str(tmp_path / "a.xml"))
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SummitgraphError, match="UTF-8"):
        coded_set(str(tmp_path / "a.csv"))


def test_dna_tells_who_and_for_or_against_and_leaves_the_act_missing(tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text(
        "document_title,start_position,stop_position,person,concept,agreement\n"
        f"accra.txt,{START + 1},{START + 5},Ruto,trade,0\n",
        encoding="utf-8",
    )
    coding = read_sheet(table)
    documents = tuple(replace(d, text=TEXT, time=0) for d in coding.documents)
    file = tmp_path / "talks.dna"
    write_dna(replace(coding, documents=documents), file)
    (found,) = read(file).statements
    assert (found.doc, found.actors, found.issues) == ("accra.txt", ("Ruto",), ("trade",))
    assert (found.act, found.negated, found.due) == (None, True, None)
    twice = (*documents, replace(documents[0], id=99))
    write_dna(replace(coding, documents=twice), file)
    with pytest.raises(UnreadableError, match="two readouts have one name"):
        read(file)
