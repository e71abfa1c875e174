"""Persons as agencies write them: "PM", "H.E.", "the top diplomat", names with a title inside."""

from __future__ import annotations

import pytest
from tests.link.conftest import linked


def speakers(lead: str, body: str, *, title: str = "Talks in Accra") -> list[str]:
    """Who makes the first statement of a text without a date."""
    found = linked(f"{title}\n\n{lead}\n\n{body}\n").statements
    return [a.named_as or a.name for a in found[0].speakers] if found else []


LEAD = "Prime Minister Ann Tembo of Zambia met Foreign Minister Yaw Addo of Ghana in Accra."


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (["Ann Tembo"], "PM Tembo welcomed the customs pact."),
        (["Ann Tembo"], "The PM welcomed the customs pact."),
        (["Yaw Addo"], "The Ghanaian FM welcomed the customs pact."),
        (["Yaw Addo"], "The Ghanaian foreign secretary welcomed the customs pact."),
        (["Yaw Addo"], "The top Ghanaian diplomat welcomed the customs pact."),
        (["Ann Tembo"], "The Zambian leader welcomed the customs pact."),
        ([], "The Ghanaian defence minister welcomed the customs pact."),
    ],
)
def test_whom_an_office_means(expected: list[str], body: str) -> None:
    assert speakers(LEAD, body) == expected


@pytest.mark.parametrize(
    ("expected", "lead"),
    [
        ("Yaw Addo", "The President of Ghana, H.E. Yaw Addo, met Prime Minister Ann Tembo."),
        ("Yaw Amir Addo", "The Foreign Minister of Ghana, Yaw Amir Addo, met Ann Tembo."),
    ],
)
def test_a_name_with_what_stands_around_it(expected: str, lead: str) -> None:
    assert speakers(lead, "Mr Addo welcomed the customs pact.") == [expected]


def test_the_verb_of_a_headline_is_no_part_of_a_name() -> None:
    title = "Deputy Minister Tembo Meets Her Guest"
    lead = "Deputy Minister Ann Tembo of Zambia met Foreign Minister Yaw Addo of Ghana."
    body = "Deputy Minister Tembo welcomed the customs pact."
    assert speakers(lead, body, title=title) == ["Ann Tembo"]


def test_words_of_a_headline_in_capitals_are_no_name() -> None:
    title = "PRIME MINISTER AND HER GUEST AGREE ON WIDE RANGE OF ISSUES IN FIRST MEETING"
    assert len(speakers(LEAD, "They agreed to reopen the border.", title=title)) == 2


def test_a_counterpart_is_introduced_by_name() -> None:
    lead = "Foreign Minister Yaw Addo and his Zambian counterpart Ann Tembo discussed the ferry."
    assert speakers(lead, "It rained.") == ["Yaw Addo", "Ann Tembo"]


def test_the_ministers_of_many_states_act_as_a_group() -> None:
    lead = "The foreign ministers of 12 states, including Ghana and Togo, condemned the raid."
    assert speakers(lead, "It rained.") == ["foreign ministers of 12 states"]
    assert speakers("Ghana and Togo condemned the raid.", "It rained.") == ["Ghana", "Togo"]
