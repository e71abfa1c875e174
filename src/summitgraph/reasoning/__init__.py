"""What follows: the direct triples from the statements, and the wider facts from the vocabulary."""

from summitgraph.reasoning.direct import direct_triples
from summitgraph.reasoning.owl import owl_rl
from summitgraph.reasoning.rules import rules_rl

__all__ = ["direct_triples", "owl_rl", "rules_rl"]
