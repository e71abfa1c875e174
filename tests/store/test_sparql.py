"""Parameters are bound as terms, and nothing leaves the machine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.errors import QueryError
from summitgraph.store import GraphStore
from summitgraph.store.sparql import MAX_DEPTH, bind, slots, tokens
from summitgraph.triples.term import Literal, Quad

E = "https://example.org/"


@pytest.fixture
def store() -> GraphStore:
    graph = GraphStore()
    graph.add(
        [
            Quad(E + "a", E + "p", E + "x", E + "g"),
            Quad(E + "b", E + "p", E + "x", E + "g"),
            Quad(E + "c", E + "p", E + "y", E + "h"),
        ]
    )
    return graph


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s { VALUES ?o { UNDEF } ?s ?p ?o } ORDER BY ?s",
        "SELECT ?s { ?s ?p ?o } ORDER BY ?s",
        "SELECT ?s WHERE { ?s ?p ?v FILTER(!BOUND(?o) || ?v = ?o) } ORDER BY ?s",
        "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY ?s",
        "SELECT ?s { # the } group {\n ?s ?p ?o } ORDER BY ?s",
        "SELECT (EXISTS { ?a ?b ?c } AS ?e) ?s { ?s ?p ?o } ORDER BY ?s",
        "SELECT ?s { { SELECT ?s { values ?o\n{ undef } ?s ?p ?o } } } ORDER BY ?s",
    ],
)
def test_a_bound_parameter_restricts_the_answer(store: GraphStore, sparql: str) -> None:
    assert store.select(sparql, {"o": E + "x"}).column("s") == (E + "a", E + "b")


def test_an_unset_parameter_restricts_nothing(store: GraphStore) -> None:
    sparql = "SELECT ?s { VALUES ?o { UNDEF } ?s ?p ?o } ORDER BY ?s"
    assert len(store.select(sparql)) == 3
    assert bind(sparql, {}) == "SELECT ?s {  ?s ?p ?o } ORDER BY ?s"


def test_asks_and_constructs_are_bound_too(store: GraphStore) -> None:
    assert store.query("ASK { ?s ?p ?o }", {"o": E + "z"}) is False
    answer = store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {"o": E + "y"})
    assert [triple.subject for triple in answer] == [E + "c"]


@pytest.mark.parametrize(
    "sparql",
    [
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "SELECT ?s { SELECT ?s { ?s ?p ?o } }",
        "DESCRIBE ?o",
    ],
)
def test_where_no_place_is_left_the_caller_is_told(store: GraphStore, sparql: str) -> None:
    with pytest.raises(QueryError, match="VALUES"):
        store.query(sparql, {"o": E + "x"})


@pytest.mark.parametrize("name", ["nobody", "s ?p ?o } #", "s}", ""])
def test_a_variable_that_the_query_lacks_is_refused(store: GraphStore, name: str) -> None:
    with pytest.raises(QueryError, match="no such variable"):
        store.query("ASK { ?s ?p ?o }", {name: E + "x"})


ATTACKS = [
    '" } } #',
    "' } UNION { ?s ?p ?o } #",
    '"""',
    "\\",
    '\\" } #',
    "\\u0022 } UNION { ?s ?p ?o } #",
    "UNDEF",
    "x\n} ; DROP ALL",
    "VALUES ?o { UNDEF }",
]


@pytest.mark.parametrize("text", ATTACKS)
@pytest.mark.parametrize(
    "sparql",
    ["SELECT ?s ?o { ?s ?p ?o }", "SELECT ?s ?o { VALUES ?o { UNDEF } ?s ?p ?o }"],
)
def test_a_literal_cannot_break_out(store: GraphStore, sparql: str, text: str) -> None:
    store.add([Quad(E + "d", E + "p", Literal(text), E + "g")])
    assert store.select(sparql, {"o": Literal(text)}).tuples == ((E + "d", text),)


