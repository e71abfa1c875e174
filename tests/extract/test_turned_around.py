"""Sentences that turn an act around: negated, suffered, a courtesy; each beside its plain form."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Acts, Extract, Statements


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("criticises", "President Ruto condemned the attack on the embassy."),
        ("states", "President Ruto did not condemn the attack on the embassy."),
        ("states", "President Ruto neither condemned nor explained the attack on the embassy."),
        ("supports", "President Ruto supported the candidacy of Nigeria."),
        ("rejects", "President Ruto did not support the candidacy of Nigeria."),
    ],
)
def test_a_negated_act_is_not_that_act(act: str, sentence: str, acts: Acts) -> None:
    assert acts(sentence) == [act]


def test_who_is_urged_does_not_urge(statements: Statements) -> None:
    active = statements("President Ruto urged Ethiopia to share data on water levels.")[0]
    passive = statements("Ethiopia was urged to share data on water levels.")[0]
    assert (active.by, active.to) == (("President Ruto",), ("Ethiopia",))
    assert (passive.by, passive.to) == (("all",), ("Ethiopia",))


def test_a_welcome_to_a_person_is_a_courtesy(acts: Acts) -> None:
    assert acts("President Ruto welcomed Prime Minister Sunak at the airport.") == []
    assert acts("President Ruto welcomed the ceasefire in Sudan.") == ["welcomes"]


def test_a_coordinated_act_of_direct_speech_is_one_of_its_own(statements: Statements) -> None:
    text = "Chancellor Scholz: We support the ceasefire and call on Serbia to free the sailors."
    assert [(t.act, t.to) for t in statements(text)] == [
        ("supports", ()),
        ("requests", ("Serbia",)),
    ]


@pytest.mark.parametrize(
    ("matters", "sentence"),
    [
        (
            ("joint economic activities", "free travel"),
            "The ministers discussed joint economic activities and free travel.",
        ),
        (("free travel",), "The ministers discussed free travel."),
    ],
)
def test_the_first_of_a_list_stands(
    matters: tuple[str, ...], sentence: str, statements: Statements
) -> None:
    assert statements(sentence)[0].matters == matters


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("President Santiago Peña", "President Santiago Peña proposed a treaty on cotton."),
        ("Santiago", "Santiago proposed a treaty on cotton."),
    ],
)
def test_a_given_name_that_is_a_city_is_a_person_behind_a_title(
    who: str, sentence: str, statements: Statements
) -> None:
    assert statements(sentence)[0].by == (who,)


@pytest.mark.parametrize("text", ["They met the", "All the leaders of", "We agreed to", "The two"])
def test_a_sentence_cut_short_is_passed_over(text: str, extraction: Extract) -> None:
    assert extraction(text).drafts == ()


@pytest.mark.parametrize(
    ("to", "matters", "sentence"),
    [
        ((), ("truce",), "Minister Wong called on the military regime to swiftly renew the truce."),
        (("Myanmar",), ("truce",), "Minister Wong called on Myanmar to renew the truce."),
        ((), ("ceasefire violations",), "Minister Wong called for an end to ceasefire violations."),
    ],
)
def test_what_someone_is_asked_to_do_is_the_matter(
    to: tuple[str, ...], matters: tuple[str, ...], sentence: str, statements: Statements
) -> None:
    found = statements(sentence)[0]
    assert (found.act, found.to, found.matters) == ("requests", to, matters)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("states/affirms", "I would like to emphasise the growth of trade."),
        ("proposes", "I would like to discuss the growth of trade."),
        ("states", "Trade is not just a task for business."),
        ("rejects", "Trade is not a task for business."),
        ("states", "I will need the treaty on fisheries."),
        ("commits", "I will finance the harbour in Tema."),
        ("requests", "The funds we allocate must go to fisheries."),
        ("discusses", "At lunch we discussed the growth of trade."),
    ],
)
def test_the_act_of_direct_speech_is_that_of_its_main_verb(act: str, said: str, acts: Acts) -> None:
    assert acts(f"Chancellor Scholz: {said}") == [act]


def test_words_before_their_speaker_are_what_he_said(statements: Statements) -> None:
    found = statements("“The fishery treaty is sound,” President Ruto said.")
    assert [(t.by, t.matters) for t in found] == [(("President Ruto",), ("fishery treaty",))]


def test_a_capitalised_name_is_not_cut_at_a_people(statements: Statements) -> None:
    found = statements("The leaders discussed the High-Level Kenyan-Ghanaian Trade Council.")
    assert found[0].matters == ("High-Level Kenyan-Ghanaian Trade Council",)


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("Kurt Bock", "President and CEO of BASF Kurt Bock"),
        ("Ramazan Abdulatipov", "Acting Head of the Republic of Daghestan Ramazan Abdulatipov"),
    ],
)
def test_an_office_of_an_unknown_body_is_no_part_of_a_name(
    who: str, words: str, extraction: Extract
) -> None:
    found = extraction(f"Talks on gas\n\n{words}: We support the treaty on gas.")
    assert [[m.name for m in ms] for ms in found.turns.values()] == [[who]]


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        ([], "Minister Wong also addressed the meeting."),
        (["discusses"], "Minister Wong also addressed the treaty on fisheries."),
        ([], "The standards of fisheries were raised from 58 to 92 percent."),
        (["discusses"], "The standards of fisheries were raised by the leaders."),
    ],
)
def test_an_audience_or_a_number_is_no_matter_of_talks(
    expected: list[str], sentence: str, acts: Acts
) -> None:
    assert acts(sentence) == expected


def test_a_list_behind_a_preposition_ends_before_the_next_subject(statements: Statements) -> None:
    found = statements(
        "Secretary Blinken and Minister Wong reviewed the visits to Fiji, Samoa, and Tonga, and "
        "Minister Wong reaffirmed the importance of fisheries."
    )
    assert [t.by for t in found] == [("Secretary Blinken", "Minister Wong"), ("Minister Wong",)]
