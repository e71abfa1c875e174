"""Words: where they stand, what they are, and the forms that a cue takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.extract.lexicon import follow, inflections, lexicon, singular
from summitgraph.extract.tagger import tag
from summitgraph.extract.tokens import tokenize
from summitgraph.records.knowledge import Knowledge


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["Ghana", "’s", "port"], "Ghana’s port"),
        (["Ghana", "'s", "port"], "Ghana's port"),
        (["did", "n’t", "agree"], "didn’t agree"),
        (["they", "’re", "ready"], "they’re ready"),
        (["Côte", "d’Ivoire", "’s"], "Côte d’Ivoire’s"),
        (["U.S.-led", "talks"], "U.S.-led talks"),
        (["H.E.", "Mr.", "Ruto"], "H.E. Mr. Ruto"),
        (["Dec.", "15", ","], "Dec. 15,"),
        (["two-plus-two"], "two-plus-two"),
        (["the", "18th", "time"], "the 18th time"),
        (["1,000.5%", "of", "it"], "1,000.5% of it"),
        (["“", "peace", "”", "."], "“peace”."),
        (["cannot"], "cannot"),
    ],
)
def test_words_are_parted_where_a_reader_parts_them(words: list[str], text: str) -> None:
    assert [t.text for t in tokenize(text)] == words


def test_a_full_stop_after_a_plain_word_stands_alone() -> None:
    assert [t.text for t in tokenize("They said no. Decisions wait.")][2:5] == [
        "no",
        ".",
        "Decisions",
    ]


@given(st.text(), st.integers(0, 20))
def test_every_letter_is_in_one_word_where_it_stands(text: str, start: int) -> None:
    tokens = tokenize(text, min(start, len(text)))
    assert [text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
    kept = {i for t in tokens for i in range(t.start, t.end)}
    assert all(text[i].isspace() or i in kept for i in range(min(start, len(text)), len(text)))


@given(st.lists(st.lists(st.text(min_size=1, max_size=8), max_size=6), max_size=4))
def test_every_word_has_one_tag(sentences: list[list[str]]) -> None:
    assert [len(s) for s in tag(sentences)] == [len(s) for s in sentences]


def test_a_tag_depends_on_its_own_sentence_alone() -> None:
    one = ["Ghana", "urged", "Togo", "to", "open", "the", "port", "."]
    two = ["The", "talks", "failed", "."]
    assert tag([one, two, []]) == [*tag([one]), *tag([two]), []]


def test_a_verb_and_its_noun_are_told_apart() -> None:
    ((_, verb, *_), (_, noun, *_)) = tag(
        [["They", "support", "the", "plan", "."], ["Their", "support", "was", "welcome", "."]]
    )
    assert (verb, noun) == ("VBP", "NN")


@pytest.mark.parametrize(
    ("forms", "verb"),
    [
        ("urge urges urged urging", "urge"),
        ("agree agrees agreed agreeing", "agree"),
        ("deny denies denied denying", "deny"),
        ("deploy deploys deployed deploying", "deploy"),
        ("discuss discusses discussed discussing", "discuss"),
        ("reach reaches reached reaching", "reach"),
        ("say says said saying", "say"),
        ("undertake undertakes undertook undertaken undertaking", "undertake"),
        ("commit commits committed committing", "commit"),
        ("regret regrets regretted regretting", "regret"),
        ("visit visits visited visiting", "visit"),
    ],
)
def test_a_verb_is_known_in_all_its_forms(forms: str, verb: str) -> None:
    assert " ".join(inflections(verb)) == forms


def test_every_cue_is_found_by_its_plain_form(knowledge: Knowledge) -> None:
    verbs = {p.split()[0] for s in knowledge.cues if s.frame == "verb" for p in s.phrases}
    assert verbs <= lexicon(knowledge).verbs.keys()


def test_a_lexicon_is_compiled_once(knowledge: Knowledge) -> None:
    assert lexicon(knowledge) is lexicon(knowledge)


@pytest.mark.parametrize(
    ("expected", "word"),
    [
        ("territory", "territories"),
        ("talk", "talks"),
        ("port", "port"),
        ("crisis", "crisis"),
        ("status", "status"),
        ("press", "press"),
        ("gas", "gas"),
    ],
)
def test_a_plural_is_folded_and_a_word_in_s_is_not(expected: str, word: str) -> None:
    assert singular(word) == expected


@pytest.mark.parametrize(
    ("end", "words", "phrase"),
    [
        (3, "expressed deep concern over", "~ concern"),
        (2, "expressed concern", "~ concern"),
        (5, "expressed deep and grave concern", "~ concern"),
        (6, "had candid , warm , talks", "~ talks"),
        (3, "called urgently on them", "on"),
        (None, "expressed ; concern", "~ concern"),
        (None, "expressed in a long and a loud concern", "~ concern"),
        (None, "called the rebels on", "on"),
        (None, "expressed", "~ concern"),
    ],
)
def test_a_phrase_is_followed_over_adverbs_and_a_gap(
    end: int | None, words: str, phrase: str
) -> None:
    assert follow(words.split(), 1, tuple(phrase.split())) == end
