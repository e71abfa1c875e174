"""An actor: offices over time, stances by issue, and with whom it agrees."""

from __future__ import annotations

from dataclasses import dataclass, field

from summitgraph.ontology.terms import SG, SKOS
from summitgraph.triples.term import IRI, tail
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import ACTORS, Facts, labels
from summitgraph.web.explorer.find import source
from summitgraph.web.explorer.graph import ask
from summitgraph.web.explorer.naming import Thing
from summitgraph.web.explorer.page import Page, cite

_ISSUES, _MEETINGS, _OTHERS = 40, 12, 15
_STANCES = """SELECT issue, act, family, denied, COUNT(DISTINCT statement) AS n, MAX(day) FROM edge
  WHERE actor = ? GROUP BY issue, act, family, denied ORDER BY n DESC, issue, act, denied"""
_PARTNERS = """SELECT o.actor, COUNT(DISTINCT o.statement) AS n FROM edge AS e
  JOIN edge AS o ON o.statement = e.statement WHERE e.actor = ? AND o.actor <> ?
  AND e.family = 'agrees' AND NOT e.denied GROUP BY o.actor ORDER BY n DESC, o.actor"""


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
    rows = asking.index.rows(_STANCES, (iri,))
    partners = asking.index.rows(_PARTNERS, (iri, iri))
    whole = asking.whole or bool(asking.text("all"))
    further = 0 if whole else max(0, len(partners) - _OTHERS)
    partners = partners[: len(partners) - further]
    called = labels(graph, [str(row[0]) for row in (*rows, *partners)])
    stances: dict[str, Stance] = {}
    for issue, act, family, denied, count, last in rows:
        stance = stances.setdefault(str(issue), Stance(Thing(str(issue), called[str(issue)])))
        stance.statements += int(str(count))
        stance.last = max(stance.last, str(last))
        stance.acts.append((str(act), str(family), bool(denied), int(str(count))))
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
            "stances": ordered if whole else ordered[:_ISSUES],
            "more": 0 if whole else max(0, len(ordered) - _ISSUES),
            "partners": [
                (Thing(str(other), called[str(other)]), int(str(count)))
                for other, count in partners
            ],
            "further": further,
            "meetings": meetings if whole else meetings[:_MEETINGS],
            "before": 0 if whole else max(0, len(meetings) - _MEETINGS),
        },
        source=source(path, actor=iri),
        cite=cite(known.first(SKOS.PREF_LABEL), known.iri),
    )
