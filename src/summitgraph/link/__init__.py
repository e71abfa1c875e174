"""Deciding who and what is meant: drafts to statements, a readout to its meeting."""

from summitgraph.link.account import link
from summitgraph.link.comparison import compare
from summitgraph.link.follow_up import follow_ups
from summitgraph.link.identity import Identified, same_meetings
from summitgraph.link.label import one_label
from summitgraph.link.ledger import first_made, ledger
from summitgraph.link.second import with_second
from summitgraph.link.side import next_meetings

__all__ = [
    "Identified",
    "compare",
    "first_made",
    "follow_ups",
    "ledger",
    "link",
    "next_meetings",
    "one_label",
    "same_meetings",
    "with_second",
]
