"""The thirteen acts, each in reported and in direct speech, beside its nearest no.

A sentence of direct speech opens with its speaker. "one/together" is the act of one speaker and
that of several who act together; who acts is decided in link.
"""

from __future__ import annotations

import pytest

from summitgraph.records.statement import Act
from tests.extract.conftest import Acts, Extract, Statements

REPORTED = [
    ("states", "President Macron said that the canal is too narrow."),
    ("states", "President Boric explained that the mine would poison the river."),
    ("states", "President Boric offered condolences over the earthquake in Arequipa."),
    ("states/affirms", "Prime Minister Modi pointed out that the tariff on lentils is too high."),
    ("proposes", "Prime Minister Modi proposed a free-trade zone with Australia."),
    ("proposes", "President Ruto suggested that the two countries share satellite data."),
    ("requests", "President Lula urged Argentina to lift the tariffs on steel."),
    ("requests", "President Ruto called for a ban on plastic bags."),
    ("requests", "President Ruto called on Ethiopia to share data on water levels."),
    ("commits", "Chancellor Merkel pledged to send medical equipment to Kenya."),
    ("commits", "President Ruto was determined to finish the railway."),
    ("commits/agrees", "Chile decided to recall its ambassador from Lima."),
    ("supports", "President Ruto supported the candidacy of Nigeria for the Security Council."),
    ("supports", "The ministers spoke in favour of a ban on cluster munitions."),
    ("welcomes", "Prime Minister Trudeau welcomed the ceasefire in Sudan."),
    ("welcomes", "President Ruto noted with satisfaction the growth of tourism."),
    ("rejects", "President Ruto denied that Kenya had closed the refugee camp."),
    ("rejects", "President Ruto refused to sign the fisheries agreement."),
    ("invites", "President Erdogan invited Prime Minister Sunak to visit Ankara in May."),
    ("discusses", "The ministers discussed fisheries and visa rules."),
    ("discusses", "The two ministers exchanged views on Haiti."),
    ("agrees", "The leaders agreed to reopen the border crossing in March."),
    ("agrees", "The ministers signed an agreement on air services."),
    ("agrees", "President Lula agreed that the dam should be built."),
    ("states/affirms", "The leaders confirmed that the border treaty is in force."),
    ("states/affirms", "The leaders shared the view that lithium prices are too low."),
    ("commits/affirms", "The leaders reaffirmed their commitment to free trade."),
    ("concern", "Foreign Minister Wong expressed concern over the drills in the strait."),
    ("concern", "President Ruto noted with concern the floods in Garissa."),
    ("criticises", "Foreign Minister Wong condemned the attack on the embassy."),
    ("criticises", "President Ruto accused Uganda of smuggling sugar."),
]


@pytest.mark.parametrize(("act", "sentence"), REPORTED)
def test_an_act_is_told_by_its_verb(act: str, sentence: str, acts: Acts) -> None:
    assert acts(sentence) == [act]


DIRECT = [
    ("states", "Chancellor Scholz: Poland is our partner in the energy trade."),
    ("proposes", "Chancellor Scholz: I propose a joint fund for hydrogen."),
    ("proposes", "Chancellor Scholz: Let us resume the talks on fisheries."),
    ("proposes", "Chancellor Scholz: I would like to cooperate with Ghana on solar power."),
    ("requests", "Chancellor Scholz: We urge Serbia to recognise the passports of Kosovo."),
    ("requests", "Chancellor Scholz: We hope that Egypt will open the Rafah crossing."),
    ("requests", "Chancellor Scholz: Ghana must reform its customs service."),
    ("commits", "Chancellor Scholz: We will send fifty doctors to Ghana next month."),
    ("commits", "Chancellor Scholz: We are ready to train Somali coast guards."),
    ("commits", "Chancellor Scholz: I would like to attend the summit in Accra."),
    ("commits", "Chancellor Scholz: Germany will send doctors to Togo."),
    ("supports", "Chancellor Scholz: We support the territorial integrity of Moldova."),
    ("welcomes", "Chancellor Scholz: I welcome the release of the prisoners."),
    ("welcomes", "Chancellor Scholz: I thank Ghana for the release of the pilots."),
    ("rejects", "Chancellor Scholz: We reject the annexation of Crimea."),
    ("rejects", "Chancellor Scholz: This exercise will not pose any threat to our neighbours."),
    ("invites", "Chancellor Scholz: I would like to invite President Duda to Berlin in May."),
    ("discusses", "Chancellor Scholz: We discussed the reform of the Security Council."),
    ("agrees", "Chancellor Scholz: We agreed to open a consulate in Kisumu."),
    ("agrees", "Chancellor Scholz: I agree with President Duda’s proposal on the railway."),
    ("states/affirms", "Chancellor Scholz: We confirmed the validity of the grain agreement."),
    ("concern", "Chancellor Scholz: I am concerned about the famine in Somalia."),
    ("concern", "Chancellor Scholz: I noted with concern the closure of the newspaper."),
    ("criticises", "Chancellor Scholz: We condemn the attack on the embassy."),
    ("criticises", "Chancellor Scholz: The blockade poses a serious threat to food supplies."),
    ("criticises", "Chancellor Scholz: Ghana refuses to meet its obligations."),
]


@pytest.mark.parametrize(("act", "sentence"), DIRECT)
def test_an_act_is_told_by_the_words_of_its_speaker(act: str, sentence: str, acts: Acts) -> None:
    assert acts(sentence) == [act]


