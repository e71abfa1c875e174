"""Accounts of agencies and ministries: who issues, who is quoted, who only reports."""

from __future__ import annotations

import pytest

from tests.link.conftest import linked

LEAD = (
    "Foreign Minister Shirley Ayorkor Botchwey of Ghana met Foreign Minister Alfred Mutua of "
    "Kenya in Accra."
)
GHANA, KENYA = "Shirley Botchwey", "Alfred Mutua"
BOTH = [GHANA, KENYA]
Told = list[tuple[list[str], str, list[str]]]


def told(body: str, *, title: str = "Talks in Accra", lead: str = LEAD) -> Told:
    """(speakers, act, issues) of each statement of a text."""
    account = linked(f"{title}\n\n4 May 2022\n\n{lead}\n\n{body}\n")
    return [
        ([a.name for a in s.speakers], s.act.value, [i.mentioned_as for i in s.issues])
        for s in account.statements
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a joint text speaks for those who issue it; a text that is agreed on does not speak
        (
            "The joint statement also urged shipowners to cut emissions.",
            [(BOTH, "requests", ["emissions"])],
        ),
        ("The joint statement was published on Monday.", []),
        (
            "“We condemn the seizures,” said the joint statement.",
            [(BOTH, "criticises", ["seizures"])],
        ),
        # what is said stands before who says it
        (
            "Trawlers should leave the reef, Mutua said.",
            [([KENYA], "states", ["reef"])],
        ),
        ("Trawlers left the reef, a ministry spokesperson said.", []),
        (
            "Mutua praised the customs pact, a spokesperson said in a press release.",
            [([KENYA], "welcomes", ["customs pact"])],
        ),
        # a day between who acts and the act, but no other circumstance
        (
            "Mutua on Monday condemned the seizures.",
            [([KENYA], "criticises", ["seizures"])],
        ),
        # both offices are of one person
        (
            "Deputy Prime Minister and Tourism Minister Ann Tembo welcomed the customs pact.",
            [(["Ann Tembo"], "welcomes", ["customs pact"])],
        ),
        # thanks for what someone did; thanks alone are a courtesy
        (
            "Mutua appreciated Botchwey's efforts.",
            [([KENYA], "welcomes", ["Botchwey's efforts"])],
        ),
        ("Mutua thanked Botchwey.", []),
        ("Mutua offered a farewell dinner.", []),
        # a quoted account tells what others did; a person quoted speaks for himself
        (
            "“They agreed to reopen the border,” the White House said.",
            [(BOTH, "agrees", ["border"])],
        ),
        (
            "“I support the customs pact,” Mutua said.",
            [([KENYA], "supports", ["customs pact"])],
        ),
        # whoever speaks of both sides tells them what to do; a company's duty is its own
        (
            "Mutua welcomed the pact. The two sides should speed up the signing of the treaty.",
            [([KENYA], "welcomes", ["pact"]), ([KENYA], "requests", ["signing of treaty"])],
        ),
        # wishes of a person
        (
            "Mutua wants to spend more on ports.",
            [([KENYA], "proposes", ["ports"])],
        ),
        ("Mutua wanted, but the ferry had gone.", []),
        # who held talks discusses what follows
        (
            "Mutua held phone talks with Botchwey, discussing the fishing ban.",
            [(BOTH, "discusses", ["fishing ban"])],
        ),
        ("Mutua left the harbour, discussing the fishing ban.", []),
        # views exchanged, by those who met
        (
            "Views on the fishing ban were also exchanged.",
            [(BOTH, "discusses", ["fishing ban"])],
        ),
        ("Gifts were also exchanged.", []),
        # only that there was something to speak of; who was there; before whom
        ("The talks covered a range of issues.", []),
        ("The talks covered the fishing ban.", [(BOTH, "discusses", ["fishing ban"])]),
        ("It was short (the delegations included Minister Ann Tembo).", []),
        ("Mutua addressed parliament.", []),
        ("Mutua addressed the fishing ban.", [([KENYA], "discusses", ["fishing ban"])]),
        # a state that is to act is no matter
        (
            "Mutua said Ghana was not seeking confrontation.",
            [([KENYA], "states", ["confrontation"])],
        ),
    ],
)
def test_who_is_told_to_have_said_what(body: str, expected: Told) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        ("East African Community", "The East African Community summit urged traders to pay tolls."),
        ("East African Community", "The gathering voiced concern over locusts."),
        ("East African Community", "Summit participants condemned the raid on the granary."),
    ],
)
def test_a_summit_acts_for_its_body(expected: str, body: str) -> None:
    found = told(body, title="East African Community summit ends", lead="It ended in Arusha.")
    assert [who for who, _, _ in found] == [[expected]]


