"""Writing: from accounts to quads. The one floor where IRIs are born."""

from summitgraph.triples.account import account_quads
from summitgraph.triples.authority import act_quads, authority_keys, authority_quads, key_quads
from summitgraph.triples.links import Heard, commitment_quads, label_quads, link_quads

__all__ = [
    "Heard",
    "account_quads",
    "act_quads",
    "authority_keys",
    "authority_quads",
    "commitment_quads",
    "key_quads",
    "label_quads",
    "link_quads",
]
