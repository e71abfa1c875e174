"""The direct triples, `?actor sg:agrees ?issue`, as they follow from the statements.

The rule is the stored query `ontology/rules/direct-triples.rq`; which act has which property is
said in `ontology/acts.ttl`.
"""

from __future__ import annotations

from summitgraph.reasoning.lines import Lines, joined, lines, module_lines, rule


def direct_triples(nt: str | bytes) -> Lines:
    """All direct triples that follow from the statements of a graph, those it holds already too.

    Args:
        nt: N-Triples or N-Quads, of one graph or of all.

    Raises:
        GraphError: where the text does not parse.

    >>> ns, act = "https://w3id.org/summitgraph/ns#", "https://w3id.org/summitgraph/act/"
    >>> said = [("speaker", "urn:ruto"), ("act", act + "requests"), ("issue", "urn:syria")]
    >>> print(*direct_triples("".join(f"<urn:s> <{ns}{p}> <{o}> .\\n" for p, o in said)))
    <urn:ruto> <https://w3id.org/summitgraph/ns#requests> <urn:syria> .
    """
    import pyoxigraph

    store = pyoxigraph.Store()
    graph = joined(lines(nt) | module_lines("acts"))
    store.bulk_load(graph.encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    found = store.query(rule("direct-triples"))
    assert isinstance(found, pyoxigraph.QueryTriples)
    return frozenset(f"{triple} ." for triple in found)
