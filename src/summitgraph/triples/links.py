"""What only several readouts together tell: the ledger, and which of them are of one meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from summitgraph.ontology.terms import DCT, PROV, SG
from summitgraph.records.account import Account
from summitgraph.records.commitment import CommitmentEvidence, FollowUp
from summitgraph.records.ledger import LedgerEntry, LedgerState
from summitgraph.records.shared_meeting import Copy, Joined, SharedMeeting
from summitgraph.triples.iris import DEFAULT_BASE, Iris
from summitgraph.triples.term import IRI, Quad
from summitgraph.triples.write import Writer

RANK = list(CommitmentEvidence)
"""What later readouts can say of a commitment, the weakest first."""


class LinkWriter:
    """Writes the graph of links, one fact after another."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.iris = Iris(base)
        self._out = Writer(self.iris.common_graph("links"))

    @property
    def quads(self) -> list[Quad]:
        """All that was written, each once."""
        return list(dict.fromkeys(self._out.quads))

    def evidence(self, commitment: IRI, state: CommitmentEvidence) -> None:
        """The strongest that later readouts say of a commitment."""
        self._out.text(commitment, SG.EVIDENCE_STATE, state.value)

    def follow_up(self, commitment: IRI, later: IRI, kind: CommitmentEvidence, why: str) -> None:
        """That a later statement speaks of a commitment."""
        out, me = self._out, self.iris.follow_up(commitment, later)
        out.add(commitment, SG.FOLLOWED_UP_BY, later)
        out.a(me, SG.FOLLOW_UP)
        out.add(me, SG.HAS_COMMITMENT, commitment)
        out.add(me, SG.HAS_STATEMENT, later)
        out.text(me, SG.FOLLOW_UP_KIND, kind.value)
        out.label(me, SG.WHY, why)

    def telling(self, commitment: IRI, first: IRI, state: LedgerState) -> None:
        """The commitment that made an undertaking first, and where that stands."""
        self._out.add(commitment, SG.FIRST_MADE_AS, first)
        self._out.text(commitment, SG.LEDGER_STATE, state.value)

    def as_of(self, day: date | None) -> None:
        """The day for which the ledger holds: one fact, as every new meeting changes it."""
        if day is not None:
            self._out.a(self.iris.ledger(), SG.LEDGER)
            self._out.day(self.iris.ledger(), SG.LEDGER_AS_OF, day)

    def match(self, meeting: str, joined: Joined) -> None:
        """That two readouts were taken for accounts of one meeting."""
        out, me = self._out, self.iris.meeting_match(*joined.readouts)
        out.a(me, SG.MEETING_MATCH)
        out.add(me, SG.HAS_MEETING, self.iris.meeting(meeting))
        for sha in joined.readouts:
            out.add(me, PROV.WAS_DERIVED_FROM, self.iris.readout(sha))
        out.decimal(me, SG.CONFIDENCE, joined.confidence)
        out.label(me, SG.WHY, joined.why)

    def copy(self, copy: Copy) -> None:
        """That a readout is the text of another, printed again."""
        iris = self.iris
        self._out.add(iris.readout(copy.readout), DCT.IS_VERSION_OF, iris.readout(copy.of))

    def next_meeting(self, earlier: str, later: str) -> None:
        """The next meeting of the same sides, both by their keys."""
        iris = self.iris
        self._out.add(iris.meeting(earlier), SG.NEXT_MEETING, iris.meeting(later))


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
    out = LinkWriter(base)
    statements = {
        (account.readout.sha256, number): out.iris.statement(account.readout.sha256, statement)
        for account in accounts
        for number, statement in enumerate(account.statements)
    }
    states = {
        out.iris.commitment(statements[account.readout.sha256, number]): CommitmentEvidence.NONE
        for account in accounts
        for number, statement in enumerate(account.statements)
        if statement.commitment is not None
    }
    for f in follow_ups:
        commitment = out.iris.commitment(statements[f.commitment])
        out.follow_up(commitment, statements[f.statement], f.kind, f.why)
        states[commitment] = max(states[commitment], f.kind, key=RANK.index)
    for commitment, state in states.items():
        out.evidence(commitment, state)
    for entry in entries:
        first = out.iris.commitment(statements[entry.first])
        out.as_of(entry.as_of)
        for telling in entry.tellings:
            out.telling(out.iris.commitment(statements[telling]), first, entry.state)
    for meeting in meetings:
        for joined in meeting.joined:
            out.match(meeting.meeting.key, joined)
        for copy in meeting.copies:
            out.copy(copy)
    for earlier, later in (following or {}).items():
        out.next_meeting(earlier, later)
    return out.quads
