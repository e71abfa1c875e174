"""The ontology's knowledge as plain records."""

from summitgraph.authority.load import load

__all__ = ["load"]
