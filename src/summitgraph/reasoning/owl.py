"""What follows from vocabulary and data by OWL 2 RL, with owlrl, the reference.

It is thorough and slow: 6 s for 400 statements, where `rules` takes 0.2 s. `rules` gives the same
news of our vocabulary, and a test holds the two together.
"""

from __future__ import annotations

from summitgraph.reasoning.lines import Lines, joined, lines, vocabulary
from summitgraph.reasoning.news import news


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
    graph.parse(data=joined(data | vocabulary()), format="nt")
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
