"""A returned statement stands only on words of the readout; what fails is told, with the value."""

from __future__ import annotations

import json

import pytest

from summitgraph.authority import load
from summitgraph.extract import extract
from summitgraph.link.held import hold
from summitgraph.link.refused import REASONS
from summitgraph.records import Act, NoticeKind, SecondReading
from tests.llm.conftest import MODEL, TEXT, answer, held, readout_of, returned


def reason(**other: object) -> str:
    """Why the statement with these values is refused; "" where it is taken as it is."""
    found = held(returned(**other))
    return found.notices[0].reason if found.notices else ""


def test_a_statement_that_quotes_the_readout_stands() -> None:
    found = held(returned())
    (statement,) = found.statements
    assert found.notices == ()
    assert statement.evidence.quote == returned()["quote"]
    assert [a.key for a in statement.speakers] == ["person/william-ruto", "person/john-mahama"]
    assert statement.act is Act.AGREES
    assert statement.commitment
    assert statement.commitment.undertaking == "hold talks on the single air market in June"
    assert statement.due
    assert statement.due.edtf == "2025-06"
    assert [r.model for r in statement.readers] == ["one-model"]
    assert [(i.label, i.minted) for i in statement.issues] == [("single air market", True)]


def test_white_space_is_folded_and_offsets_are_of_the_text() -> None:
    words = "Mahama expressed concern about piracy in the Gulf of Guinea"
    found = held(
        returned(quote=words, actors=["John Mahama"], act="concern", undertaking="", due="")
        | {"issues": [{"label": "piracy", "minted": True}]}
    )
    (statement,) = found.statements
    assert statement.evidence.quote == words.replace("concern about", "concern\nabout")
    assert TEXT[statement.evidence.start : statement.evidence.end] == statement.evidence.quote


@pytest.mark.parametrize(
    "quote",
    [
        "The two leaders agreed to hold talks on a single air market in June",
        "the two leaders agreed to hold talks",
        "wo leaders agreed to hold talks",
        "The two leaders agreed … on the single air market",
        "",
        " \n",
        "…",
    ],
)
def test_a_quote_that_does_not_stand_there_is_refused(quote: str) -> None:
    assert reason(quote=quote) == "llm-quote"


def test_a_quote_that_stands_twice_needs_the_words_before_it() -> None:
    twice = "the Kenyan choir"
    text = TEXT.replace("of the choir.", "of the Kenyan choir.")
    told = returned(quote=twice, actors=["William Ruto"], act="states", undertaking="", due="")
    told["issues"] = [{"label": "dinner", "minted": True}]
    assert held(told, text=text).notices[0].reason == "llm-ambiguous"
    (statement,) = held(told | {"before": "warmth of"}, text=text).statements
    assert text[: statement.evidence.start].endswith("warmth of ")
    assert held(told | {"before": "nowhere at all"}, text=text).notices[0].reason == "llm-quote"


def test_a_quote_over_two_paragraphs_is_no_evidence() -> None:
    words = "shared this.\n\nThe dinner gave occasion"
    assert reason(quote=words, undertaking="", due="") == "llm-place"


@pytest.mark.parametrize("name", ["Angela Merkel", "China", "he", "The leaders of Asia", "", "§§"])
def test_an_actor_whom_the_readout_does_not_know_is_refused(name: str) -> None:
    found = held(returned(actors=["William Ruto", name]))
    assert found.statements == ()
    assert [n.reason for n in found.notices] == ["llm-actor"]
    assert name in found.notices[0].message


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ruto", "person/william-ruto"),
        ("Kenya", "state/KE"),
        ("the Republic of Ghana", "state/GH"),
        ("The two leaders", "group/two-leaders"),
    ],
)
def test_an_actor_is_known_by_the_names_of_text_and_register(name: str, key: str) -> None:
    (statement,) = held(returned(actors=[name])).statements
    assert [a.key for a in statement.speakers] == [key]


@pytest.mark.parametrize("name", ["single air market", "Kenyan choir", "leaders agreed"])
def test_words_of_the_text_that_name_no_group_are_no_actor(name: str) -> None:
    assert reason(actors=[name]) == "llm-actor"


def test_a_group_of_the_text_is_an_actor_by_any_of_its_forms() -> None:
    text = TEXT + "\nRuto called on all UN Member States to join the treaty on piracy.\n"
    for name in ("all UN Member States", "UN Member States", "the UN member states"):
        (statement,) = held(returned(addressees=[name]), text=text).statements
        assert [a.key for a in statement.addressees] == ["group/un-member-states"]
    found = held(returned(addressees=["UN Member"]), text=text)
    assert [n.reason for n in found.notices] == ["llm-addressee"]


def test_whoever_holds_on_that_day_an_office_that_the_text_tells_is_an_actor() -> None:
    text = TEXT.replace("Ruto spoke", "The Prime Minister of India spoke")
    quote = "The Prime Minister of India spoke with warmth of the choir"
    told = returned(quote=quote, actors=["Narendra Modi"], act="states", undertaking="", due="")
    (statement,) = held(told, text=text).statements
    assert [a.key for a in statement.speakers] == ["person/narendra-modi"]
    # his predecessor held it on another day; the office of another state is not told
    for other in ("Manmohan Singh", "Keir Starmer"):
        refused = held(told | {"actors": [other]}, text=text)
        assert [n.reason for n in refused.notices] == ["llm-actor"]


@pytest.mark.parametrize("act", ["praises", "AGREES", "", "act:agrees"])
def test_an_act_outside_the_closed_list_is_refused(act: str) -> None:
    found = held(returned(act=act))
    assert found.statements == ()
    assert [n.reason for n in found.notices] == ["llm-malformed"]
    assert "act" in found.notices[0].message


