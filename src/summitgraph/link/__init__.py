"""Deciding who and what is meant: drafts to statements, a readout to its meeting."""

from summitgraph.link.account import link
from summitgraph.link.comparison import compare
from summitgraph.link.identity import Identified, same_meetings
from summitgraph.link.label import one_label
from summitgraph.link.ledger import follow_ups

__all__ = ["Identified", "compare", "follow_ups", "link", "one_label", "same_meetings"]
