"""What someone undertook to do, by when, and what later statements say of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summitgraph.records.actor import Actor
from summitgraph.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """An undertaking that one could later check.

    Attributes:
        bound: who is to do it.
        beneficiaries: to whom it was promised, where the text says so.
        undertaking: what is to be done, in the words of the source.
        due: by when, as far as the text and the meeting's date tell; else None.
    """

    bound: tuple[Actor, ...]
    beneficiaries: tuple[Actor, ...] = ()
    undertaking: str
    due: When | None = None


class CommitmentEvidence(StrEnum):
    """What later readouts say of a commitment, the weakest first. Evidence only, no verdict."""

    NONE = "none"
    MENTIONED = "mentioned"
    REPEATED = "repeated"
    REPLACED = "replaced"
    REPORTED_DONE = "reported-done"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A later statement that speaks of an earlier commitment.

    Attributes:
        commitment: the statement that made it: (SHA-256 of its readout, its number there).
        statement: the later statement, in the same way.
        why: the rule that joined them, in words.
    """

    commitment: tuple[str, int]
    statement: tuple[str, int]
    kind: CommitmentEvidence
    why: str
