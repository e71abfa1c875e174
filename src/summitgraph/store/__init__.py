"""The only folder that holds quads and runs SPARQL; and the canonical files."""

from summitgraph.store.canonical import jsonld, nquads, ntriples, trig, turtle
from summitgraph.store.change import Change
from summitgraph.store.graphstore import GraphStore
from summitgraph.store.prefixes import PREFIXES, prefixes
from summitgraph.store.rows import Row, Rows, Value
from summitgraph.store.selects import Selects

__all__ = [
    "PREFIXES",
    "Change",
    "GraphStore",
    "Row",
    "Rows",
    "Selects",
    "Value",
    "jsonld",
    "nquads",
    "ntriples",
    "prefixes",
    "trig",
    "turtle",
]
