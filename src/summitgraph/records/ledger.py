"""The ledger of commitments: each undertaking once, with all that readouts tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from summitgraph.records.commitment import FollowUp


class LedgerState(StrEnum):
    """Where an undertaking stands by the readouts at hand, on a given day. No verdict."""

    OPEN = "open"
    """Not yet due, or without a due date; no later readout speaks of it."""
    MENTIONED = "mentioned"
    """A later readout speaks of it, and neither repeats it nor reports it done."""
    REPEATED = "repeated"
    """Those bound undertook it once more."""
    REPLACED = "replaced"
    """Those bound put another date or another undertaking in its place."""
    REPORTED_DONE = "reported-done"
    """A later readout reports it as done. That it was done is for a person to say."""
    PAST_DUE = "past-due"
    """Its time is over, and the sides have met since without a word about it."""
    PAST_DUE_UNREAD = "past-due-unread"
    """Its time is over, but there is no readout of these sides since that could tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """An undertaking as first made, with all that later readouts tell of it.

    Attributes:
        first: the statement that first made it: (SHA-256 of its readout, its number there).
        tellings: every statement that makes it, the first among them: other accounts of that
            meeting, and later ones that repeat it.
        follow_ups: of any of these, no later than `as_of`, in the order of time.
        as_of: the day for which `state` holds; None where no meeting has a day.
    """

    first: tuple[str, int]
    tellings: tuple[tuple[str, int], ...]
    follow_ups: tuple[FollowUp, ...]
    state: LedgerState
    as_of: date | None
