"""What agencies write around what was said: at whose wish, under which rubric, by whose text."""

from __future__ import annotations

from tests.extract.test_press_accounts import BOTH, KENYA, told
from tests.link.conftest import linked


def test_at_whose_wish_is_no_matter_and_an_invitation_that_is_given_is() -> None:
    [(_, _, matters)] = told(
        "Mutua will visit Ghana on the invitation of his Ghanaian counterpart Shirley Botchwey to "
        "advance the fisheries pact."
    )
    assert matters == ["fisheries pact"]
    [(_, _, matters)] = told("Mutua welcomed the invitation of the African Union to the summit.")
    assert any("invitation" in matter or "summit" in matter for matter in matters)


def test_two_who_own_something_together_are_one_matter() -> None:
    [(_, _, matters)] = told("The ministers welcomed the convergence of Ghana and Kenya's laws.")
    assert matters == ["convergence of Ghana and Kenya's laws"]
    [(_, _, matters)] = told("The ministers welcomed the reform of ports and Kenya's offer.")
    assert "reform of ports and Kenya's offer" not in matters


def test_a_rubric_of_the_site_is_no_matter() -> None:
    said = "Mutua expressed his commitment to pay attention to the issues."
    assert told(f"Politics\n\n{said}") == told(said)


def test_a_statement_of_one_ministry_speaks_for_nobody_else() -> None:
    body = (
        "“The two ministers discussed the tea trade,” the statement also said, adding that the "
        "harvest was good."
    )
    assert told(body) == [(BOTH, "discusses", ["tea trade"])]
    joint = "“We condemn the seizures,” the joint statement also said."
    assert told(joint) == [(BOTH, "criticises", ["seizures"])]


def test_who_reports_is_no_part_of_what_is_told() -> None:
    body = (
        "“Mutua assured his government’s full support to enhance ties with Ghana and said that the "
        "Kenyan side looks forward to receiving the Foreign Minister in Lamu,” said a foreign "
        "ministry statement."
    )
    assert all("ministry" not in m for _, _, matters in told(body) for m in matters)
    [(who, _, matters)] = told("Mutua praised the foreign ministry statement.")
    assert (who, matters) == ([KENYA], ["foreign ministry statement"])


def test_what_a_state_is_doing_is_no_matter_of_that_state_and_the_future_is_none() -> None:
    listed = "The ministers discussed trade relations, missile defence, and {}."
    [(_, _, matters)] = told(listed.format("Zambia joining the African Union"))
    assert "Zambia" not in matters
    [(_, _, matters)] = told(listed.format("Zambia"))
    assert "Zambia" in matters
    assert "future" not in str(told("Mutua expressed his desire to go on as before in the future."))


def test_a_range_of_issues_is_what_it_includes() -> None:
    said = "The ministers discussed a range of issues, including Zambia, Chad, and Mali."
    assert told(said) == [(BOTH, "discusses", ["Zambia", "Chad", "Mali"])]
    assert told("The ministers discussed a range of issues.") == []


def test_who_is_named_between_dashes_or_commas_is_who_acts() -> None:
    dashes = (
        "The ministers — Alfred Mutua of Kenya and Ann Tembo of Zambia — also condemned the raid."
    )
    assert [act for _, act, _ in told(dashes)] == ["criticises"]
    commas = "The Harvest Party faction leader, Grace Phiri, accused Mutua of wasting the harvest."
    assert [(who, act) for who, act, _ in told(commas)] == [(["Grace Phiri"], "criticises")]
    aside = "The harvest, Grace Phiri, accused by many, was wasted."
    assert told(aside) == []


def test_both_is_a_subject_whatever_the_verb_is_taken_for() -> None:
    [(who, act, _)] = told("Both committed to pursue the fisheries pact by the end of the year.")
    assert (who, act) == (BOTH, "commits")
    assert told("Both committed partners were there.") == []


def test_a_former_ambassador_has_a_name() -> None:
    body = (
        "The ministers awarded a medal to the former Zambian Ambassador in Accra Grace Phiri. "
        "On her part, Phiri praised the fisheries pact."
    )
    assert (["Grace Phiri"], "welcomes", ["fisheries pact"]) in told(body)


def test_a_body_and_a_state_issue_a_text_together() -> None:
    account = linked(
        "U.S.-Pacific Islands Forum Leaders Dialogue in Apia\n\nMay 22, 2023\n\n"
        "We—the Pacific Islands Forum, represented by the governments of Fiji and Samoa, and the "
        "United States of America—meet on the occasion of the dialogue in Apia.\n\n"
        "We reaffirm our support for the harvest plan. We welcome the fisheries pact.\n\n"
        "We support the vision of the climate strategy, and we acknowledge the nuclear legacy.\n"
    )
    assert {a.name for s in account.statements for a in s.speakers} == {
        "Pacific Islands Forum",
        "United States",
    }
