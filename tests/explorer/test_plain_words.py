"""What a page says where there is little, too much, or the same twice."""

from __future__ import annotations

import pytest
from lxml import html

from summitgraph.store import GraphStore
from summitgraph.triples.iris import DEFAULT_BASE
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.drawing import draw
from summitgraph.web.explorer.graph import Embedded
from summitgraph.web.explorer.home import home_page
from summitgraph.web.explorer.lists import search_page
from summitgraph.web.explorer.newest import Newest
from summitgraph.web.explorer.page import Page
from summitgraph.web.explorer.routes import thing_page
from summitgraph.web.explorer.statement import statements_page

_HEAD = """\
@prefix sg: <https://w3id.org/summitgraph/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <https://w3id.org/summitgraph/id/> .
"""
TEXT = (
    _HEAD
    + """
<meeting/m> a sg:Meeting ; sg:date "2020-01-01" ; sg:participant <person/a>, <person/b> ;
  sg:participation <part/1>, <part/2>, <part/3>, <part/4> .
<part/1> sg:actor <person/a> ; sg:roleText "Prime Minister" ; sg:officeHeld <office/pm> .
<part/2> sg:actor <person/a> ; sg:roleText "the premier" ; sg:officeHeld <office/pm> .
<part/3> sg:actor <person/a> .
<part/4> sg:actor <person/b> .
<person/a> a sg:Person ; skos:prefLabel "A" .
<person/b> a sg:Person ; skos:prefLabel "B" .
<office/pm> skos:prefLabel "Prime Minister of X" .
<commitment/1> a sg:Commitment ; sg:meeting <meeting/m> ; sg:firstMadeAs <commitment/1> ; sg:ledgerState "open" .
<commitment/2> a sg:Commitment ; sg:meeting <meeting/m> ; sg:firstMadeAs <commitment/1> .
"""  # noqa: E501 - reads best with a thing a line
)
FEW, MANY = 8, 9


@pytest.fixture(scope="module")
def asking() -> Asking:
    store = GraphStore()
    issues = "".join(f'<issue/{n}> a sg:Issue ; skos:prefLabel "fish {n}" . ' for n in range(MANY))
    eight = "".join(f'<issue/e{n}> a sg:Issue ; skos:prefLabel "tea {n}" . ' for n in range(FEW))
    store.load(TEXT + issues + eight, "trig")
    graph = Embedded(store, DEFAULT_BASE)
    return Asking(graph, Newest(graph), {})


def drawn(page: Page) -> html.HtmlElement:
    return html.document_fromstring(draw(page, href=lambda iri: iri, home=""))


def given(asking: Asking, **parameters: str) -> Asking:
    return Asking(asking.graph, asking.newest, parameters)


def test_who_took_part_stands_once_whatever_the_accounts_call_the_office(asking: Asking) -> None:
    page = drawn(thing_page(asking, f"{DEFAULT_BASE}meeting/m", "/id/meeting/m"))
    rows = [
        " ".join(li.text_content().split())
        for li in page.xpath("//ul[contains(@class, 'people')]/li")
    ]
    assert rows == ["A Prime Minister of X", "B"]


def test_the_first_page_counts_commitments_as_the_ledger_does(asking: Asking) -> None:
    (figure,) = drawn(home_page(asking)).xpath("//dl//a[@href='/commitments']")
    assert figure.text_content() == "1"


def test_where_no_statement_fits_there_is_a_way_on(asking: Asking) -> None:
    actor = f"{DEFAULT_BASE}person/a"
    page = drawn(statements_page(given(asking, actor=actor, **{"from": "2090-01-01"})))
    (status,) = page.xpath("//main//*[@role='status']")
    assert "No statement fits" in status.text_content()
    (link,) = status.xpath(".//a")
    assert link.get("href").startswith("/statements?actor=")
    assert "2090" not in link.get("href")


@pytest.mark.parametrize(("word", "more"), [("tea", []), ("fish", ["/issues?q=fish"])])
def test_a_search_leads_on_where_it_shows_a_part(
    asking: Asking, word: str, more: list[str]
) -> None:
    page = drawn(search_page(given(asking, q=word)))
    assert len(page.xpath("//ul[contains(@class, 'rows')]/li")) == FEW
    assert [a.get("href") for a in page.xpath("//section/p/a")] == more
