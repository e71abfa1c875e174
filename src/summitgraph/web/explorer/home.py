"""The first page: what is there, what is new, where to begin."""

from __future__ import annotations

from summitgraph.queries import find
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import ACTOR_KINDS
from summitgraph.web.explorer.page import Page, Source, cite


def home_page(asking: Asking) -> Page:
    """Counts, the latest meetings, the busiest actors and issues, and where promises stand."""
    index = asking.index
    return Page(
        template="home",
        title="What the readouts say",
        here="home",
        shown={
            "counts": index.counts,
            "actors": index.entries(ACTOR_KINDS, most=10),
            "issues": index.entries(["issue"], most=10),
            "meetings": index.entries(["meeting"], by="day", most=8),
            "ledger": index.states,
            "as_of": index.as_of,
        },
        source=Source(
            path="/.well-known/void",
            table="/queries/meeting-table",
            sparql=find("meeting-table").text,
        ),
        cite=cite("All readouts"),
    )
