"""The store: writing is all or nothing, asking is safe."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from summitgraph.errors import GraphError, QueryError
from summitgraph.store import GraphStore, Rows
from summitgraph.triples.term import XSD, Literal, Quad, Triple

E = "https://example.org/"


def quad(subject: str, graph: str = "g") -> Quad:
    return Quad(E + subject, E + "p", Literal("x"), E + graph if graph else "")


def test_the_union_of_all_graphs_is_asked() -> None:
    store = GraphStore()
    store.add([quad("a", graph="g"), quad("b", graph="h"), quad("c", graph="")])
    rows = store.select("SELECT ?s { ?s ?p ?o } ORDER BY ?s")
    assert rows.column("s") == (E + "a", E + "b", E + "c")
    assert store.graphs() == (E + "g", E + "h")


def test_the_same_quad_twice_is_one() -> None:
    store = GraphStore()
    store.add([quad("a"), quad("a")])
    store.add([quad("a")])
    assert len(store) == 1
    assert quad("a") in store
    assert quad("b") not in store


def test_triples_of_two_graphs_are_given_once() -> None:
    store = GraphStore()
    store.add([quad("a", graph="g"), quad("a", graph="h")])
    assert list(store.triples()) == [Triple(E + "a", E + "p", Literal("x"))]
    assert sorted(store.quads()) == [quad("a", graph="g"), quad("a", graph="h")]
    assert list(store.quads(E + "h")) == [quad("a", graph="h")]
    assert list(store.quads("")) == []


def test_nothing_is_added_where_one_term_is_bad() -> None:
    store = GraphStore()
    with pytest.raises(GraphError):
        store.add([quad("a"), Quad("no iri", E + "p", E + "o", E + "g")])
    assert len(store) == 0


def test_a_graph_is_replaced_and_its_neighbour_is_not() -> None:
    store = GraphStore()
    store.add([quad("a"), quad("b"), quad("c", graph="h")])
    words = Literal('new } ; DROP ALL ; "', language="en")
    store.replace_graph(E + "g", [Quad(E + "z", E + "p", words, E + "g")])
    assert store.select("SELECT ?s { ?s ?p ?o } ORDER BY ?s").column("s") == (E + "c", E + "z")


def test_replacing_with_quads_of_another_graph_leaves_all_as_it_was() -> None:
    store = GraphStore()
    store.add([quad("a")])
    with pytest.raises(GraphError, match="another graph"):
        store.replace_graph(E + "g", [quad("b"), quad("c", graph="h")])
    assert list(store.quads()) == [quad("a")]


def test_a_graph_replaced_by_nothing_is_gone() -> None:
    store = GraphStore()
    store.add([quad("a"), quad("b", graph="h")])
    store.replace_graph(E + "g", [])
    store.remove_graph(E + "h")
    assert store.graphs() == ()


def test_a_store_on_disk_lasts(tmp_path: Path) -> None:
    store = GraphStore(tmp_path / "store")
    store.add([quad("a")])
    store.flush()
    del store
    assert len(GraphStore(tmp_path / "store", read_only=True)) == 1


def test_a_store_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no store")
    with pytest.raises(GraphError, match="cannot be opened"):
        GraphStore(tmp_path / "file")


def test_a_file_is_read_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(f'<{E}a> <{E}p> "x" .')
    store = GraphStore()
    store.load(path, graph=E + "g")
    assert list(store.quads()) == [quad("a")]


@pytest.mark.parametrize(
    ("source", "syntax", "message"),
    [
        ("<a> <b>", "ttl", "no well-formed RDF"),
        ("<rdf:RDF/>", "rdf", "format is not read"),
        (Path("missing.ttl"), "", "cannot be read"),
        ('{"@context": "http://127.0.0.1:9/c", "@id": "x:a", "p": 1}', "jsonld", "no well-formed"),
    ],
)
def test_what_cannot_be_read_adds_nothing(source: str | Path, syntax: str, message: str) -> None:
    store = GraphStore()
    with pytest.raises(GraphError, match=message):
        store.load(source, syntax)
    assert len(store) == 0


def test_values_of_an_answer_are_pythons() -> None:
    store = GraphStore()
    rows = store.select(
        'SELECT ?a ?b ?c ?d ?e ?f { VALUES (?a ?b ?c ?d ?e) { (18 0.9 true "2017-07-07"^^xsd:date'
        ' "2017-08"^^<http://id.loc.gov/datatypes/edtf/EDTF>) } }'.replace(
            "xsd:date", f"<{XSD}date>"
        )
    )
    assert rows.tuples == ((18, 0.9, True, date(2017, 7, 7), "2017-08", None),)


def test_each_form_of_query_has_its_answer() -> None:
    store = GraphStore()
    store.add([quad("a")])
    assert store.query("ASK { ?s ?p ?o }") is True
    assert store.construct("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }") == (
        Triple(E + "a", E + "p", Literal("x")),
    )
    assert isinstance(store.query("SELECT ?s { ?s ?p ?o }"), Rows)
    with pytest.raises(QueryError, match="no SELECT"):
        store.select("ASK { ?s ?p ?o }")
    with pytest.raises(QueryError, match="no CONSTRUCT"):
        store.construct("ASK { ?s ?p ?o }")


def test_a_query_out_of_form_is_told_with_its_place() -> None:
    with pytest.raises(QueryError, match="cannot be understood"):
        GraphStore().query("SELECT ?s WHERE { ?s ?p }")
