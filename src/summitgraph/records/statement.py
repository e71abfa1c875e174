"""One act, by one set of actors, on one matter or list of matters, at one meeting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summitgraph.records.actor import Actor
from summitgraph.records.commitment import Commitment
from summitgraph.records.evidence import Evidence
from summitgraph.records.issue import Issue
from summitgraph.records.reader import RULES, Reader
from summitgraph.records.when import When


class Family(StrEnum):
    """The three families of acts; each is also a property from actor to issue."""

    ASSERTS = "asserts"
    AGREES = "agrees"
    EXPRESSES_CONCERN = "expressesConcern"


class Act(StrEnum):
    """The finer acts of the codebook; each is also a property from actor to issue."""

    STATES = "states"
    PROPOSES = "proposes"
    REQUESTS = "requests"
    COMMITS = "commits"
    SUPPORTS = "supports"
    WELCOMES = "welcomes"
    REJECTS = "rejects"
    INVITES = "invites"
    DISCUSSES = "discusses"
    AGREES = "agrees"
    AFFIRMS = "affirms"
    CONCERN = "concern"
    CRITICISES = "criticises"


FAMILY_OF: dict[Act, Family] = {
    **dict.fromkeys(Act, Family.ASSERTS),
    Act.AGREES: Family.AGREES,
    Act.AFFIRMS: Family.AGREES,
    Act.CONCERN: Family.EXPRESSES_CONCERN,
    Act.CRITICISES: Family.EXPRESSES_CONCERN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement with its evidence.

    Attributes:
        speakers: one or more; a joint act keeps all of them in one statement.
        addressees: whom the act is aimed at, where the text says so.
        negated: whether the act's content is denied in the words ("did not agree").
        modality: "plain", "conditional", "hope", "obligation" or "intention".
        due: the time ahead that its words name: of the commitment, the invitation, the proposal.
        rule: the name of the rule that fired, shown by `explain`.
        confidence: 0 to 1, the rule's own estimate.
        section: the heading under which it stands, or "".
        readers: who read it so; two where they agree.
    """

    evidence: Evidence
    speakers: tuple[Actor, ...]
    act: Act
    issues: tuple[Issue, ...]
    addressees: tuple[Actor, ...] = ()
    negated: bool = False
    modality: str = "plain"
    commitment: Commitment | None = None
    due: When | None = None
    rule: str
    confidence: float
    section: str = ""
    readers: tuple[Reader, ...] = (RULES,)

    def __post_init__(self) -> None:
        if not self.speakers or not self.issues:
            raise ValueError("a statement needs a speaker and an issue; leave a notice instead")
