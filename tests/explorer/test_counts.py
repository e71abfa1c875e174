"""A count on a page is the number of statements that its link leads to."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from lxml import html

from summitgraph.store import GraphStore
from summitgraph.triples.iris import DEFAULT_BASE
from summitgraph.triples.term import IRI
from summitgraph.web.addresses import path_of
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.drawing import draw
from summitgraph.web.explorer.find import find
from summitgraph.web.explorer.graph import Embedded
from summitgraph.web.explorer.network import network_page
from summitgraph.web.explorer.newest import Newest
from summitgraph.web.explorer.page import Page
from summitgraph.web.explorer.routes import thing_page
from summitgraph.web.explorer.statement import statements_page

_HEAD = """\
@prefix sg: <https://w3id.org/summitgraph/ns#> .
@prefix act: <https://w3id.org/summitgraph/act/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <https://w3id.org/summitgraph/id/> .
act:affirms skos:broader act:agrees .
<readout/r> a sg:Readout ; sg:fileName "r" ; sg:text "" ; sg:reports <meeting/m> .
<meeting/m> a sg:Meeting ; sg:date "2020-01-01" .
<person/a> a sg:Person ; skos:prefLabel "A" .
<person/b> a sg:Person ; skos:prefLabel "B" .
<person/c> a sg:Person ; skos:prefLabel "C" .
<issue/i> a sg:Issue ; skos:prefLabel "I" .
"""
_STATEMENT = """
<statement/NUMBER> a sg:Statement ; sg:speaker SPEAKERS ; sg:act act:ACT ; sg:issue <issue/i> ;
  sg:meeting <meeting/m> ; sg:polarity "POLARITY" ; sg:quote "words" ;
  prov:wasDerivedFrom <readout/r> ; oa:hasTarget <span/NUMBER> .
<span/NUMBER> oa:hasSelector <place/NUMBER> . <place/NUMBER> oa:start NUMBER ; oa:end 99 .
"""
_TOLD = (
    ("ab", "agrees", "positive"),
    ("ab", "affirms", "positive"),
    ("ab", "affirms", "positive"),
    ("abc", "agrees", "negative"),
    ("abc", "affirms", "positive"),
    ("a", "agrees", "positive"),
    ("b", "concern", "negative"),
    ("b", "agrees", "positive"),
)


@pytest.fixture(scope="module")
def graph() -> Embedded:
    text = _HEAD
    for number, (speakers, act, polarity) in enumerate(_TOLD):
        named = ", ".join(f"<person/{name}>" for name in speakers)
        told = _STATEMENT.replace("SPEAKERS", named).replace("ACT", act)
        text += told.replace("POLARITY", polarity).replace("NUMBER", str(number))
    store = GraphStore()
    store.load(text, "trig")
    return Embedded(store, DEFAULT_BASE)


def asking(graph: Embedded, **given: str) -> Asking:
    return Asking(graph, Newest(graph), given)


def counted(graph: Embedded, page: Page, where: str) -> list[tuple[int, int]]:
    """The counts of the links of a page, each with that of the statements they lead to."""
    text = draw(page, href=lambda iri: path_of(iri, graph.base), home="")
    found = []
    for link in html.document_fromstring(text).xpath(f"//main{where}[contains(@href, 'nts?')]"):
        given = dict(parse_qsl(urlsplit(link.get("href")).query))
        told = re.search(r"(?:×|^\s*)(\d+)", link.text_content())
        behind = statements_page(asking(graph, **given)).shown["total"]
        found.append((int(told[1]) if told else 1, behind))
    return found


def test_acts_on_an_issue_are_told_apart_from_their_finer_acts_and_denials(graph: Embedded) -> None:
    page = thing_page(asking(graph), f"{DEFAULT_BASE}person/a", "/id/person/a")
    told = counted(graph, page, "//a[contains(@class, 'act')]")
    assert told == [(3, 3), (2, 2), (1, 1)]  # affirms, agrees, agrees (denied)
    page = thing_page(asking(graph), f"{DEFAULT_BASE}issue/i", "/id/issue/i")
    told = counted(graph, page, "//td//a")
    assert len(told) == 9
    assert all(one == other for one, other in told)


def test_agreements_with_a_partner_are_those_that_were_not_denied(graph: Embedded) -> None:
    page = thing_page(asking(graph), f"{DEFAULT_BASE}person/a", "/id/person/a")
    assert counted(graph, page, "//a[@class='count']") == [(4, 4), (1, 1)]


@pytest.mark.parametrize("kind", ["actor-issue", "actor-actor"])
@pytest.mark.parametrize("given", [{}, {"actor": "c"}, {"act": "agrees"}, {"act": "affirms"}])
def test_edges_count_the_words_behind_them(
    graph: Embedded, kind: str, given: dict[str, str]
) -> None:
    full = {k: f"{DEFAULT_BASE}person/{v}" if k == "actor" else v for k, v in given.items()}
    page = network_page(asking(graph, kind=kind, **full))
    told = counted(graph, page, "//td//a")
    assert len(told) > 2
    assert all(one == other for one, other in told)


def test_the_same_are_found_by_a_query(graph: Embedded) -> None:
    agrees = IRI("https://w3id.org/summitgraph/act/agrees")
    a, b, c = (IRI(f"{DEFAULT_BASE}person/{name}") for name in "abc")
    assert len(find(graph, actor=a, exact=agrees)) == 3
    assert len(find(graph, actor=a, act=agrees)) == 6
    assert len(find(graph, actor=a, other=b, also=c)) == 2
