"""An actor: offices over time, stances by issue, and with whom it agrees."""

from __future__ import annotations

from dataclasses import dataclass, field

from summitgraph.ontology.terms import SG, SKOS
from summitgraph.triples.term import IRI
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import ACTORS, Facts, labels
from summitgraph.web.explorer.find import source
from summitgraph.web.explorer.graph import ask
from summitgraph.web.explorer.naming import Thing, family_of, tail, words
from summitgraph.web.explorer.page import Page, cite

_ISSUES = 40


@dataclass(slots=True)
class Stance:
    """What an actor did on one issue.

    Attributes:
        acts: each with its family, whether it was denied, and how often it was done.
        last: the day of the last meeting at which the issue came up.
    """

    issue: Thing
    statements: int = 0
    last: str = ""
    acts: list[tuple[str, str, bool, int]] = field(default_factory=list)


def actor_page(asking: Asking, known: Facts, path: str) -> Page:
    """What an actor held, said and promised."""
    graph, iri = asking.graph, IRI(known.iri)
    rows = ask(graph, "stances", actor=iri)
    busiest = list(dict.fromkeys(map(str, rows.column("issue"))))
    partners = ask(graph, "partners", actor=iri)
    called = labels(graph, [*busiest, *partners.column("other")])
    stances: dict[str, Stance] = {i: Stance(Thing(i, called[i])) for i in busiest}
    for row in rows:
        stance = stances[str(row["issue"])]
        act, count = tail(str(row["act"])), int(str(row["statements"]))
        stance.statements += count
        stance.last = max(stance.last, words(row["last"]))
        stance.acts.append((act, family_of(act), row["polarity"] == "negative", count))
    ordered = sorted(
        stances.values(), key=lambda s: (-s.statements, s.issue.label.casefold(), s.issue.iri)
    )
    meetings = list(ask(graph, "took-part", actor=iri))
    kind = next((ACTORS[c] for c in sorted(known.classes) if c in ACTORS), "actor")
    return Page(
        template="actor",
        title=known.first(SKOS.PREF_LABEL) or tail(known.iri),
        here="actors",
        shown={
            "known": known,
            "kind": kind,
            "others": [v.label for v in known.all(SKOS.ALT_LABEL)],
            "offices": list(ask(graph, "offices", actor=iri)),
            "learnt": known.all(SG.LEARNT_FROM),
            "stances": ordered if asking.text("all") else ordered[:_ISSUES],
            "more": 0 if asking.text("all") else max(0, len(ordered) - _ISSUES),
            "partners": [
                (Thing(str(p["other"]), called[str(p["other"])]), int(str(p["statements"])))
                for p in partners
            ],
            "meetings": meetings,
        },
        source=source(path, actor=iri),
        cite=cite(known.first(SKOS.PREF_LABEL), known.iri),
    )
