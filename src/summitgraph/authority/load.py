"""Build `Knowledge` from the registers, schemes and cues in `ontology/`."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from summitgraph.authority.cue import cue_sets
from summitgraph.authority.register import actors, events, offices, terms
from summitgraph.authority.scheme import issues
from summitgraph.ontology import load as load_triples
from summitgraph.records.knowledge import Knowledge


@cache
def load() -> Knowledge:
    """All knowledge that this installation ships, read once.

    Raises:
        OntologyError: where a file is wrong; the message names file and line.

    >>> load().actors["state/JP"].actor.name
    'Japan'
    """
    graph = load_triples(
        "states",
        "organisations",
        "offices",
        "events",
        "issues",
        "cues",
        "cues-idioms",
        "summitgraph",
    )
    return Knowledge(
        actors=MappingProxyType(actors(graph)),
        offices=MappingProxyType(offices(graph)),
        terms=terms(graph),
        events=events(graph),
        issues=MappingProxyType(issues(graph)),
        cues=cue_sets(graph),
    )
