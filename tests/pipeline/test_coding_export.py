"""A graph as a coding: what was denied, who shares a name, and what has no day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import summitgraph as sg
from summitgraph.coding import Coding, coded_texts, read_dna, sheet_bytes, write_dna
from summitgraph.network import RowActor, RowIssue, StatementRow
from summitgraph.network.matrix.rows import names_told_apart
from summitgraph.network.row import RowReadout
from summitgraph.pipeline.export import coding as export
from summitgraph.pipeline.export import coding_of_graph, dated

TEXT = "We agreed to open the port. We did not agree on visas. Nobody else spoke."


def exported(folder: Path, **told: Any) -> Coding:
    """The coding of the graph of a text with an agreement and a denied one."""
    marks: list[dict[str, Any]] = [
        {"start": 0, "end": 27, "issues": ["port"], "act": "agrees"},
        {"start": 28, "end": 54, "issues": ["visas"], "act": "agrees", "negated": True},
    ]
    for mark in marks:
        mark |= {"persons": ["Jane Doe"], "body": "Kenya"}
    text = {"summitgraph": "coded-text/1", "title": "Talks", "text": TEXT, "marks": marks, **told}
    (folder / "talks.json").write_text(json.dumps(text))
    return coding_of_graph(sg.build(folder / "talks.json").store, "talks")


def acts(coding: Coding) -> list[tuple[str, bool]]:
    """The act of each statement of the type `Act`, and whether it is denied."""
    values = {entity.id: entity.value for entity in coding.entities}
    kind = coding.types[1]
    number = {variable.name: variable.id for variable in kind.variables}
    return [
        (values[int(s.values[number["act"]])], bool(s.values[number["denied"]]))
        for s in coding.statements
        if s.type == kind.id
    ]


def test_a_denied_act_is_not_the_act_in_dna_and_a_plain_one_is(tmp_path: Path) -> None:
    write_dna(exported(tmp_path, day="2016-05-06"), tmp_path / "talks.dna")
    again = read_dna(tmp_path / "talks.dna")
    assert acts(again) == [("agrees", False), ("agrees (denied)", True)]
    ((_, coded),) = coded_texts(again)
    told = {(m.issues[0], m.act, m.negated) for m in coded.marks if m.agreement is None}
    assert told == {("port", "agrees", False), ("visa regime", "agrees", True)}


def test_a_document_without_a_day_has_none_until_dna_needs_one(tmp_path: Path) -> None:
    coding = exported(tmp_path)
    assert [document.time for document in coding.documents] == [None]
    assert sheet_bytes(coding, 1).decode().splitlines()[1].startswith("1;;")
    made, without = dated(coding)
    assert ([document.time for document in made.documents], without) == ([0], 1)
    write_dna(made, tmp_path / "talks.dna")
    assert dated(exported(tmp_path, day="2016-05-06"))[1] == 0


def row(number: int, actor: RowActor, issue: str) -> StatementRow:
    return StatementRow(
        statement=f"s{number}",
        actors=(actor,),
        issues=(RowIssue(f"https://example.org/issue/{issue[-1]}", issue),),
        act="agrees",
        family="agrees",
        readout=RowReadout("r"),
    )


@pytest.mark.parametrize("issue", ["port", "long " * 50])
def test_two_things_of_one_name_stay_two_and_one_stays_one(tmp_path: Path, issue: str) -> None:
    base = "https://example.org/person/"
    rows = [
        row(1, RowActor(f"{base}shinzo", "Abe", "Person"), f"{issue}a"),
        row(2, RowActor(f"{base}kobo", "Abe", "Person"), f"{issue}b"),
        row(3, RowActor(f"{base}kobo", "Abe", "Person"), f"{issue}b"),
    ]
    documents = {"r": exported(tmp_path).documents[0]}
    made = export._Made(documents, {}, names_told_apart(rows))
    made.add(rows)
    for variable, expected in ((1, 2), (3, 2)):
        values = [e.value for (v, _), e in made.entities.items() if v == variable]
        assert len(values) == expected
        assert max(map(len, values)) <= 190
