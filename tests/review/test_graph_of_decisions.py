"""Decisions in the graph, in a list, and over builds: the same in memory and on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import summitgraph as sg
from summitgraph.cli.app import run
from summitgraph.errors import GraphError
from summitgraph.pipeline.corrections import NAME
from summitgraph.pipeline.extend import extend
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.verify import verify
from summitgraph.pipeline.writer import Writer
from summitgraph.records import Act
from summitgraph.records.decision import ThingKind, Verb
from summitgraph.review import Journal
from tests.review.test_replay import TEXT, decide, final, machine


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "accra.txt").write_text(TEXT, encoding="utf-8")
    extend(tmp_path / "docs", tmp_path / "graph")
    return tmp_path / "graph"


def settled(store: Path) -> KnowledgeGraph:
    account = machine()
    one, other = account.statements
    journal = Journal(store / NAME)
    journal.append(
        [decide(Verb.CHANGE, account, one, to=(final(one, act=Act.PROPOSES),), why="it proposes")]
    )
    (reject,) = journal.append([decide(Verb.REJECT, account, other, who="Ben")])
    journal.append(
        [
            decide(Verb.UNDO, account, undoes=reject.id, readout="", file="", about=()),
            decide(
                Verb.SAME,
                account,
                kind=ThingKind.ISSUE,
                one="issue/trade",
                other=other.issues[0].key,
                readout="",
                file="",
            ),
            decide(Verb.ACCEPT, account, one, who="Cem"),
        ]
    )
    with Writer(store):
        pass
    return KnowledgeGraph.open(store)


def test_who_decided_what_when_and_why_stands_in_the_graph(store: Path) -> None:
    graph = settled(store)
    rows = graph.query("decisions")
    assert [(r["who"], r["verb"], r["outcome"]) for r in rows if r["verb"] != "same"] == sorted(
        [
            ("Ada", "change", "applied"),
            ("Ben", "reject", "undone"),
            ("Ada", "undo", "applied"),
            ("Cem", "accept", "conflict"),
        ],
        key=lambda told: [r["verb"] for r in rows].index(told[1]),
    )
    assert {r["why"] for r in rows if r["verb"] == "change"} == {"it proposes"}
    assert [r["who"] for r in graph.query("decisions", outcome="conflict")] == ["Cem"]
    assert graph.validation.conforms
    assert verify(store) == []


def test_a_build_in_memory_with_the_journal_holds_the_same(store: Path, tmp_path: Path) -> None:
    wanted = settled(store).store.write("nq")
    made = sg.build(tmp_path / "docs", corrections=store / NAME)
    assert made.store.write("nq") == wanted
    assert sg.build(tmp_path / "docs").store.write("nq") != wanted
    with pytest.raises(GraphError, match="no journal"):
        sg.build(tmp_path / "docs", corrections=tmp_path / "none.jsonl")


def test_a_journal_that_is_gone_leaves_no_graph_of_decisions(store: Path, tmp_path: Path) -> None:
    settled(store)
    (store / NAME).unlink()
    with Writer(store):
        pass
    plain = sg.build(tmp_path / "docs").store.write("nq")
    assert KnowledgeGraph.open(store).store.write("nq") == plain
    assert verify(store) == []


def test_build_takes_a_journal_and_the_list_tells_what_became_of_it(
    store: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settled(store)
    journal = store / NAME
    journal.write_bytes(journal.read_bytes() + b'{"verb": "sing"}\n')
    again = tmp_path / "again"
    with pytest.raises(SystemExit) as ended:
        run(["build", str(tmp_path / "docs"), "-o", str(again), "--corrections", str(journal)])
    assert ended.value.code == 1  # a line of it is no decision, and is told
    with pytest.raises(SystemExit) as ended:
        run(["corrections", str(store), "--format", "json"])
    assert ended.value.code == 1  # a line of it is no decision
    told = capfd.readouterr()
    assert [row["outcome"] for row in json.loads(told.out)] == [
        *("applied", "undone", "applied", "applied", "conflict")
    ]
    assert "line 6" in told.err
    with pytest.raises(SystemExit) as ended:
        run(["corrections", str(again), "--format", "csv"])
    assert ended.value.code == 0
    assert capfd.readouterr().out.splitlines()[0].startswith("id,when,who,verb,outcome")
    nothing = ["corrections", str(tmp_path / "docs")]
    with pytest.raises(SystemExit) as ended:
        run(nothing)
    assert ended.value.code == 3
