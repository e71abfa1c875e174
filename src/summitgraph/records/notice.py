"""What was not turned into a statement, and why: undecided is an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summitgraph.records.evidence import Evidence


class NoticeKind(StrEnum):
    """Passed over for a named reason, or undecided and worth a person's look."""

    PASSED_OVER = "passed-over"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A sentence that gave no statement, or a decision that could not be taken.

    Attributes:
        reason: a short code, for example "narration", "pleasantry", "no-speaker", "no-issue".
        message: the same for a person, with candidates where there are any.
    """

    evidence: Evidence
    kind: NoticeKind
    reason: str
    message: str
