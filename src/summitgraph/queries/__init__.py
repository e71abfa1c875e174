"""Stored questions: which there are, how they are asked, and how a name finds its thing."""

from summitgraph.queries.ask import ask, bindings, find
from summitgraph.queries.catalogue import Parameter, ParameterType, Question, catalogue
from summitgraph.queries.index import index
from summitgraph.queries.resolve import resolve

__all__ = [
    "Parameter",
    "ParameterType",
    "Question",
    "ask",
    "bindings",
    "catalogue",
    "find",
    "index",
    "resolve",
]
