"""One meeting of which several readouts tell, and why they were put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
class Copy:
    """A readout whose text is that of another, with small edits: no account of its own.

    Attributes:
        readout: its SHA-256.
        of: that of the other, which is the first in the order of days and names.
        likeness: share of their runs of words that the two have in common, 0 to 1.
    """

    readout: str
    of: str
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMeeting:
    """A meeting with its accounts.

    Attributes:
        meeting: what all accounts together tell; its key and label are those of each account.
        readouts: SHA-256 of its readouts, in the order of their names; one or more.
        told: the meeting as each of these tells it by itself, in the same order.
        joined: why each pair was put together; empty where there is one account.
        copies: which of the readouts are copies of another.
    """

    meeting: Meeting
    readouts: tuple[str, ...]
    told: tuple[Meeting, ...]
    joined: tuple[Joined, ...] = ()
    copies: tuple[Copy, ...] = ()

    @property
    def confidence(self) -> float:
        """The least of the pairs' confidences; 1 for a single account."""
        return min((j.confidence for j in self.joined), default=1.0)

    def without_copies(self) -> SharedMeeting:
        """The same meeting, each account once."""
        gone = {copy.readout for copy in self.copies}
        kept = [n for n, sha in enumerate(self.readouts) if sha not in gone]
        return replace(
            self,
            readouts=tuple(self.readouts[n] for n in kept),
            told=tuple(self.told[n] for n in kept),
            joined=tuple(j for j in self.joined if not gone & set(j.readouts)),
            copies=(),
        )
