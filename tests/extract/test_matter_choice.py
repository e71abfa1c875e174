"""Which words of a clause name its matter, and which only tell when, how or by whom."""

from __future__ import annotations

import pytest

from tests.link.conftest import linked

LEAD = (
    "Foreign Minister Shirley Ayorkor Botchwey of Ghana met Foreign Minister Alfred Mutua of "
    "Kenya in Accra."
)


def issues(body: str) -> list[str]:
    """The issues of the last statement of a text."""
    account = linked(f"Talks in Accra\n\n4 May 2022\n\n{LEAD}\n\n{body}\n")
    return [i.mentioned_as for i in account.statements[-1].issues]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a circumstance is no matter; what is directly spoken of is
        ("Mutua outlined the ambit of the club beyond the present membership.", ["ambit of club"]),
        ("Mutua outlined the present membership.", ["membership"]),
        ("The ministers welcomed the ferry with no link to the port of Tema.", ["ferry"]),
        (
            "The ministers welcomed the ferry link to the port of Tema.",
            ["ferry link to port of Tema"],
        ),
        # own words go before what was told; words that only point do not
        (
            "The ministers discussed the fishing ban. Mutua recalled the growing momentum.",
            ["growing momentum"],
        ),
        (
            "The ministers discussed the fishing ban. Mutua recalled this momentum.",
            ["fishing ban"],
        ),
        # the parties of a partnership are part of its name
        (
            "The ministers reviewed the Kenya-Ghana strategic partnership.",
            ["Kenya-Ghana strategic partnership"],
        ),
        ("The ministers discussed the 2+2 meeting.", ["2+2 meeting"]),
        # what comes from a state, and a state alone
        (
            "The ministers discussed the challenges posed by China.",
            ["challenges posed by China"],
        ),
        ("The ministers discussed China.", ["China"]),
        # a day is no matter
        ("The ministers discussed customs on Wednesday morning.", ["customs"]),
        (
            "The need to reopen the border post was noted.",
            ["border post"],
        ),
    ],
)
def test_the_matter_of_a_clause(body: str, expected: list[str]) -> None:
    assert issues(body) == expected


def test_talks_held_on_a_morning_tell_no_matter() -> None:
    account = linked(f"Talks in Accra\n\n{LEAD}\n\nThe ministers held talks on Monday morning.\n")
    assert account.statements == ()


def test_a_bureau_that_lends_its_name_to_talks_is_no_actor() -> None:
    lead = "Kenya and Ghana held Foreign Office Consultations."
    body = "It was agreed to reopen the border."
    account = linked(f"Consultations between Kenya and Ghana\n\n{lead}\n\n{body}\n")
    assert [a.name for a in account.statements[-1].speakers] == ["Kenya", "Ghana"]