def test_what_is_denied_is_no_agreement_and_one_alone_does_not_affirm() -> None:
    assert reason(negated=True) == "llm-act"
    assert reason(negated=True, act="rejects", undertaking="") == ""
    assert reason(actors=["Ruto"], act="affirms") == "llm-act"
    assert reason(act="affirms") == ""


def test_an_issue_is_of_the_scheme_or_marked_as_minted_and_in_the_text() -> None:
    known = {"label": "climate change", "minted": False}
    (statement,) = held(returned(issues=[known])).statements
    assert [(i.key, i.minted) for i in statement.issues] == [("issue/climate-change", False)]
    assert reason(issues=[{"label": "single air market", "minted": False}]) == "llm-issue"
    assert reason(issues=[{"label": "free trade in gold", "minted": True}]) == "llm-issue"
    assert reason(issues=[]) == "llm-issue"


def test_of_several_issues_those_stand_that_hold() -> None:
    issues = [
        {"label": "single air market", "minted": True},
        {"label": "the end of the world", "minted": True},
    ]
    found = held(returned(issues=issues))
    assert [[i.label for i in s.issues] for s in found.statements] == [["single air market"]]
    assert [n.reason for n in found.notices] == ["llm-issue"]
    assert "the end of the world" in found.notices[0].message


def test_an_undertaking_and_its_time_stand_in_the_same_paragraph_or_are_left_out() -> None:
    found = held(returned(undertaking="build a bridge"))
    assert [s.commitment for s in found.statements] == [None]
    assert [n.reason for n in found.notices] == ["llm-undertaking"]
    assert reason(act="discusses") == "llm-undertaking"
    assert reason(act="states") == ""
    assert reason(due="in July") == "llm-due"
    assert reason(due="1 May 2025") == "llm-due"
    assert reason(due="leaders agreed") == "llm-due"


@pytest.mark.parametrize("act", ["commits", "states"])
def test_what_is_denied_binds_nobody(act: str) -> None:
    (statement,) = held(returned(act=act)).statements
    assert statement.commitment is not None
    found = held(returned(act=act, negated=True))
    assert [(s.negated, s.commitment) for s in found.statements] == [(True, None)]
    assert [n.reason for n in found.notices] == ["llm-undertaking"]


def test_an_addressee_that_is_not_known_is_left_out_and_told() -> None:
    found = held(returned(addressees=["Ghana", "Atlantis"]))
    assert [[a.key for a in s.addressees] for s in found.statements] == [["state/GH"]]
    assert [n.reason for n in found.notices] == ["llm-addressee"]


def test_the_same_statement_counts_once() -> None:
    found = held(returned(), returned())
    assert len(found.statements) == 1
    assert [n.reason for n in found.notices] == ["llm-repeated"]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "no JSON",
        "[]",
        "{}",
        '{"statements": {}}',
        '{"statements": [1, null, "x", [], {}]}',
        '{"statements": [{"quote": 7}]}',
        json.dumps({"statements": [returned() | {"actors": "Ruto"}]}),
        "\x00",
        '"\\ud800"',
    ],
)
def test_what_has_not_the_form_is_refused_whole(raw: str) -> None:
    found = held(raw=raw)
    assert found.statements == ()
    assert {n.reason for n in found.notices} == {"llm-malformed"}


def test_one_bad_statement_spoils_no_other() -> None:
    found = held(returned(act="praises"), returned())
    assert len(found.statements) == 1
    assert [n.reason for n in found.notices] == ["llm-malformed"]


def test_a_field_more_than_asked_changes_nothing() -> None:
    assert held(returned(confidence=1.0, approved=True)) == held(returned())


def test_foreign_words_in_a_notice_are_one_harmless_line() -> None:
    nasty = "x\x1b[31m\n\u202e" + 5000 * "y"
    (notice,) = held(returned(actors=[nasty])).notices
    assert notice.message.isprintable()
    assert len(notice.message) < 500


def test_every_refusal_is_undecided_and_quotes_its_place() -> None:
    found = held(returned(quote="nowhere"), returned(actors=["Nobody"]), returned(act=""))
    assert len(found.notices) == 3
    for notice in found.notices:
        assert notice.kind is NoticeKind.UNDECIDED
        assert notice.reason in REASONS
        span = notice.evidence
        assert readout_of().text[span.start : span.end] == span.quote


def test_an_answer_in_two_parts_is_one_reading() -> None:
    readout = readout_of()
    choir = returned(quote="Ruto spoke with warmth of the choir", actors=["William Ruto"])
    choir |= {"act": "states", "undertaking": "", "due": ""}
    parts = (answer(returned()), answer(choir | {"issues": [{"label": "choir", "minted": True}]}))
    second = SecondReading(reader=MODEL, alone=False, answers=parts)
    found = hold(readout, extract(readout, load()), second, load())
    assert [s.evidence.quote for s in found.statements] == [returned()["quote"], choir["quote"]]
    assert found.notices == ()


def test_an_answer_of_nothing_is_no_fault() -> None:
    assert held().statements == ()
    assert held().notices == ()


def test_more_statements_than_a_text_can_hold_are_not_looked_at() -> None:
    good = [returned(quote=f"{n} is nowhere") for n in range(500)]
    found = held(*good)
    assert found.statements == ()
    (told,) = [n for n in found.notices if n.reason == "llm-malformed"]
    assert "of so short a text" in told.message
    assert held(*good[:20], returned()).statements != ()
