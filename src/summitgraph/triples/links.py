"""What only several readouts together tell: the ledger, and which of them are of one meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summitgraph.ontology.terms import PROV, SG
from summitgraph.records.account import Account
from summitgraph.records.commitment import CommitmentEvidence, FollowUp
from summitgraph.records.ledger import LedgerEntry
from summitgraph.records.shared_meeting import SharedMeeting
from summitgraph.triples.iris import DEFAULT_BASE, Iris
from summitgraph.triples.term import IRI, Quad
from summitgraph.triples.write import Writer

_RANK = list(CommitmentEvidence)


def link_quads(
    accounts: Sequence[Account],
    follow_ups: Sequence[FollowUp],
    *,
    entries: Sequence[LedgerEntry] = (),
    meetings: Sequence[SharedMeeting] = (),
    following: Mapping[str, str] | None = None,
    base: str = DEFAULT_BASE,
) -> list[Quad]:
    """The quads of the graph of links.

    Args:
        follow_ups: from which each commitment's state of evidence follows.
        entries: the ledger of the same commitments.
        meetings: with their accounts, and why these were put together.
        following: for the key of a meeting that of the next one of the same sides.
    """
    iris = Iris(base)
    out = Writer(iris.common_graph("links"))
    statements = {
        (account.readout.sha256, number): iris.statement(account.readout.sha256, statement)
        for account in accounts
        for number, statement in enumerate(account.statements)
    }
    made = [
        iris.commitment(statements[account.readout.sha256, number])
        for account in accounts
        for number, statement in enumerate(account.statements)
        if statement.commitment is not None
    ]
    _follow_ups(out, iris, made, statements, follow_ups)
    _ledger(out, iris, statements, entries)
    _meetings(out, iris, meetings, following or {})
    return list(dict.fromkeys(out.quads))


def _follow_ups(
    out: Writer,
    iris: Iris,
    made: Sequence[IRI],
    statements: Mapping[tuple[str, int], IRI],
    follow_ups: Sequence[FollowUp],
) -> None:
    states = dict.fromkeys(made, CommitmentEvidence.NONE)
    for follow_up in follow_ups:
        commitment = iris.commitment(statements[follow_up.commitment])
        later = statements[follow_up.statement]
        me = iris.follow_up(commitment, later)
        out.add(commitment, SG.FOLLOWED_UP_BY, later)
        out.a(me, SG.FOLLOW_UP)
        out.add(me, SG.HAS_COMMITMENT, commitment)
        out.add(me, SG.HAS_STATEMENT, later)
        out.text(me, SG.FOLLOW_UP_KIND, follow_up.kind.value)
        out.label(me, SG.WHY, follow_up.why)
        states[commitment] = max(states[commitment], follow_up.kind, key=_RANK.index)
    for commitment, state in states.items():
        out.text(commitment, SG.EVIDENCE_STATE, state.value)


def _ledger(
    out: Writer,
    iris: Iris,
    statements: Mapping[tuple[str, int], IRI],
    entries: Sequence[LedgerEntry],
) -> None:
    for entry in entries:
        first = iris.commitment(statements[entry.first])
        for telling in entry.tellings:
            me = iris.commitment(statements[telling])
            out.add(me, SG.FIRST_MADE_AS, first)
            out.text(me, SG.LEDGER_STATE, entry.state.value)
            out.day(me, SG.LEDGER_AS_OF, entry.as_of)


def _meetings(
    out: Writer, iris: Iris, meetings: Sequence[SharedMeeting], following: Mapping[str, str]
) -> None:
    for meeting in meetings:
        for joined in meeting.joined:
            me = iris.meeting_match(*joined.readouts)
            out.a(me, SG.MEETING_MATCH)
            out.add(me, SG.HAS_MEETING, iris.meeting(meeting.meeting.key))
            for sha in joined.readouts:
                out.add(me, PROV.WAS_DERIVED_FROM, iris.readout(sha))
            out.decimal(me, SG.CONFIDENCE, joined.confidence)
            out.label(me, SG.WHY, joined.why)
    for earlier, later in following.items():
        out.add(iris.meeting(earlier), SG.NEXT_MEETING, iris.meeting(later))
