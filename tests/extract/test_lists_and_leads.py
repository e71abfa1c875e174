"""Lists whose lead tells who acts, and other forms of ministries' pages, with near misses."""

from __future__ import annotations

import pytest

from summitgraph.records.statement import Statement
from tests.extract.test_press_accounts import BOTH, GHANA, KENYA, told
from tests.link.conftest import linked

SIDES = ["Ghana", "Kenya"]


def both(found: list[tuple[list[str], str, list[str]]]) -> list[tuple[list[str], str, list[str]]]:
    """The same with the names in order."""
    return [(sorted(who), act, matters) for who, act, matters in found]


def statements(body: str) -> tuple[Statement, ...]:
    return linked(
        "Talks in Accra\n\n4 May 2022\n\nForeign Minister Shirley Ayorkor Botchwey of Ghana met "
        f"Foreign Minister Alfred Mutua of Kenya in Accra.\n\n{body}\n"
    ).statements


def test_items_go_on_with_the_sentence_that_leads_to_them() -> None:
    body = "The two sides agreed to:\n- resume direct flights;\n- set up a fisheries commission."
    assert both(told(body)) == [
        (SIDES, "agrees", ["direct flights"]),
        (SIDES, "agrees", ["fisheries commission"]),
    ]
    assert [s.evidence.quote for s in statements(body)] == [
        "resume direct flights",
        "set up a fisheries commission",
    ]


def test_a_lead_may_only_tell_who_acts() -> None:
    body = "The two ministers:\n• welcomed the new border post;\n• deplored the drought."
    assert [(who, matters) for who, _, matters in told(body)] == [
        (BOTH, ["border post"]),
        (BOTH, ["drought"]),
    ]
    heading = "Border posts:\n\nThe two ministers welcomed the new border post."
    assert told(heading) == [(BOTH, "welcomes", ["border post"])]


def test_an_item_that_is_a_sentence_stands_by_itself() -> None:
    body = "The ministers agreed on the following:\n- Direct flights will be resumed by July."
    [(who, act, matters)] = told(body)
    assert (who, act, matters) == (BOTH, "agrees", ["direct flights"])
    body = "Mutua made the following points:\n- Ghana had closed the port of Tema."
    assert all("Tema" in str(m) for _, _, m in told(body))


def test_what_is_asked_in_a_list_is_asked_of_whom_the_lead_names() -> None:
    body = "Mutua called on Ghana to:\n- ratify the trade treaty;\n- release the fishermen."
    found = statements(body)
    assert [[a.name for a in s.addressees] for s in found] == [["Ghana"], ["Ghana"]]
    assert [s.act.value for s in found] == ["requests", "requests"]


def test_the_items_of_an_agency_with_two_dashes_are_a_list() -> None:
    body = "The two ministers:\n\n-- welcomed the fisheries pact\n\n-- condemned the seizures"
    assert told(body) == [
        (BOTH, "welcomes", ["fisheries pact"]),
        (BOTH, "criticises", ["seizures"]),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # what they spoke or met for, and what else a sentence's "to" tells
        (
            "Mutua spoke with Botchwey again in June to discuss the fisheries pact.",
            [(BOTH, "discusses", ["fisheries pact"])],
        ),
        ("Mutua met Botchwey again in June to visit the port.", []),
        # an occasion between who acts and the act
        (
            "Mutua during the meeting expressed concern about the drought.",
            [([KENYA], "concern", ["drought"])],
        ),
        ("The visit of Mutua during the drought was concerning.", []),
        # two clauses with subjects of their own
        (
            "Mutua deplored the drought in Ghana, and Mutua and Botchwey welcomed the tea pact.",
            [([KENYA], "concern", ["drought in Ghana"]), (BOTH, "welcomes", ["tea pact"])],
        ),
        # a topic set within a sentence
        (
            "Mutua deplored the drought, and with regard to tea, he stated that Kenya is waiting.",
            [([KENYA], "concern", ["drought"]), ([KENYA], "states", ["tea"])],
        ),
        # to whom it is told is no matter
        (
            "Mutua reaffirmed to the Foreign Minister his commitment to the fisheries pact.",
            [([KENYA], "states", ["fisheries pact"])],
        ),
        # how much, when and where are none either
        (
            "Mutua said that the tea trade had grown by 33 percent.",
            [([KENYA], "states", ["tea trade"])],
        ),
        # a threat is of what it comes from
        (
            "The ministers voiced concern about the threat posed by piracy.",
            [(BOTH, "concern", ["piracy"])],
        ),
        # where "while" concedes, the main clause tells
        (
            "Mutua stressed that, while the drought would go on, Kenya backs the fisheries pact.",
            [([KENYA], "states", ["fisheries pact"])],
        ),
        # deeds in a row are no acts
        (
            "The ministers stressed a plan with a view to ending piracy, supporting tea growers.",
            [(BOTH, "affirms", ["piracy", "tea growers"])],
        ),
    ],
)
def test_sentences_of_ministries(
    said: str, expected: list[tuple[list[str], str, list[str]]]
) -> None:
    found = told(said)
    if not expected:
        assert not [f for f in found if f[1] in ("discusses", "concern")]
        return
    assert [(sorted(who), act) for who, act, _ in found] == [
        (sorted(who), act) for who, act, _ in expected
    ]
    for (_, _, matters), (_, _, wanted) in zip(found, expected, strict=True):
        assert wanted[0] in matters


