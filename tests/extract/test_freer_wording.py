"""Acts in other places than a verb behind its subject: quotations, asides, minutes, nouns."""

from __future__ import annotations

import pytest

from summitgraph.records import Statement
from tests.link.conftest import linked

LEAD = (
    "Foreign Minister Shirley Ayorkor Botchwey of Ghana met Foreign Minister Alfred Mutua of "
    "Kenya in Accra."
)
GHANA, KENYA = "Shirley Botchwey", "Alfred Mutua"


def told(body: str) -> list[tuple[list[str], str, list[str]]]:
    """(speakers, act, issues) of each statement behind the lead."""
    account = linked(f"Talks in Accra\n\n4 May 2022\n\n{LEAD}\n\n{body}\n")
    return [_short(s) for s in account.statements]


def _short(s: Statement) -> tuple[list[str], str, list[str]]:
    return [a.name for a in s.speakers], s.act.value, [i.mentioned_as for i in s.issues]


@pytest.mark.parametrize(
    ("body", "who", "act", "issue"),
    [
        (
            "There was broad agreement that the fisheries treaty is in force.",
            [GHANA, KENYA],
            "agrees",
            "fisheries treaty",
        ),
        (
            "Also raised was the ban on tea exports.",
            [GHANA, KENYA],
            "discusses",
            "ban on tea exports",
        ),
        (
            "Cocoa exports, Mutua conceded, would have to fall.",
            [KENYA],
            "states",
            "cocoa exports",
        ),
        (
            "The trade in maize, warned Botchwey, could collapse.",
            [GHANA],
            "states",
            "trade in maize",
        ),
        (
            "According to Mutua, the railway would be ready in 2025.",
            [KENYA],
            "states",
            "railway",
        ),
        (
            "The railway is nearly ready, according to Mutua.",
            [KENYA],
            "states",
            "railway",
        ),
        (
            "In Botchwey's view, the visa rules are out of date.",
            [GHANA],
            "states",
            "visa rules",
        ),
        (
            "“We want the border open,” said Botchwey.",
            [GHANA],
            "states",
            "border",
        ),
        (
            "Mutua said: “We will open a consulate in Kumasi next year.”",
            [KENYA],
            "commits",
            "consulate in Kumasi",
        ),
        (
            "Mutua welcomed the port, noting the growth of the container trade.",
            [KENYA],
            "states",
            "growth of container trade",
        ),
        (
            "Mutua, expressing concern over the coup in Niger, called for sanctions.",
            [KENYA],
            "concern",
            "coup in Niger",
        ),
        (
            "Botchwey received Mutua, who criticised the new tariffs.",
            [KENYA],
            "criticises",
            "new tariffs",
        ),
        (
            "Mutua pressed the Ghanaian for a tax treaty.",
            [KENYA],
            "requests",
            "tax treaty",
        ),
        (
            "Mutua spoke first. His host welcomed the tax treaty.",
            [GHANA],
            "welcomes",
            "tax treaty",
        ),
        (
            "The two also condemned the coup in Niger.",
            [GHANA, KENYA],
            "criticises",
            "coup in Niger",
        ),
        (
            "Both favour joint naval patrols.",
            [GHANA, KENYA],
            "supports",
            "joint naval patrols",
        ),
        (
            "Mutua welcomed the port. Unilateral tariffs he would not hear of.",
            [KENYA],
            "rejects",
            "unilateral tariffs",
        ),
        (
            "Mutua did, however, welcome the tax treaty.",
            [KENYA],
            "welcomes",
            "tax treaty",
        ),
        (
            "Mutua has for his part promised to publish the tax treaty.",
            [KENYA],
            "commits",
            "tax treaty",
        ),
        (
            "Nairobi is to host the next session of the joint commission.",
            ["Kenya"],
            "commits",
            "joint commission",
        ),
    ],
)
def test_an_act_outside_its_usual_place(body: str, who: list[str], act: str, issue: str) -> None:
    found = told(body)
    fits = [f for f in found if f[:2] == (who, act)]
    assert fits, found
    assert any(
        i.lower().endswith(issue.removeprefix("new ").lower()) for f in fits for i in f[2]
    ), found


def test_what_the_last_speaker_goes_on_to_say_is_his() -> None:
    found = told("Mutua warned of new tariffs. The tea market could not bear five of them.")
    assert [f[:2] for f in found] == [([KENYA], "states"), ([KENYA], "states")]


def test_nobody_is_held_to_what_the_text_itself_supposes() -> None:
    assert told("The tea market could not bear five tariffs.") == []


def test_minutes_tell_acts_without_their_subject() -> None:
    account = linked(
        "Summary record of the ministerial session\n\n18 November 2020\n\n"
        "Present: Mr Ann Mensah (Ghana), Mr Paul Otieno (Kenya)\n\n"
        "1. Fisheries\n"
        "Mr Mensah: welcomed the new quota; deplored the delay in the survey.\n"
        "Mr Otieno: could not go along with the quota. Offered daily exchange of catch data.\n\n"
        "2. Conclusions\n"
        "It was agreed that the experts would meet on 25 November.\n"
    )
    acts = [(s.speakers[0].name, len(s.speakers), s.act.value) for s in account.statements]
    assert acts == [
        ("Ann Mensah", 1, "welcomes"),
        ("Ann Mensah", 1, "concern"),
        ("Paul Otieno", 1, "rejects"),
        ("Paul Otieno", 1, "proposes"),
        ("Ann Mensah", 2, "agrees"),
    ]


def test_items_of_a_communique_go_on_from_its_we() -> None:
    account = linked(
        "ACCRA COMMUNIQUÉ\nBay of Guinea Forum (BGF), 11 September 2024\n\n"
        "We, the Ministers for Foreign Affairs of Ghana, Togo and Benin, gathered in Accra,\n\n"
        "– Share a deep unease at the rise of piracy, and call on shipping companies to report "
        "attacks;\n\n"
        "– Will draw up a common list of vessels by December.\n"
    )
    assert [s.act.value for s in account.statements] == ["concern", "requests", "commits"]
    assert account.statements[2].commitment is not None


@pytest.mark.parametrize(
    ("sentence", "act", "issue"),
    [
        ("He did not rule out further tariffs.", "states", "tariffs"),
        ("He stressed the importance of banking services.", "states", "banking services"),
        (
            "He looked forward to meeting again at the Pacific Islands Forum in September.",
            "states",
            "Pacific Islands Forum",
        ),
    ],
)
def test_own_words_go_before_the_matter_of_the_sentence_before(
    sentence: str, act: str, issue: str
) -> None:
    found = told(f"Mutua welcomed the tea treaty. {sentence}")
    assert found[1] == ([KENYA], act, [issue])
