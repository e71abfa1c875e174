"""Tables: each column has its entry in the codebook, and no cell runs as a formula."""

from __future__ import annotations

import csv
import io

import pytest

from summitgraph.authority import load
from summitgraph.pipeline.codebook import CODEBOOK
from summitgraph.pipeline.documents import Skipped
from summitgraph.pipeline.tables import QUESTIONS, tables
from summitgraph.queries import find
from summitgraph.records import Account
from summitgraph.store import GraphStore
from summitgraph.triples import account_quads, authority_quads


@pytest.fixture
def store(account: Account) -> GraphStore:
    made = GraphStore()
    made.add(account_quads(account))
    made.add(authority_quads([account], load()))
    return made


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_column_is_in_the_codebook_in_its_order(name: str) -> None:
    assert tuple(CODEBOOK[name]) == find(QUESTIONS[name]).returns


def test_the_codebook_explains_every_column_of_every_table() -> None:
    made = tables(GraphStore())
    explained = [(row["table"], row["column"]) for row in _rows(made["codebook.csv"])]
    columns = [
        (name.removesuffix(".csv"), column)
        for name, text in made.items()
        if name != "codebook.csv"
        for column in text.splitlines()[0].split(",")
    ]
    assert explained == [*columns, ("all", "all")]


def test_acts_stand_as_their_codes(store: GraphStore) -> None:
    rows = _rows(tables(store)["statements.csv"])
    assert [(row["act"], row["family"]) for row in rows] == [
        ("agrees", "agrees"),
        ("concern", "expressesConcern"),
    ]


def test_joint_speakers_stand_in_one_cell(store: GraphStore) -> None:
    rows = _rows(tables(store)["statements.csv"])
    assert rows[0]["speakers"] == "Ada Lund; Ben Okafor"


def test_a_name_that_is_a_formula_is_made_text_and_a_quote_is_kept(store: GraphStore) -> None:
    made = tables(store)
    assert "'=Northland" in {row["actorLabel"] for row in _rows(made["actors.csv"])}
    assert _rows(made["statements.csv"])[1]["quote"].endswith('about "tolls"')


def test_documents_that_were_not_read_are_a_table_too() -> None:
    made = tables(GraphStore(), [Skipped(name="b", reason="x"), Skipped(name="a", reason="y")])
    assert made["skipped.csv"] == "document,kind,reason,advice\na,unreadable,y,\nb,unreadable,x,\n"
