"""Deciding who and what is meant: drafts to statements, a readout to its meeting."""

from summitgraph.link.account import link
from summitgraph.link.label import names_given, one_label, relabelled, usual, usual_labels
from summitgraph.link.ledger import between, follow_ups
from summitgraph.link.trace import Trace, trace

__all__ = [
    "Trace",
    "between",
    "follow_ups",
    "link",
    "names_given",
    "one_label",
    "relabelled",
    "trace",
    "usual",
    "usual_labels",
]