@pytest.mark.parametrize("table", [REPORTED, DIRECT], ids=["reported", "direct"])
def test_every_act_of_the_codebook_has_an_example(table: list[tuple[str, str]]) -> None:
    assert {a for acts, _ in table for a in acts.split("/")} == {a.value for a in Act}


NEAREST_NO = [
    ("states", ["rejects"], "President Macron denied that the canal is too narrow."),
    ("states", ["states"], "President Boric asked whether Peru would open the port."),
    ("proposes", ["rejects"], "Prime Minister Modi rejected a free-trade zone with Australia."),
    ("proposes", ["proposes"], "Prime Minister Modi suggested, as in May, a joint fund."),
    ("requests", [], "President Ruto called Prime Minister Abiy on Monday."),
    ("requests", ["states"], "President Ruto said that he would urge Togo to sign the treaty."),
    ("commits", [], "President Ruto may host the summit in Accra."),
    ("commits", [], "President Ruto attended the summit in Accra."),
    ("supports", ["rejects"], "President Ruto did not support the sanctions on Eritrea."),
    ("supports", ["states"], "President Ruto said that Kenya backs the sanctions on Eritrea."),
    ("welcomes", ["rejects"], "President Ruto did not welcome the tariff on tea."),
    ("welcomes", [], "President Ruto met Prime Minister Trudeau at the airport."),
    ("rejects", ["states"], "President Ruto said that the test does not pose a threat to Ghana."),
    ("discusses", [], "The two ministers held talks."),
    ("discusses", [], "President Ruto held talks with President Mahama."),
    ("agrees", ["states"], "The leaders did not agree to reopen the border crossing."),
    ("agrees", ["rejects"], "The leaders refused to agree on the price of copper."),
    ("agrees", [], "The leaders failed to agree on the price of copper."),
    ("agrees", ["states/affirms"], "The leaders noted that they had not agreed on copper prices."),
    ("concern", ["states"], "The leaders said that the concern over copper was unfounded."),
    ("criticises", ["welcomes"], "Chile welcomed the condemnation of the coup."),
    ("criticises", ["concern"], "Chile regretted the closure of the embassy."),
]


@pytest.mark.parametrize(("no", "expected", "sentence"), NEAREST_NO)
def test_what_sounds_like_an_act_is_not_always_one(
    no: str, expected: list[str], sentence: str, acts: Acts
) -> None:
    assert acts(sentence) == expected


DIRECT_NO = [
    (["rejects"], "Chancellor Scholz: We did not agree on the price of gas."),
    (["rejects"], "Chancellor Scholz: I do not agree with the sanctions on Mali."),
    (["rejects"], "Chancellor Scholz: We do not support the sanctions on Mali."),
    (["rejects"], "Chancellor Scholz: We will not send tanks to Ghana."),
    (["rejects"], "Chancellor Scholz: We cannot accept the blockade of the port."),
    (["rejects"], "Chancellor Scholz: The drought is no reason to close the border."),
    (["states"], "Chancellor Scholz: We could send doctors to Ghana."),
    (["states"], "Chancellor Scholz: We would send medicine if Egypt opened the crossing."),
    (["states"], "Chancellor Scholz: I hope that the ceasefire will hold."),
    (["states"], "Chancellor Scholz: I hope to visit Egypt soon."),
    (["states"], "Chancellor Scholz: It is important to protect the coral reefs."),
]


@pytest.mark.parametrize(("expected", "sentence"), DIRECT_NO)
def test_a_denial_a_condition_and_a_hope_are_kept(
    expected: list[str], sentence: str, acts: Acts
) -> None:
    assert acts(sentence) == expected


def test_urging_is_not_being_urged(statements: Statements) -> None:
    (urged,) = statements("Argentina urged Brazil to lift the tariffs on steel.")
    (was_urged,) = statements("Argentina was urged by Brazil to lift the tariffs on steel.")
    assert (urged.by, urged.to) == (("Argentina",), ("Brazil",))
    assert was_urged.by == ("Brazil",)


def test_a_condition_is_marked(statements: Statements) -> None:
    (found,) = statements("President Ruto would urge Uganda to open the border if talks failed.")
    (plain,) = statements("President Ruto urged Uganda to open the border.")
    assert (found.modality, plain.modality) == ("conditional", "plain")


def test_a_denial_is_marked(statements: Statements) -> None:
    (found,) = statements("The leaders did not agree to reopen the border crossing.")
    (plain,) = statements("The leaders agreed to reopen the border crossing.")
    assert (found.negated, plain.negated) == (True, False)


def test_a_body_speaks_for_itself(extraction: Extract, acts: Acts) -> None:
    text = (
        "Joint Communiqué of Accra\n\nWe welcome the ceasefire in Sudan.\n\n"
        "We condemn the attacks on schools, and urge all parties to protect teachers.\n\n"
        "We reaffirm our commitment to free trade.\n"
    )
    assert acts(text) == ["welcomes", "criticises", "requests", "commits/affirms"]
    assert extraction(text).form == "communique"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("reported", "The leaders agreed on cocoa exports. They discussed gold mining."),
        ("dialogue", "President Ruto: We agreed on cocoa.\n\nPresident Mahama: We will sell it."),
        ("communique", "Final Declaration of Accra\n\nWe will plant trees. We will sell cocoa."),
    ],
)
def test_the_form_is_how_most_of_it_is_written(form: str, text: str, extraction: Extract) -> None:
    assert extraction(text).form == form
