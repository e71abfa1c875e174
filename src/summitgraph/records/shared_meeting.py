"""One meeting of which several readouts tell, and why they were put together."""

from __future__ import annotations

from dataclasses import dataclass

from summitgraph.records.meeting import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two readouts taken for accounts of one meeting.

    Attributes:
        readouts: their SHA-256, the earlier in the order of names first.
        confidence: 0 to 1, the rule's own estimate; 1 only where a person has said so.
        why: what the two have in common, in words.
    """

    readouts: tuple[str, str]
    confidence: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMeeting:
    """A meeting with its accounts.

    Attributes:
        meeting: what all accounts together tell; its key and label are those of each account.
        readouts: SHA-256 of its readouts, in the order of their names; one or more.
        told: the meeting as each of these tells it by itself, in the same order.
        joined: why each pair was put together; empty where there is one account.
    """

    meeting: Meeting
    readouts: tuple[str, ...]
    told: tuple[Meeting, ...]
    joined: tuple[Joined, ...] = ()

    @property
    def confidence(self) -> float:
        """The least of the pairs' confidences; 1 for a single account."""
        return min((j.confidence for j in self.joined), default=1.0)
