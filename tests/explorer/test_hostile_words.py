"""Whatever a text holds is shown as text: 500 hostile strings in every field of a graph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from summitgraph.triples.iris import DEFAULT_BASE
from summitgraph.web.addresses import path_of
from summitgraph.web.explorer import routes
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.comparing import compare_page
from summitgraph.web.explorer.drawing import draw
from summitgraph.web.explorer.graph import Embedded
from summitgraph.web.explorer.home import home_page
from summitgraph.web.explorer.ledger import ledger_page
from summitgraph.web.explorer.lists import LISTS, list_page, search_page
from summitgraph.web.explorer.network import network_data, network_page
from summitgraph.web.explorer.newest import Newest
from summitgraph.web.explorer.page import Page as Made
from summitgraph.web.explorer.statement import statement_table, statements_page
from summitgraph.web.explorer.stored import question_page
from tests.explorer.conftest import watched
from tests.explorer.hostile import STRINGS_TOGETHER, THINGS, strings, world
from tests.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HREF = partial(path_of, base=DEFAULT_BASE)
ELEMENTS = frozenset(
    "html head meta title link script body a header div nav form label input main h1 h2 h3 p span "
    "ol ul li time dl dt dd section aside article details summary blockquote code pre button "
    "select option table caption thead tbody tr th td small figure figcaption svg rect footer "
    "datalist"
    .split()
)  # fmt: skip
STRINGS = strings()
TOGETHER = 10
"""So many stand in each field at once: a page costs as much with one."""
WHOLE = ("readout", "meeting", "person", "issue", "statement", "commitment")
"""The pages that show all of each field; others cut what is long."""


def pages(text: str) -> Iterator[tuple[str, Made]]:
    """Every page of a graph in which everything is called so."""
    graph = Embedded(world(text), DEFAULT_BASE)
    plain = Asking(graph, Newest(graph), {})

    def given(**parameters: str) -> Asking:
        return Asking(graph, plain.newest, parameters)

    for path in THINGS:
        iri = DEFAULT_BASE + path
        yield path, routes.thing_page(given(at="0"), iri, HREF(iri))
    yield "home", home_page(plain)
    for name in LISTS:
        yield name, list_page(given(q=text), name)
        yield name, list_page(plain, name)
    yield "search", search_page(given(q=text))
    yield "search b", search_page(given(q="b pwned"))
    yield "ledger", ledger_page(given(actor=f"{DEFAULT_BASE}person/a"))
    yield "network", network_page(given(kind="actor-actor"))
    yield "compare", compare_page(given(meeting=f"{DEFAULT_BASE}meeting/m"))
    yield "statements", statements_page(given(actor=f"{DEFAULT_BASE}person/a"))
    yield "question", question_page(given(actor=text), "agreements")
    yield "answer", question_page(given(go="1"), "statement-table")


def faults(drawn: str) -> list[str]:
    """What in a page is more than text, links of ours, and our own scripts."""
    tree = html.fromstring(drawn)
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            found.append(f"a comment: {element}")
            continue
        if element.tag not in ELEMENTS:
            found.append(f"an element {element.tag}")
        if element.tag == "script" and (element.text or "").strip():
            found.append("a script of its own")
        for name, value in element.attrib.items():
            if name.startswith(("on", "data-hx", "style")) or name == "srcdoc":
                found.append(f"an attribute {name}")
            if name in {"href", "src", "action", "hx-get", "hx-push-url"} and value != "true":
                safe = value.startswith(("/", "#", "https://w3id.org/")) and value[:2] != "//"
                found += [] if safe else [f"{name} to {value}"]
    return found


def shown(drawn: str) -> str:
    """All that a reader can see of a page, space made equal."""
    tree = html.fromstring(drawn)
    fields = [e.get("value", "") for e in tree.iter("input", "option")]
    return _even(" ".join([tree.text_content(), *fields]))


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\x00", "").replace("\r", " ")).strip()


@pytest.mark.parametrize("part", range(10))
def test_hostile_words_are_shown_as_text_and_do_nothing(part: int) -> None:
    assert len(set(STRINGS)) == 500
    mine = STRINGS[part::10]
    for place in range(0, len(mine), TOGETHER):
        some = mine[place : place + TOGETHER]
        for name, page in pages(" ¦ ".join(some)):
            drawn = draw(page, href=HREF, home="http://127.0.0.1:1")
            assert (name, some, faults(drawn)) == (name, some, [])
            if name.startswith(WHOLE):
                seen = shown(drawn)
                assert [text for text in some if _even(text) not in seen] == [], name


def test_a_fault_would_be_found() -> None:
    bad = "<p onclick='x()'>a</p><script>x()</script><a href='javascript:x()'>b</a><img src='/x'>"
    assert len(faults(f"<html><body>{bad}</body></html>")) == 4


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(1)", "\t=1"])
def test_formulas_do_not_run_in_a_spreadsheet(text: str) -> None:
    graph = Embedded(world(text), DEFAULT_BASE)
    asking = Asking(graph, Newest(graph), {"actor": f"{DEFAULT_BASE}person/b"})
    table = statement_table(asking).to_csv(for_spreadsheet=True)
    assert f"'{text}" in table
    assert f",{text}," not in table


def test_a_network_as_data_is_data() -> None:
    text = '</script><b>"\u2028'
    graph = Embedded(world(text), DEFAULT_BASE)
    data = network_data(Asking(graph, Newest(graph), {}))
    assert text in {node["label"] for node in json.loads(json.dumps(data))["nodes"]}


def test_nothing_runs_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "graph.trig").write_text(world(STRINGS_TOGETHER).write("trig"), encoding="utf-8")
    with serving(tmp_path) as service, watched(browser, service) as page:
        page.add_init_script("window.pwned = () => { window.wasPwned = true; }")
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        for path in ("/", "/network", "/commitments", *(f"/id/{p}" for p in THINGS)):
            page.goto(path)
            assert page.evaluate("window.wasPwned") is None
            assert page.locator("iframe, object, embed, base, main style, main script").count() == 0
