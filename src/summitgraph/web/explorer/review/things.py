"""The page on which a person says that two issues, actors or meetings are the same, or are not."""

from __future__ import annotations

from dataclasses import dataclass

from summitgraph.errors import UsageError
from summitgraph.ontology.terms import SG
from summitgraph.pipeline.reviewing import Desk, Thing
from summitgraph.records.decision import Decision, ThingKind, Verb
from summitgraph.review import Standing, on_the_same, standing
from summitgraph.triples.term import IRI
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import ACTOR_KINDS, facts
from summitgraph.web.explorer.graph import ask
from summitgraph.web.explorer.index import Entry
from summitgraph.web.explorer.page import Page
from summitgraph.web.explorer.review.shown import past_of
from summitgraph.web.refusal import RefusedError

_KINDS = {
    ThingKind.ISSUE: ("issue",),
    ThingKind.ACTOR: ACTOR_KINDS,
    ThingKind.MEETING: ("meeting",),
}
_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Another thing of the same kind; `seen` are the decisions that hold on the two."""

    entry: Entry
    seen: str


def thing_of(asking: Asking, desk: Desk, iri: str) -> Thing:
    """A thing that stands in the graph, as decisions name it; RefusedError 404 for none."""
    known = facts(asking.graph, iri)
    if not known.values:
        raise RefusedError(404, "the graph says nothing of this")
    accounts = (
        [str(row["readout"]) for row in ask(asking.graph, "accounts", meeting=IRI(iri))]
        if SG.MEETING in known.classes
        else []
    )
    return desk.thing(iri, accounts)


def pair_of(verb: Verb, one: Thing, other: Thing, who: str, why: str, seen: str) -> Decision:
    """The decision on two things; RefusedError 400 where they cannot be compared."""
    if verb not in {Verb.SAME, Verb.APART}:
        raise RefusedError(400, "of two things it can be said that they are the same, or are not")
    if one.kind is not other.kind:
        raise RefusedError(400, "only two issues, two actors or two meetings can be the same")
    if one.key == other.key:
        raise RefusedError(400, "these are one already")
    return Decision(
        when="",
        who=who,
        verb=verb,
        why=why,
        kind=one.kind,
        one=one.key,
        other=other.key,
        seen=tuple(sorted({i for i in seen.split(",") if i})),
    )


def thing_page(
    asking: Asking, desk: Desk, iri: str, *, rivals: tuple[str, ...] = (), yours: str = ""
) -> Page:
    """What was decided of a thing, and others of its kind that bear a similar name."""
    thing = thing_of(asking, desk, iri)
    entry = asking.index.labels([iri]).get(iri)
    label = entry.label if entry else iri
    words = asking.text("q")
    found = asking.index.search(words or label, _KINDS[thing.kind], most=_MOST + 1)
    if not words:
        for word in label.split():
            found += asking.index.search(word, _KINDS[thing.kind], most=_MOST)
    told = desk.outcomes()
    decided = standing([o.decision for o in told])
    unlike = {e.iri: e for e in found if e.iri != iri}
    candidates = [
        Candidate(entry=e, seen=_seen(decided, thing, there))
        for e in list(unlike.values())[:_MOST]
        if (there := _there(asking, desk, e.iri)) is not None
    ]
    on = {o.decision.id for o in told if thing.key in (o.decision.one, o.decision.other)}
    on |= set(rivals)
    on |= {o.decision.id for o in told if o.decision.undoes in on}
    return Page(
        template="review/thing",
        title=f"Review: {label}",
        here="review",
        shown={
            "iri": iri,
            "label": label,
            "kind": thing.kind.value,
            "words": words,
            "candidates": candidates,
            "history": [past_of(o, decided) for o in reversed(told) if o.decision.id in on],
            "rivals": rivals,
            "yours": yours,
            "fault": "",
        },
        status=409 if rivals else 200,
    )


def _there(asking: Asking, desk: Desk, iri: str) -> Thing | None:
    """A thing of the index; None for one that has gone since that was made."""
    try:
        return thing_of(asking, desk, iri)
    except (RefusedError, UsageError):
        return None


def _seen(decided: Standing, thing: Thing, other: Thing) -> str:
    if other.key == thing.key:
        return ""
    pair = pair_of(Verb.SAME, thing, other, "", "", "")
    return ",".join(on_the_same(decided, pair))
