"""Several acts in a sentence, acts inside acts, acts that nobody in particular does."""

from __future__ import annotations

import pytest

from summitgraph.records.draft import MentionKind
from tests.extract.conftest import Acts, Statements

# --- who acts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "subject"),
    [
        (("President Ruto", "Prime Minister Abiy"), "President Ruto and Prime Minister Abiy"),
        (
            ("President Ruto", "Prime Minister Abiy", "President Museveni"),
            "President Ruto, Prime Minister Abiy and President Museveni",
        ),
        (("Ethiopia", "Egypt"), "Ethiopia and Egypt"),
        (("The leaders",), "The leaders"),
        (("The two ministers",), "The two ministers"),
        (("Both sides",), "Both sides"),
        (("The Ethiopian side",), "The Ethiopian side"),
        (("They",), "They"),
        (("The leaders",), "The leaders, after a long night,"),
    ],
)
def test_a_joint_act_is_one_statement_with_all_its_actors(
    by: tuple[str, ...], subject: str, statements: Statements
) -> None:
    (found,) = statements(f"{subject} condemned the killings in El Fasher.")
    assert (found.by, found.act) == (by, "criticises")


def test_whom_one_meets_does_not_act_with_one(statements: Statements) -> None:
    text = "At talks with President Ruto, Prime Minister Abiy condemned the killings in El Fasher."
    (found,) = statements(text)
    assert found.by == ("Prime Minister Abiy",)


def test_with_whom_he_discussed_makes_both_discuss(statements: Statements) -> None:
    text = "President Macron met with Prime Minister Modi, with whom he discussed nuclear energy."
    (found,) = statements(text)
    assert (found.act, found.kinds) == ("discusses", (MentionKind.ALL,))


def test_who_discussed_acts_alone(statements: Statements) -> None:
    text = "President Macron met Prime Minister Modi and condemned the attack on the embassy."
    (found,) = statements(text)
    assert found.by == ("President Macron",)


def test_a_turn_speaks_in_the_name_of_all_before_the_colon(statements: Statements) -> None:
    text = (
        "Talks in the palace\n\nDuda, Scholz: We agreed to build a bridge.\n\n"
        "Scholz: I am concerned about the ice.\n\nDuda: Poland will pay for the bridge.\n"
    )
    assert [f.act for f in statements(text)] == ["agrees", "concern", "commits"]
    assert {f.kinds for f in statements(text)} == {(MentionKind.TURN,)}


# --- several acts in one sentence -------------------------------------------------------------


def test_each_verb_of_one_subject_is_a_statement(statements: Statements) -> None:
    text = "Peru urged Chile to cut emissions, criticised the mine and proposed a joint inspection."
    found = statements(text)
    assert [f.act for f in found] == ["requests", "criticises", "proposes"]
    assert {f.by for f in found} == {("Peru",)}
    assert [f.words for f in found] == [
        "Peru urged Chile to cut emissions",
        "criticised the mine",
        "proposed a joint inspection",
    ]


def test_what_someone_is_urged_to_do_is_no_act_of_his(acts: Acts) -> None:
    assert acts("Peru urged Chile to close the mine and to support the park.") == ["requests"]


def test_two_subjects_are_two_statements(statements: Statements) -> None:
    text = "President Ruto supported the railway, while President Mahama proposed a canal."
    assert [(f.by, f.act) for f in statements(text)] == [
        (("President Ruto",), "supports"),
        (("President Mahama",), "proposes"),
    ]


def test_a_participle_is_an_act_of_the_same_subject(statements: Statements) -> None:
    text = "President Ruto condemned the coup, stressing that the elections must be held in May."
    assert [(f.act, f.by) for f in statements(text)] == [
        ("criticises", ("President Ruto",)),
        ("states", ("President Ruto",)),
    ]


def test_a_participle_that_tells_no_act_gives_none(acts: Acts) -> None:
    assert acts("President Ruto condemned the coup, leaving the hall.") == ["criticises"]


def test_and_that_opens_a_statement_of_its_own(statements: Statements) -> None:
    text = (
        "The leaders agreed that the commission will meet in Nairobi in May, "
        "and that the tariff on tea will be lifted."
    )
    found = statements(text)
    assert [(f.act, f.undertaking) for f in found] == [
        ("agrees", "meet in Nairobi in May"),
        ("agrees", "be lifted"),
    ]


def test_and_to_opens_a_statement_of_its_own(statements: Statements) -> None:
    text = "The leaders agreed to protect the lake, and to hold annual consultations on mining."
    assert [f.undertaking for f in statements(text)] == [
        "protect the lake",
        "hold annual consultations on mining",
    ]


def test_two_main_clauses_of_a_speaker_are_two_statements(acts: Acts) -> None:
    text = "Chancellor Scholz: We condemn the coup, and we call on the junta to free the envoy."
    assert acts(text) == ["criticises", "requests"]


# --- acts inside acts -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("states", "President Macron said that Prime Minister Modi had urged Nepal to free them."),
        ("states", "President Boric explained that the leaders had agreed to build a railway."),
        ("states", "President Ruto said he welcomed the ceasefire."),
        ("states/affirms", "President Ruto noted that the ministers condemned the coup."),
        ("welcomes", "The leaders welcomed the treaty, which the African Union had criticised."),
        ("rejects", "President Ruto denied that he had threatened Somalia."),
    ],
)
def test_the_outer_act_is_the_statement(act: str, sentence: str, acts: Acts) -> None:
    assert acts(sentence) == [act]


# --- nobody in particular ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "joint_act", "sentence"),
    [
        ("agrees", "agrees", "It was agreed to establish a joint commission on water."),
        ("states", "affirms", "It was noted that the railway is late."),
        ("welcomes", "welcomes", "Satisfaction was expressed with the growth of tourism."),
        ("concern", "concern", "Concern was expressed over the situation in Haiti."),
        ("agrees", "agrees", "Agreement was reached on the price of copper."),
        ("discusses", "discusses", "The situation in Haiti was discussed."),
        ("discusses", "discusses", "The issue of copper prices was raised."),
        ("discusses", "discusses", "The talks focused on grain exports and the railway."),
        ("discusses", "discusses", "The discussions covered the debt of Zambia."),
        ("discusses", "discusses", "Also under discussion were the ports of Mombasa and Lamu."),
    ],
)
def test_an_act_without_an_agent_is_of_all_who_met(
    act: str, joint_act: str, sentence: str, statements: Statements
) -> None:
    (found,) = statements(sentence)
    assert (found.act, found.joint_act, found.kinds) == (act, joint_act, (MentionKind.ALL,))


def test_an_agent_after_by_acts_alone(statements: Statements) -> None:
    (found,) = statements("The arrest of the fishermen was condemned by Ghana.")
    assert (found.by, found.matters) == (("Ghana",), ("arrest of fishermen",))


@pytest.mark.parametrize(
    "sentence",
    [
        "No agreement was reached on the price of copper.",
        "Agreement was not reached on the price of copper.",
        "It was not agreed to build the railway.",
    ],
)
def test_an_agreement_that_was_not_reached_is_none(sentence: str, statements: Statements) -> None:
    (found,) = statements(sentence)
    assert (found.act, found.joint_act, found.negated) == ("states", "states", True)


@pytest.mark.parametrize(
    "sentence",
    ["The talks lasted two hours.", "The summit was held in Accra on May 3.", "Lunch was served."],
)
def test_talks_that_were_only_held_are_narration(sentence: str, acts: Acts) -> None:
    assert acts(sentence) == []
