"""Records as the pages of review show them: statements, notices, and decisions with their fate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitgraph.pipeline.reviewing import Desk, Reviewed
from summitgraph.records.actor import Actor
from summitgraph.records.decision import Decision, Outcome, OutcomeKind, Verb
from summitgraph.records.notice import Notice
from summitgraph.records.reader import Reader
from summitgraph.records.statement import FAMILY_OF, Statement
from summitgraph.review import Standing, on_the_same, ref_of
from summitgraph.web.explorer.marked import Unread
from summitgraph.web.explorer.naming import Thing
from summitgraph.web.explorer.said import Said

VERBS = {
    Verb.ACCEPT: "accepted",
    Verb.REJECT: "rejected",
    Verb.CHANGE: "changed",
    Verb.SPLIT: "split",
    Verb.MERGE: "merged",
    Verb.ADD: "added",
    Verb.SAME: "said to be the same",
    Verb.APART: "said not to be the same",
    Verb.UNDO: "taken back",
}
FATES = {
    OutcomeKind.APPLIED: "holds",
    OutcomeKind.MOOT: "moot",
    OutcomeKind.ASKS: "look again",
    OutcomeKind.LOST: "lost",
    OutcomeKind.CONFLICT: "conflict",
    OutcomeKind.UNDONE: "taken back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A statement with what its forms begin with.

    Attributes:
        fields: by the names of the form's fields.
        seen: ids of the decisions that hold on it, which its forms carry.
        beside: other statements near it, to merge it with.
    """

    said: Said
    fields: dict[str, str]
    seen: str
    readers: str
    beside: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A decision as the history shows it.

    Attributes:
        became: what stands because of it, in words, one a line.
        open: whether it can be taken back.
    """

    decision: Decision
    did: str
    fate: str
    kind: str
    message: str
    about: tuple[str, ...]
    became: tuple[str, ...]
    place: int
    open: bool
    rivals: tuple[str, ...] = ()


def said_of(iri: str, s: Statement, seen: Reviewed, desk: Desk) -> Said:
    """A statement as all pages show it."""
    account, iris = seen.account, desk.iris
    readout = account.readout
    meeting = str(iris.meeting(account.meeting.key))

    def things(actors: Iterable[Actor]) -> tuple[Thing, ...]:
        return tuple(Thing(str(iris.actor(a)), a.name) for a in actors)

    return Said(
        iri=iri,
        act=Thing(str(iris.act(s.act)), s.act.value),
        family=FAMILY_OF[s.act].value,
        denied=s.negated,
        modality=s.modality,
        quote=s.evidence.quote,
        section=s.section,
        rule=s.rule,
        confidence=f"{s.confidence:g}",
        readout=Thing(str(iris.readout(readout.sha256)), readout.title or readout.name),
        meeting=Thing(meeting, account.meeting.label),
        date=account.meeting.date.edtf if account.meeting.date else "",
        start=s.evidence.start,
        end=s.evidence.end,
        speakers=things(s.speakers),
        issues=tuple(Thing(str(iris.issue(i)), i.label) for i in s.issues),
        addressees=things(s.addressees),
        commitments=(),
    )


def fields_of(s: Statement) -> dict[str, str]:
    """What the fields of a form hold for a statement as it is."""
    promise = s.commitment
    due = s.due or (promise.due if promise else None)
    return {
        "words": s.evidence.quote,
        "act": s.act.value,
        "speakers": "; ".join(a.name for a in s.speakers),
        "issues": "; ".join(i.label for i in s.issues),
        "addressees": "; ".join(a.name for a in s.addressees),
        "denied": "yes" if s.negated else "",
        "modality": s.modality,
        "due": due.edtf if due else "",
        "commitment": "yes" if promise else "",
        "undertaking": promise.undertaking if promise else "",
        "bound": "; ".join(a.name for a in promise.bound) if promise else "",
        "beneficiaries": "; ".join(a.name for a in promise.beneficiaries) if promise else "",
        "kind": "",
    }


def seen_of(s: Statement, seen: Reviewed) -> str:
    """The ids of the decisions that hold on a statement, as a form carries them."""
    plain = Decision(
        when="", who="", verb=Verb.REJECT, file=seen.account.readout.name, about=(ref_of(s),)
    )
    return ",".join(on_the_same(seen.decided, plain))


def readers_of(readers: Sequence[Reader]) -> str:
    """Who read a statement so."""
    return ", ".join(reader.model or reader.name for reader in readers)


def unread_of(notice: Notice) -> Unread:
    """A notice as all pages show it."""
    return Unread(
        kind=notice.kind.value,
        reason=notice.reason,
        message=notice.message,
        start=notice.evidence.start,
        end=notice.evidence.end,
    )


def past_of(outcome: Outcome, decided: Standing) -> Past:
    """A decision as the history shows it."""
    d = outcome.decision
    spans = d.words
    return Past(
        decision=d,
        did=VERBS[d.verb],
        fate=FATES[outcome.kind],
        kind=outcome.kind.value,
        message=outcome.message,
        about=tuple(dict.fromkeys(s.quote for s in spans)),
        became=tuple(
            f"{', '.join(a.name for a in s.speakers)} {s.act.value}"
            f"{' (denied)' if s.negated else ''}: {', '.join(i.label for i in s.issues)}"
            for s in d.to
        ),
        place=spans[0].start if spans else -1,
        open=d.id not in decided.undone,
        rivals=outcome.rivals,
    )
