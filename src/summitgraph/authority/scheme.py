"""The issue scheme as records."""

from __future__ import annotations

from summitgraph.authority.iri import key
from summitgraph.ontology import Triples
from summitgraph.ontology.terms import SG, SKOS
from summitgraph.records.knowledge import IssueEntry


def issues(graph: Triples) -> dict[str, IssueEntry]:
    """Every concept of the scheme, by key."""
    return {
        key(iri): IssueEntry(
            key=key(iri),
            label=graph.one_text(iri, SKOS.PREF_LABEL),
            aliases=graph.texts(iri, SKOS.ALT_LABEL),
            broader=tuple(key(b) for b in graph.iris(iri, SKOS.BROADER)),
        )
        for iri in graph.subjects_of_type(SG.ISSUE)
    }
