"""Writing: from accounts to quads. The one floor where IRIs are born."""

from summitgraph.triples.account import account_quads
from summitgraph.triples.authority import authority_quads
from summitgraph.triples.decisions import decision_quads
from summitgraph.triples.links import link_quads

__all__ = ["account_quads", "authority_quads", "decision_quads", "link_quads"]