@pytest.mark.parametrize(
    "term",
    [
        E + "x> } UNION { ?s ?p ?o } #",
        "x } #",
        Literal("x", 'https://e.org/"> } #'),
        Literal("x", language='en" } #'),
        Literal("\ud800"),
        7,
    ],
)
def test_what_is_no_term_is_refused(store: GraphStore, term: str) -> None:
    with pytest.raises(QueryError, match="no RDF term"):
        store.query("ASK { ?s ?p ?o }", {"o": term})


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_found_again_by_its_parameter(text: str) -> None:
    sparql = "SELECT ?o { VALUES ?o { UNDEF } }"
    assert GraphStore().select(sparql, {"o": Literal(text)}).tuples == ((text,),)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { sErViCe#c\n<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "ASK { FILTER EXISTS { SERVICE ?x { ?s ?p ?o } } }",
        # '<' as "less than" hides the rest of the line from whoever takes it for an IRI
        "PREFIX x: <x:> ASK { FILTER(?a<x:b)SERVICE#>\n?y { ?s ?p ?o } }",
        "PREFIX x: <x:> ASK { FILTER(?a<x:b#'>\n) SERVICE <http://127.0.0.1:9/> {} #'\n}",
        "PREFIX x: <x:> ASK { FILTER(1 <2)#'''>\n SERVICE <http://127.0.0.1:9/> {} #'''\n}",
        "LOAD <http://127.0.0.1:9/>",
        "lOaD <file:///etc/passwd> INTO GRAPH <http://e.org/g>",
        "INSERT DATA { <e:a> <e:b> <e:c> }",
        "PREFIX e: <e:> DROP ALL",
    ],
)
def test_nothing_reaches_outside_or_changes_the_graph(store: GraphStore, sparql: str) -> None:
    with pytest.raises(QueryError):
        store.query(sparql)
    assert len(store) == 3


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { <https://e.org/service#x> ?p 'SERVICE <http://e.org/> {}' } # SERVICE",
        "ASK { ?service ?p 'x'@service }",
        "PREFIX e: <https://e.org/> ASK { e:service-delivery ?load e:SERVICE }",
        "ASK { ?a ?b ?c FILTER(?a < ?b && ?c > ?a) }",
        "ASK { ?a <https://e.org/b> <https://e.org/c> FILTER(?a IN (<e:x>, <e:y>)) }",
        "ASK { ?a (<e:x>|<e:y>)/^<e:z>* ?c }",
    ],
)
def test_words_that_only_look_like_it_are_answered(store: GraphStore, sparql: str) -> None:
    assert store.query(sparql) is False


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK " + "{" * 3000 + "}" * 3000,
        "ASK { FILTER(" + "(" * 3000 + "1" + ")" * 3000 + ") }",
        "ASK { FILTER(" + "!" * 20000 + "true) }",
        "ASK { FILTER(" + "1+" * 20000 + "1) }",
        "ASK { FILTER(" + "true||" * 20000 + "true) }",
        "ASK { " + "{} UNION " * 20000 + "{} }",
    ],
)
def test_a_query_that_would_end_the_process_is_refused(store: GraphStore, sparql: str) -> None:
    with pytest.raises(QueryError, match=f"deeper than {MAX_DEPTH}|operators"):
        store.query(sparql)


def test_a_character_out_of_place_is_shown() -> None:
    with pytest.raises(QueryError, match="line 2, column 3"):
        tokens("ASK {\n  § }")


def test_slots_are_found_whatever_stands_between_their_words() -> None:
    sparql = "ASK { values # the actor\n ?a{undef} VALUES ?b { 'UNDEF' } VALUES (?c) { (UNDEF) } }"
    assert [name for name, _, _ in slots(sparql)] == ["a"]


def test_from_restricts_a_query_to_the_graphs_that_it_names() -> None:
    from summitgraph.store import GraphStore
    from summitgraph.triples.term import Quad

    store = GraphStore()
    store.add([Quad("e:a", "e:p", "e:b", "e:g"), Quad("e:c", "e:p", "e:d", "e:h")])
    assert store.select("SELECT ?s FROM <e:g> { ?s ?p ?o }").column("s") == ("e:a",)
    assert store.select("SELECT ?s { ?s ?p ?o } ORDER BY ?s").column("s") == ("e:a", "e:c")
    assert store.query("ASK FROM <e:other> { ?s ?p ?o }") is False
