"""Two accounts of one meeting: told by both, by one alone, or differently."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from summitgraph import authority, link
from summitgraph.ontology.terms import PROV, SG
from summitgraph.triples.term import IRI
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.graph import ask
from summitgraph.web.explorer.page import Page, Source, by_question, cite
from summitgraph.web.explorer.told import told
from summitgraph.web.refusal import RefusedError

TOLD = {
    "all": "told by all",
    "some": "told by some",
    "differently": "told differently",
    "one": "told by one alone",
}


def compare_page(asking: Asking) -> Page:
    """The accounts of the meeting that is named, side by side; or which meetings have several."""
    meeting = asking.iri("meeting")
    if meeting is None:
        return _choose(asking)
    if len({row["readout"] for row in ask(asking.graph, "accounts", meeting=meeting)}) < 2:
        raise RefusedError(404, "there are no two accounts of this meeting")
    shared, accounts = told(asking.graph, meeting)
    comparison = link.compare(shared, accounts, authority.load())
    only = asking.choice("told", tuple(TOLD))
    counts = Counter(matter.told.value for matter in comparison.matters)

    return Page(
        template="compare",
        title=shared.meeting.label,
        here="compare",
        shown={
            "meeting": meeting,
            "comparison": comparison,
            "matters": [m for m in comparison.matters if only in ("", m.told.value)],
            "counts": counts,
            "only": only,
            "told": TOLD,
        },
        source=Source()
        if only
        else by_question(
            "/sparql?" + urlencode({"query": _construct(meeting)}), "compare", meeting=meeting
        ),
        cite=cite(f"Accounts of {shared.meeting.label}, side by side", meeting),
    )


def _choose(asking: Asking) -> Page:
    return Page(
        template="compare-list",
        title="Compare accounts",
        here="compare",
        shown={"meetings": list(ask(asking.graph, "several-accounts"))},
        source=by_question("/.well-known/void", "matches"),
        cite=cite("Meetings with several accounts"),
    )


def _construct(meeting: IRI) -> str:
    """What the graph says of the statements that were made at a meeting."""
    return (
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s "
        f"<{SG.HAS_MEETING}> <{meeting}> ; <{PROV.WAS_DERIVED_FROM}> ?readout ; ?p ?o }}"
    )
