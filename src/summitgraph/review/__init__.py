"""What people decided over what the machine read: kept for ever, and replayed over any rebuild."""

from summitgraph.review.journal import Journal, JournalFault, decision_line, numbered, read_decision
from summitgraph.review.replay import corrected, outcomes, ref_of
from summitgraph.review.standing import Standing, standing

__all__ = [
    "Journal",
    "JournalFault",
    "Standing",
    "corrected",
    "decision_line",
    "numbered",
    "outcomes",
    "read_decision",
    "ref_of",
    "standing",
]
