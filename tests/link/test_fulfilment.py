"""What reports a deed as done, and what only sounds like it."""

from __future__ import annotations

import pytest

from summitgraph.link.fulfilment import deed_of, replaced_by, reported_done


@pytest.mark.parametrize(
    ("undertaking", "told"),
    [
        ("hold consultations on visas", "welcomed that the consultations were held in Accra"),
        ("hold consultations on visas", "noted that the consultations took place in August"),
        ("open a consulate in Kumasi", "welcomed the opening of the consulate in Kumasi"),
        ("open a consulate in Kumasi", "noted that Kenya opened the consulate in May"),
        ("sign a treaty on visas", "expressed satisfaction with the signing of the visas treaty"),
        ("ratify the visas treaty", "welcomed that the treaty had entered into force"),
        ("send experts", "thanked Ghana for the experts who were sent in May"),
        ("implement the visas plan", "noted that the plan has been fully implemented"),
        ("deepen work on visas", "noted that the plan on visas has been completed"),
    ],
)
def test_it_is_reported_done(undertaking: str, told: str) -> None:
    assert reported_done(undertaking, told, _words())


@pytest.mark.parametrize(
    ("undertaking", "told"),
    [
        ("hold consultations on visas", "agreed that the consultations will be held in Accra"),
        ("hold consultations on visas", "regretted that the consultations were not held"),
        ("hold consultations on visas", "noted that the consultations had not yet been held"),
        ("hold consultations on visas", "hoped that the consultations could be held soon"),
        ("sign a treaty on visas", "noted that talks on the treaty were held in May"),
        ("open a consulate in Kumasi", "stressed the importance of the opening of the consulate"),
        ("open a consulate in Kumasi", "welcomed the upcoming opening of the consulate"),
        ("open a consulate in Kumasi", "welcomed that a port was opened in Tema"),
        ("deepen trust", "noted that consultations on visas were held"),
    ],
)
def test_it_only_sounds_done(undertaking: str, told: str) -> None:
    assert reported_done(undertaking, told, _words()) == ""


def _words() -> list[str]:
    return ["consultation", "visa", "consulate", "treaty", "expert", "plan"]


@pytest.mark.parametrize(
    ("kind", "undertaking"),
    [
        ("hold", "hold the fifth session of the commission"),
        ("hold", "a session will be held in May"),
        ("visit", "visit Nairobi and open a school"),
        ("", "deepen trust"),
    ],
)
def test_the_first_verb_tells_the_deed(kind: str, undertaking: str) -> None:
    assert deed_of(undertaking) == kind


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("postpone", "agreed to postpone the session to May"),
        ("instead of", "agreed to meet in Accra instead of Nairobi"),
        ("", "agreed to hold the session in May"),
    ],
)
def test_what_puts_another_in_its_place(words: str, told: str) -> None:
    assert replaced_by(told) == words
