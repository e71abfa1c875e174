"""Asking by name, and finding what a name means."""

from __future__ import annotations

from datetime import date

import pytest

from summitgraph.errors import QueryError
from summitgraph.queries import ask, bindings, find, resolve
from summitgraph.store import PREFIXES, GraphStore
from summitgraph.triples.term import XSD, Literal

GRAPH = """
@prefix act: <https://w3id.org/summitgraph/act/> .
@prefix id: <https://w3id.org/summitgraph/id/> .
@prefix issue: <https://w3id.org/summitgraph/issue/> .
@prefix person: <https://w3id.org/summitgraph/person/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sg: <https://w3id.org/summitgraph/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix state: <https://w3id.org/summitgraph/state/> .
person:shinzo-abe a sg:Person ; skos:prefLabel "Shinzo Abe"@en ; sg:familyName "Abe" .
person:kim-jong-un a sg:Person ; skos:prefLabel "Kim Jong Un"@en ; sg:familyName "Kim" .
person:kim-yong-nam a sg:Person ; skos:prefLabel "Kim Yong Nam"@en ; sg:familyName "Kim" .
state:JP a sg:State ; skos:prefLabel "Japan"@en .
issue:japan a sg:Issue ; skos:prefLabel "Japan"@en .
issue:peace-treaty a sg:Issue ; skos:prefLabel "peace treaty"@en ; skos:altLabel "treaty"@en .
act:expressesConcern a sg:ActFamily ; skos:prefLabel "expresses concern"@en .
id:m1 a sg:Meeting ; rdfs:label "Abe, Putin, 2017-07-07"@en ; sg:date "2017-07-07" .
"""


@pytest.fixture
def store() -> GraphStore:
    graph = GraphStore()
    graph.load(GRAPH, "ttl")
    return graph


@pytest.mark.parametrize(
    ("expected", "of_class", "text"),
    [
        ("person:shinzo-abe", "Actor", "Shinzo Abe"),
        ("person:shinzo-abe", "Actor", "abe"),
        ("person:shinzo-abe", "Person", "  ABE "),
        ("state:JP", "Actor", "Japan"),
        ("issue:japan", "Issue", "Japan"),
        ("issue:peace-treaty", "Issue", "treaty"),
        ("act:expressesConcern", "Act", "expresses concern"),
        ("id:m1", "Meeting", "2017-07-07"),
        ("state:RU", "Actor", "state:RU"),
        ("state:RU", "Actor", "https://w3id.org/summitgraph/state/RU"),
        ("id:person/x", "Actor", "id:person\\/x"),
    ],
)
def test_a_name_finds_its_thing(store: GraphStore, expected: str, of_class: str, text: str) -> None:
    prefix, _, local = expected.partition(":")
    assert resolve(store, of_class, text) == PREFIXES[prefix] + local


def test_a_name_of_several_is_an_error_that_lists_them(store: GraphStore) -> None:
    with pytest.raises(QueryError, match=r"Kim Jong Un <.*>; Kim Yong Nam <") as caught:
        resolve(store, "Actor", "Kim")
    assert caught.value.value == "Kim"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Shinzo", "did you mean: Shinzo Abe"),
        ("Japn", "did you mean: Japan"),
        ("Angela Merkel", "see the stored question 'names'"),
        ("", "see the stored question 'names'"),
        ('" } #', "see the stored question 'names'"),
    ],
)
def test_a_name_of_nobody_is_no_guess(store: GraphStore, text: str, advice: str) -> None:
    with pytest.raises(QueryError) as caught:
        resolve(store, "Actor", text)
    assert caught.value.advice == advice


def test_an_unknown_question_names_the_nearest(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="did you mean: agreements"):
        ask(store, "agrements")
    with pytest.raises(QueryError, match="open-commitments"):
        find("open")
    with pytest.raises(QueryError, match="ask one of: agreements"):
        find("§")


def test_an_unknown_parameter_names_those_that_there_are(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="it has actor, from, issue, until"):
        ask(store, "positions", target="Abe")


def test_a_date_may_be_a_date_or_its_words(store: GraphStore) -> None:
    expected = {"_on": Literal("2017-09-01", XSD + "date")}
    question = find("open-commitments")
    assert bindings(store, question, on=date(2017, 9, 1)) == expected
    assert bindings(store, question, on="2017-09-01") == expected


@pytest.mark.parametrize("value", ["soon", "2017-13-01", "2017-09", '2017-09-01" }'])
def test_what_is_no_date_is_refused(store: GraphStore, value: str) -> None:
    with pytest.raises(QueryError, match="the parameter on takes a date"):
        ask(store, "open-commitments", on=value)


def test_a_default_holds_until_another_value_is_given(store: GraphStore) -> None:
    question = find("notices")
    assert bindings(store, question) == {"_kind": Literal("undecided")}
    assert bindings(store, question, kind="passed-over") == {"_kind": Literal("passed-over")}
    assert bindings(store, question, kind=None) == {"_kind": Literal("undecided")}
