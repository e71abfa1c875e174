"""Canonical files: the same bytes for the same quads, and the same quads for every reader."""

from __future__ import annotations

import json
import random

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from summitgraph.errors import GraphError
from summitgraph.ontology import terms
from summitgraph.store import GraphStore, jsonld, nquads, ntriples, prefixes, trig, turtle
from summitgraph.store.canonical import FORMATS, statements, write
from summitgraph.store.jsonld import context
from summitgraph.triples.term import XSD, Literal, Quad, Term, printable

SG = "https://w3id.org/summitgraph/ns#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
RDFLIB = {"nq": "nquads", "nt": "nt", "trig": "trig", "ttl": "turtle", "jsonld": "json-ld"}

LOCAL = st.text("aZ09_-./~:é'(),;=%41", max_size=6).filter(lambda t: "%" not in t or "%41" in t)
IRIS: st.SearchStrategy[str] = st.builds(
    "{}{}".format,
    st.sampled_from(
        [
            SG,
            "https://w3id.org/summitgraph/id/",
            "https://w3id.org/summitgraph/person/",
            "http://www.w3.org/2004/02/skos/core#",
            "https://example.org/",
            "urn:x:",
        ]
    ),
    LOCAL.filter(lambda t: "%" not in t.replace("%41", "")),
)
TEXT = st.text(st.characters(exclude_categories=["Cs"])).map(printable)
# Lexical forms that every reader keeps as they are; rdflib and the store rewrite others.
LITERALS: st.SearchStrategy[Literal] = st.one_of(
    st.builds(Literal, TEXT),
    st.builds(Literal, TEXT.filter(bool), language=st.sampled_from(["en", "ja", "pt-br"])),
    st.integers(-(10**12), 10**12).map(lambda n: Literal(str(n), XSD + "integer")),
    st.integers(1, 9).map(lambda n: Literal(f"0.{n}", XSD + "decimal")),
    st.booleans().map(lambda b: Literal(str(b).lower(), XSD + "boolean")),
    st.dates().map(lambda d: Literal(d.isoformat(), XSD + "date")),
    st.sampled_from(["2017-08", "XXXX-12-15", "2018-12/2019-01"]).map(lambda d: Literal(d, EDTF)),
)
PREDICATES = st.one_of(
    IRIS,
    st.sampled_from(
        [RDF_TYPE, SG + "speaker", SG + "due", SG + "earliest", SG + "message", SG + "ordinal"]
    ),
)
TERMS: st.SearchStrategy[Term] = st.one_of(IRIS, LITERALS)
QUADS = st.lists(
    st.builds(Quad, IRIS, PREDICATES, TERMS, st.one_of(st.just(""), IRIS)), max_size=12
)


