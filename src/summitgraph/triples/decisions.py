"""What people decided, as the quads of the graph of corrections: who, when, what, why, what became.

The statements that stand because of it are in the graphs of their readouts, read by that person.
"""

from __future__ import annotations

from collections.abc import Iterable

from summitgraph.ontology.terms import PROV, RDFS, SG, XSD
from summitgraph.records.decision import Decision, Outcome, ThingKind
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.reader import person
from summitgraph.triples.iris import DEFAULT_BASE, Iris
from summitgraph.triples.term import IRI, Literal, Quad
from summitgraph.triples.write import Writer


def decision_quads(
    outcomes: Iterable[Outcome], knowledge: Knowledge, *, base: str = DEFAULT_BASE
) -> list[Quad]:
    """The quads of the graph of corrections; none where nothing was decided.

    Args:
        knowledge: tells which issues and actors a scheme or register holds.
    """
    iris = Iris(base)
    out = Writer(iris.common_graph("corrections"))
    for outcome in outcomes:
        d = outcome.decision
        me, who = iris.decision(d.id), person(d.who)
        out.a(me, SG.DECISION)
        out.text(me, SG.VERB, d.verb.value)
        out.text(me, SG.OUTCOME, outcome.kind.value)
        out.label(me, SG.MESSAGE, outcome.message)
        out.text(me, RDFS.COMMENT, d.why)
        out.add(me, PROV.ENDED_AT_TIME, Literal(d.when, XSD.DATE_TIME))
        out.add(me, PROV.WAS_ASSOCIATED_WITH, iris.reader(who.key))
        out.a(iris.reader(who.key), SG.READER)
        out.label(iris.reader(who.key), RDFS.LABEL, who.name)
        for used in _used(d, iris, knowledge):
            out.add(me, PROV.USED, used)
        for quote in dict.fromkeys(s.quote for s in d.words):
            out.text(me, SG.QUOTE, quote)
        if d.undoes:
            out.add(me, SG.UNDOES, iris.decision(d.undoes))
    return list(dict.fromkeys(out.quads))


def _used(d: Decision, iris: Iris, knowledge: Knowledge) -> list[IRI]:
    """The readout, or the things, that a decision is on."""
    if d.kind is None:
        return [iris.readout(d.readout)] if d.readout else []
    if d.kind is ThingKind.MEETING:
        return [iris.readout(d.one), iris.readout(d.other)]
    known = knowledge.issues if d.kind is ThingKind.ISSUE else knowledge.actors
    return [iris.known(k) if k in known else iris.found(k) for k in (d.one, d.other)]
