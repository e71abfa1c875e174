"""Each stored question, asked of a small graph, gives the table that stands beside the graph."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import rdflib

from summitgraph.queries import Question, ask, bindings, catalogue
from summitgraph.store import GraphStore, Rows, Value
from summitgraph.store.sparql import bind
from summitgraph.triples.term import Literal, Quad

HERE = Path(__file__).parent
PARAMETERS = re.compile(r"^# parameters: (.*)$", re.MULTILINE)
LABELS = ("#label", "#prefLabel")
each_question = pytest.mark.parametrize(
    "question", catalogue().values(), ids=lambda question: question.name
)
NOT_IN_RDFLIB = {
    "joint-acts": "rdflib joins strings in another order than that of the sub-query",
    "unanswered": "rdflib 7.6 lets an OPTIONAL overwrite what a sub-query has renamed",
}


def graph_of(question: Question) -> tuple[GraphStore, dict[str, str]]:
    text = (HERE / f"{question.name}.ttl").read_text(encoding="utf-8")
    found = PARAMETERS.search(text)
    assert found, "the graph names the parameters in its comment"
    store = GraphStore()
    store.load(text, "trig")
    return store, json.loads(found[1])


def expected_table(question: Question) -> str:
    return (HERE / f"{question.name}.csv").read_text(encoding="utf-8")


@each_question
def test_a_question_gives_the_expected_table(question: Question) -> None:
    store, parameters = graph_of(question)
    assert len(store) <= 100
    rows = ask(store, question.name, **parameters)
    assert rows.columns == question.returns
    assert rows.to_csv() == expected_table(question)
    assert rows, "a question whose answer is empty shows nothing"


@each_question
def test_what_two_graphs_tell_counts_once(question: Question) -> None:
    store, parameters = graph_of(question)
    again = [quad._replace(graph="https://e.org/again") for quad in store.quads()]
    store.add(again)
    assert ask(store, question.name, **parameters).to_csv() == expected_table(question)


@each_question
def test_a_label_in_another_language_adds_no_row(question: Question) -> None:
    store, parameters = graph_of(question)
    if question.name == "names":
        pytest.skip("it lists the names of all languages")
    labels = [
        Quad(*triple[:2], Literal("外国語", language="ja"), "")
        for triple in store.triples()
        if triple.predicate.endswith(LABELS)
    ]
    store.add(labels)
    assert ask(store, question.name, **parameters).to_csv() == expected_table(question)


@each_question
def test_another_engine_gives_the_same_table(question: Question) -> None:
    if question.name in NOT_IN_RDFLIB:
        pytest.skip(NOT_IN_RDFLIB[question.name])
    store, parameters = graph_of(question)
    graph = rdflib.Graph().parse(data=store.write("nt"), format="nt")
    answer = graph.query(bind(question.text, bindings(store, question, **parameters)))
    rows = Rows(question.returns, (list(map(plain, row)) for row in answer))  # type: ignore[arg-type]
    assert rows.to_csv() == expected_table(question)


def plain(term: rdflib.term.Node | None) -> Value:
    if term is None:
        return None
    value = term.toPython() if isinstance(term, rdflib.Literal) else str(term)
    return value if isinstance(value, bool) else str(value)


def test_each_graph_belongs_to_a_question() -> None:
    assert {path.stem for path in HERE.glob("*.ttl")} == set(catalogue())
    assert {path.stem for path in HERE.glob("*.csv")} == set(catalogue())
