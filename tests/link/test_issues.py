"""Which matter is meant: of the scheme, minted, from the heading, or from what was said before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.link.conftest import matters, only, reported, spoken

from summitgraph import authority
from summitgraph.link.issue import Scheme, content, small
from summitgraph.link.slug import slug

SCHEME = Scheme(authority.load())


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("issue/peace-treaty", "peace treaty"),
        ("issue/peace-treaty", "Peace Treaty Issue"),
        ("issue/peace-treaty", "the question of the peace treaty"),
        ("issue/two-plus-two-consultations", "two-plus-two"),
        ("issue/two-plus-two-consultations", "2+2 talks"),
        ("issue/north-korean-nuclear-tests", "North Korea’s nuclear tests"),
        ("issue/joint-economic-activities", "joint economic activities on the four islands"),
        ("issue/missile-defence", "missile defense"),
        ("issue/missile-defence", "missile defence"),
    ],
)
def test_spellings_of_one_matter_give_one_issue(key: str, label: str) -> None:
    issue = SCHEME.issue(label)
    assert (issue.key, issue.minted, issue.mentioned_as) == (key, False, label)


@pytest.mark.parametrize(
    ("broader", "label"),
    [
        ("issue/cyber-security", "cyber security of hospitals"),
        ("issue/fisheries", "fisheries treaty with Norway"),
        ("issue/tariffs", "tariffs on glacier tourism"),
    ],
)
def test_a_matter_that_the_scheme_lacks_is_minted_under_the_wider_one(
    broader: str, label: str
) -> None:
    issue = SCHEME.issue(label)
    assert issue.minted
    assert issue.broader == (broader,)
    assert issue.key == f"issue/{slug(label)}"


def test_a_matter_that_nothing_is_wider_than_is_minted_alone() -> None:
    issue = SCHEME.issue("Tibetan antelopes")
    assert (issue.minted, issue.broader) == (True, ())


def test_every_label_of_the_scheme_finds_a_concept() -> None:
    lost = [e.key for e in authority.load().issues.values() if SCHEME.find(e.label) is None]
    assert lost == []


@given(st.text())
def test_any_label_gives_an_issue(label: str) -> None:
    issue = SCHEME.issue(label)
    assert issue.key.startswith("issue/")
    assert len(small(label)) in (len(label), len(label.lower()))


def test_words_that_tell_nothing_apart_are_left_out() -> None:
    assert content("the issue of the problem") == frozenset()
    assert content("U.S. policies") == {"us", "policy"}


def test_the_heading_is_the_matter_where_the_sentence_has_none() -> None:
    account = reported("1. Northern Territories issue\n\nThe leaders agreed to continue talks.")
    assert matters(account) == [["Northern Territories"]]


def test_a_narrower_matter_goes_before_the_heading() -> None:
    account = reported("1. Economic cooperation\n\nThe leaders discussed fisheries.")
    assert matters(account) == [["fisheries"]]


def test_a_heading_that_names_no_matter_gives_none() -> None:
    account = reported("1. Opening remarks\n\nThe leaders agreed to continue talks.")
    assert account.statements == () or "pening" not in matters(account)[0][0]


def test_a_heading_ends_where_the_next_begins() -> None:
    account = reported(
        "1. Northern Territories issue\n\nThe leaders discussed fisheries.\n\n"
        "2. Tibetan antelopes\n\nThe leaders exchanged views."
    )
    assert matters(account)[-1] == ["Tibetan antelopes"]


def test_this_points_to_the_matter_of_the_turn_before() -> None:
    account = spoken(
        "Prime Minister Abe: I propose a peace treaty.",
        "President Putin: We are concerned about a U.S.-led missile defense system.",
        "Abe: This will not pose any threat to the region.",
        "Putin: We are concerned about terrorism.",
    )
    concern, answer = account.statements[1:3]
    assert answer.act == "rejects"
    assert [i.key for i in answer.issues] == [i.key for i in concern.issues]


def test_a_matter_of_its_own_goes_before_the_turn_before() -> None:
    account = spoken(
        "Prime Minister Abe: I propose a peace treaty.",
        "President Putin: We are concerned about a U.S.-led missile defense system.",
        "Abe: We are concerned about terrorism.",
        "Putin: I support a peace treaty.",
    )
    assert matters(account)[2] == ["counter-terrorism"]


def test_a_list_of_matters_is_one_statement_with_several_issues() -> None:
    statement = only(reported("The leaders discussed climate finance, fisheries and terrorism."))
    assert [i.label for i in statement.issues] == [
        "climate finance",
        "fisheries",
        "counter-terrorism",
    ]


def test_one_matter_named_twice_is_one_issue() -> None:
    statement = only(reported("The leaders discussed fisheries and the fisheries issue."))
    assert [i.label for i in statement.issues] == ["fisheries"]


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ("abduction-issue", "Abduction issue"),
        ("putins-visit", "Putin’s visit"),
        ("cafe", "  Café! "),
        ("xcf2abf0c5be3", "日本"),
    ],
)
def test_a_key_is_made_of_small_ascii(expected: str, words: str) -> None:
    assert slug(words) == expected


@given(st.text())
def test_a_key_is_a_key_whatever_the_words(words: str) -> None:
    made = slug(words)
    assert made == slug(made)
    assert 1 <= len(made) <= 80
