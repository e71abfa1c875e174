"""What a person decided over what the machine read: a line of the journal of corrections."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summitgraph.records.actor import ActorKind
from summitgraph.records.statement import Act
from summitgraph.records.when import When


class Verb(StrEnum):
    """What was done."""

    ACCEPT = "accept"
    """The statement is right as it is."""
    REJECT = "reject"
    """The words make no such statement."""
    CHANGE = "change"
    """Another statement stands in its place: act, speakers, issues, addressees, commitment, due."""
    SPLIT = "split"
    """Several stand in the place of one."""
    MERGE = "merge"
    """One stands in the place of several."""
    ADD = "add"
    """A statement that was missed."""
    SAME = "same"
    """Two issues, actors or meetings are one."""
    APART = "apart"
    """Two issues, actors or meetings are not one."""
    UNDO = "undo"
    """An earlier decision no longer holds."""


class ThingKind(StrEnum):
    """Of what two are said to be the same or not."""

    ISSUE = "issue"
    ACTOR = "actor"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedActor:
    """An actor as a decision names it, so that it can be read without a graph."""

    key: str
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIssue:
    """An issue as a decision names it."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRef:
    """The statement that a decision is about, by what it was when the person saw it.

    Attributes:
        start, end: its span in the readout's text, in characters; `quote` the words there.
        speakers: keys of its speakers; `issues` of its issues.
    """

    start: int
    end: int
    quote: str
    act: Act
    speakers: tuple[str, ...]
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalCommitment:
    """A commitment as a person has settled it."""

    undertaking: str
    bound: tuple[NamedActor, ...]
    beneficiaries: tuple[NamedActor, ...] = ()
    due: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalStatement:
    """A statement as a person has settled it."""

    start: int
    end: int
    quote: str
    act: Act
    speakers: tuple[NamedActor, ...]
    issues: tuple[NamedIssue, ...]
    addressees: tuple[NamedActor, ...] = ()
    negated: bool = False
    modality: str = "plain"
    due: When | None = None
    commitment: FinalCommitment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of one person.

    Attributes:
        id: a digest of all the rest.
        when: UTC, in ISO 8601; `who` decided; `why`, in their words, or "".
        verb: what was done.
        readout: SHA-256 of the readout's bytes, and `file` its name; "" for same, apart and undo.
        about: the statements that it is about; none for an added one.
        to: the statements that stand from then on; none for a rejected one.
        kind, one, other: for same and apart: of what, and the keys of both (of a meeting the
            SHA-256 of an account of each).
        undoes: the id of the decision that no longer holds, for undo.
        seen: the ids of the decisions on these statements that the person knew of.
    """

    id: str = ""
    when: str
    who: str
    verb: Verb
    why: str = ""
    readout: str = ""
    file: str = ""
    about: tuple[StatementRef, ...] = ()
    to: tuple[FinalStatement, ...] = ()
    kind: ThingKind | None = None
    one: str = ""
    other: str = ""
    undoes: str = ""
    seen: tuple[str, ...] = ()


class OutcomeKind(StrEnum):
    """What became of a decision when it was replayed over what the machine reads now."""

    APPLIED = "applied"
    """It holds, as it was meant."""
    MOOT = "moot"
    """What it was about is no longer read, so that nothing is left to reject or accept."""
    ASKS = "asks"
    """The reading or the text has changed under it: it holds, but a person should look again."""
    LOST = "lost"
    """Its words no longer stand in the text, or its readout is not in the store."""
    CONFLICT = "conflict"
    """It was taken without knowledge of an earlier one on the same statement, which holds."""
    UNDONE = "undone"
    """A later decision has taken it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one decision.

    Attributes:
        message: the same for a person.
        rivals: for a conflict, the ids of the decisions it stands against.
    """

    decision: Decision
    kind: OutcomeKind
    message: str = ""
    rivals: tuple[str, ...] = ()
