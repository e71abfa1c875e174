"""RDF from strangers that is opened as a graph: every command ends, and says what it cannot do."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from summitgraph.errors import GraphError, SummitgraphError
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.store import GraphStore

PREFIXES = """@prefix : <urn:x:> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix sg: <https://w3id.org/summitgraph/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SECONDS = 30.0  # of this process; each takes one or two
GRAPHS = {
    "issues in a circle": "".join(
        f":i{n} a sg:Issue ; skos:prefLabel 'i{n}'@en ; skos:broader :i{(n + 1) % 50} .\n"
        for n in range(50)
    ),
    "an issue wider than itself": ":i a sg:Issue ; skos:prefLabel 'i'@en ; skos:broader :i .",
    "classes in a circle": ":A rdfs:subClassOf :B . :B rdfs:subClassOf :A . :x a :A .",
    "a class of ours below itself": "sg:Issue rdfs:subClassOf sg:Issue . :i a sg:Issue .",
    "acts in a circle": (
        "sg:asserts rdfs:subPropertyOf sg:requests . sg:requests rdfs:subPropertyOf sg:asserts . "
        ":a sg:asserts :b ."
    ),
    "a statement about itself": (
        ":s a sg:Statement ; sg:speaker :s ; sg:issue :s ; sg:addressee :s ; sg:meeting :s ."
    ),
    "commitments that follow one another": (
        ":c a sg:Commitment ; sg:followedUpBy :d . :d a sg:Commitment ; sg:followedUpBy :c ."
    ),
    "sources in a circle": ":a prov:wasDerivedFrom :b . :b prov:wasDerivedFrom :a .",
    "words where a thing should be": ":s a sg:Statement ; sg:speaker 'x' ; sg:issue 3 .",
    "days that are none": ":m a sg:Meeting ; sg:earliest '2024-99-99'^^xsd:date .",
    "numbers that are none": ":s sg:confidence 'INF'^^xsd:double , 'NaN'^^xsd:decimal .",
    "everyone is the same": ":a owl:sameAs :b , :c . :b owl:sameAs :a . :c owl:sameAs :b .",
    "an address that is a script": "<javascript:alert(1)> a sg:Issue ; skos:prefLabel 'i'@en .",
    "an address of 200,000 letters": f"<urn:{'a' * 200_000}> a sg:Issue .",
    "a label of 500,000 letters": f":i a sg:Issue ; skos:prefLabel '{'a' * 500_000}'@en .",
    "a thing of 500 classes": ":i a " + " , ".join(f":T{n}" for n in range(500)) + " .",
    "a list that bites its tail": ":l rdf:first 1 ; rdf:rest :l .",
    "a language tag of many parts": ":i a sg:Issue ; skos:prefLabel 'x'@en-aaaaaaaa-bbbbbbbb .",
    "control characters in a label": ':i a sg:Issue ; skos:prefLabel "a\\u0001\\u202eb"@en .',
    "a class of ours that is nothing": "sg:Statement owl:equivalentClass owl:Nothing .",
}


def opened(tmp_path: Path, body: str) -> KnowledgeGraph:
    """The graph of a file."""
    file = tmp_path / "graph.ttl"
    file.write_text(PREFIXES + body, encoding="utf-8")
    return KnowledgeGraph.open(file)


@pytest.mark.parametrize("body", GRAPHS.values(), ids=list(GRAPHS))
@pytest.mark.filterwarnings("ignore:Parsing weird boolean")
def test_a_strange_graph_is_judged_asked_drawn_and_written(tmp_path: Path, body: str) -> None:
    graph = opened(tmp_path, body)
    began = time.process_time()
    compiled, reference = graph.validate(engine="compiled"), graph.validate(engine="reference")
    told = [
        {(f.focus, f.shape, f.path, f.value) for f in report.findings}
        for report in (compiled, reference)
    ]
    assert told[0] == told[1]
    for kind in ("actor-issue", "actor-actor", "issue-issue"):
        graph.network(kind)
    for name in ("coverage", "agreements", "open-commitments", "statement-table"):
        graph.query(name)
    again = GraphStore()
    again.load(graph.store.write("nq"), "nq")
    assert len(again) == len(graph)
    assert graph.infer() >= 0
    assert time.process_time() - began < SECONDS


REFUSED = {
    "a triple about a triple": ":a :p <<( :s :p :o )>> .",
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=list(REFUSED))
def test_what_shapes_cannot_judge_is_refused_in_words(tmp_path: Path, body: str) -> None:
    with pytest.raises(GraphError, match="SHACL cannot judge"):
        opened(tmp_path, body).validate(engine="reference")


WRONG = {
    "an address with a space": ("ttl", "<urn:a b> <urn:p> 1 ."),
    "an address that ends early": ("ttl", "<urn:a> <urn:p> <urn:x"),
    "a relative address": ("ttl", "<a> <b> <c> ."),
    "a prefix that nobody declared": ("ttl", "a:b a:c a:d ."),
    "a predicate that is words": ("ttl", '<urn:a> "p" <urn:b> .'),
    "half a character": ("ttl", '<urn:a> <urn:p> "\\uD800" .'),
    "bytes that are not UTF-8": ("ttl", b'<urn:a> <urn:p> "\xff" .'),
    "a language tag that is none": ("ttl", "<urn:a> <urn:p> 'x'@e_n ."),
    "JSON that ends early": ("jsonld", '{"@id": "urn:a", '),
    "JSON nested 100,000 deep": ("jsonld", "[" * 100_000 + "]" * 100_000),
    "a context from elsewhere": ("jsonld", '{"@context": "http://127.0.0.1:9/", "a": 1}'),
    "an import of a context": (
        "jsonld", '{"@context": {"@version": 1.1, "@import": "http://127.0.0.1:9/"}, "a": 1}',
    ),
    "graphs in a format without": ("nt", "<urn:a> <urn:p> <urn:o> <urn:g> ."),
    "RDF/XML": ("rdf", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><rdf:RDF/>"),
    "a format that is none": ("exe", ""),
}  # fmt: skip


@pytest.mark.parametrize(("ending", "text"), WRONG.values(), ids=list(WRONG))
def test_a_document_that_is_wrong_is_refused_with_its_name(
    tmp_path: Path, ending: str, text: str | bytes
) -> None:
    file = tmp_path / f"graph.{ending}"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SummitgraphError, match=r"graph\.") as told:
        KnowledgeGraph.open(file)
    assert told.value.advice
