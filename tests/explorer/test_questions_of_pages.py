"""The questions that only pages ask: each runs, gives the columns it names, in a total order."""

from __future__ import annotations

import re

import pytest

import summitgraph as sg
from summitgraph.errors import QueryError
from summitgraph.triples.iris import DEFAULT_BASE
from summitgraph.triples.term import IRI
from summitgraph.web.explorer.find import find
from summitgraph.web.explorer.graph import Embedded, ask, questions
from tests.serving import ROOT

NS = "https://w3id.org/summitgraph/"
ABE, PUTIN, LAVROV = (
    IRI(f"{NS}person/{name}") for name in ("shinzo-abe", "vladimir-putin", "sergey-lavrov")
)


@pytest.fixture(scope="module")
def graph() -> Embedded:
    return Embedded(sg.build(ROOT / "seeds").store, DEFAULT_BASE)


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_gives_the_columns_it_names(graph: Embedded, name: str) -> None:
    question = questions()[name]
    rows = graph.select(question.text)
    assert rows.columns == question.returns
    assert question.summary.endswith("?")
    by = re.findall(r"ORDER BY (.*)", question.text)[-1]
    told = [rows.columns.index(name) for name in re.findall(r"\?(\w+)", by) if name in rows.columns]
    places = [tuple(row[place] for place in told) for row in rows.tuples]
    assert len(set(places)) == len(places)  # no two rows may change places


def test_several_things_may_be_asked_for_at_once(graph: Embedded) -> None:
    rows = ask(graph, "labels", {"thing": [ABE, PUTIN]})
    assert rows.column("label") == ("Shinzo Abe", "Vladimir Putin")
    assert len(ask(graph, "labels", {"thing": []})) == 0


def test_what_is_no_iri_never_becomes_part_of_a_question(graph: Embedded) -> None:
    with pytest.raises(Exception, match="IRI"):
        ask(graph, "labels", {"thing": ["x> } DROP ALL"]})
    with pytest.raises(QueryError, match="no such variable"):
        ask(graph, "facts", nothing=ABE)


def test_statements_are_found_by_all_that_is_given(graph: Embedded) -> None:
    abe, both = find(graph, actor=ABE), find(graph, actor=ABE, other=PUTIN)
    assert set(both) < set(abe)
    assert find(graph, actor=LAVROV, other=ABE) == []
    agreed = find(graph, actor=ABE, act=IRI(f"{NS}act/agrees"))
    assert 0 < len(agreed) < len(abe)
    assert set(find(graph, actor=ABE, act=IRI(f"{NS}act/affirms"))) < set(agreed)
