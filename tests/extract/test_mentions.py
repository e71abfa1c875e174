"""Words that point to an actor: names and titles, sides, groups, pronouns."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from summitgraph.extract.gazetteer import gazetteer
from summitgraph.extract.lexicon import lexicon
from summitgraph.extract.mention import Learnt, Spotter
from summitgraph.extract.tagger import tag
from summitgraph.extract.tokens import tokenize
from summitgraph.records.draft import ActorMention
from summitgraph.records.knowledge import Knowledge

Spot = Callable[..., list[ActorMention]]


@pytest.fixture(scope="session")
def spot(knowledge: Knowledge) -> Spot:
    """The mentions of sentences that follow one another in one text."""

    def found(*sentences: str) -> list[ActorMention]:
        spotter = Spotter(lexicon(knowledge), gazetteer(knowledge), Learnt())
        mentions: list[ActorMention] = []
        for sentence in sentences:
            tokens = tokenize(sentence)
            (tags,) = tag([[t.text for t in tokens]])
            mentions.extend(s.mention for s in spotter.spot(tokens, tags))
        return mentions

    return found


@pytest.mark.parametrize(
    ("name", "role", "keys", "words"),
    [
        (
            "Emmanuel Macron",
            "French President",
            ("person/emmanuel-macron", "state/FR"),
            "French President Emmanuel Macron",
        ),
        (
            "William Ruto",
            "H.E. Mr., President of Kenya",
            ("person/william-ruto", "state/KE"),
            "H.E. Mr. William Ruto, President of Kenya",
        ),
        ("Biden", "President", (), "President Biden"),
        (
            "Antony J. Blinken",
            "Secretary",
            ("person/antony-blinken",),
            "Secretary Antony J. Blinken",
        ),
        (
            "Mohammed bin Salman Al Saud",
            "Crown Prince",
            ("person/mohammed-bin-salman",),
            "Crown Prince Mohammed bin Salman Al Saud",
        ),
        (
            "Jane Doe",
            "Chile's foreign minister",
            ("state/CL",),
            "Chile's foreign minister Jane Doe",
        ),
        ("Jane Doe", "Minister of Trade", (), "Jane Doe, Minister of Trade"),
    ],
)
def test_a_person_is_a_name_with_a_title(
    name: str, role: str, keys: tuple[str, ...], words: str, spot: Spot
) -> None:
    (found, *_) = spot(f"{words} agreed.")
    assert (found.text, found.name, found.role, found.keys) == (words, name, role, keys)


def test_a_name_that_was_introduced_is_known_by_its_last_word(spot: Spot) -> None:
    first, second = spot("Foreign Minister Jane Doe arrived.", "Doe left.")
    assert (first.name, second.name) == ("Jane Doe", "Doe")


def test_a_last_word_alone_is_nobody(spot: Spot) -> None:
    assert spot("Doe left.") == []


@pytest.mark.parametrize(
    ("kind", "keys", "plural", "words"),
    [
        ("name", ("state/KE",), False, "Kenya"),
        ("name", ("state/RU",), False, "the Kremlin"),
        ("side", ("state/KE",), False, "the Kenyan side"),
        ("side", ("state/DE",), False, "the German government"),
        ("role", ("state/GH",), False, "the Foreign Minister of Ghana"),
        ("group", (), True, "the leaders"),
        ("group", (), True, "the two ministers"),
        ("group", (), True, "both sides"),
        ("group", ("state/JP", "state/KE"), True, "the leaders of Japan and Kenya"),
        ("pronoun", (), False, "he"),
        ("pronoun", (), True, "they"),
    ],
)
def test_words_point_in_their_own_way(
    kind: str, keys: tuple[str, ...], plural: bool, words: str, spot: Spot
) -> None:
    (found,) = spot(f"In the end {words} agreed to it.")
    assert (found.kind.value, found.keys, found.plural, found.text) == (kind, keys, plural, words)


@pytest.mark.parametrize(
    "words",
    [
        "They asked us to go.",
        "The sides of the road are wet.",
        "A minister may agree.",
        "The other side of the river is dry.",
    ],
)
def test_words_that_look_alike_name_no_state_or_person(words: str, spot: Spot) -> None:
    assert not any(m.keys or m.name for m in spot(words))


def test_a_shared_name_is_the_one_that_the_text_has_named(spot: Spot) -> None:
    *_, last = spot("They met in North Korea.", "It was the North that agreed.")
    assert (last.text, last.keys) == ("the North", ("state/KP",))
    assert [m.keys for m in spot("It was the North that agreed.") if m.keys] == []


def test_no_mention_lies_in_another(spot: Spot) -> None:
    found = spot(
        "President of the Republic of Korea Moon Jae-in met the leaders of Kenya and Togo."
    )
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert len(found) == 2


@pytest.mark.parametrize(
    ("names", "who"),
    [
        (["Ruto", "Mahama"], "Ruto, Mahama"),
        (["Ruto", "Mahama"], "Ruto and Mahama"),
        (["Blinken"], "SECRETARY BLINKEN"),
        (["Modi", "Macron"], "Prime Minister Modi and President Macron"),
        (["Prabowo Subianto"], "Indonesian Defense Minister Prabowo Subianto"),
    ],
)
def test_the_words_before_a_colon_name_their_speakers(
    names: list[str], who: str, knowledge: Knowledge
) -> None:
    spotter = Spotter(lexicon(knowledge), gazetteer(knowledge), Learnt())
    found = spotter.speakers(who, (3, 9))
    assert [m.name for m in found] == names
    assert {(m.start, m.end) for m in found} == {(3, 9)}


def test_the_longest_name_is_found_and_case_counts(knowledge: Knowledge) -> None:
    names = gazetteer(knowledge)
    found = names.at(["South", "Korea"], 0)
    assert found is not None
    assert (found.key, found.words) == ("state/KR", ("South", "Korea"))
    assert names.at(["us"], 0) is None


def test_a_gazetteer_is_compiled_once(knowledge: Knowledge) -> None:
    assert gazetteer(knowledge) is gazetteer(knowledge)
