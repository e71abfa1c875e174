"""The breadth of the cues: idioms and rarer words, each with its act and its matter."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Acts, Statements

ONE = "Foreign Minister Mudavadi"
BOTH = "The two ministers"

BY_ONE = {
    "states": """
        averred that the tariff on tea was too high
        opined that the tariff on tea was too high
        quipped that the tariff on tea was too high
        retorted that the tariff on tea was too high
        was adamant that the tariff on tea was too high
        was insistent that the tariff on tea was too high
        remained optimistic about the tariff on tea
        made it known that the tariff on tea was too high
        let it be known that the tariff on tea was too high
        put it to President Ruto that the tariff on tea was too high
        took the line that the tariff on tea was too high
        went on record with doubts on the tariff on tea
        left little doubt that the tariff on tea was too high
        gave a rundown of the tariff on tea
        shed light on the tariff on tea
        drew a parallel with the tariff on tea
        sounded a note of caution over the tariff on tea
        served notice that the tariff on tea would go
        drove home the damage of the tariff on tea
        stuck to his guns on the tariff on tea
        held out the prospect of a tariff on tea
        set great store by the tariff on tea
        alluded to the tariff on tea
        expounded on the tariff on tea
        reserved judgment on the tariff on tea
        boasted about the tariff on tea
        confessed to a dislike of the tariff on tea
        put on record his view of the tariff on tea
        intimated that the tariff on tea was too high
    """,
    "proposes": """
        floated the idea of a tariff on tea
        broached the idea of a tariff on tea
        tabled a draft on the tariff on tea
        made overtures on the tariff on tea
        came forward with a tariff on tea
        put forth a plan for the tariff on tea
        resurrected the idea of a tariff on tea
        put out feelers on the tariff on tea
        propounded a tariff on tea
    """,
    "requests": """
        made a strong plea for a tariff on tea
        made a pitch to Uganda and pressed for a tariff on tea
        clamoured for a tariff on tea
        leaned on Uganda to lift the tariff on tea
        prevailed on Uganda to lift the tariff on tea
        put pressure on Uganda to lift the tariff on tea
        brought pressure to bear on Uganda to lift the tariff on tea
        nudged Uganda to lift the tariff on tea
        cajoled Uganda to lift the tariff on tea
        beseeched Uganda to lift the tariff on tea
        agitated for a tariff on tea
        issued an ultimatum on the tariff on tea
        held out for a tariff on tea
    """,
    "commits": """
        gave his word to lift the tariff on tea
        gave an undertaking to lift the tariff on tea
        made a promise to lift the tariff on tea
        saw to it that the tariff on tea was lifted
        took it upon himself to lift the tariff on tea
        was intent on a tariff on tea
        was bent on a tariff on tea
        had plans for a tariff on tea and announced plans to lift the tariff on tea
        remained steadfast on the tariff on tea
    """,
    "supports": """
        came out in favour of the tariff on tea
        came down on the side of the tariff on tea
        spoke up for the tariff on tea
        put in a good word for the tariff on tea
        threw his weight behind the tariff on tea
        lent his backing to the tariff on tea
        gave his blessing to the tariff on tea
        stood shoulder to shoulder with Uganda on the tariff on tea
        stood squarely behind the tariff on tea
        took the side of Uganda on the tariff on tea
        was all for the tariff on tea
        was supportive of the tariff on tea
        rallied behind the tariff on tea
        espoused the tariff on tea
        got behind the tariff on tea
        saw merit in the tariff on tea
    """,
    "welcomes": """
        lauded the tariff on tea
        extolled the tariff on tea
        was full of praise for the tariff on tea
        heaped praise on the tariff on tea
        expressed relief at the tariff on tea
        voiced delight at the tariff on tea
        took heart from the tariff on tea
        took pride in the tariff on tea
        spoke warmly of the tariff on tea
        was heartened by the tariff on tea
        was buoyed by the tariff on tea
        breathed a sigh of relief over the tariff on tea
        paid homage to the authors of the tariff on tea
    """,
    "rejects": """
        poured cold water on the tariff on tea
        came out against the tariff on tea
        was dead set against the tariff on tea
        took a stand against the tariff on tea
        balked at the tariff on tea
        demurred at the tariff on tea
        would have none of the tariff on tea
        distanced himself from the tariff on tea
        stopped short of a tariff on tea
        turned a deaf ear to the tariff on tea
        gave short shrift to the tariff on tea
        brushed aside the tariff on tea
        was averse to the tariff on tea
        was cool on the tariff on tea
        was lukewarm about the tariff on tea
        saw little point in the tariff on tea
        drew the line at the tariff on tea
        maintained his refusal of the tariff on tea
    """,
    "invites": """
        issued an invitation to the conference on tea
        sent an invitation to the conference on tea
    """,
    "concern": """
        bemoaned the tariff on tea
        rued the tariff on tea
        was wary of the tariff on tea
        remained wary of the tariff on tea
        was uneasy about the tariff on tea
        felt uneasy over the tariff on tea
        was sceptical about the tariff on tea
        sounded worried about the tariff on tea
        was unhappy with the tariff on tea
        called into question the tariff on tea
        sounded the alarm over the tariff on tea
        raised the alarm about the tariff on tea
        raised his eyebrows at the tariff on tea
        voiced disquiet at the tariff on tea
        aired his frustration over the tariff on tea
        had serious misgivings about the tariff on tea
        harboured doubts about the tariff on tea
        lost patience with the tariff on tea
        fretted over the tariff on tea
        took a gloomy and pessimistic view of the tariff on tea
        viewed with suspicion the tariff on tea
    """,
    "criticises": """
        took a dim view of the tariff on tea
        took exception to the tariff on tea
        took aim at the tariff on tea
        took Uganda to task over the tariff on tea
        took umbrage at the tariff on tea
        hit out at the tariff on tea
        railed against the tariff on tea
        lambasted the tariff on tea
        lambasted Uganda over the tariff on tea
        berated Uganda over the tariff on tea
        upbraided Uganda for the tariff on tea
        slammed the tariff on tea
        blasted the tariff on tea
        excoriated the tariff on tea
        was critical of the tariff on tea
        was scathing about the tariff on tea
        was up in arms over the tariff on tea
        was incensed by the tariff on tea
        gave vent to his anger over the tariff on tea
        voiced displeasure at the tariff on tea
        pointed the finger at Uganda over the tariff on tea
        found fault with the tariff on tea
        poured scorn on the tariff on tea
        lodged a complaint about the tariff on tea
        cried foul over the tariff on tea
        remonstrated with Uganda over the tariff on tea
    """,
    "agrees": """
        went along with the tariff on tea
        fell in with the tariff on tea
        acquiesced in the tariff on tea
        assented to the tariff on tea
        came round to the tariff on tea
        gave his consent to the tariff on tea
        subscribed to the tariff on tea
    """,
}

BY_BOTH = {
    "discusses": """
        compared notes on the tariff on tea
        took stock of the tariff on tea
        talked through the tariff on tea
        ran through the tariff on tea
        kicked around the tariff on tea
        mulled over the tariff on tea
        thrashed out the tariff on tea
        had a word about the tariff on tea
        brainstormed on the tariff on tea
        swapped views on the tariff on tea
        traded views on the tariff on tea
        haggled over the tariff on tea
        turned their attention to the tariff on tea
        delved into the tariff on tea
        crossed swords over the tariff on tea
        put their heads together on the tariff on tea
    """,
    "agrees": """
        shook hands on the tariff on tea
        struck a bargain on the tariff on tea
        hammered out a deal on the tariff on tea
        found common ground on the tariff on tea
        reached a compromise on the tariff on tea
        found a meeting of minds on the tariff on tea
        were in full agreement on the tariff on tea
        cut a deal on the tariff on tea
        split the difference on the tariff on tea
        buried the hatchet over the tariff on tea
    """,
    "commits/agrees": """
        signed off on the tariff on tea
        gave the green light to the tariff on tea
        put their names to the tariff on tea
        opted for a tariff on tea
        took a decision on the tariff on tea
        set a date for the conference on tea
    """,
    "states/affirms": """
        were at one on the tariff on tea
        were of one mind on the tariff on tea
        saw eye to eye on the tariff on tea
        closed ranks on the tariff on tea
        took the view that the tariff on tea was too high
        were convinced that the tariff on tea was too high
        laid stress on the tariff on tea
        were on the same page on the tariff on tea
    """,
    "rejects": """
        were at odds over the tariff on tea
        begged to differ on the tariff on tea
        parted company over the tariff on tea
    """,
}


def _cases(table: dict[str, str], who: str) -> list[tuple[str, str]]:
    return [
        (act, f"{who} {line.strip()}.")
        for act, lines in table.items()
        for line in lines.strip().splitlines()
    ]


CASES = _cases(BY_ONE, ONE) + _cases(BY_BOTH, BOTH)


@pytest.mark.parametrize(("act", "sentence"), CASES, ids=[s for _, s in CASES])
def test_an_idiom_tells_its_act_and_leaves_the_matter(
    act: str, sentence: str, statements: Statements
) -> None:
    told = statements(sentence)[-1]
    found = {told.act} if "/" not in act else {f"{told.act}/{told.joint_act}"}
    assert (found, told.negated) == ({act}, False)
    assert any("tea" in m or "tariff" in m for m in told.matters)


NOT_SAID = [
    ([], "Foreign Minister Mudavadi shook hands with the ambassador."),
    ([], "Foreign Minister Mudavadi unveiled a monument in Kisumu."),
    ([], "Foreign Minister Mudavadi flew to Kampala on Monday."),
    ([], "Foreign Minister Mudavadi took the stage after lunch."),
    ([], "Foreign Minister Mudavadi brought forward his arrival by a day."),
    ([], "The two ministers embraced at the airport."),
    ([], "The two ministers posed for photographs."),
    (["welcomes"], "Foreign Minister Mudavadi took the opportunity to thank Ghana for its aid."),
    (["criticises"], "Foreign Minister Mudavadi went on to condemn the attack on the embassy."),
    (["requests"], "Foreign Minister Mudavadi hastened to urge Uganda to open the border."),
]


@pytest.mark.parametrize(("expected", "sentence"), NOT_SAID)
def test_what_is_only_told_and_what_leads_to_an_act_stay_so(
    expected: list[str], sentence: str, acts: Acts
) -> None:
    assert acts(sentence) == expected
