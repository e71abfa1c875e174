"""Cue sets as records."""

from __future__ import annotations

from summitgraph.authority.iri import key
from summitgraph.errors import OntologyError
from summitgraph.ontology import Triples
from summitgraph.ontology.terms import SG
from summitgraph.records.knowledge import CueSet
from summitgraph.records.statement import Act


def cue_sets(graph: Triples) -> tuple[CueSet, ...]:
    """Every set of cue phrases, in the order of their names.

    Raises:
        OntologyError: where a set names an act that there is not.
    """
    found = []
    for iri in graph.subjects_of_type(SG.CUE_SET):
        act = _act(graph, iri, SG.CUE_ACT)
        found.append(
            CueSet(
                key=key(iri),
                frame=graph.one_text(iri, SG.CUE_FRAME),
                phrases=tuple(p.replace("’", "'") for p in graph.texts(iri, SG.CUE_PATTERN)),
                act=act,
                joint_act=_act(graph, iri, SG.JOINT_ACT) or act,
                modality=graph.one_text(iri, SG.CUE_MODALITY),
                takes_addressee=graph.one_text(iri, SG.TAKES_ADDRESSEE) == "true",
            )
        )
    return tuple(found)


def _act(graph: Triples, iri: str, predicate: str) -> Act | None:
    found = graph.one_iri(iri, predicate)
    if not found:
        return None
    try:
        return Act(found.rsplit("/", 1)[-1])
    except ValueError as error:
        raise OntologyError(
            "a cue set names an act that there is not",
            where="ontology/cues.ttl",
            value=f"{iri} {found}",
            advice="use one of: " + ", ".join(Act),
        ) from error
