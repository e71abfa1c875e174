"""`summitgraph report`: the same views in one file, which leads nowhere else and runs nothing."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

import summitgraph as sg
from summitgraph.cli.report import report
from summitgraph.errors import OutputError, UsageError
from summitgraph.store import GraphStore
from summitgraph.triples.iris import DEFAULT_BASE
from summitgraph.web.explorer.graph import Embedded
from summitgraph.web.explorer.printed import printed
from tests.explorer.hostile import STRINGS_TOGETHER, world
from tests.serving import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def graph() -> Embedded:
    built = sg.build([ROOT / "seeds", ROOT / "examples" / "two-accounts"])
    return Embedded(built.store, built.base)


@pytest.fixture(scope="module")
def text(graph: Embedded) -> str:
    return printed(graph, {"A picture": b"\x89PNG"})


@pytest.fixture(scope="module")
def tree(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def test_each_view_is_there(tree: html.HtmlElement) -> None:
    parts = ["Commitments", "Network", "Compare", "Meetings", "Actors", "Issues", "Readouts"]
    assert [e.text_content() for e in tree.find_class("part")] == parts
    assert len(tree.find_class("statement")) > 103
    assert "due: 2025 | 2026" in tree.get_element_by_id("compare-1").text_content()


def test_what_stands_on_further_pages_of_the_service_stands_in_the_file() -> None:
    many = range(60)
    told = _HEAD + "".join(_MEETING.replace("NUMBER", f"{n:02}") for n in many)
    store = GraphStore()
    store.load(told, "trig")
    tree = html.document_fromstring(printed(Embedded(store, DEFAULT_BASE), {}))
    meetings = [f"Meeting {n:02}" for n in reversed(many)]
    assert rows(tree, "meetings", "//td/a") == meetings
    assert rows(tree, "issues-1", "//tbody/tr/th") == [f"2020-{n:02}" for n in reversed(many)]
    assert sorted(rows(tree, "actors-1", "//li/a")) == sorted([*meetings, *_PARTNERS])
    assert len(rows(tree, "commitments", "//tbody/tr")) == 60


def rows(tree: html.HtmlElement, part: str, path: str) -> list[str]:
    return [e.text_content().strip() for e in tree.get_element_by_id(part).xpath("." + path)]


_PARTNERS = [f"P{n:02}" for n in range(60)]
_HEAD = """\
@prefix sg: <https://w3id.org/summitgraph/ns#> .
@prefix act: <https://w3id.org/summitgraph/act/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/summitgraph/id/> .
<readout/r> a sg:Readout ; sg:fileName "r" ; sg:text "" .
<person/a> a sg:Person ; skos:prefLabel "A" .
<issue/i> a sg:Issue ; skos:prefLabel "I" .
"""
_MEETING = """
<readout/r> sg:reports <meeting/NUMBER> .
<person/p-NUMBER> a sg:Person ; skos:prefLabel "PNUMBER" .
<meeting/NUMBER> a sg:Meeting ; rdfs:label "Meeting NUMBER" ; sg:date "2020-NUMBER" ;
  sg:earliest "20NUMBER-01-01"^^xsd:date ; sg:latest "20NUMBER-01-01"^^xsd:date ;
  sg:participant <person/a> .
<statement/NUMBER> a sg:Statement ; sg:speaker <person/a>, <person/p-NUMBER> ; sg:act act:agrees ;
  sg:issue <issue/i> ; sg:meeting <meeting/NUMBER> ; sg:quote "words" ; sg:polarity "positive" ;
  prov:wasDerivedFrom <readout/r> ; oa:hasTarget <span/NUMBER> .
<span/NUMBER> oa:hasSelector <place/NUMBER> . <place/NUMBER> oa:start 0 ; oa:end 5 .
<commitment/NUMBER> a sg:Commitment ; sg:bound <person/a> ; sg:undertaking "to do NUMBER" ;
  sg:issue <issue/i> ; sg:meeting <meeting/NUMBER> ; sg:restsOn <statement/NUMBER> ;
  sg:firstMadeAs <commitment/NUMBER> ; sg:ledgerState "open" .
"""


def test_every_link_leads_to_a_part_of_the_file(tree: html.HtmlElement) -> None:
    ids = Counter(e.get("id") for e in tree.iter() if isinstance(e.tag, str) and e.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    inner = [a.get("href") for a in tree.iter("a") if a.get("href").startswith("#")]
    assert len(inner) > 1000
    assert [href for href in inner if href[1:] not in ids] == []
    outer = {a.get("href") for a in tree.iter("a")} - set(inner)
    assert all(href.startswith(("http://", "https://")) for href in outer)


def test_marked_words_lead_to_their_statement_and_back(tree: html.HtmlElement) -> None:
    (mark,) = [a for a in tree.iter("a") if "vice-ministerial consultations in Moscow" in
               (a.text or "") and "mark" in a.get("class", "")]  # fmt: skip
    statement = tree.get_element_by_id(mark.get("href")[1:])
    assert "reported/active/verb-agrees" in statement.text_content()
    assert [a.get("href") for a in statement.iter("a") if "at-" in a.get("href")] == [
        f"#{mark.get('id')}"
    ]


def test_nothing_is_fetched_or_run(text: str, tree: html.HtmlElement) -> None:
    assert re.findall(r"<(script|iframe|link|object|form|input)\b", text) == []
    assert re.findall(r"\s(on\w+|hx-[\w-]+)=", text) == []
    assert all(e.get("src").startswith("data:image/png;base64,") for e in tree.iter("img"))
    (policy,) = [e.get("content") for e in tree.iter("meta") if e.get("http-equiv")]
    assert policy.startswith("default-src 'none'")


def test_the_same_graph_gives_the_same_bytes(graph: Embedded, text: str) -> None:
    assert printed(graph, {"A picture": b"\x89PNG"}) == text


def test_hostile_words_are_text_in_the_file_too() -> None:
    tree = html.document_fromstring(printed(Embedded(world(STRINGS_TOGETHER), DEFAULT_BASE), {}))
    tags = {e.tag for e in tree.iter() if isinstance(e.tag, str)}
    assert tags & {"script", "iframe", "img", "svg", "form", "base", "object", "b"} == set()
    assert all(a.get("href").startswith("#") for a in tree.iter("a"))


def test_an_empty_graph_is_refused_in_words() -> None:
    with pytest.raises(UsageError, match="1 to 5,000 statements"):
        printed(Embedded(GraphStore(), DEFAULT_BASE), {})


def test_the_command_writes_the_file_and_the_browser_shows_it(
    browser: Browser, tmp_path: Path
) -> None:
    sg.build(ROOT / "examples" / "two-accounts", output=tmp_path / "graph")
    target = tmp_path / "report.html"
    command = [sys.executable, "-m", "summitgraph", "report", str(tmp_path / "graph")]
    done = subprocess.run(
        [*command, "--output", str(target)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("request", lambda request: faults.append(request.url))
    page.goto(target.as_uri())
    assert page.locator("img").evaluate("image => image.naturalWidth") > 100
    page.get_by_role("link", name="Tomás Quispe").first.click()
    assert "#actors-" in page.url
    page.close()
    assert [f for f in faults if not f.startswith(("file:", "data:"))] == []


def test_a_report_that_cannot_be_written_is_told_and_the_old_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sg.build(ROOT / "examples" / "two-accounts", output=tmp_path / "graph")
    old = tmp_path / "report.html"
    old.write_text("the old one")

    def full(path: Path, data: bytes) -> None:
        path.open("wb").close()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="No space left"):
        report(tmp_path / "graph", output=str(old))
    assert old.read_text() == "the old one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "report.html"]
