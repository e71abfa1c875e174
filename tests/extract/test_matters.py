"""What an act is about, and at whom it is aimed."""

from __future__ import annotations

import pytest

from summitgraph.records.draft import MentionKind
from tests.extract.conftest import Statements

# --- matters ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("matters", "sentence"),
    [
        (
            ("trade", "tourism", "air links", "fight against malaria"),
            "The leaders discussed trade, tourism, air links and the fight against malaria.",
        ),
        (("Yemen", "Sudan", "Libya"), "The ministers discussed Yemen, Sudan and Libya."),
        (("grain exports", "railway"), "The talks focused on grain exports and the railway."),
        (("fisheries", "visa rules"), "The ministers exchanged views on fisheries and visa rules."),
    ],
)
def test_a_list_is_one_statement_with_a_matter_each(
    matters: tuple[str, ...], sentence: str, statements: Statements
) -> None:
    (found,) = statements(sentence)
    assert found.matters == matters


@pytest.mark.parametrize(
    ("matters", "sentence"),
    [
        (("clean water",), "The leaders stressed the importance of clean water."),
        (("railway",), "The ministers reviewed progress on the railway."),
        (("ceasefire",), "The leaders reaffirmed their full support for the ceasefire."),
        (("visit to Ankara",), "President Erdogan invited Prime Minister Sunak to visit Ankara."),
        (("lake",), "The leaders discussed how to protect the lake."),
        (("tariffs on steel",), "President Lula urged Argentina to lift the tariffs on steel."),
    ],
)
def test_the_lasting_matter_is_named_and_not_the_clause(
    matters: tuple[str, ...], sentence: str, statements: Statements
) -> None:
    (found,) = statements(sentence)
    assert found.matters == matters


@pytest.mark.parametrize(
    "opener", ["On Yemen", "Regarding Yemen", "Turning to Yemen", "With regard to Yemen"]
)
def test_a_fronted_topic_is_the_matter_where_there_is_no_other(
    opener: str, statements: Statements
) -> None:
    (found,) = statements(f"{opener}, the ministers expressed concern.")
    assert (found.matters, found.words) == (("Yemen",), "the ministers expressed concern")


def test_a_clearer_matter_goes_before_the_topic(statements: Statements) -> None:
    (found,) = statements("On Yemen, the ministers discussed the ceasefire.")
    assert found.matters == ("ceasefire",)


def test_a_fronted_day_is_no_topic(statements: Statements) -> None:
    (found,) = statements("On Monday, the ministers agreed to lift the tariffs on steel.")
    assert found.matters == ("tariffs on steel",)


@pytest.mark.parametrize(
    "sentence", ["The leaders discussed this issue.", "This issue was discussed."]
)
def test_words_that_only_point_are_weak(sentence: str, statements: Statements) -> None:
    (found,) = statements(sentence)
    assert found.matters == ("issue~",)


def test_words_that_name_are_not_weak(statements: Statements) -> None:
    (found,) = statements("The leaders discussed the refugee issue.")
    assert all(not m.endswith("~") for m in found.matters)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("agreed to widen it", "The leaders discussed the port. They agreed to widen it."),
        ("agreed on this", "The leaders discussed the port. They agreed on this."),
    ],
)
def test_a_pronoun_names_no_matter(words: str, text: str, statements: Statements) -> None:
    *_, last = statements(text)
    assert (last.words, last.matters) == (f"They {words}", ())


def test_a_bare_this_points_to_what_was_said_before(statements: Statements) -> None:
    (found,) = statements("Chancellor Scholz: This is not a threat.")
    assert (found.act, found.matters) == ("rejects", ("This~",))


# --- addressees -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        (("Argentina",), "President Lula urged Argentina to lift the tariffs."),
        (("Ethiopia", "Egypt"), "President Ruto asked Ethiopia and Egypt to share the data."),
        (("President Mahama", "Togo"), "President Ruto urged President Mahama and Togo to sign."),
        (("Ethiopia",), "President Ruto called on Ethiopia to share data on water levels."),
        (
            ("President Boluarte",),
            "President Boric told President Boluarte that the port is vital.",
        ),
        (("President Boluarte",), "President Boric briefed President Boluarte on the pensions."),
        (("Ethiopia",), "President Ruto thanked Ethiopia for hosting the refugees."),
        (("Kenya",), "Chancellor Merkel pledged to send medical equipment to Kenya."),
        (("Prime Minister Sunak",), "President Erdogan invited Prime Minister Sunak to Ankara."),
        (("President Duda",), "Chancellor Scholz: I agree with President Duda’s idea of a canal."),
        (("them",), "The ministers met the rebels. President Ruto urged them to free the pilots."),
    ],
)
def test_an_act_is_aimed_at_whom_the_text_says(
    to: tuple[str, ...], sentence: str, statements: Statements
) -> None:
    *_, found = statements(sentence)
    assert found.to == to


@pytest.mark.parametrize(
    "sentence",
    [
        "President Lula urged restraint in Haiti.",
        "President Ruto condemned Uganda for the arrest of the fishermen.",
        "President Ruto accused Uganda of smuggling sugar.",
        "President Lula called for Argentina’s return to the customs union.",
        "The ministers discussed Yemen.",
        "President Ruto supported the candidacy of Nigeria for the Security Council.",
        "President Boric welcomed Peru’s decision to open the port.",
    ],
)
def test_a_target_a_place_or_an_owner_is_no_addressee(
    sentence: str, statements: Statements
) -> None:
    (found,) = statements(sentence)
    assert found.to == ()


def test_a_group_that_no_register_knows_may_be_asked(statements: Statements) -> None:
    (found,) = statements("The ministers urged all armed groups to free the hostages.")
    assert found.to == ("all armed groups",)


def test_who_speaks_is_found_by_kind(statements: Statements) -> None:
    kinds = {
        "President Ruto": MentionKind.NAME,
        "The Kenyan President": MentionKind.ROLE,
        "He": MentionKind.PRONOUN,
        "The Kenyan side": MentionKind.SIDE,
        "Both sides": MentionKind.GROUP,
    }
    found = {who: statements(f"{who} supported the ceasefire.")[0].kinds for who in kinds}
    assert found == {who: (kind,) for who, kind in kinds.items()}
