"""The RDF formats that `dump` and `export` give out."""

from __future__ import annotations

from enum import StrEnum


class GraphFormat(StrEnum):
    """The forms in which a graph is given out."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"


SYNTAX = {
    GraphFormat.TURTLE: "ttl",
    GraphFormat.TRIG: "trig",
    GraphFormat.NQUADS: "nq",
    GraphFormat.NTRIPLES: "nt",
    GraphFormat.JSONLD: "jsonld",
}
