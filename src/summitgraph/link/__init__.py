"""Deciding who and what is meant: drafts to statements, a readout to its meeting."""

from summitgraph.link.account import link
from summitgraph.link.coded import coded_account
from summitgraph.link.comparison import compare
from summitgraph.link.follow_up import follow_ups
from summitgraph.link.identity import Identified, same_meetings
from summitgraph.link.label import labels_of, one_label
from summitgraph.link.ledger import first_made, ledger
from summitgraph.link.second import with_second
from summitgraph.link.side import meetings_of, next_meetings

__all__ = [
    "Identified",
    "coded_account",
    "compare",
    "first_made",
    "follow_ups",
    "labels_of",
    "ledger",
    "link",
    "meetings_of",
    "next_meetings",
    "one_label",
    "same_meetings",
    "with_second",
]
