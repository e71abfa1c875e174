"""Names made to look like others, and characters that nobody sees: no one is taken for another."""

from __future__ import annotations

import pytest

from summitgraph.link.slug import slug
from summitgraph.records import Account
from tests.link.conftest import reported

ABE, PUTIN = "person/shinzo-abe", "person/vladimir-putin"
LOOKALIKES = {
    "cyrillic er": "Vladimir \N{CYRILLIC CAPITAL LETTER ER}utin",
    "cyrillic i": "Vlad\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}mir Putin",
    "greek alpha": "Shinzo \N{GREEK CAPITAL LETTER ALPHA}be",
    "greek omicron": "Shinz\N{GREEK SMALL LETTER OMICRON} Abe",
    "dotless i": "Vlad\N{LATIN SMALL LETTER DOTLESS I}mir Putin",
    "cherokee": "Vladimir \N{CHEROKEE LETTER TLV}utin",
    "coptic": "Shinzo \N{COPTIC CAPITAL LETTER ALFA}be",
}
HIDDEN = {
    "zero width space": "\u200b",
    "zero width joiner": "\u200d",
    "zero width non-joiner": "\u200c",
    "word joiner": "\u2060",
    "soft hyphen": "\xad",
    "byte order mark": "\ufeff",
    "left-to-right mark": "\u200e",
    "right-to-left override": "\u202e",
    "right-to-left isolate": "\u2067",
    "tag characters": "\U000e0041\U000e0042",
    "variation selector": "\ufe0f",
    "mongolian vowel separator": "\u180e",
    "combining grapheme joiner": "\u034f",
    "a thousand combining accents": "\u0301" * 1_000,
}
STATES = {
    "cyrillic a in Japan": "J\N{CYRILLIC SMALL LETTER A}pan",
    "cyrillic C in China": "\N{CYRILLIC CAPITAL LETTER ES}hina",
    "greek rho in Russia": "\N{GREEK CAPITAL LETTER RHO}ussia",
    "full width": "Ｊａｐａｎ２",
}


def speakers(account: Account) -> set[str]:
    """The keys of all who speak."""
    return {actor.key for statement in account.statements for actor in statement.speakers}


@pytest.mark.parametrize("name", LOOKALIKES.values(), ids=list(LOOKALIKES))
def test_a_name_that_only_looks_like_another_is_another(name: str) -> None:
    told = reported(f"Mr. {name} urged Japan to sign the peace treaty.")
    assert not speakers(told) & {ABE, PUTIN}
    assert slug(name) not in {slug("Vladimir Putin"), slug("Shinzo Abe"), slug("Vladimir Utin")}


def test_the_name_itself_is_found() -> None:
    told = reported("Mr. Vladimir Putin urged Japan to sign the peace treaty.")
    assert speakers(told) == {PUTIN}


@pytest.mark.parametrize("sign", HIDDEN.values(), ids=list(HIDDEN))
def test_a_hidden_character_in_a_name_gives_nobody_elses_words(sign: str) -> None:
    told = reported(f"President Pu{sign}tin urged Japan to sign the peace treaty.")
    assert ABE not in speakers(told)
    text = told.readout.text
    evidence = [s.evidence for s in told.statements] + [n.evidence for n in told.notices]
    assert all(text[e.start : e.end] == e.quote for e in evidence)
    place = text.index("President Pu")
    assert any(e.start <= place + 20 and e.end > place for e in evidence), "not accounted for"


@pytest.mark.parametrize("state", STATES.values(), ids=list(STATES))
def test_a_state_that_only_looks_like_one_is_none(state: str) -> None:
    told = reported(f"{state} urged Mr. Abe to sign the peace treaty.")
    assert not {key for key in speakers(told) if key.startswith("state/")}


def test_letters_without_an_ascii_form_keep_two_keys_apart() -> None:
    assert slug("Łukasz Łoś") != slug("ukasz oś")
    assert slug("Ø") != slug("Ł")
    assert slug("ØSTERGAARD") == slug("Østergaard")
    assert slug("José Müller") == "jose-muller"


def test_two_names_of_another_script_are_two() -> None:
    assert slug("Владимир") != slug("Дмитрий")


@pytest.mark.parametrize("sign", ["\u202e", "\u2067", "\x1b[31m", "\ufffe", "\x07"])
def test_a_matter_between_signs_that_turn_the_line_keeps_the_texts_places(sign: str) -> None:
    told = reported(f"Mr. Abe urged Russia to sign the {sign}peace treaty{sign} now.")
    [statement] = told.statements
    evidence = statement.evidence
    assert told.readout.text[evidence.start : evidence.end] == evidence.quote
    assert all(sign not in issue.label for issue in statement.issues)
