"""Whatever the text: every sentence gives a record or a notice, and every quote stands there."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.conftest import LEAD, linked, reported, spoken, who

from summitgraph.errors import UnreadableError
from summitgraph.records import Account

_PARTS = st.sampled_from(
    (
        "The leaders agreed to continue talks on fisheries.",
        "Prime Minister Abe urged Russia to ease customs rules.",
        "He did not agree.",
        "They welcomed it.",
        "The weather was fine.",
        "This will not pose any threat.",
        "1. Economy",
        "• Both sides discussed a peace treaty;",
        "It was agreed to meet in September.",
        "Abe: We will meet in the new year.",
        "Putin, Abe: We support this.",
        "(ii) The Chairman expressed concern.",
        "We, the leaders of the G7, condemn the attack.",
    )
)


def _sound(account: Account) -> bool:
    text = account.readout.text
    told = [s.evidence for s in account.statements] + [n.evidence for n in account.notices]
    return all(text[e.start : e.end] == e.quote for e in told)


def test_each_sentence_is_coded_or_has_its_notice() -> None:
    account = reported("The leaders discussed fisheries. The weather was fine. He proposed talks.")
    coded = {s.evidence.quote for s in account.statements}
    assert len(coded) == account.coded_sentence_count == 1
    assert len(account.notices) == account.sentence_count - 1


def test_a_sentence_of_two_acts_is_coded_once_and_gives_two_statements() -> None:
    account = reported("Prime Minister Abe urged Russia to ease customs rules and welcomed talks.")
    assert len(account.statements) == 2
    assert account.coded_sentence_count == 1


@settings(deadline=None, max_examples=60)
@given(st.lists(_PARTS, max_size=8), st.sampled_from((LEAD, "", "Following is the gist:")))
def test_any_arrangement_gives_records_or_notices(parts: list[str], lead: str) -> None:
    account = reported("\n\n".join(parts), lead=lead)
    assert _sound(account)
    assert account.coded_sentence_count <= account.sentence_count


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_words_in_a_turn_give_records_or_notices(words: str) -> None:
    turns = ("Prime Minister Abe: I propose a treaty.", f"President Putin: We agree on {words}")
    with suppress(UnreadableError):  # control characters may make it no text at all
        assert _sound(spoken(*turns, "Abe: We will meet in June."))


def test_a_forum_that_no_register_knows_speaks_by_its_statement() -> None:
    text = (
        "Chair's Statement of the 12th East Asia Fisheries Forum\n\n"
        "The Forum was chaired by H.E. Pham Binh Minh, Deputy Prime Minister of Viet Nam.\n\n"
        "The Ministers exchanged views on illegal fishing.\n\n"
        "It was agreed that the next round would be held in Manila.\n"
    )
    assert who(linked(text)) == [["East Asia Fisheries Forum"], ["East Asia Fisheries Forum"]]


def test_a_press_release_names_its_title_behind_the_label() -> None:
    text = (
        "Press release: Foreign Minister Penny Wong meets Foreign Minister Retno Marsudi\n\n"
        "Jakarta, 12 June 2023\n\nMinister Wong proposed a treaty on cotton. Minister Retno, for "
        "her part, voiced concern about the crisis in Myanmar.\n"
    )
    account = linked(text)
    assert who(account) == [["Penny Wong"], ["Retno Marsudi"]]
    assert account.meeting.date is not None
    assert account.meeting.date.edtf == "2023-06-12"