def test_words_of_a_title_in_capitals_name_nobody() -> None:
    account = linked(
        "Meeting With Director Of The Office Of Trade And Ghana's Foreign Minister Shirley "
        "Ayorkor Botchwey\n\n4 May 2022\n\nForeign Minister Alfred Mutua met on Monday with the "
        "Director of the Office of Trade and Ghana's Foreign Minister Shirley Ayorkor Botchwey. "
        "They discussed tea.\n"
    )
    assert {p.actor.name for p in account.meeting.participations} <= {GHANA, KENYA}


def test_of_whom_they_spoke_and_whom_one_of_them_had_called_do_not_take_part() -> None:
    account = linked(
        "Talks in Accra\n\n4 May 2022\n\nForeign Minister Shirley Ayorkor Botchwey and Foreign "
        "Minister Alfred Mutua agreed that President William Ruto will visit Ghana.\n"
    )
    assert {p.actor.name for p in account.meeting.participations} == {GHANA, KENYA}
    account = linked(
        "Talks in Accra\n\n4 May 2022\n\nForeign Minister Alfred Mutua briefed Foreign Minister "
        "Shirley Ayorkor Botchwey on his call with President William Ruto.\n"
    )
    assert {p.actor.name for p in account.meeting.participations} == {GHANA, KENYA}


def test_who_is_spoken_of_in_the_first_person_does_not_speak() -> None:
    account = linked(
        "Prime Minister's statement after talks with the Kenyan President\n\n4 May 2022\n\n"
        "I thank President William Ruto for the talks. I suggested to President Ruto that we sign "
        "a fisheries pact. We agreed to double the tea trade.\n"
    )
    assert not [s for s in account.statements for a in s.speakers if "Ruto" in a.name]


def test_what_goes_on_in_the_present_is_the_last_speakers_and_nobodys_after_a_break() -> None:
    claim = "Fisheries cooperation is crucial for the coast."
    found = told(f"Mutua said that the pact had held. {claim}")
    assert [who for who, _, _ in found] == [[KENYA], [KENYA]]
    assert found[1][2] == ["fisheries cooperation"]
    apart = f"Mutua said that the pact had held.\n\n{claim}"
    assert len(told(apart)) == 1
    journalist = "Mutua said that the pact had held. But relations remain tense at sea."
    assert len(told(journalist)) == 1


def test_between_the_turns_of_a_gist_what_both_did_is_of_both() -> None:
    account = linked(
        "Gist of the talks\n\n4 May 2022\n\nForeign Minister Alfred Mutua of Kenya met Foreign "
        "Minister Shirley Ayorkor Botchwey of Ghana.\n\nFisheries\n\nMutua: We want a pact on "
        "fisheries.\n\nBotchwey: We agree.\n\nThe two ministers agreed to set up a fisheries "
        "commission.\n"
    )
    last = account.statements[-1]
    assert sorted(a.name for a in last.speakers) == sorted(BOTH)


def test_northern_ireland_is_not_ireland() -> None:
    account = linked(
        "PM call with President of the European Commission: 27 August 2019\n\nThe Prime Minister "
        "spoke to the President of the European Commission Jean Claude Juncker by phone. The Prime "
        "Minister said that the UK will leave. He underlined the peace of Northern Ireland.\n"
    )
    assert {a.name for s in account.statements for a in s.speakers} == {"Boris Johnson"}


