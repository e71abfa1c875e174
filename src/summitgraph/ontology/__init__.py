"""The vocabulary as code knows it: the terms as constants, and the one reader of its Turtle."""

from summitgraph.ontology.reader import Text, Triples, load
from summitgraph.ontology.terms import (
    ACT,
    DCT,
    EDTF,
    FOAF,
    OA,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SEM,
    SG,
    SKOS,
    XSD,
)

__all__ = [
    "ACT",
    "DCT",
    "EDTF",
    "FOAF",
    "OA",
    "ORG",
    "OWL",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SEM",
    "SG",
    "SKOS",
    "XSD",
    "Text",
    "Triples",
    "load",
]
