"""What agencies write around what was said: at whose wish, under which rubric, by whose text."""

from __future__ import annotations

from tests.extract.test_press_accounts import BOTH, KENYA, told


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
