"""The ledger: who undertook what, by when, and where it stands; and one undertaking by itself."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from summitgraph.ontology.terms import SG
from summitgraph.triples.term import IRI, Literal, Term
from summitgraph.web.explorer import commitment, said
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import ACTOR_KINDS, Facts, labels
from summitgraph.web.explorer.find import find, source
from summitgraph.web.explorer.naming import STATES
from summitgraph.web.explorer.other import other_page
from summitgraph.web.explorer.page import Page, Source, by_question, cite

PER_PAGE = 30
_CONSTRUCT = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s a <{SG.COMMITMENT}> ; ?p ?o }}"


def ledger_page(asking: Asking) -> Page:
    """Each undertaking once, by due date: all, or those of a state, an actor, an issue, a time."""
    graph = asking.graph
    state = asking.choice("state", tuple(STATES))
    actor, issue, meeting = asking.iri("actor"), asking.iri("issue"), asking.iri("meeting")
    number = max(1, asking.number("page", 1))
    which: dict[str, Term | None] = {"actor": actor, "issue": issue, "meeting": meeting}
    which |= {"state": Literal(state) if state else None}
    which |= {"from": asking.day("from"), "until": asking.day("until")}
    index = asking.index
    given = {k: v if isinstance(v, str) else v.value for k, v in which.items() if v}
    size = asking.most(PER_PAGE)
    here, total = index.undertakings(most=size, skip=size * (number - 1), **given)
    chosen = {"actor": actor, "issue": issue, "meeting": meeting}
    called = labels(graph, [iri for iri in chosen.values() if iri])
    return Page(
        template="ledger",
        title="Commitments",
        here="commitments",
        shown={
            "undertakings": commitment.load(graph, here),
            "later": commitment.later(graph, here),
            "total": total,
            "number": number,
            "more": total > size * number,
            "counts": index.states,
            "as_of": index.as_of,
            "state": state,
            "chosen": {k: (iri, called[iri]) for k, iri in chosen.items() if iri},
            "given": asking.given,
            "actors": index.entries(ACTOR_KINDS, most=100),
        },
        source=_source(which),
        cite=cite("Ledger of commitments" + (f", as of {index.as_of}" if index.as_of else "")),
    )


def _source(which: Mapping[str, Term | None]) -> Source:
    """The same for programs: the stored question can be asked by actor, and by nothing else.

    It has an issue with all its parts, where the page has that very issue.
    """
    given = {name: term for name, term in which.items() if term is not None}
    if given.keys() - {"actor"}:
        return Source()
    construct = "" if given else "/sparql?" + urlencode({"query": _CONSTRUCT})
    return by_question(construct, "ledger", **given)


def commitment_page(asking: Asking, known: Facts, path: str) -> Page:
    """One undertaking: the words that make it, and what is said of it later.

    One that lacks its parts is shown as any thing.
    """
    found = commitment.load(asking.graph, [known.iri])
    if not found:
        return other_page(asking, known, path)
    undertaking = found[0]
    statements = said.load(asking.graph, find(asking.graph, commitment=IRI(known.iri)))
    first = undertaking.first_made or known.iri
    return Page(
        template="commitment",
        title=undertaking.words,
        here="commitments",
        shown={
            "undertaking": undertaking,
            "statements": statements,
            "later": commitment.later(asking.graph, [first]).get(first, []),
        },
        source=source(path, commitment=IRI(known.iri)),
        cite=cite(f"“{undertaking.words}”", known.iri),
    )
