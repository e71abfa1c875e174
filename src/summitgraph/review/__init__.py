"""What people decided over what the machine read: kept for ever, and replayed over any rebuild."""

from summitgraph.review.anchor import find_words
from summitgraph.review.journal import Journal, JournalFault, decision_line, numbered, read_decision
from summitgraph.review.replay import corrected, is_on, outcomes, ref_of, same_keys
from summitgraph.review.standing import Standing, on_the_same, standing

__all__ = [
    "Journal",
    "JournalFault",
    "Standing",
    "corrected",
    "decision_line",
    "find_words",
    "is_on",
    "numbered",
    "on_the_same",
    "outcomes",
    "read_decision",
    "ref_of",
    "same_keys",
    "standing",
]
