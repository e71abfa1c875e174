"""More columns about things that were found: the API's data extension service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from summitgraph.errors import GraphError
from summitgraph.ontology.terms import SG
from summitgraph.store.apart import Apart
from summitgraph.store.apart.asked import Asked
from summitgraph.triples.term import nt_iri, tail
from summitgraph.web.reconcile.entities import ACTOR, TYPES, Entity
from summitgraph.web.refusal import RefusedError

_MOST = 500  # things or properties of one request
_VALUES = """SELECT DISTINCT ?thing ?property ?value ?label WHERE {{
  VALUES ?thing {{ {things} }} VALUES ?property {{ {properties} }}
  ?thing ?property ?value
  OPTIONAL {{ ?value <http://www.w3.org/2004/02/skos/core#prefLabel> ?label }}
}} ORDER BY ?thing ?property ?value ?label"""
_PROPERTIES = """SELECT DISTINCT ?property WHERE {{
  VALUES ?class {{ {classes} }} ?thing a ?class ; ?property ?value
}} ORDER BY ?property"""


def properties(apart: Apart, type_: str, limit: int) -> list[dict[str, str]]:
    """The properties that things of a class have in this graph."""
    actors = [name for name in TYPES if name not in {ACTOR, SG.NS + "Issue"}]
    classes = list(TYPES) if not type_ else actors if type_ == ACTOR else [type_]
    text = " ".join(_terms(classes))
    rows = Asked(apart).select(_PROPERTIES.format(classes=text))
    return [shown(str(name)) for name in rows.column("property")][:limit]


def extended(
    apart: Apart, entities: Mapping[str, Entity], things: Sequence[str], wanted: Sequence[str]
) -> dict[str, Any]:
    """The values of these properties for these things."""
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {
        thing: {name: [] for name in wanted} for thing in things
    }
    if things and wanted:
        query = _VALUES.format(things=" ".join(_terms(things)), properties=" ".join(_terms(wanted)))
        for thing, name, value, label in Asked(apart).select(query).tuples:
            rows[str(thing)][str(name)].append(_cell(value, label, entities))
    return {"meta": [shown(name) for name in wanted], "rows": rows}


def shown(iri: str) -> dict[str, str]:
    """A property with the last part of its IRI as its name.

    >>> shown("https://w3id.org/summitgraph/ns#familyName")["name"]
    'familyName'
    """
    return {"id": iri, "name": tail(iri) or iri}


def _cell(value: Any, label: Any, entities: Mapping[str, Entity]) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"bool": value}
    if isinstance(value, int | float):
        return {"float": value}
    text = str(value)
    if text in entities:
        return {"id": text, "name": entities[text].label}
    if label is not None:
        return {"id": text, "name": str(label)}
    return {"str": text}


def _terms(iris: Sequence[str]) -> list[str]:
    if len(iris) > _MOST:
        raise RefusedError(400, f"at most {_MOST} things or properties can be asked at once")
    try:
        return [nt_iri(iri) for iri in iris]
    except GraphError as error:
        raise RefusedError(400, f"this is no identifier of ours: {error}") from error
