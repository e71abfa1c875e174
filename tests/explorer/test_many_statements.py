"""More statements than one query asks about: none is left out of a page without a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from summitgraph.store import GraphStore
from summitgraph.triples.iris import DEFAULT_BASE
from summitgraph.triples.term import IRI
from summitgraph.web.explorer import commitment
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.comparing import compare_page
from summitgraph.web.explorer.facts import labels
from summitgraph.web.explorer.graph import TOGETHER, Embedded
from summitgraph.web.explorer.marked import Unread, mark
from summitgraph.web.explorer.newest import Newest
from summitgraph.web.explorer.routes import thing_page

MANY = TOGETHER + 1
_HEAD = """\
@prefix sg: <https://w3id.org/summitgraph/ns#> .
@prefix act: <https://w3id.org/summitgraph/act/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <https://w3id.org/summitgraph/id/> .
"""
_READOUT = """
<readout/DOC> a sg:Readout ; sg:fileName "DOC" ; sg:text "TEXT" ; sg:reports <meeting/m> .
<meeting/m> a sg:Meeting ; sg:date "2020-01-01" ; sg:participant <person/a> .
<person/a> a sg:Person ; skos:prefLabel "A" .
"""
_STATEMENT = """
<issue/NUMBER> a sg:Issue ; skos:prefLabel "issue NUMBER" .
<statement/DOC-NUMBER> a sg:Statement ; sg:speaker <person/a> ; sg:act act:commits ; sg:issue <issue/NUMBER> ;
  sg:meeting <meeting/m> ; sg:polarity "positive" ; sg:quote "words" ; sg:rule "rule" ;
  prov:wasDerivedFrom <readout/DOC> ; oa:hasTarget <span/DOC-NUMBER> .
<span/DOC-NUMBER> oa:hasSelector <place/DOC-NUMBER> . <place/DOC-NUMBER> oa:start START ; oa:end END .
<commitment/DOC-NUMBER> a sg:Commitment ; sg:bound <person/a> ; sg:undertaking "to do NUMBER" ; sg:issue <issue/NUMBER> ;
  sg:meeting <meeting/m> ; sg:restsOn <statement/DOC-NUMBER> ; sg:firstMadeAs <commitment/DOC-NUMBER> ; sg:ledgerState "open" .
<followup/DOC-NUMBER> sg:commitment <commitment/DOC-NUMBER> ; sg:statement <statement/DOC-NUMBER> ; sg:followUpKind "mentioned" .
"""  # noqa: E501 - reads best with a thing a line


def _crowd() -> str:
    """An issue on which thirteen speak."""
    text = _READOUT.replace("TEXT", "words " * 13).replace("DOC", "crowd")
    text = text.replace("meeting/m", "meeting/crowd") + "<issue/crowd> a sg:Issue ."
    for n in range(13):
        told = _STATEMENT.partition("<commitment/")[0].replace("person/a", f"person/{n}")
        told = told.replace("meeting/m", "meeting/crowd").replace("<issue/NUMBER>", "<issue/crowd>")
        told = told.replace("START", str(6 * n)).replace("END", str(6 * n + 5))
        text += told.replace("DOC", "crowd").replace("NUMBER", str(n))
    return text


@pytest.fixture(scope="module")
def asking() -> Asking:
    text = _HEAD
    for readout in ("one", "two"):
        text += _READOUT.replace("TEXT", "words " * MANY).replace("DOC", readout)
        for n in range(MANY):
            told = _STATEMENT.replace("START", str(6 * n)).replace("END", str(6 * n + 5))
            text += told.replace("DOC", readout).replace("NUMBER", str(n))
    text += _crowd()
    store = GraphStore()
    store.load(text, "trig")
    graph = Embedded(store, DEFAULT_BASE)
    return Asking(graph, Newest(graph), {})


def page(asking: Asking, path: str) -> Mapping[str, Any]:
    return thing_page(asking, f"{DEFAULT_BASE}{path}", f"/id/{path}").shown


def test_accounts_side_by_side_tell_the_same_on_each_issue(asking: Asking) -> None:
    given = {"meeting": f"{DEFAULT_BASE}meeting/m"}
    shown = compare_page(Asking(asking.graph, asking.newest, given)).shown
    assert shown["counts"] == {"all": MANY}
    assert all(s.commitment for matter in shown["matters"] for s in matter.statements)


def test_the_columns_of_an_issue_are_counted_and_all_can_be_had(asking: Asking) -> None:
    shown = page(asking, "issue/crowd")
    assert (len(shown["columns"]), shown["hidden"]) == (10, 3)
    for given, whole in (({"all": "1"}, False), ({}, True)):  # by its link, and in one file
        wide = Asking(asking.graph, asking.newest, given, whole=whole)
        shown = thing_page(wide, f"{DEFAULT_BASE}issue/crowd", "/id/issue/crowd").shown
        assert (len(shown["columns"]), shown["hidden"]) == (13, 0)


def test_every_statement_of_a_readout_is_marked(asking: Asking) -> None:
    shown = page(asking, "readout/one")
    (line,) = shown["lines"]
    assert [p.text for p in line.pieces if p.said] == ["words"] * MANY
    assert [p.text for p in line.pieces if not p.said] == [" "] * MANY


def test_a_meeting_shows_all_that_was_said_and_undertaken(asking: Asking) -> None:
    shown = page(asking, "meeting/m")
    (group,) = shown["groups"]
    assert len(group[2]) == 2 * MANY
    assert len(shown["undertakings"]) == 2 * MANY


def test_what_is_said_later_is_told_of_each_undertaking(asking: Asking) -> None:
    wanted = [f"{DEFAULT_BASE}commitment/one-{n}" for n in range(MANY)]
    later = commitment.later(asking.graph, wanted)
    assert set(later) == set(wanted)
    assert {len(told) for told in later.values()} == {1}


def test_a_thing_asked_for_twice_stands_in_one_part(asking: Asking) -> None:
    one = IRI(f"{DEFAULT_BASE}person/a")
    none = [f"{DEFAULT_BASE}none/{n}" for n in range(TOGETHER)]
    assert labels(asking.graph, [one, *none, one])[one] == "A"


def test_marks_stand_on_exactly_the_words_they_are_on() -> None:
    around = Unread(kind="undecided", reason="", message="long", start=0, end=9)
    inner = Unread(kind="undecided", reason="", message="short", start=2, end=4)
    (line,) = mark("0123456789", [], [inner, around])
    told = [(p.text, [n.message for n in p.unread]) for p in line.pieces]
    assert told == [("01", ["long"]), ("23", ["long", "short"]), ("45678", ["long"]), ("9", [])]
