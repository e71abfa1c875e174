"""Words that point back: "it", "both" of three, "the minister", "they", "the statement"."""

from __future__ import annotations

import pytest
from tests.extract.test_press_accounts import BOTH, KENYA, LEAD, told
from tests.link.conftest import linked

CALL = """PM call with Prime Minister {other}: 5 February 2025

The Prime Minister spoke to the Prime Minister of {state} {other} this afternoon.

The leaders discussed the strong relationship between {beside} and {state}. The Prime Minister \
said he welcomed the fisheries pact.
"""
THREE = (
    "On the last day of his visit, Kenyan Foreign Minister Alfred Mutua met his Ghanaian "
    "counterpart Shirley Ayorkor Botchwey and the Foreign Minister of Zambia, Stanley Kakubo."
)
STATED = (
    "A statement by the Kenyan Irrigation Ministry says the dam is unsafe. The statement urges "
    "Ghana to stop the works."
)


def _speakers(text: str) -> list[list[str]]:
    return [[a.name for a in s.speakers] for s in linked(text).statements]


def test_an_office_without_a_name_that_meets_a_holder_of_it_is_another() -> None:
    both, one = _speakers(
        CALL.format(other="Christopher Luxon", state="New Zealand", beside="the UK")
    )
    assert sorted(both) == ["Christopher Luxon", "Keir Starmer"]
    assert one == ["Keir Starmer"]


def test_and_where_the_text_does_not_tell_whose_it_is_nobody_is_guessed() -> None:
    found = _speakers(
        CALL.format(other="Christopher Luxon", state="New Zealand", beside="the islands")
    )
    assert found == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a state goes on to act; a person is never "it", and neither is what is agreed
        (
            "Kenya condemned the seizures, and it calls on Ghana to free the crews.",
            [(["Kenya"], "criticises"), (["Kenya"], "requests")],
        ),
        (
            "Kenya condemned the seizures. It urged Ghana to free the crews.",
            [(["Kenya"], "criticises"), (["Kenya"], "requests")],
        ),
        (
            "Mutua condemned the seizures. It urged Ghana to free the crews.",
            [([KENYA], "criticises")],
        ),
        ("Kenya condemned the seizures. It was agreed to free the crews.", None),
        # whose statement urges
        (
            STATED,
            [(["Kenya"], "states"), (["Kenya"], "requests")],
        ),
    ],
)
def test_what_a_state_goes_on_to_do(
    body: str, expected: list[tuple[list[str], str]] | None
) -> None:
    found = [(who, act) for who, act, _ in told(body)]
    if expected is None:
        assert (BOTH, "agrees") in found
    else:
        assert found == expected


def test_both_of_three_are_who_tells_and_whom_he_met_just_before() -> None:
    body = (
        "During his meeting with the Ghanaian Foreign Minister, both ministers discussed the "
        "fisheries pact."
    )
    [(who, _, _)] = told(body, title="Mutua meets his counterparts", lead=THREE)
    assert sorted(who) == ["Alfred Mutua", "Shirley Botchwey"]
    assert told("Both ministers discussed tea.", title="Mutua meets two", lead=THREE) == []
    [(all_of_them, _, _)] = told("They discussed tea.", title="Mutua meets two", lead=THREE)
    assert len(all_of_them) == 3


def test_they_are_those_who_met_in_the_sentence_before() -> None:
    body = (
        "The ministers discussed tea. Mutua then met with Zambian Foreign Minister Stanley Kakubo. "
        "They discussed the railway."
    )
    assert [who for who, _, _ in told(body)] == [BOTH, ["Alfred Mutua", "Stanley Kakubo"]]
    body = body.replace("met with", "praised")
    assert ["Alfred Mutua", "Stanley Kakubo"] not in [who for who, _, _ in told(body)]


def test_the_minister_in_small_letters_is_the_one_just_named() -> None:
    body = (
        "Zambian Finance Minister Situmbeko Musokotwane also spoke. The finance minister requested "
        "more money for the railway."
    )
    assert (["Situmbeko Musokotwane"], "requests") in [(who, act) for who, act, _ in told(body)]


def test_who_hands_out_an_account_takes_no_part() -> None:
    lead = f"Press Secretary Ann Tembo provided the following readout:\n\n{LEAD}"
    assert told("The ministers discussed tea.", lead=lead) == [(BOTH, "discusses", ["tea"])]
    lead = f"{LEAD[:-1]} and Trade Minister Ann Tembo."
    [(who, _, _)] = told("The three ministers discussed tea.", lead=lead)
    assert "Ann Tembo" in who


def test_only_to_meet_again_is_no_matter() -> None:
    assert told("The ministers discussed tea. They looked forward to speaking soon.") == [
        (BOTH, "discusses", ["tea"])
    ]
    [_, (_, _, matters)] = told(
        "The ministers discussed tea. They looked forward to speaking on the railway."
    )
    assert matters == ["railway"]


@pytest.mark.parametrize(
    ("said", "matters"),
    [
        ("Mutua appreciated Ghana's calm response.", ["Ghana's calm response"]),
        ("The ministers discussed efforts to defeat Boko Haram.", ["Boko Haram"]),
        ("The ministers discussed tea in addition to the railway.", ["tea"]),
        (
            "The ministers affirmed the importance of bilateral and plurilateral partnerships.",
            ["bilateral and plurilateral partnerships"],
        ),
        (
            "Mutua reiterated his support for a two-state solution, where Israel lives in peace.",
            ["two-state solution"],
        ),
    ],
)
def test_which_words_name_the_matter(said: str, matters: list[str]) -> None:
    [(_, _, found)] = told(said)
    assert found == matters


def test_an_ambassador_to_the_country_has_a_name_and_a_state() -> None:
    account = linked(
        "Kenyan minister meets ambassador\n\n4 May 2022\n\nKenyan Foreign Minister Alfred Mutua "
        "met with Ghanaian Ambassador to the country Kofi Owusu.\n\nThe sides discussed tea.\n"
    )
    assert [p.represents and p.represents.name for p in account.meeting.participations] == [
        "Kenya",
        "Ghana",
    ]
    assert [a.name for a in account.statements[0].speakers] == ["Kenya", "Ghana"]


def test_a_headline_that_the_first_sentence_tells_again_is_told_once() -> None:
    account = linked(
        "Egypt says no progress in talks over Nile dam\n\n4 May 2022\n\nEgypt says a new round of "
        "talks over the Nile dam has made no progress.\n"
    )
    assert [s.evidence.start > 46 for s in account.statements] == [True]
