"""Write variants.jsonl from the hand codings below: `python build_variants.py [TEXTS]`.

Takes the ten readouts of ../variants (or TEXTS) and gives one JSON object a document, in the form
that the seeds' gold has. Every coding quotes its source. " ... " within a quote stands for what
lies between its two ends; a no-break space matches a space, a curly quotation mark a straight one.
A quote that is absent, or that stands more than once, is refused. Scoring is left to the scorer.
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

FAMILY = {
    "states": "asserts",
    "proposes": "asserts",
    "requests": "asserts",
    "commits": "asserts",
    "supports": "asserts",
    "welcomes": "asserts",
    "rejects": "asserts",
    "invites": "asserts",
    "discusses": "asserts",
    "agrees": "agrees",
    "affirms": "agrees",
    "concern": "expressesConcern",
    "criticises": "expressesConcern",
}

# One character for one, so that offsets hold.
SAME_WIDTH = str.maketrans(
    {"\u00a0": " ", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'}
)
GAP = " ... "


class QuoteError(ValueError):
    """A coding whose quote does not stand exactly once in its document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What the text tells of the meeting; `date_in_text` is the day that the text alone gives."""

    date: str
    date_in_text: str | None
    place: list[str]
    participants: list[str]
    occasion: str | None
    ordinal: int | None
    minutes: int | None
    format: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One coded statement; `acts` and each issue list what a coder could defend, best first."""

    quote: str
    actors: list[str]
    acts: list[str]
    issues: list[list[str]]
    addressees: list[str]
    commitment: bool | None
    due: str | None
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One readout with the facts of its meeting and its coded statements."""

    name: str
    meeting: Meeting
    codings: list[Coding]


def said(
    quote: str,
    actors: Sequence[str],
    acts: str,
    *issues: str,
    to: Sequence[str] = (),
    bound: bool | None = False,
    due: str | None = None,
    optional: bool = False,
) -> Coding:
    """Code one statement; bars part alternatives, `bound=None` leaves the commitment unscored."""
    return Coding(
        quote=quote,
        actors=list(actors),
        acts=acts.split("|"),
        issues=[issue.split("|") for issue in issues],
        addressees=list(to),
        commitment=bound,
        due=due,
        optional=optional,
    )


def find_quote(text: str, quote: str) -> tuple[int, int]:
    """Give the quote's start and end in the text, half-open.

    >>> find_quote("They agreed to meet. They left.", "They agreed ... meet")
    (0, 19)
    """
    head, _, tail = quote.partition(GAP)
    if text.count(head) != 1:
        raise QuoteError(f"stands {text.count(head)} times: {head}")
    start = text.index(head)
    end = start + len(head)
    if tail:
        at = text.find(tail, end)
        if at < 0 or "\n" in text[start:at]:
            raise QuoteError(f"does not end in the same paragraph: {quote}")
        end = at + len(tail)
    return start, end


def code_document(document: Document, raw: bytes) -> dict[str, object]:
    """Turn one document's codings into the gold's JSON object, statements in reading order."""
    text = raw.decode("utf-8").translate(SAME_WIDTH)
    statements = []
    for coding in document.codings:
        try:
            start, end = find_quote(text, coding.quote)
        except QuoteError as refused:
            raise QuoteError(f"{document.name}: {refused}") from refused
        row = asdict(coding)
        del row["quote"]
        statements.append((start, end, {"family": FAMILY[coding.acts[0]], **row}))
    statements.sort(key=lambda statement: statement[:2])
    for (_, end, _), (start, _, _) in pairwise(statements):
        if start < end:
            raise QuoteError(f"{document.name}: two codings overlap at {start}")
    return {
        "doc": document.name,
        "sha256": hashlib.sha256(raw).hexdigest(),
        "meeting": asdict(document.meeting),
        "statements": [{"start": start, "end": end, **row} for start, end, row in statements],
    }


MERKEL, ERDOGAN = "Angela Merkel", "Recep Tayyip Erdogan"
LULA, MACRON = "Luiz Inacio Lula da Silva", "Emmanuel Macron"
MODI, XI = "Narendra Modi", "Xi Jinping"
MOON, TRUMP = "Moon Jae-in", "Donald Trump"
RETNO, PAYNE, PRABOWO, DUTTON = (
    "Retno Marsudi",
    "Marise Payne",
    "Prabowo Subianto",
    "Peter Dutton",
)
MANALO, SON, TIU_LAUREL, HOAN = (
    "Enrique Manalo",
    "Bui Thanh Son",
    "Francisco Tiu Laurel",
    "Le Minh Hoan",
)
ARDERN, TRUDEAU = "Jacinda Ardern", "Justin Trudeau"
DUDA, ZELENSKY = "Andrzej Duda", "Volodymyr Zelensky"
ANY_ZELENSKY = f"{ZELENSKY}|Volodymyr Zelenskyy"
SISI, ABIY = "Abdel Fattah el-Sisi", "Abiy Ahmed"
FAISAL, AMIR = "Faisal bin Farhan Al Saud", "Hossein Amir-Abdollahian"
ANY_FAISAL = f"{FAISAL}|Prince {FAISAL}|Faisal bin Farhan"

TERROR = "fight against terrorism|terrorism"
VISAS = "visa liberalization|visa-free travel|visas|migration"
JOURNALISTS = "arrest of journalists|journalists|freedom of the press|press freedom"
OBSERVERS = "OSCE observers|April referendum|referendum in Turkey|freedom of the press"

ANKARA = [
    said(
        "Germany has turned into a safe haven for the PKK",
        [ERDOGAN],
        "criticises|states|concern",
        f"PKK|{TERROR}|Germany",
    ),
    said(
        "We ask Berlin to hand over the suspects named in our extradition files",
        [ERDOGAN],
        "requests",
        f"extradition|extradition of suspects|PKK|{TERROR}",
        to=["Germany"],
    ),
    said("That is not the case", [MERKEL], "rejects", f"PKK|safe haven for the PKK|{TERROR}"),
    said(
        "The PKK is banned in Germany and its financiers are prosecuted",
        [MERKEL],
        "states",
        f"PKK|{TERROR}",
    ),
    said(
        "Extradition is decided by independent courts alone",
        [MERKEL],
        "states|rejects",
        f"extradition|independent courts|{TERROR}",
    ),
    said(
        "I suggested that the two interior ministries set up a joint contact group",
        [MERKEL],
        "proposes",
        f"joint contact group|contact group|{TERROR}",
    ),
    said(
        "We have come to an understanding that our intelligence services will share data",
        [MERKEL, ERDOGAN],
        "agrees",
        f"foreign fighters|intelligence sharing|intelligence services|{TERROR}",
        bound=True,
    ),
    said(
        "The contact group is going to hold its first session in Berlin in mid-March",
        [MERKEL, ERDOGAN],
        "commits|agrees|states",
        f"joint contact group|contact group|{TERROR}",
        bound=True,
        due="2017-03",
    ),
    said(
        "I propose that the customs union be extended to services and farm products",
        [ERDOGAN],
        "proposes",
        "customs union|services and farm products",
    ),
    said("I am in favor of this", [MERKEL], "supports|agrees", "customs union"),
    said(
        "The European Council must first give a mandate",
        [MERKEL],
        "states|requests",
        "customs union|mandate of the European Council|European Council",
    ),
    said(
        "We will convene the joint economic commission in Istanbul this autumn",
        [MERKEL, ERDOGAN],
        "commits|agrees",
        "joint economic commission|customs union|economic cooperation",
        bound=True,
        due="2017-23",
    ),
    said(
        "I commend Turkey for having taken in nearly three million Syrian refugees",
        [MERKEL],
        "welcomes",
        "Syrian refugees|refugees|migration",
        to=["Turkey"],
    ),
    said(
        "Returns from the Greek islands are going far too slowly",
        [MERKEL],
        "concern|criticises|states",
        "returns from the Greek islands|returns|Greek islands|migration",
    ),
    said(
        "The EU is going to pay out the second tranche of its refugee aid",
        [MERKEL],
        "states|commits",
        "refugee aid|Syrian refugees|migration|EU",
        bound=None,
        due="2017",
    ),
    said(
        "The EU has broken its promise on visa liberalization",
        [ERDOGAN],
        "criticises|states",
        f"{VISAS}|EU",
    ),
    said(
        "Unless visas are lifted, Turkey will not be ... readmission agreement",
        [ERDOGAN],
        "states|rejects|commits",
        f"readmission agreement|{VISAS}",
        bound=None,
    ),
    said(
        "I invite the chancellor to visit the refugee camp at Gaziantep",
        [ERDOGAN],
        "invites",
        "refugee camp at Gaziantep|refugee camp|refugees|Syrian refugees|migration",
        to=[MERKEL],
    ),
    said(
        "We did not agree on a date for visa-free travel",
        [MERKEL, ERDOGAN],
        "states|rejects|discusses",
        VISAS,
    ),
    said(
        "Our officials will keep looking for a solution",
        [MERKEL, ERDOGAN],
        "commits|agrees",
        VISAS,
        bound=True,
    ),
    said(
        "I am deeply troubled by the arrest of journalists",
        [MERKEL],
        "concern",
        JOURNALISTS,
    ),
    said(
        "I appealed to President Erdogan to let OSCE observers monitor the April referendum",
        [MERKEL],
        "requests",
        OBSERVERS,
        to=[ERDOGAN],
        due="2017-04",
    ),
    said(
        "No one sits in a Turkish prison because of what he has written",
        [ERDOGAN],
        "rejects|states",
        JOURNALISTS,
    ),
    said(
        "We will admit the OSCE observers",
        [ERDOGAN],
        "commits",
        OBSERVERS,
        bound=True,
        due="2017-04",
    ),
]

UKRAINE_WAR = "Russia's aggression|Ukraine|war in Ukraine|international situation"
UN_SEATS = "Security Council reform|UN reform|UN Security Council|Security Council"
MERCOSUR = "EU-Mercosur agreement|EU-Mercosur"
KAYAPO = "grain railway|letter from the Kayapo people|Kayapo people|Amazon"
SUBMARINES = "naval nuclear propulsion|nuclear propulsion|submarines"

BELEM = [
    said(
        "I asked Brazil to make use of its G20 presidency to condemn Russia's aggression",
        [MACRON],
        "requests",
        f"{UKRAINE_WAR}|G20 presidency|G20",
        to=["Brazil"],
    ),
    said(
        "Aggressor and victim cannot be put on the same footing",
        [MACRON],
        "states|rejects",
        UKRAINE_WAR,
    ),
    said("We do not take sides in this war", [LULA], "rejects|states", UKRAINE_WAR),
    said(
        "Brazil would like to host a peace conference",
        [LULA],
        "proposes|commits",
        f"peace conference|{UKRAINE_WAR}",
        bound=None,
    ),
    said(
        "We are alarmed at the plight of civilians in Gaza",
        [LULA, MACRON],
        "concern",
        "Gaza|civilians in Gaza|international situation",
    ),
    said(
        "We demand an immediate cease-fire there",
        [LULA, MACRON],
        "requests",
        "cease-fire in Gaza|cease-fire|Gaza|international situation",
    ),
    said(
        "A Security Council without Latin America and Africa no longer represents the world",
        [LULA],
        "criticises|states|concern",
        UN_SEATS,
    ),
    said("I fully share this view", [MACRON], "agrees|supports", UN_SEATS),
    said(
        "France backs Brazil's bid for a permanent seat",
        [MACRON],
        "supports",
        f"permanent seat|Brazil's bid for a permanent seat|{UN_SEATS}",
    ),
    said(
        "We have decided to launch a joint investment program ... French Guiana",
        [LULA, MACRON],
        "agrees|commits",
        "joint investment program|bioeconomy|bioeconomy of the Amazon|Amazon",
        bound=True,
    ),
    said(
        "We will act together against illegal gold mining along the Oyapock River",
        [LULA, MACRON],
        "commits|agrees",
        "illegal gold mining|gold mining|Amazon",
        bound=True,
    ),
    said(
        "France is going to send twenty more gendarmes to the border by the end of June",
        [MACRON],
        "commits",
        "illegal gold mining|gold mining|gendarmes|border|Amazon",
        bound=True,
        due="2024-06",
    ),
    said(
        "Wealthy countries have to honor their climate finance pledges",
        [LULA],
        "requests|states",
        "climate finance|climate finance pledges|COP30|climate change|Amazon",
    ),
    said(
        "I handed President Macron a letter from the Kayapo people",
        [LULA],
        "states",
        KAYAPO,
        to=[MACRON],
    ),
    said(
        "I promised Chief Raoni that I would answer it",
        [MACRON],
        "commits|states",
        KAYAPO,
        to=["Raoni|Chief Raoni|Raoni Metuktire"],
        bound=None,
    ),
    said(
        "I would be delighted to receive President Lula at the UN Ocean Conference",
        [MACRON],
        "invites",
        "UN Ocean Conference|Ocean Conference",
        to=[f"{LULA}|Lula"],
        due="2025-06",
    ),
    said(
        "I am going to be there",
        [LULA],
        "commits",
        "UN Ocean Conference|Ocean Conference",
        bound=True,
        due="2025-06",
    ),
    said(
        "The accord as negotiated is a very bad deal for farmers on both continents",
        [MACRON],
        "criticises|states|rejects",
        f"{MERCOSUR}|farmers",
    ),
    said(
        "Let us draw up a new one that takes the climate seriously",
        [MACRON],
        "proposes",
        f"{MERCOSUR}|climate",
    ),
    said("I do not want these talks to be reopened", [LULA], "rejects", MERCOSUR),
    said(
        "Brazil negotiated with the European Commission, not with Paris",
        [LULA],
        "states|rejects",
        f"{MERCOSUR}|European Commission",
    ),
    said(
        "We were unable to reach agreement on this point",
        [LULA, MACRON],
        "states|rejects|discusses",
        MERCOSUR,
    ),
    said(
        "our trade ministers will continue to exchange views on environmental safeguards",
        [LULA, MACRON],
        "commits|agrees",
        f"environmental safeguards|{MERCOSUR}",
        bound=True,
    ),
    said(
        "I would like to deepen cooperation with France on naval nuclear propulsion",
        [LULA],
        "proposes",
        SUBMARINES,
        to=["France"],
    ),
    said(
        "If Brazil gives the necessary guarantees ... at its side",
        [MACRON],
        "supports|commits",
        f"{SUBMARINES}|guarantees to the IAEA|IAEA",
        bound=None,
    ),
]

SINO_INDIAN = (
    "India-China relations|Sino-Indian relations|China-India relations|bilateral relations"
)
HOTLINE = "hotline|hotline between military headquarters|military hotline"
KASHMIR_ROAD = "road through Kashmir|road through Pakistan-held Kashmir|Kashmir"
TRADE_GAP = "trade deficit|trade imbalance|deficit with China|trade"
PILGRIMS = "pilgrims|second route to Kailash Mansarovar|Kailash Mansarovar"
LADAKH = "Line of Actual Control|incursions in Ladakh|Ladakh|incursions|boundary|border"

AHMEDABAD = [
    said(
        "It is a great joy for me to receive President Xi in Ahmedabad",
        [MODI],
        "welcomes",
        f"visit to India|Xi's visit to India|{SINO_INDIAN}",
        to=[XI],
        optional=True,
    ),
    said(
        "I guarantee that our vegetarian kitchen will win him over",
        [MODI],
        "commits|states",
        "vegetarian kitchen",
        bound=None,
        optional=True,
    ),
    said(
        "I trust that my visit will open a new chapter in Sino-Indian relations",
        [XI],
        "states",
        f"{SINO_INDIAN}|visit to India",
    ),
    said(
        "As the prime minister says, the food is excellent ... before negotiations",
        [XI],
        "states",
        "food",
        optional=True,
    ),
    said(
        "China and India need to speak with one voice on climate change",
        [XI],
        "states|proposes|requests",
        "climate change",
    ),
    said(
        "We would like to set up a hotline between our military headquarters",
        [MODI, XI],
        "proposes|agrees",
        HOTLINE,
        bound=None,
    ),
    said(
        "We agreed in principle to establish it",
        [MODI, XI],
        "agrees",
        HOTLINE,
        bound=None,
    ),
    said(
        "I am worried about the road that is being built through Pakistan-held Kashmir",
        [MODI],
        "concern",
        KASHMIR_ROAD,
    ),
    said(
        "This does no harm to any third country",
        [XI],
        "rejects|states",
        KASHMIR_ROAD,
    ),
    said("Our deficit with China keeps growing", [MODI], "states|concern", TRADE_GAP),
    said(
        "I urged China to open its market to Indian medicines and software",
        [MODI],
        "requests",
        f"market for medicines and software|medicines and software|market access|{TRADE_GAP}",
        to=["China"],
    ),
    said(
        "China will send a purchasing mission to Mumbai in late November",
        [XI],
        "commits",
        f"purchasing mission|{TRADE_GAP}",
        bound=True,
        due="2014-11",
    ),
    said(
        "we intend to build two industrial parks",
        [XI],
        "commits|proposes|states",
        f"industrial parks|{TRADE_GAP}",
        bound=None,
    ),
    said(
        "We held a thorough discussion of the second route ... Nathu La pass",
        [MODI, XI],
        "discusses",
        f"second route to Kailash Mansarovar|{PILGRIMS}",
        f"opening of the Nathu La pass|Nathu La pass|{PILGRIMS}",
    ),
    said(
        "We will also take up medical care ... accompanying relatives",
        [MODI, XI],
        "commits|agrees|discusses",
        f"medical care for elderly pilgrims|medical care|{PILGRIMS}",
        f"permits for accompanying relatives|permits|{PILGRIMS}",
        bound=True,
    ),
    said(
        "I received a petition of the pilgrims' associations from Mr. Modi",
        [XI],
        "states",
        f"petition of the pilgrims' associations|pilgrims' associations|{PILGRIMS}",
    ),
    said(
        "I have asked the chief minister of Sikkim to repair the road",
        [MODI],
        "states|requests",
        f"repair of the road|road|Sikkim|{PILGRIMS}",
        to=["Pawan Chamling|chief minister of Sikkim|Sikkim"],
    ),
    said(
        "We are disturbed by repeated incursions across the Line of Actual Control in Ladakh",
        [MODI],
        "concern",
        LADAKH,
    ),
    said(
        "We strongly hope that China will pull its patrols back",
        [MODI],
        "requests",
        f"{LADAKH}|patrols",
        to=["China"],
    ),
    said(
        "The boundary there has never been demarcated",
        [XI],
        "states|rejects",
        LADAKH,
    ),
    said(
        "We are prepared to settle the matter through talks",
        [XI],
        "commits|states|proposes",
        f"{LADAKH}|talks between the special representatives|special representatives",
        bound=None,
    ),
    said(
        "All neighbors ought to help Afghanistan once foreign troops have left",
        [MODI],
        "requests|states|proposes",
        "Afghanistan",
    ),
    said(
        "Certain outside powers are using Afghan soil for their own purposes",
        [XI],
        "criticises|states|concern",
        "Afghanistan|outside powers",
    ),
    said(
        "The United Nations should take the lead",
        [XI],
        "proposes|states|requests",
        "Afghanistan|United Nations",
    ),
]

FTA = "free trade agreement|KORUS|trade"
BASE_COST = "cost of troops|burden sharing|cost sharing|U.S. troops|defense"
THAAD = "THAAD|THAAD battery|missile defense"
RETALIATION = f"economic retaliation|China's economic retaliation|{THAAD}|China"
OLYMPICS = "Pyeongchang Olympics|Winter Games|Olympics"
NORTH = "North Korea|Pyongyang's nuclear arms|North Korea's nuclear arms|nuclear arms"

SEOUL = [
    said(
        "The present free trade agreement is a horrible deal ... jobs",
        [TRUMP],
        "criticises|states",
        FTA,
    ),
    said(
        "I called on South Korea to buy more American cars",
        [TRUMP],
        "requests",
        f"American cars|cars|{FTA}",
        to=["South Korea"],
    ),
    said(
        "We cannot accept the charge that the agreement is one-sided",
        [MOON],
        "rejects",
        FTA,
    ),
    said(
        "Our companies have announced investments of 17 billion dollars",
        [MOON],
        "states",
        f"investments|South Korean investments|{FTA}",
    ),
    said(
        "We concurred that the trade ministers should speed up the revision talks",
        [MOON, TRUMP],
        "affirms|agrees",
        f"revision talks|{FTA}",
        bound=None,
    ),
    said(
        "We decided to lift the limit on the payload of South Korean missiles",
        [MOON, TRUMP],
        "agrees|commits",
        "payload of South Korean missiles|missile payload|South Korean missiles|defense",
        bound=True,
    ),
    said(
        "We will also consult on the purchase ... nuclear-powered submarines",
        [MOON, TRUMP],
        "commits|agrees|discusses",
        "reconnaissance planes|purchase of reconnaissance planes|defense",
        "nuclear-powered submarines|submarines|defense",
        bound=True,
    ),
    said(
        "Seoul has to shoulder a bigger share of the cost of our troops",
        [TRUMP],
        "requests|states",
        BASE_COST,
        to=["South Korea"],
    ),
    said(
        "I explained to Mr. Trump that we paid for nine tenths of the new base",
        [MOON],
        "states",
        f"new base at Pyeongtaek|base at Pyeongtaek|base|{BASE_COST}",
        to=[TRUMP],
    ),
    said(
        "I saw it from the helicopter",
        [TRUMP],
        "states",
        f"new base at Pyeongtaek|base at Pyeongtaek|base|{BASE_COST}",
    ),
    said(
        "The THAAD battery does not threaten China in any way",
        [MOON],
        "rejects|states",
        f"{THAAD}|China|defense",
    ),
    said(
        "its economic retaliation against our firms is regrettable",
        [MOON],
        "concern|criticises",
        RETALIATION,
    ),
    said(
        "I will bring this up with President Xi in Beijing tomorrow",
        [TRUMP],
        "commits",
        RETALIATION,
        bound=True,
        due="2017-11-08",
    ),
    said(
        "I would be honored to welcome the first lady to the Winter Games in February",
        [MOON],
        "invites",
        OLYMPICS,
        to=["Melania Trump|first lady"],
        due="2018-02",
    ),
    said(
        "We want North Korean athletes to take part",
        [MOON],
        "states|proposes|requests",
        f"North Korean athletes|{OLYMPICS}",
    ),
    said(
        "ask the International Olympic Committee to help",
        [MOON],
        "requests",
        f"North Korean athletes|International Olympic Committee|{OLYMPICS}",
        to=["International Olympic Committee|IOC"],
    ),
    said(
        "Great idea.",
        [TRUMP],
        "welcomes|supports|agrees",
        f"North Korean athletes|{OLYMPICS}",
        optional=True,
    ),
    said(
        "A high-level delegation of ours will attend the Games",
        [TRUMP],
        "commits",
        f"high-level delegation|{OLYMPICS}",
        bound=True,
        due="2018-02",
    ),
    said(
        "All responsible nations must cut off trade with the regime",
        [TRUMP],
        "requests|states",
        f"trade with North Korea|trade with the regime|{NORTH}",
    ),
    said(
        "The era of strategic patience is over",
        [TRUMP],
        "states",
        f"strategic patience|{NORTH}",
    ),
    said(
        "There must never be another war on the Korean Peninsula",
        [MOON],
        "states|requests|rejects",
        f"war on the Korean Peninsula|Korean Peninsula|{NORTH}",
    ),
    said(
        "I proposed that Washington open a channel to the North",
        [MOON],
        "proposes",
        f"channel to the North|dialogue with North Korea|{NORTH}",
        to=["United States"],
    ),
    said(
        "We support the sanctions of the Security Council",
        [MOON],
        "supports",
        f"sanctions|sanctions of the Security Council|UN Security Council|{NORTH}",
    ),
    said(
        "they are not an end in themselves",
        [MOON],
        "states|rejects",
        f"sanctions|sanctions of the Security Council|{NORTH}",
        optional=True,
    ),
    said(
        "We condemned the latest missile test over the Pacific",
        [MOON, TRUMP],
        "criticises",
        f"missile test|missile test over the Pacific|{NORTH}",
    ),
    said(
        "reaffirmed that we will not recognize the North as a nuclear power",
        [MOON, TRUMP],
        "affirms|rejects|commits",
        f"{NORTH}|North Korea as a nuclear power",
        bound=None,
    ),
    said(
        "It makes sense for Pyongyang to come to the table",
        [TRUMP],
        "states|proposes|requests",
        f"dialogue with North Korea|negotiations with North Korea|{NORTH}",
    ),
    said(
        "The two of us will meet again on the fringes of the G20 summit next year",
        [MOON, TRUMP],
        "commits|agrees",
        "summit meeting|next meeting|G20 summit|G20",
        bound=True,
        due="2018",
    ),
]

PANDEMIC = "fight against the pandemic|pandemic|COVID-19"
VACCINES = f"joint vaccine production|vaccine production|vaccines|{PANDEMIC}"
TALIBAN = "Taliban|return of the Taliban to power|Afghanistan"
SEA = "South China Sea"
BOATS = "illegal fishing boats|illegal fishing|fishing boats|boats"
ARMED_FORCES = (
    "joint patrols|joint patrols in the Timor Sea|officer exchanges|training in jungle warfare"
    "|jungle warfare|defense cooperation|armed forces"
)

JAKARTA = [
    said(
        "we confirmed that Prime Minister Scott Morrison will come to Indonesia",
        [RETNO],
        "affirms|states",
        "Morrison's visit to Indonesia|visit to Indonesia|two-plus-two",
        bound=True,
        due="2021-12",
    ),
    said(
        "we will speed up work on matters ... certificates",
        [RETNO],
        "commits|affirms|agrees",
        f"{VACCINES}|mutual recognition of certificates|certificates",
        bound=True,
    ),
    said(
        "I thanked Australia for its gift of one million doses",
        [RETNO],
        "welcomes|states",
        f"one million doses|vaccine doses|{VACCINES}",
        to=["Australia"],
        optional=True,
    ),
    said(
        "we discussed the return of the Taliban to power in Kabul",
        [RETNO],
        "discusses",
        TALIBAN,
    ),
    said(
        "We will insist that the Taliban respect the rights of women",
        [RETNO],
        "requests|commits",
        f"rights of women|women's rights|terrorists|{TALIBAN}",
        to=["Taliban"],
        bound=None,
    ),
    said(
        "I voiced concern at the growing militarization of the South China Sea",
        [PAYNE],
        "concern",
        f"militarization of the South China Sea|{SEA}",
    ),
    said(
        "China's new coast guard law creates a serious danger for shipping",
        [PAYNE],
        "criticises|concern|states",
        f"coast guard law|China's coast guard law|shipping|{SEA}",
    ),
    said(
        "A code of conduct must not curtail the rights of third countries",
        [PAYNE],
        "states|requests|rejects",
        f"code of conduct|rights of third countries|{SEA}",
    ),
    said(
        "we agreed on full support for ASEAN's five-point consensus",
        [PAYNE],
        "agrees|affirms|supports",
        "five-point consensus|ASEAN's five-point consensus|Myanmar",
        bound=None,
    ),
    said(
        "We exchanged views on work permits for Indonesian nurses in Queensland",
        [PAYNE],
        "discusses",
        "work permits for Indonesian nurses|work permits|Indonesian nurses|nurses",
    ),
    said(
        "The Indonesian and Australian armed forces agreed to extend ... jungle warfare",
        [PRABOWO],
        "agrees|states",
        ARMED_FORCES,
        bound=True,
    ),
    said(
        "We have offered Indonesia fifteen armored vehicles for its peacekeepers",
        [DUTTON],
        "proposes|states|commits",
        "armored vehicles|peacekeepers|peacekeeping",
        to=["Indonesia"],
        bound=None,
    ),
    said(
        "I also handed over an assessment of the terrorist threat",
        [DUTTON],
        "states",
        "terrorist threat|terrorist threat in the southern Philippines|terrorism|Philippines",
    ),
    said(
        "Closer defense ties will help our two countries to revive tourism",
        [PAYNE],
        "states",
        "tourism|defense ties|pandemic",
    ),
    said(
        "I made clear to my colleague Australia's worries about the illegal fishing boats",
        [PAYNE],
        "concern|states",
        BOATS,
        to=[RETNO],
    ),
    said(
        "The two-plus-two is no place to haggle over individual boats",
        [RETNO],
        "rejects|states",
        f"{BOATS}|two-plus-two",
    ),
    said(
        "it has brought our agencies closer together",
        [RETNO],
        "states|welcomes",
        "two-plus-two|agencies|Australia-Indonesia relations|bilateral relations",
    ),
    said(
        "I urged Australia to inform our consulate in Darwin",
        [RETNO],
        "requests",
        f"arrest of fishermen|fishermen|consulate in Darwin|consulate|{BOATS}",
        to=["Australia"],
    ),
    said(
        "We are lengthening the runway on the Cocos Islands",
        [DUTTON],
        "states",
        "runway on the Cocos Islands|runway|Cocos Islands",
    ),
    said(
        "This is not directed against any neighbor",
        [DUTTON],
        "rejects",
        "runway on the Cocos Islands|runway|Cocos Islands",
    ),
    said(
        "We do not want an arms race in our region",
        [PRABOWO],
        "rejects|states",
        "arms race",
    ),
    said(
        "Indonesia will stay out of all military blocs",
        [PRABOWO],
        "commits|states|rejects",
        "military blocs|blocs|arms race",
        bound=None,
    ),
]

SHOAL = f"Second Thomas Shoal|{SEA}"
CLAIMS = f"overlapping claims|extended continental shelf|continental shelf|{SEA}"
RICE = "rice trade|rice deliveries|deliveries of rice|rice"
GRAIN_HOTLINE = f"hotline between grain agencies|hotline|grain agencies|{RICE}"
MARCOS_VISIT = "Marcos's visit to Hanoi|visit to Hanoi|visit to Vietnam|invitation"
CREW = "crew held in Palawan|release of the crew|crew"

MANILA = [
    said(
        "We condemned the ramming of our supply boats at Second Thomas Shoal",
        [MANALO],
        "criticises",
        f"ramming of supply boats|supply boats|{SHOAL}",
    ),
    said(
        "The shoal lies within our exclusive economic zone",
        [MANALO],
        "states",
        f"{SHOAL}|exclusive economic zone",
    ),
    said(
        "the Philippines will not abandon it",
        [MANALO],
        "rejects|commits|states",
        f"{SHOAL}|exclusive economic zone",
        bound=None,
    ),
    said(
        "we took up the overlapping claims to the extended continental shelf",
        [MANALO],
        "discusses",
        CLAIMS,
    ),
    said(
        "Vietnam opposes the use of force against fishing vessels",
        [SON],
        "rejects",
        f"use of force|use of force against fishing vessels|fishing vessels|{SEA}",
    ),
    said(
        "We stand ready to settle the overlapping claims with Manila",
        [SON],
        "commits|states|proposes",
        CLAIMS,
        bound=None,
    ),
    said(
        "We agreed that the two coast guards will hold their first joint exercise",
        [SON],
        "agrees|states",
        f"joint exercise|coast guards|joint exercise of the coast guards|{SEA}",
        bound=True,
        due="2024-08",
    ),
    said(
        "I requested that Vietnam guarantee deliveries of two million tons of rice",
        [TIU_LAUREL],
        "requests",
        RICE,
        to=["Vietnam"],
    ),
    said(
        "The surge in prices is a source of grave concern to our consumers",
        [TIU_LAUREL],
        "concern|states",
        f"rice prices|surge in prices|prices|{RICE}",
    ),
    said(
        "We will meet this request, provided that harvests permit",
        [HOAN],
        "commits|agrees",
        RICE,
        bound=None,
    ),
    said(
        "I suggested setting up a hotline between our grain agencies",
        [HOAN],
        "proposes",
        GRAIN_HOTLINE,
    ),
    said(
        "I welcome this suggestion",
        [TIU_LAUREL],
        "welcomes|supports|agrees",
        GRAIN_HOTLINE,
    ),
    said(
        "African swine fever vaccines from Vietnam have proved effective",
        [TIU_LAUREL],
        "states|welcomes",
        "African swine fever vaccines|African swine fever|vaccines",
    ),
    said(
        "We refute reports that our rice contains forbidden pesticides",
        [HOAN],
        "rejects",
        f"pesticides|pesticides in rice|forbidden pesticides|{RICE}",
    ),
    said(
        "Prime Minister Pham Minh Chinh has asked me to convey an invitation ... January",
        [f"{SON}|Pham Minh Chinh"],
        "invites|states",
        MARCOS_VISIT,
        to=["Ferdinand Marcos Jr.|Ferdinand Marcos"],
        due="2025-01",
    ),
    said(
        "We hope that the Philippines will release the crew held in Palawan",
        [SON],
        "requests",
        CREW,
        to=["Philippines"],
    ),
    said(
        "I informed my counterpart that the crew is to be freed this month",
        [MANALO],
        "states|commits",
        CREW,
        to=[SON],
        bound=None,
        due="2024-07",
    ),
    said(
        "The President has accepted the invitation with pleasure",
        [f"{MANALO}|Ferdinand Marcos Jr.|Ferdinand Marcos"],
        "states|agrees|commits|welcomes",
        MARCOS_VISIT,
        bound=None,
        due="2025-01",
    ),
    said(
        "the two sides reaffirmed the central role of ASEAN",
        [SON],
        "affirms|states",
        "central role of ASEAN|role of ASEAN|ASEAN|Myanmar",
    ),
    said(
        "called on the junta to end the violence",
        [SON],
        "requests",
        "violence in Myanmar|Myanmar|junta|violence",
        to=["junta|Myanmar junta|Myanmar"],
    ),
    said(
        "We are looking into direct flights between Cebu and Hue",
        [MANALO],
        "states|proposes|commits",
        "direct flights|direct flights between Cebu and Hue",
        bound=None,
    ),
    said(
        "It is important that our young people get to know each other",
        [MANALO],
        "states|proposes",
        "young people|youth exchanges|exchanges of young people|people-to-people exchanges"
        "|direct flights",
    ),
]

ROHINGYA = "Rohingya|flight of the Rohingya|Rakhine State|international affairs"
TPP = "Trans-Pacific Partnership|TPP|agreement without the United States"
DAIRY = "market access for dairy products|dairy products"
CHEESE = f"auction of cheese quotas|cheese quotas|{DAIRY}"
INDIGENOUS = "Indigenous peoples"

DA_NANG = [
    said(
        "Prime Minister Trudeau noted that the flight of the Rohingya ... united answer",
        [TRUDEAU],
        "states|requests|concern",
        ROHINGYA,
    ),
    said(
        "asked New Zealand to contribute more to the relief effort",
        [TRUDEAU],
        "requests",
        f"relief effort|{ROHINGYA}",
        to=["New Zealand"],
    ),
    said(
        "Prime Minister Ardern replied that she shares Canada's alarm",
        [ARDERN],
        "concern|states|agrees|supports",
        ROHINGYA,
    ),
    said(
        "announced that New Zealand will give a further 1.5 million dollars to the camps",
        [ARDERN],
        "commits|states",
        f"camps at Cox's Bazar|relief effort|{ROHINGYA}",
        bound=True,
        due="2017",
    ),
    said(
        "The leaders had an extensive exchange of views on the agreement",
        [ARDERN, TRUDEAU],
        "discusses",
        TPP,
    ),
    said(
        "The leaders recognized with satisfaction that the chief negotiators",
        [ARDERN, TRUDEAU],
        "welcomes|affirms",
        f"chief negotiators|differences of the chief negotiators|{TPP}",
    ),
    said(
        "Prime Minister Trudeau insisted that cultural industries remain exempt",
        [TRUDEAU],
        "requests|states",
        f"cultural industries|remaining chapters of the agreement|{TPP}",
    ),
    said(
        "made it clear that Canada will not be rushed into a deal",
        [TRUDEAU],
        "rejects|states|commits",
        f"remaining chapters of the agreement|cultural industries|{TPP}",
        bound=None,
    ),
    said(
        "The two Prime Ministers agreed that their trade ministers would meet in Vancouver",
        [ARDERN, TRUDEAU],
        "agrees",
        f"trade ministers' meeting|remaining chapters of the agreement|{TPP}",
        bound=True,
        due="2018-01",
    ),
    said(
        "officials will go through the list of suspended provisions ... disputes",
        [ARDERN, TRUDEAU],
        "agrees|commits",
        "suspended provisions|list of suspended provisions|settlement of investor disputes"
        f"|investor disputes|remaining chapters of the agreement|{TPP}",
        bound=True,
        due="2017-11/2018-01",
    ),
    said(
        "the leaders welcomed the fact that both sides have resumed consultations",
        [ARDERN, TRUDEAU],
        "welcomes|affirms",
        CHEESE,
    ),
    said(
        "The leaders decided to settle the matter by the middle of February",
        [ARDERN, TRUDEAU],
        "agrees|commits",
        CHEESE,
        bound=True,
        due="2018-02",
    ),
    said(
        "The leaders also touched upon the export of surplus milk powder",
        [ARDERN, TRUDEAU],
        "discusses",
        f"surplus milk powder|export of surplus milk powder|milk powder|{DAIRY}",
    ),
    said(
        "Prime Minister Ardern set out New Zealand's objections ... (Class 7)",
        [ARDERN],
        "states|concern|criticises|rejects",
        f"pricing class for skim milk|Class 7|skim milk|{DAIRY}|{TPP}",
    ),
    said(
        "Prime Minister Ardern described the experience of the Waitangi Tribunal",
        [ARDERN],
        "states",
        f"Waitangi Tribunal|{INDIGENOUS}",
    ),
    said(
        "praised the national inquiry that Canada has opened",
        [ARDERN],
        "welcomes",
        "national inquiry into missing Indigenous women|national inquiry"
        f"|missing Indigenous women|{INDIGENOUS}",
    ),
    said(
        "proposed a regular exchange between Maori and First Nations leaders",
        [TRUDEAU],
        "proposes",
        "exchange between Maori and First Nations leaders|regular exchange"
        f"|Maori and First Nations leaders|{INDIGENOUS}",
    ),
    said(
        "The leaders reaffirmed their resolve to carry out the Paris Agreement",
        [ARDERN, TRUDEAU],
        "affirms|commits",
        "Paris Agreement|climate change",
        bound=None,
    ),
    said(
        "Prime Minister Ardern expressed regret over the decision of the United States",
        [ARDERN],
        "concern|criticises",
        "Paris Agreement|decision of the United States|U.S. withdrawal|climate change",
    ),
    said(
        "Prime Minister Trudeau extended an invitation to Prime Minister Ardern ... June",
        [TRUDEAU],
        "invites",
        "G7 Summit|outreach session of the G7 Summit|Charlevoix|outreach session",
        to=[ARDERN],
        due="2018-06",
    ),
    said(
        "Prime Minister Ardern did not give a definite answer",
        [ARDERN],
        "states|rejects",
        "G7 Summit|outreach session of the G7 Summit|Charlevoix|outreach session|invitation",
        optional=True,
    ),
]

NORD_STREAM = "Nord Stream 2|pipeline|energy"
INTERCONNECTOR = "gas interconnector|interconnector|energy"
GRAVES = "search for victims' graves|exhumation|questions of history|history"
DONBAS = "Donbas|cease-fire in Donbas|security"
PERMITS = "carriers' permits|road permits|transport and border|transport"

ODESA = [
    said(
        "President Duda denounced the pipeline as a threat to the whole region",
        [DUDA],
        "criticises|concern",
        NORD_STREAM,
    ),
    said(
        "He called upon Germany to halt the project",
        [DUDA],
        "requests",
        NORD_STREAM,
        to=["Germany"],
    ),
    said(
        "President Zelensky concurred",
        [ANY_ZELENSKY],
        "agrees|supports|states",
        NORD_STREAM,
        optional=True,
    ),
    said(
        "pointed out that the loss of transit would cost Ukraine three billion dollars",
        [ANY_ZELENSKY],
        "states",
        f"loss of transit|gas transit|transit|{NORD_STREAM}",
    ),
    said(
        "Both sides decided to complete the feasibility study of the interconnector",
        ["Ukraine", "Poland"],
        "agrees|commits",
        f"feasibility study of the interconnector|feasibility study|{INTERCONNECTOR}",
        bound=True,
        due="2021-03",
    ),
    said(
        "The Polish side offered storage capacity to Ukrainian traders",
        ["Poland"],
        "proposes|commits",
        f"storage capacity|gas storage|{INTERCONNECTOR}",
        to=["Ukrainian traders|Ukraine"],
        bound=None,
    ),
    said(
        "The two Presidents expressed regret that the search for victims' graves",
        [ANY_ZELENSKY, DUDA],
        "concern",
        GRAVES,
    ),
    said(
        "They agreed to ask the institutes of national remembrance to resume it",
        [ANY_ZELENSKY, DUDA],
        "agrees",
        f"{GRAVES}|institutes of national remembrance",
        bound=True,
    ),
    said(
        "President Zelensky assured President Duda that Ukraine will restore the memorial",
        [ANY_ZELENSKY],
        "commits|states",
        "memorial on Mount Monastyr|memorial|restoration of the memorial|questions of history"
        "|history",
        to=[DUDA],
        bound=True,
    ),
    said(
        "President Duda did not accept that permits for exhumation be tied",
        [DUDA],
        "rejects|criticises",
        f"permits for exhumation|Ukrainian monuments in Poland|Ukrainian monuments|{GRAVES}",
    ),
    said(
        "President Zelensky briefed President Duda on the cease-fire in Donbas",
        [ANY_ZELENSKY],
        "states",
        f"cease-fire in Donbas|cease-fire|{DONBAS}",
        to=[DUDA],
    ),
    said(
        "He rejected direct talks with the leaders of the occupied districts",
        [ANY_ZELENSKY],
        "rejects",
        f"direct talks|occupied districts|{DONBAS}",
    ),
    said(
        "President Duda confirmed that Poland supports the territorial integrity of Ukraine",
        [DUDA],
        "states|supports|affirms",
        "territorial integrity of Ukraine|territorial integrity|Ukraine|security",
    ),
    said(
        "will vote for prolonging the sanctions of the European Union",
        [DUDA],
        "commits|states|supports",
        "sanctions|sanctions of the European Union|EU sanctions|security",
        bound=True,
    ),
    said(
        "The Presidents exchanged views on the situation in Belarus ... Crimean Platform",
        [ANY_ZELENSKY, DUDA],
        "discusses",
        "Belarus|situation in Belarus",
        "Lublin Triangle",
        "Crimean Platform|Crimea",
    ),
    said(
        "President Zelensky complained that the number of road permits was far too low",
        [ANY_ZELENSKY],
        "concern|criticises",
        PERMITS,
    ),
    said(
        "The Polish side promised to issue 5,000 additional permits",
        ["Poland"],
        "commits",
        f"additional permits|{PERMITS}",
        bound=True,
        due="2020",
    ),
    said(
        "It was agreed to open the border crossing at Malhowice to pedestrians",
        [f"{ANY_ZELENSKY}|Ukraine", f"{DUDA}|Poland"],
        "agrees",
        "border crossing at Malhowice|border crossing|transport and border",
        bound=True,
        due="2021-21",
    ),
    said(
        "The two leaders shared the view that the Consultative Committee",
        [ANY_ZELENSKY, DUDA],
        "affirms|agrees",
        "Consultative Committee of the Presidents|Consultative Committee|further contacts",
        bound=None,
        due="2021-01",
    ),
    said(
        "President Duda invited his counterpart to the commemoration in Lublin",
        [DUDA],
        "invites",
        "commemoration in Lublin|commemoration|further contacts",
        to=[ANY_ZELENSKY],
        due="2021-05-03",
    ),
]

SOMALIA = "Somalia|regional situation"
DAM = "Grand Ethiopian Renaissance Dam|dam|Nile"
FILLING = f"filling of the reservoir|filling and operation|reservoir|{DAM}"
PANEL = f"panel of independent scientists|panel|independent scientists|{FILLING}"

ADDIS_ABABA = [
    said(
        "President Sisi voiced alarm about the attacks of al-Shabaab on Mogadishu",
        [SISI],
        "concern",
        f"attacks of al-Shabaab|al-Shabaab|{SOMALIA}",
    ),
    said(
        "He further expressed the hope that all neighbors of Somalia ... African Union mission",
        [SISI],
        "requests|states",
        f"interference in Somalia|African Union mission|{SOMALIA}",
    ),
    said(
        "Prime Minister Abiy briefed him on the peace with Eritrea",
        [ABIY],
        "states",
        "peace with Eritrea|Eritrea|regional situation",
        to=[SISI],
    ),
    said(
        "the President praised the reopening of the border",
        [SISI],
        "welcomes",
        "reopening of the border|peace with Eritrea|Eritrea|regional situation",
    ),
    said(
        "Prime Minister Abiy gave an assurance that the dam will not reduce Egypt's share",
        [ABIY],
        "rejects|states|commits",
        f"{DAM}|Nile waters|Egypt's share of the Nile waters",
        bound=None,
    ),
    said(
        "President Sisi urged Ethiopia to refrain from filling the reservoir",
        [SISI],
        "requests",
        f"{FILLING}|technical studies",
        to=["Ethiopia"],
    ),
    said(
        "Egypt and Ethiopia agreed that Mr. Mohamed Abdel Aty ... filling and operation",
        ["Egypt", "Ethiopia"],
        "agrees",
        f"talks on filling and operation|{FILLING}",
        bound=True,
    ),
    said(
        "that a panel of independent scientists will report to them",
        ["Egypt", "Ethiopia"],
        "agrees",
        PANEL,
        bound=True,
    ),
    said(
        "They also agreed that Sudan will be consulted at each stage",
        ["Egypt", "Ethiopia"],
        "agrees",
        f"consultation of Sudan|Sudan|talks on filling and operation|{FILLING}",
        bound=True,
    ),
    said(
        "the Ethiopian side decided to share its data on rainfall",
        ["Ethiopia"],
        "commits|states",
        f"data on rainfall|rainfall|{FILLING}",
        bound=True,
    ),
    said(
        "the Egyptian side undertook to finance the panel",
        ["Egypt"],
        "commits",
        f"financing of the panel|{PANEL}",
        bound=True,
    ),
    said(
        "No agreement was reached on the number of years",
        [f"Egypt|{SISI}", f"Ethiopia|{ABIY}"],
        "states|rejects|discusses",
        f"number of years for filling the reservoir|number of years|{FILLING}",
    ),
    said(
        "The two leaders confirmed that, if conditions permit, the water ministers ... April",
        [SISI, ABIY],
        "affirms|agrees",
        f"water ministers' meeting|meeting of the water ministers|water ministers|{DAM}",
        bound=True,
        due="2019-04",
    ),
    said(
        "Both leaders were of the same view that trade lags far behind its potential",
        [SISI, ABIY],
        "affirms|agrees",
        "trade|bilateral trade|economic cooperation",
    ),
    said(
        "President Sisi proposed an Egyptian industrial zone near Dire Dawa",
        [SISI],
        "proposes",
        "Egyptian industrial zone|industrial zone near Dire Dawa|industrial zone"
        "|economic cooperation",
    ),
    said(
        "Prime Minister Abiy responded favorably",
        [ABIY],
        "supports|welcomes|agrees",
        "Egyptian industrial zone|industrial zone near Dire Dawa|industrial zone"
        "|economic cooperation",
    ),
    said(
        "The two sides will establish a joint chamber of commerce",
        ["Egypt", "Ethiopia"],
        "commits|agrees",
        "joint chamber of commerce|chamber of commerce|economic cooperation",
        bound=True,
    ),
]

YEMEN = "Yemen"
ARMS = f"shipments of arms to the Houthis|shipments of arms|arms shipments|Houthis|{YEMEN}"
NAVAL_FORCE = "joint naval force|joint naval force of the Gulf states|security of navigation"
ENRICHMENT = "enrichment of uranium|uranium enrichment|nuclear issue|nuclear program"
MISSIONS = "diplomatic missions"

CAPE_TOWN = [
    said(
        "Prince Faisal stressed that only a Yemeni settlement can bring lasting peace",
        [ANY_FAISAL],
        "states",
        f"Yemeni settlement|settlement in Yemen|{YEMEN}",
    ),
    said(
        "requested Iran to halt all shipments of arms to the Houthis",
        [ANY_FAISAL],
        "requests",
        ARMS,
        to=["Iran"],
    ),
    said(
        "Mr. Amir-Abdollahian denied that such shipments take place",
        [AMIR],
        "rejects",
        ARMS,
    ),
    said(
        "He nevertheless promised to encourage the Houthis to extend the truce",
        [AMIR],
        "commits",
        f"truce|truce in Yemen|Houthis|{YEMEN}",
        bound=True,
    ),
    said(
        "The Iranian side put forward a joint naval force of the Gulf states",
        ["Iran"],
        "proposes",
        NAVAL_FORCE,
    ),
    said(
        "The Saudi side took a reserved attitude",
        ["Saudi Arabia"],
        "rejects|states|concern",
        NAVAL_FORCE,
        optional=True,
    ),
    said(
        "stated that the freedom of navigation in the Strait of Hormuz",
        ["Saudi Arabia"],
        "states|requests",
        "freedom of navigation|Strait of Hormuz|freedom of navigation in the Strait of Hormuz"
        "|security of navigation",
    ),
    said(
        "The two ministers did not reach agreement",
        [ANY_FAISAL, AMIR],
        "states|rejects|discusses",
        NAVAL_FORCE,
    ),
    said(
        "they decided to hand the question to experts ... September",
        [ANY_FAISAL, AMIR],
        "agrees|commits",
        f"{NAVAL_FORCE}|experts' meeting|experts",
        bound=True,
        due="2023-09",
    ),
    said(
        "Saudi Arabia and Iran confirmed that the embassies ... will be reopened",
        ["Saudi Arabia", "Iran"],
        "affirms|agrees",
        f"reopening of embassies|embassies|embassies in Riyadh and Tehran|{MISSIONS}",
        bound=True,
    ),
    said(
        "that Mr. Alireza Enayati will take up his post as Ambassador of Iran",
        ["Saudi Arabia", "Iran"],
        "affirms|agrees",
        f"Ambassador of Iran|embassies|ambassadors|{MISSIONS}",
        bound=True,
    ),
    said(
        "the Saudi side decided that its consulate general in Mashhad will start work",
        ["Saudi Arabia"],
        "commits|states",
        f"consulate general in Mashhad|consulate general|consulate|{MISSIONS}",
        bound=True,
        due="2023",
    ),
    said(
        "The Ministers agreed that their deputies would discuss the resumption of direct flights",
        [ANY_FAISAL, AMIR],
        "agrees",
        f"direct flights|resumption of direct flights|{MISSIONS}",
        bound=True,
        due="2023-06",
    ),
    said(
        "They welcomed the smooth arrival of Iranian pilgrims for the Hajj",
        [ANY_FAISAL, AMIR],
        "welcomes|affirms",
        f"Iranian pilgrims|arrival of Iranian pilgrims|Hajj|{MISSIONS}",
    ),
    said(
        "Prince Faisal conveyed concern about the enrichment of uranium",
        [ANY_FAISAL],
        "concern",
        ENRICHMENT,
    ),
    said(
        "called for full cooperation with the IAEA",
        [ANY_FAISAL],
        "requests",
        f"cooperation with the IAEA|IAEA|{ENRICHMENT}",
    ),
    said(
        "Mr. Amir-Abdollahian explained that the program is peaceful",
        [AMIR],
        "states|rejects",
        ENRICHMENT,
    ),
    said(
        "this does not, he said, endanger any neighbor",
        [AMIR],
        "rejects|states",
        ENRICHMENT,
    ),
    said(
        "Mr. Amir-Abdollahian handed over an invitation ... Tehran",
        [f"{AMIR}|Ebrahim Raisi"],
        "invites|states",
        "King Salman's visit to Tehran|visit to Tehran|visit to Iran|visits|invitation",
        to=["King Salman|Salman|Salman bin Abdulaziz Al Saud"],
    ),
    said(
        "Prince Faisal will pay a visit to Iran in the second half of June",
        [ANY_FAISAL],
        "commits|states",
        "Faisal's visit to Iran|visit to Iran|visits",
        bound=True,
        due="2023-06",
    ),
]

DOCUMENTS = [
    Document(
        name="2014-09-17-ahmedabad-summit-gist.txt",
        meeting=Meeting(
            date="2014-09-17",
            date_in_text="XXXX-09-17",
            place=["Ahmedabad"],
            participants=[MODI, XI],
            occasion=None,
            ordinal=None,
            minutes=None,
            format=["summit"],
        ),
        codings=AHMEDABAD,
    ),
    Document(
        name="2017-02-09-ankara-summit-gist.txt",
        meeting=Meeting(
            date="2017-02-09",
            date_in_text="XXXX-02-09",
            place=["Ankara"],
            participants=[MERKEL, ERDOGAN],
            occasion=None,
            ordinal=None,
            minutes=None,
            format=["summit"],
        ),
        codings=ANKARA,
    ),
    Document(
        name="2017-11-07-seoul-summit-gist.txt",
        meeting=Meeting(
            date="2017-11-07",
            date_in_text="XXXX-11-07",
            place=["Seoul"],
            participants=[MOON, TRUMP],
            occasion=None,
            ordinal=None,
            minutes=None,
            format=["summit"],
        ),
        codings=SEOUL,
    ),
    Document(
        name="2017-11-10-da-nang-summit-ministry.txt",
        meeting=Meeting(
            date="2017-11-10",
            date_in_text="2017-11-10",
            place=["Da Nang"],
            participants=[ARDERN, TRUDEAU],
            occasion="APEC Economic Leaders' Meeting",
            ordinal=1,
            minutes=40,
            format=["summit", "plenary", "tete-a-tete"],
        ),
        codings=DA_NANG,
    ),
    Document(
        name="2019-02-10-addis-ababa-summit-ministry.txt",
        meeting=Meeting(
            date="2019-02-10",
            date_in_text="XXXX-02-10",
            place=["Addis Ababa"],
            participants=[SISI, ABIY],
            occasion="African Union Summit",
            ordinal=5,
            minutes=55,
            format=["summit"],
        ),
        codings=ADDIS_ABABA,
    ),
    Document(
        name="2020-10-13-odesa-summit-ministry.txt",
        meeting=Meeting(
            date="2020-10-13",
            date_in_text="2020-10-13",
            place=["Odesa"],
            participants=[ZELENSKY, DUDA],
            occasion="Ukraine-Poland Economic Forum",
            ordinal=7,
            minutes=80,
            format=["meeting", "tete-a-tete"],
        ),
        codings=ODESA,
    ),
    Document(
        name="2021-09-09-jakarta-two-plus-two-press-conference.txt",
        meeting=Meeting(
            date="2021-09-09",
            date_in_text=None,
            place=["Jakarta"],
            participants=[RETNO, PAYNE, PRABOWO, DUTTON],
            occasion=None,
            ordinal=None,
            minutes=None,
            format=["press conference", "two-plus-two"],
        ),
        codings=JAKARTA,
    ),
    Document(
        name="2023-06-02-cape-town-foreign-ministers-ministry.txt",
        meeting=Meeting(
            date="2023-06-02",
            date_in_text="XXXX-06-02",
            place=["Cape Town"],
            participants=[FAISAL, AMIR],
            occasion="BRICS Foreign Ministers' Meeting",
            ordinal=2,
            minutes=40,
            format=["meeting"],
        ),
        codings=CAPE_TOWN,
    ),
    Document(
        name="2024-03-27-belem-summit-gist.txt",
        meeting=Meeting(
            date="2024-03-27",
            date_in_text="XXXX-03-27",
            place=["Belem"],
            participants=[LULA, MACRON],
            occasion=None,
            ordinal=None,
            minutes=None,
            format=["summit"],
        ),
        codings=BELEM,
    ),
    Document(
        name="2024-07-02-manila-joint-commission-press-conference.txt",
        meeting=Meeting(
            date="2024-07-02",
            date_in_text="XXXX-07-02",
            place=["Manila"],
            participants=[MANALO, SON, TIU_LAUREL, HOAN],
            occasion=None,
            ordinal=11,
            minutes=None,
            format=["press conference"],
        ),
        codings=MANILA,
    ),
]


def main(texts: Path) -> None:
    """Code every document of the folder `texts` and write variants.jsonl beside this file."""
    coded = [code_document(d, (texts / d.name).read_bytes()) for d in DOCUMENTS]
    lines = [json.dumps(document, ensure_ascii=False) + "\n" for document in coded]
    Path(__file__).with_name("variants.jsonl").write_text("".join(lines), encoding="utf-8")
    for document in DOCUMENTS:
        print(f"{len(document.codings):4} {document.name}")
    print(f"{sum(len(d.codings) for d in DOCUMENTS):4} statements")


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "variants")
