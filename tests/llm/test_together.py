"""Two readers of one readout: alike is surer, unlike is told with both readings, alone stands."""

from __future__ import annotations

from summitgraph.records import RULES, Act
from tests.llm.conftest import MODEL, TEXT, account, returned, rules_alone

CHOIR = returned(
    quote="The dinner gave occasion to hear the Kenyan choir",
    actors=["Kenya"],
    act="invites",
    issues=[{"label": "dinner", "minted": True}],
    undertaking="",
    due="",
)


def test_where_both_read_the_same_the_rules_statement_is_surer() -> None:
    before = rules_alone().statements[0]
    after = account(returned()).statements[0]
    assert after.readers == (RULES, MODEL)
    assert before.confidence < after.confidence <= 0.99
    assert (after.evidence, after.act, after.speakers) == (
        before.evidence,
        before.act,
        before.speakers,
    )
    assert not [n for n in account(returned()).notices if n.reason == "readers-differ"]


def test_where_they_differ_both_readings_are_told_and_nothing_is_surer() -> None:
    before = rules_alone().statements[0]
    both = account(returned(act="proposes", undertaking="", actors=["William Ruto"]))
    assert both.statements[0] == before
    (notice,) = [n for n in both.notices if n.reason == "readers-differ"]
    assert "act: rules agrees, llm proposes" in notice.message
    assert "speakers: rules John Mahama, William Ruto, llm William Ruto" in notice.message
    assert "commitment: rules yes, llm no" in notice.message
    assert notice.evidence == before.evidence


def test_a_due_date_alone_is_told_but_the_statement_is_surer_all_the_same() -> None:
    both = account(returned(due=""))
    assert both.statements[0].readers == (RULES, MODEL)
    (notice,) = [n for n in both.notices if n.reason == "readers-differ"]
    assert "due: rules 2025-06, llm none" in notice.message


def test_what_one_alone_found_stands_under_its_name() -> None:
    alone = rules_alone()
    both = account(CHOIR)
    (more,) = [s for s in both.statements if s.readers == (MODEL,)]
    assert more.act is Act.INVITES
    assert [s for s in both.statements if s.readers == (RULES,)] == list(alone.statements)
    assert both.coded_sentence_count == alone.coded_sentence_count + 1
    assert list(both.statements) == sorted(both.statements, key=lambda s: s.evidence.start)


def test_a_sentence_that_gave_a_statement_after_all_has_no_notice_that_it_gave_none() -> None:
    start = account(CHOIR).statements[-1].evidence.start

    def passed(told: object) -> list[str]:
        return [n.reason for n in told.notices if n.evidence.start == start]  # type: ignore[attr-defined]

    assert passed(rules_alone()) != []
    assert passed(account(CHOIR)) == []


def test_alone_it_accounts_for_every_sentence() -> None:
    told = account(CHOIR, alone=True)
    assert [s.readers for s in told.statements] == [(MODEL,)]
    starts = {s.start for b in told.readout.blocks for s in b.sentences}
    passed = {n.evidence.start for n in told.notices if n.reason == "llm-none"}
    assert passed == starts - {told.statements[0].evidence.start}
    assert told.coded_sentence_count == 1
    assert told.meeting == rules_alone().meeting


def test_words_over_two_sentences_leave_neither_of_them_bare() -> None:
    start, end = TEXT.index("The dinner gave"), TEXT.index("of the choir.") + len("of the choir.")
    wide = CHOIR | {"quote": TEXT[start:end]}
    for alone in (True, False):
        told = account(wide, alone=alone)
        assert told.statements[-1].evidence.end == end
        assert not [n for n in told.notices if n.evidence.start >= start]
        assert told.coded_sentence_count == (2 if alone else rules_alone().coded_sentence_count + 2)


def test_an_answer_without_statements_leaves_the_rules_as_they_were() -> None:
    assert account() == rules_alone()