def example(count: int = 40) -> list[Quad]:
    base = "https://w3id.org/summitgraph/id/"
    words = [Literal(f'said "{n}"\nand so') for n in range(5)]
    return [
        Quad(
            f"{base}statement/{n % 7}",
            [RDF_TYPE, SG + "issue", SG + "quote"][n % 3],
            words[n % 5] if n % 3 == 2 else [SG + "Statement", f"{base}issue/{n % 4}"][n % 3],
            f"{base}graph/readout/{n % 3}",
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("syntax", FORMATS)
def test_the_order_of_quads_and_repetitions_change_no_byte(syntax: str) -> None:
    quads = example()
    expected = write(statements(quads), syntax)
    for seed in range(5):
        shuffled = quads + quads[:9]
        random.Random(seed).shuffle(shuffled)
        assert write(statements(shuffled), syntax) == expected
        store = GraphStore()
        store.add(shuffled)
        assert store.write(syntax) == expected


@given(QUADS)
@settings(max_examples=150)
def test_pyoxigraph_reads_back_what_was_written(quads: list[Quad]) -> None:
    expected = nquads(quads)
    for syntax in ("nq", "trig", "jsonld"):
        store = GraphStore()
        store.load(write(statements(quads), syntax), syntax)
        assert store.write("nq") == expected
    union = ntriples(quads)
    for syntax in ("nt", "ttl"):
        store = GraphStore()
        store.load(write(statements(quads), syntax), syntax)
        assert store.write("nt") == union


@given(QUADS)
@settings(max_examples=60, deadline=None)
@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
def test_rdflib_reads_back_what_was_written(quads: list[Quad]) -> None:
    union = rdflib.Graph().parse(data=ntriples(quads), format="nt")
    assert isomorphic(union, rdflib.Graph().parse(data=turtle(quads), format="turtle"))
    lines = statements(quads)
    for syntax in ("nq", "trig", "jsonld"):
        dataset = rdflib.Dataset(default_union=False)
        dataset.parse(data=write(lines, syntax), format=RDFLIB[syntax])
        for graph, triples in lines.items():
            name = rdflib.URIRef(graph) if graph else dataset.default_graph.identifier
            expected = rdflib.Graph().parse(data=" .\n".join([*triples, ""]), format="nt")
            assert set(expected) == set(dataset.graph(name)), (syntax, graph)


def test_turtle_is_written_for_people() -> None:
    person = "https://w3id.org/summitgraph/person/shinzo-abe"
    quads = [
        Quad(person, SG + "agrees", "https://w3id.org/summitgraph/issue/peace-treaty", ""),
        Quad(person, "http://www.w3.org/2004/02/skos/core#prefLabel", Literal("Abe", "", "en"), ""),
        Quad(person, RDF_TYPE, SG + "Person", ""),
        Quad(person, SG + "ordinal", Literal("18", XSD + "integer"), ""),
        Quad(person, SG + "quote", Literal("one\ntwo"), ""),
        Quad("https://w3id.org/summitgraph/id/span/1-2", SG + "confidence",
             Literal("0.9", XSD + "decimal"), ""),
    ]  # fmt: skip
    assert turtle(quads) == (
        "@prefix id: <https://w3id.org/summitgraph/id/> .\n"
        "@prefix issue: <https://w3id.org/summitgraph/issue/> .\n"
        "@prefix person: <https://w3id.org/summitgraph/person/> .\n"
        "@prefix sg: <https://w3id.org/summitgraph/ns#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "\n"
        "id:span\\/1-2 sg:confidence 0.9 .\n"
        "\n"
        "person:shinzo-abe a sg:Person ;\n"
        '  skos:prefLabel "Abe"@en ;\n'
        "  sg:agrees issue:peace-treaty ;\n"
        "  sg:ordinal 18 ;\n"
        '  sg:quote """one\ntwo""" .\n'
    )


def test_the_type_stands_first_only_as_a_predicate() -> None:
    quads = [Quad("https://e.org/a", SG + "about", RDF_TYPE, "")]
    assert "sg:about rdf:type ." in turtle(quads)


def test_a_backslash_before_n_is_no_line_break() -> None:
    assert r'"C:\\new"' in turtle([Quad("https://e.org/a", SG + "quote", Literal(r"C:\new"), "")])


def test_a_base_of_ones_own_has_the_prefix_id() -> None:
    quads = [
        Quad("https://e.org/x/statement/1", SG + "p", "https://e.org/x/y", "https://e.org/x/g")
    ]
    text = trig(quads, prefixes("https://e.org/x/"))
    assert "id:g {\n  id:statement\\/1 sg:p id:y .\n}\n" in text


@pytest.mark.parametrize("syntax", FORMATS)
def test_nothing_gives_a_file_that_reads_as_nothing(syntax: str) -> None:
    store = GraphStore()
    store.load(write({}, syntax), syntax)
    assert len(store) == 0


def test_json_uses_the_short_keys_and_keeps_whole_iris() -> None:
    graph = "https://w3id.org/summitgraph/id/graph/readout/1"
    statement = "https://w3id.org/summitgraph/id/statement/1"
    abe = "https://w3id.org/summitgraph/person/shinzo-abe"
    quads = [
        Quad(statement, RDF_TYPE, SG + "Statement", graph),
        Quad(statement, SG + "speaker", abe, graph),
        Quad(statement, SG + "due", Literal("2017-08", EDTF), graph),
        Quad(statement, SG + "due", Literal("soon"), graph),
    ]  # fmt: skip
    document = json.loads(jsonld(quads))
    assert document["@graph"] == [
        {
            "@id": graph,
            "@graph": [
                {
                    "@id": statement,
                    "@type": "Statement",
                    "due": ["2017-08", {"@value": "soon"}],
                    "speaker": abe,
                }
            ],
        }
    ]


def test_the_context_names_only_terms_that_the_ontology_has() -> None:
    known = {value for value in vars(terms.SG).values() if isinstance(value, str)}
    ours = {iri for iri in context().keys if iri.startswith(SG)}
    assert ours <= known
    assert {terms.SG.HAS_ACT, terms.SG.SPEAKER, terms.SG.DUE, terms.SG.UNDERTAKING} <= ours


def test_an_iri_that_json_ld_would_misread_is_refused() -> None:
    with pytest.raises(GraphError, match="misread"):
        jsonld([Quad("sg:x", SG + "p", "https://e.org/o", "")])


def test_blank_nodes_are_refused_but_words_that_look_like_one_are_not() -> None:
    store = GraphStore()
    store.load('<https://e.org/a> <https://e.org/p> "<x> _:b" .', "ttl")
    assert "_:b" in store.write("nq")
    store.load("<https://e.org/a> <https://e.org/p> [] .", "ttl")
    with pytest.raises(GraphError, match="blank node"):
        store.write("nq")


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(GraphError, match="'docx'"):
        write({}, "docx")