def test_a_summit_that_only_ends_acts_not() -> None:
    found = told(
        "The summit lasted two days.",
        title="East African Community summit ends",
        lead="It ended in Arusha.",
    )
    assert found == []


def test_sides_that_only_the_lead_names_side_by_side() -> None:
    found = told(
        "Both sides agreed to hold the next round in Lusaka.",
        title="Kenya, Zambia hold consultations",
        lead="Kenya and Zambia held consultations in Nairobi on Monday.",
    )
    assert found == [(["Kenya", "Zambia"], "agrees", ["next round in Lusaka"])]


def test_sides_that_the_lead_names_apart_are_no_pair() -> None:
    found = told(
        "Both sides agreed to hold the next round in Lusaka.",
        title="Consultations held",
        lead="Kenya held consultations after talks about Zambia had failed.",
    )
    assert found == []


def test_ministers_who_open_a_joint_statement_issue_it() -> None:
    found = told(
        "The participants reaffirmed their support for the fisheries treaty.",
        title="Joint statement",
        lead="The Foreign Ministers of the African Union (AU), Kenya, Ghana and Togo met in Lomé.",
    )
    assert [who for who, _, _ in found] == [["African Union", "Kenya", "Ghana", "Togo"]]


def test_a_statement_that_is_issued_says_what_follows() -> None:
    body = "The foreign ministers of Kenya, Ghana and Togo issued a statement condemning the raid."
    assert told(body)[0][:2] == (["Kenya", "Ghana", "Togo"], "criticises")
    assert told("The foreign ministers of Kenya, Ghana and Togo left, whistling.") == []


def test_a_headline_says_nothing_that_the_text_says_again() -> None:
    title = "Mutua condemns seizures of trawlers"
    assert len(told("Mutua condemned the seizures of trawlers.", title=title)) == 1
    assert len(told("Mutua welcomed the pact.", title=title)) == 2


def test_a_message_from_someone_absent_makes_no_participant() -> None:
    lead = "Foreign Minister Alfred Mutua met Foreign Minister {} and Minister Ann Tembo in Accra."
    absent = LEAD.removesuffix("in Accra.") + "and conveyed a message from President William Ruto."
    assert told("They agreed to reopen the border.", lead=absent)[-1][0] == BOTH
    present = lead.format("Shirley Ayorkor Botchwey")
    assert len(told("They agreed to reopen the border.", lead=present)[-1][0]) == 3


def test_a_headline_ends_a_name_and_a_staff_is_no_person() -> None:
    remarks = linked(
        "Secretary Alfred Mutua And Ghanaian Trade Minister Kofi Mensah Before Their Meeting\n\n"
        "4 May 2022\n\nSECRETARY MUTUA: We look forward to talks on trade.\n\n"
        "MINISTER MENSAH: We are aware that the drought has aggravated the situation.\n"
    )
    assert "Kofi Mensah" in [p.actor.name for p in remarks.meeting.participations]
    led = linked(
        "Consultations\n\nDeputy Minister Ann Tembo led a delegation from the Department of State, "
        "Office of the Secretary of Defense, Joint Staff, and Department of Energy to Accra.\n"
    )
    assert [p.actor.name for p in led.meeting.participations] == ["Ann Tembo"]
