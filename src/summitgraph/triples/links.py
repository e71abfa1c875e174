"""What only several readouts together tell: usual labels, and commitments followed up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summitgraph.ontology.terms import SG, SKOS
from summitgraph.records.account import Account
from summitgraph.records.commitment import CommitmentEvidence, FollowUp
from summitgraph.triples.iris import DEFAULT_BASE, Iris
from summitgraph.triples.term import IRI, Quad
from summitgraph.triples.write import Writer

_RANK = list(CommitmentEvidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A later statement that speaks of a commitment, by its IRI."""

    statement: IRI
    kind: CommitmentEvidence
    why: str


def link_quads(
    accounts: Sequence[Account],
    follow_ups: Sequence[FollowUp],
    labels: Mapping[str, str] | None = None,
    *,
    base: str = DEFAULT_BASE,
) -> list[Quad]:
    """The quads of the graph of links.

    Args:
        labels: the usual label of each thing that no register holds, by its key.
    """
    iris = Iris(base)
    statements: dict[tuple[str, int], IRI] = {}
    heard: dict[IRI, list[Heard]] = {}
    for account in accounts:
        for number, statement in enumerate(account.statements):
            iri = iris.statement(account.readout.sha256, statement)
            statements[account.readout.sha256, number] = iri
            if statement.commitment is not None:
                heard[iris.commitment(iri)] = []
    for f in follow_ups:
        later = Heard(statement=statements[f.statement], kind=f.kind, why=f.why)
        heard[iris.commitment(statements[f.commitment])].append(later)
    quads = [q for key, label in (labels or {}).items() for q in label_quads(key, label, base)]
    quads += [q for iri, told in heard.items() for q in commitment_quads(iri, told, base)]
    return list(dict.fromkeys(quads))


def label_quads(key: str, label: str, base: str = DEFAULT_BASE) -> list[Quad]:
    """The label of a minted issue or of an actor learnt from texts."""
    iris = Iris(base)
    out = Writer(iris.common_graph("links"))
    out.label(iris.found(key), SKOS.PREF_LABEL, label)
    return out.quads


def commitment_quads(
    commitment: IRI, heard: Iterable[Heard], base: str = DEFAULT_BASE
) -> list[Quad]:
    """What later readouts say of a commitment, and its state of evidence: the strongest of it."""
    iris = Iris(base)
    out = Writer(iris.common_graph("links"))
    state = CommitmentEvidence.NONE
    for later in heard:
        me = iris.follow_up(commitment, later.statement)
        out.add(commitment, SG.FOLLOWED_UP_BY, later.statement)
        out.a(me, SG.FOLLOW_UP)
        out.add(me, SG.HAS_COMMITMENT, commitment)
        out.add(me, SG.HAS_STATEMENT, later.statement)
        out.text(me, SG.FOLLOW_UP_KIND, later.kind.value)
        out.label(me, SG.WHY, later.why)
        state = max(state, later.kind, key=_RANK.index)
    out.text(commitment, SG.EVIDENCE_STATE, state.value)
    return out.quads
