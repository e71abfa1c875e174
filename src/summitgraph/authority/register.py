"""Actors, offices, terms of office and events from their registers."""

from __future__ import annotations

from datetime import date

from summitgraph.authority.iri import key
from summitgraph.ontology import Triples
from summitgraph.ontology.terms import ORG, SG, SKOS
from summitgraph.records.actor import Actor, ActorKind, Office, OfficeTerm
from summitgraph.records.knowledge import ActorEntry, EventEntry

_KINDS = (
    (SG.STATE, ActorKind.STATE),
    (SG.ORGANIZATION, ActorKind.ORGANIZATION),
    (SG.PERSON, ActorKind.PERSON),
    (SG.ACTOR_GROUP, ActorKind.GROUP),
)


def actors(graph: Triples) -> dict[str, ActorEntry]:
    """Every state, organisation, group and person, by key."""
    found: dict[str, ActorEntry] = {}
    for kind_iri, kind in _KINDS:
        for iri in graph.subjects_of_type(kind_iri):
            name = graph.one_text(iri, SKOS.PREF_LABEL)
            found[key(iri)] = ActorEntry(
                actor=Actor(key=key(iri), kind=kind, name=name),
                aliases=graph.texts(iri, SKOS.ALT_LABEL) + graph.texts(iri, SKOS.HIDDEN_LABEL),
                demonyms=graph.texts(iri, SG.DEMONYM),
                metonyms=graph.texts(iri, SG.METONYM),
                places=graph.texts(iri, SG.CAPITAL) + graph.texts(iri, SG.CITY),
                ambiguous=graph.texts(iri, SG.AMBIGUOUS_NAME),
                members=tuple(key(m) for m in graph.iris(iri, SG.HAS_MEMBER)),
                given=graph.one_text(iri, SG.GIVEN_NAME),
                family=graph.one_text(iri, SG.FAMILY_NAME),
                gender=graph.one_text(iri, SG.GENDER),
            )
    return found


def offices(graph: Triples) -> dict[str, Office]:
    """Every office, by key."""
    return {
        key(iri): Office(
            key=key(iri),
            name=graph.one_text(iri, SKOS.PREF_LABEL),
            body=key(graph.one_iri(iri, ORG.POST_IN)),
            kind=graph.one_text(iri, SG.OFFICE_KIND),
            titles=graph.texts(iri, SG.TITLE),
        )
        for iri in graph.subjects_of_type(ORG.POST)
    }


def terms(graph: Triples) -> tuple[OfficeTerm, ...]:
    """Every term of office; one without a beginning is open from the first day."""
    return tuple(
        OfficeTerm(
            key=key(iri),
            person=key(graph.one_iri(iri, ORG.MEMBER)),
            office=key(graph.one_iri(iri, SG.OFFICE)),
            start=graph.one_date(iri, SG.FROM) or date(1, 1, 1),
            until=graph.one_date(iri, SG.UNTIL),
        )
        for iri in graph.subjects_of_type(SG.OFFICE_TERM)
    )


def events(graph: Triples) -> tuple[EventEntry, ...]:
    """Editions of events, then the series themselves."""
    found = []
    for kind in (SG.OCCASION_EVENT, SG.EVENT_SERIES):
        for iri in graph.subjects_of_type(kind):
            series = graph.iris(iri, SG.SERIES)
            places = graph.texts(iri, SG.PLACE)
            found.append(
                EventEntry(
                    key=key(iri),
                    name=graph.one_text(iri, SKOS.PREF_LABEL),
                    aliases=graph.texts(iri, SKOS.ALT_LABEL),
                    series=key(series[0]) if series else "",
                    place=places[0] if places else "",
                    earliest=graph.one_date(iri, SG.EARLIEST),
                    latest=graph.one_date(iri, SG.LATEST),
                )
            )
    return tuple(found)
