"""What follows from vocabulary and data by OWL 2 RL, with owlrl, the reference.

It is thorough and slow: 6 s for 400 statements, where `rules` takes 0.2 s. `rules` gives the same
news of our vocabulary, and a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitgraph.reasoning.lines import Lines, joined, lines, vocabulary
from summitgraph.reasoning.news import news
from summitgraph.triples.term import XSD_STRING


def owl_rl(nt: str | bytes) -> Lines:
    """The news about the things of a graph that follow by OWL 2 RL (see `news` for what counts).

    Args:
        nt: N-Triples or N-Quads, of one graph or of all.

    Raises:
        GraphError: where the text does not parse.
    """
    import owlrl
    import rdflib

    data = lines(nt)
    graph = rdflib.Graph()
    for triple in _triples(joined(data | vocabulary())):
        graph.add(triple)
    before = set(graph)
    # Axioms and datatypes would add thousands of triples about RDF itself and none about a readout.
    owlrl.DeductiveClosure(
        owlrl.OWLRL_Semantics, rdfs_closure=False, axiomatic_triples=False, datatype_axioms=False
    ).expand(graph)
    added = rdflib.Graph()
    added += (
        triple
        for triple in set(graph) - before
        if not isinstance(triple[0], rdflib.Literal) and isinstance(triple[1], rdflib.URIRef)
    )
    return news(lines(added.serialize(format="nt", encoding="utf-8")), data, vocabulary())


def _triples(nt: str) -> Iterator[tuple[Any, Any, Any]]:
    """The triples as rdflib's, with literals as they are written.

    rdflib's own parser would make "maybe"^^xsd:boolean false.
    """
    import pyoxigraph as ox
    import rdflib

    def term(found: Any) -> Any:
        if isinstance(found, ox.NamedNode):
            return rdflib.URIRef(found.value)
        if isinstance(found, ox.BlankNode):
            return rdflib.BNode(found.value)
        if found.language:
            return rdflib.Literal(found.value, lang=found.language)
        if found.datatype.value == XSD_STRING:
            return rdflib.Literal(found.value)
        return rdflib.Literal(
            found.value, datatype=rdflib.URIRef(found.datatype.value), normalize=False
        )

    for quad in ox.parse(nt, ox.RdfFormat.N_TRIPLES):
        yield term(quad.subject), term(quad.predicate), term(quad.object)
