"""What a page offers for programs is what it shows, or nothing is offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summitgraph.store import GraphStore
from summitgraph.triples.iris import DEFAULT_BASE
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.drawing import draw
from summitgraph.web.explorer.graph import Embedded
from summitgraph.web.explorer.ledger import ledger_page
from summitgraph.web.explorer.lists import list_page
from summitgraph.web.explorer.network import network_page
from summitgraph.web.explorer.newest import Newest
from summitgraph.web.explorer.page import Page
from summitgraph.web.explorer.stored import question_page

ISSUE = "https://w3id.org/summitgraph/issue/peace-treaty"
ABE = "https://w3id.org/summitgraph/person/shinzo-abe"


def actors(asking: Asking) -> Page:
    return list_page(asking, "actors")


def question(asking: Asking) -> Page:
    return question_page(asking, "agreements")


@pytest.mark.parametrize(
    ("make", "given", "offered"),
    [
        (ledger_page, {}, "Turtle CSV"),
        (ledger_page, {"actor": ABE}, "CSV"),
        (ledger_page, {"state": "open"}, ""),
        (ledger_page, {"until": "2017-07-07"}, ""),
        (ledger_page, {"issue": ISSUE}, ""),  # the stored question has its parts too
        (network_page, {}, "Turtle CSV"),
        (network_page, {"kind": "actor-actor"}, "CSV"),
        (network_page, {"from": "2017-07-07"}, "CSV"),
        (network_page, {"act": "agrees"}, ""),
        (network_page, {"actor": ABE}, ""),
        (actors, {}, "Turtle CSV"),
        (actors, {"q": "abe"}, ""),
        (actors, {"kind": "person"}, ""),
        (question, {}, "CSV"),
        (question, {"issue": ISSUE}, "CSV"),
    ],
)
def test_a_page_offers_only_what_it_shows(
    make: Callable[[Asking], Page], given: dict[str, str], offered: str
) -> None:
    graph = Embedded(GraphStore(), DEFAULT_BASE)
    page = make(Asking(graph, Newest(graph), given))
    text = draw(page, href=str, home="http://h")
    assert [name for name in ("Turtle", "CSV") if f">{name}</a>" in text] == offered.split()
    assert ("read.csv(" in text) == ("CSV" in offered)
    assert "Cite this" in text
    assert page.source is not None
    for name, value in given.items():
        if offered:
            assert value.rpartition("/")[2] in page.source.table, name
