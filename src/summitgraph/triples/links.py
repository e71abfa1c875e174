"""What only several readouts together tell: commitments followed up."""

from __future__ import annotations

from collections.abc import Sequence

from summitgraph.ontology.terms import SG
from summitgraph.records.account import Account
from summitgraph.records.commitment import CommitmentEvidence, FollowUp
from summitgraph.triples.iris import DEFAULT_BASE, Iris
from summitgraph.triples.term import IRI, Quad
from summitgraph.triples.write import Writer

_RANK = list(CommitmentEvidence)


def link_quads(
    accounts: Sequence[Account], follow_ups: Sequence[FollowUp], *, base: str = DEFAULT_BASE
) -> list[Quad]:
    """The quads of the graph of links: follow-ups, and each commitment's state of evidence."""
    iris = Iris(base)
    out = Writer(iris.common_graph("links"))
    statements: dict[tuple[str, int], IRI] = {}
    states: dict[IRI, CommitmentEvidence] = {}
    for account in accounts:
        for number, statement in enumerate(account.statements):
            iri = iris.statement(account.readout.sha256, statement)
            statements[account.readout.sha256, number] = iri
            if statement.commitment is not None:
                states[iris.commitment(iri)] = CommitmentEvidence.NONE
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
    return list(dict.fromkeys(out.quads))
