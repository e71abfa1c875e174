"""A meeting: who took part in which office, and what was agreed, asked, refused, promised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from summitgraph.ontology.terms import RDFS, SG
from summitgraph.store import Row
from summitgraph.triples.term import IRI, tail
from summitgraph.web.explorer import commitment, said
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import Facts, with_labels
from summitgraph.web.explorer.find import find, source
from summitgraph.web.explorer.graph import ask
from summitgraph.web.explorer.page import Page, cite

_GROUPS = (
    ("agreed", "Agreed", {"agrees", "affirms"}),
    ("asked", "Asked and proposed", {"requests", "proposes", "invites"}),
    ("refused", "Refused", {"rejects"}),
    ("promised", "Promised", {"commits", "supports"}),
    ("concern", "Concerns and criticism", {"concern", "criticises"}),
    ("said", "Also said", {"states", "welcomes", "discusses"}),
)


def meeting_page(asking: Asking, known: Facts, path: str) -> Page:
    """All that the readouts of a meeting tell together."""
    graph, iri = asking.graph, IRI(known.iri)
    groups = defaultdict(list)
    for statement in said.load(graph, find(graph, meeting=iri)):
        groups[_group(statement)].append(statement)
    undertakings = [str(c) for c in ask(graph, "undertakings", meeting=iri).column("commitment")]
    return Page(
        template="meeting",
        title=known.first(RDFS.LABEL) or tail(known.iri),
        here="meetings",
        shown={
            "known": known,
            "participants": _once(
                with_labels(
                    graph,
                    ask(graph, "participants", meeting=iri),
                    *("actor", "office", "represents"),
                )
            ),
            "accounts": with_labels(graph, ask(graph, "accounts", meeting=iri), "side"),
            "beside": list(ask(graph, "before-and-after", meeting=iri)),
            "joined": list(ask(graph, "joined", meeting=iri)),
            "groups": [(key, title, groups[key]) for key, title, _ in _GROUPS if groups[key]],
            "undertakings": commitment.load(graph, list(dict.fromkeys(undertakings))),
            "place": "; ".join(v.label for v in known.all(SG.PLACE)),
            "formats": ", ".join(v.label for v in known.all(SG.FORMAT)),
        },
        source=source(path, meeting=iri),
        cite=cite(f"Meeting: {known.first(RDFS.LABEL)}", known.iri),
    )


def _once(rows: Iterable[Row]) -> list[Row]:
    """Who took part, by name: each in each office once, whatever words the accounts have for it."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        held = row["office"] or row["roleText"]
        found.setdefault((row["actor"], held, row["represents"]), row)
    told = {row["actor"] for row in found.values() if row["office"]}
    kept = (r for r in found.values() if r["office"] or r["roleText"] or r["actor"] not in told)
    return sorted(kept, key=lambda row: str(row["actorLabel"]))


def _group(statement: said.Said) -> str:
    act = tail(statement.act.iri)
    if statement.denied and act in {"agrees", "affirms"}:
        return "said"  # that they did not agree is no agreement
    return next((key for key, _, acts in _GROUPS if act in acts), "said")
