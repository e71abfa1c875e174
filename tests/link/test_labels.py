"""One label a thing, however often it is written in another way."""

from __future__ import annotations

from tests.link.conftest import matters, reported, who

from summitgraph.link import one_label

LEAD = "On December 1, 2018, Foreign Minister Taro Kono met {} of Ruritania."


def test_the_most_usual_way_to_write_a_minted_matter_is_taken() -> None:
    accounts = [
        reported(f"The two ministers discussed {words}.", lead=LEAD.format("Ms. Ana Nobody"))
        for words in ("Tibetan antelopes", "tibetan Antelopes", "Tibetan antelopes")
    ]
    assert {label for a in one_label(accounts) for (label,) in matters(a)} == {"Tibetan antelopes"}


def test_one_name_for_a_person_learnt_from_two_texts() -> None:
    accounts = [
        reported("Ms. Nobody urged Japan to ease customs rules.", lead=LEAD.format(name))
        for name in ("Ms. Ana Nobody", "Ms. Ána Nobody")
    ]
    assert {name for a in accounts for (name,) in who(a)} == {"Ana Nobody", "Ána Nobody"}
    assert {name for a in one_label(accounts) for (name,) in who(a)} == {"Ana Nobody"}


def test_what_the_registers_hold_keeps_its_label() -> None:
    accounts = [reported("The leaders discussed the Peace Treaty."), reported("Putin met Abe.")]
    assert one_label(accounts) == tuple(accounts)


def test_the_order_of_accounts_changes_no_label() -> None:
    words = ("Tibetan Antelopes", "Tibetan antelopes", "tibetan antelopes")
    accounts = [reported(f"The leaders discussed {w}.") for w in words]
    forth, back = one_label(accounts), one_label(accounts[::-1])
    assert {str(matters(a)) for a in forth} == {str(matters(a)) for a in back}
    assert {str(matters(a)) for a in forth} == {"[['Tibetan Antelopes']]"}
