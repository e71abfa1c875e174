"""Which pages stand in a printed explorer, in which order, and where each can be jumped to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from summitgraph.web.addresses import path_of
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.comparing import compare_page
from summitgraph.web.explorer.facts import ACTOR_KINDS
from summitgraph.web.explorer.graph import Graph, ask
from summitgraph.web.explorer.home import home_page
from summitgraph.web.explorer.ledger import ledger_page
from summitgraph.web.explorer.lists import list_page
from summitgraph.web.explorer.network import network_page
from summitgraph.web.explorer.newest import Newest
from summitgraph.web.explorer.page import Page
from summitgraph.web.explorer.routes import thing_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of the explorer as a part of the document.

    Attributes:
        group: the heading under which it stands.
        anchor: its id in the document.
        path: its address in the explorer.
    """

    group: str
    anchor: str
    path: str
    page: Page


def sheets(graph: Graph) -> Iterator[Sheet]:
    """Overview, meetings, commitments, network, accounts side by side, actors, issues, texts."""
    newest = Newest(graph)
    index = newest.get()

    def given(**parameters: str) -> Asking:
        return Asking(graph, newest, parameters, whole=True)

    def things(group: str, kinds: tuple[str, ...], by: str) -> Iterator[Sheet]:
        entries = index.entries(kinds, by=by, most=sys.maxsize)
        for number, entry in enumerate(entries, 1):
            if by == "statements" and not entry.statements:
                continue
            path = path_of(entry.iri, graph.base)
            page = thing_page(given(), entry.iri, path)
            yield Sheet(group=group, anchor=f"{group.lower()}-{number}", path=path, page=page)

    yield Sheet(group="Overview", anchor="overview", path="/", page=home_page(given()))
    for name in ("readouts", "meetings"):
        page = list_page(given(), name)
        yield Sheet(group="Overview", anchor=name, path=f"/{name}", page=page)
    ledger = ledger_page(given())
    yield Sheet(group="Commitments", anchor="commitments", path="/commitments", page=ledger)
    for kind in ("actor-issue", "actor-actor"):
        page = network_page(given(kind=kind))
        anchor = "network" if kind == "actor-issue" else "network-actors"
        yield Sheet(group="Network", anchor=anchor, path=f"/network?kind={kind}", page=page)
    meetings = dict.fromkeys(map(str, ask(graph, "several-accounts").column("meeting")))
    for number, meeting in enumerate(meetings, 1):
        yield Sheet(
            group="Compare",
            anchor=f"compare-{number}",
            path="/compare?" + urlencode({"meeting": meeting}),
            page=compare_page(given(meeting=meeting)),
        )
    yield from things("Meetings", ("meeting",), "day")
    yield from things("Actors", ACTOR_KINDS, "statements")
    yield from things("Issues", ("issue",), "statements")
    yield from things("Readouts", ("readout",), "day")
