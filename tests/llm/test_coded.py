"""What people coded is theirs: a model is not asked about it, and provenance names the coder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import summitgraph as sg
from summitgraph.coding import read_sheet, write_dna
from summitgraph.pipeline.llm import LanguageModel
from summitgraph.pipeline.llm.run import survey
from tests.llm.conftest import TEXT


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    table = tmp_path / "events.csv"
    start = TEXT.index("Mahama expressed")
    table.write_text(
        "document_title,start_position,stop_position,person,concept,agreement\n"
        f"Talks in Accra,{start},{start + 16},John Mahama,piracy,0\n",
        encoding="utf-8",
    )
    coding = read_sheet(table)
    documents = tuple(replace(d, text=TEXT, time=0) for d in coding.documents)
    file = tmp_path / "talks.dna"
    write_dna(replace(coding, documents=documents), file)
    return file


def test_what_people_coded_is_read_by_people(coded: Path, model: LanguageModel) -> None:
    assert survey(coded, model).questions == ()
    alone = LanguageModel(model.settings, model.prompt, model.answers, alone=True)
    kg = sg.build(coded, second=alone)
    assert kg.skipped == ()
    (row,) = kg.query("readers")
    assert "rules" not in str(row["readers"])
    assert row["statements"] == 1
    assert kg.store.write("nq") == sg.build(coded).store.write("nq")