def test_who_leads_a_delegation_takes_part_for_its_state() -> None:
    account = linked(
        "Second round of Kenya-Ghana consultations\n\n4 May 2022\n\nThe consultations were held "
        "in Accra. The Kenyan side was led by Foreign Secretary Peter Odhiambo; Deputy Foreign "
        "Minister Esi Quartey headed the Ghanaian delegation.\n\nThe two sides agreed to double "
        "the tea trade. The Foreign Secretary praised the fisheries pact.\n"
    )
    sides = {
        p.actor.name: p.represents and p.represents.name for p in account.meeting.participations
    }
    assert sides == {"Peter Odhiambo": "Kenya", "Esi Quartey": "Ghana"}
    first, second = account.statements
    assert sorted(a.name for a in first.speakers) == ["Ghana", "Kenya"]
    assert [a.name for a in second.speakers] == ["Peter Odhiambo"]


def test_the_two_of_a_hyphened_title_are_the_two_sides() -> None:
    title = "Outcome of the {} consultations"
    text = "\n\n4 May 2022\n\nDeputy Foreign Minister Esi Quartey met counterparts from "
    text += "Uganda, Rwanda and Burundi. The two sides agreed to double the tea trade.\n"
    [told_of] = linked(title.format("Ghana-Kenya") + text).statements
    assert sorted(a.name for a in told_of.speakers) == ["Ghana", "Kenya"]
    three = linked(title.format("Ghana-Kenya-Togo") + text).statements
    assert all(len(s.speakers) != 2 for s in three)


@pytest.mark.parametrize(
    ("said", "matters"),
    [
        ("The ministers discussed in depth ways for tea growing.", ["tea growing", "tea"]),
        (
            "The ministers discussed tea; fisheries; and global issues.",
            ["tea", "fisheries", "global issues"],
        ),
        (
            "The ministers hailed cooperation between the Republic of Korea and the United States.",
            ["cooperation between South Korea and United States"],
        ),
        (
            "The ministers welcomed a two state solution.",
            ["two-state solution", "two state solution"],
        ),
    ],
)
def test_which_words_are_the_matter(said: str, matters: list[str]) -> None:
    [(_, _, found)] = told(said)
    assert set(found) <= set(matters)
    assert found


def test_a_verb_of_headlines_is_no_surname() -> None:
    account = linked(
        "Foreign Minister Holds Talks with His Ghanaian Counterpart\n\n4 May 2022\n\nForeign "
        "Minister Alfred Mutua met Foreign Minister Shirley Ayorkor Botchwey. The two ministers "
        "discussed tea.\n"
    )
    assert {p.actor.name for p in account.meeting.participations} == {GHANA, KENYA}


def test_what_a_speaker_welcomes_with_an_empty_word_is_what_he_just_told() -> None:
    account = linked(
        "Gist of the talks\n\n4 May 2022\n\nForeign Minister Alfred Mutua of Kenya met Foreign "
        "Minister Shirley Ayorkor Botchwey of Ghana.\n\nMutua: We set up a fisheries commission. I "
        "welcome that development very much.\n\nBotchwey: I welcome that.\n"
    )
    welcomed = [s for s in account.statements if s.act.value == "welcomes"]
    assert [s.speakers[0].name for s in welcomed[:1]] == [KENYA]
    assert [i.label for i in welcomed[0].issues] == [i.label for i in account.statements[0].issues]


@pytest.mark.parametrize(
    ("said", "act", "matter"),
    [
        (
            "Kenya's firm support for the pact and its solidarity were emphasized.",
            "affirms",
            "Kenya's firm support",
        ),
        ("Support for the fisheries pact was voiced.", "affirms", "fisheries pact"),
        (
            "The importance of port visits, in particular by members, was highlighted.",
            "affirms",
            "port visits",
        ),
        ("Both side agreed to double the tea trade.", "agrees", "tea trade"),
    ],
)
def test_what_is_told_without_naming_who_tells(said: str, act: str, matter: str) -> None:
    [(who, found, matters)] = told(said)
    assert len(who) == 2
    assert found in (act, "states")
    assert any(matter.lower() in m.lower() or m.lower() in matter.lower() for m in matters)


def test_whose_visit_is_spoken_of_takes_no_part() -> None:
    account = linked(
        "Talks\n\n4 May 2022\n\nForeign Minister Alfred Mutua and Foreign Minister Shirley "
        "Ayorkor Botchwey met to prepare President William Ruto's visit to Ghana.\n"
    )
    assert {p.actor.name for p in account.meeting.participations} == {GHANA, KENYA}
