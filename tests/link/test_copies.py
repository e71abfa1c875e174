"""One text printed twice is no second account of its meeting; what two sides write is."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from summitgraph import link
from summitgraph.link.copy import likeness, sketch
from summitgraph.pipeline.account import account_of
from summitgraph.pipeline.build import build
from summitgraph.reading import read_bytes
from summitgraph.records import Account

ROOT = Path(__file__).resolve().parents[2]
HAMBURG = (ROOT / "seeds" / "2017-07-07-hamburg-summit-mofa.txt").read_text(encoding="utf-8")
MENU = "Home\nAbout us\nCountries and regions\nPress\nContact\nSitemap\nPrivacy policy\n\n"
PLACES = ("examples/two-accounts", "tests/link/ledger/ghana-kenya", "tests/link/ledger/chile-peru")


def _printed(text: str, name: str = "b.txt", **told: str) -> Account:
    return account_of(read_bytes(text.encode(), name, told))


def _edited(text: str, every: int) -> str:
    words = re.split(r"(\s+)", text)
    return "".join("xx" if n % (2 * every) == every else w for n, w in enumerate(words))


def _reworded(text: str) -> Account:
    """The account of Hamburg, in whatever words: only these are compared."""
    return replace(ONE, readout=replace(ONE.readout, text=text, sha256="ab" * 32))


ONE = _printed(HAMBURG, "a.txt")
COPIES = {
    "lines broken elsewhere": re.sub(r"\n(?!\n)", " ", HAMBURG).replace(". ", ".\n"),
    "in capitals, with other signs": HAMBURG.replace("’", "'").replace("“", '"').upper(),
    "with a menu and a footer": MENU + HAMBURG + "\n\nShare\nPrint\n(c) Ministry\n" + MENU,
    "with a word in forty edited": _edited(HAMBURG, 40),
    "with its last paragraph gone": HAMBURG.rstrip().rpartition("\n\n")[0],
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES)
def test_the_same_text_printed_again_is_a_copy(text: str) -> None:
    again = _reworded(text)
    assert likeness(ONE, again) > 0.6
    assert sketch(ONE.readout.text) & sketch(again.readout.text)


def test_an_excerpt_is_none() -> None:
    assert likeness(ONE, _printed(HAMBURG[: len(HAMBURG) // 4])) == 0


def test_a_text_of_which_every_third_word_is_another_is_none() -> None:
    assert likeness(ONE, _reworded(_edited(HAMBURG, 3))) == 0


def test_a_text_that_was_changed_in_a_word_that_counts_is_none() -> None:
    assert "agreed to hold vice" in HAMBURG
    assert (
        likeness(ONE, _printed(HAMBURG.replace("agreed to hold vice", "refused to hold vice"))) == 0
    )
    assert likeness(ONE, _printed(HAMBURG.replace("50 minutes", "15 minutes"))) == 0


def test_what_both_sides_publish_stands_as_two() -> None:
    ours, theirs = _printed(HAMBURG, side="JP"), _printed(HAMBURG + " ", side="RU")
    assert likeness(ours, theirs) == 0
    assert likeness(ours, _printed(HAMBURG + " ")) == 1


def test_no_two_accounts_that_are_at_hand_are_taken_for_copies() -> None:
    read = [
        account_of(read_bytes(p.read_bytes(), p.name))
        for place in PLACES
        for p in sorted((ROOT / place).glob("*.txt"))
    ]
    bare = [replace(a, readout=replace(a.readout, side="")) for a in read]
    together = [m for m in link.same_meetings(bare).meetings if len(m.readouts) > 1]
    assert len(together) == 2
    assert not any(likeness(a, b) for a, b in itertools.combinations(bare, 2))


def test_the_copy_is_the_later_one_whatever_the_order() -> None:
    first = _printed(HAMBURG, "z.txt")
    first = replace(first, readout=replace(first.readout, published=None))
    again = _printed(COPIES["with a menu and a footer"], "a.txt")
    told = [link.same_meetings(order).meetings for order in ([first, again], [again, first])]
    assert told[0] == told[1]
    ((copy,),) = (m.copies for m in told[0])
    assert (copy.readout, copy.of) in itertools.permutations(
        (first.readout.sha256, again.readout.sha256)
    )


def test_a_copy_without_its_day_is_of_the_meeting_of_its_original() -> None:
    again = _printed(COPIES["with a menu and a footer"])
    undated = replace(again, meeting=replace(again.meeting, date=None))
    other = replace(again, meeting=replace(again.meeting, participations=(), date=None))
    assert len(link.same_meetings([ONE, undated]).meetings) == 1
    assert len(link.same_meetings([ONE, other]).meetings) == 2


CHILE = (ROOT / "examples" / "two-accounts" / "chile.txt").read_text(encoding="utf-8")


def test_a_copy_is_in_the_graph_and_not_in_the_comparison(tmp_path: Path) -> None:
    for path in (ROOT / "examples" / "two-accounts").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "wire.txt").write_text("Print\n\n" + CHILE.replace("\n\n", "\n \n"))
    kg = build(tmp_path)
    (row,) = kg.query("reprints")
    assert (row["copyName"], row["originalName"]) == ("wire.txt", "chile.txt")
    (told,) = kg.compare()
    assert [a.readout.name for a in told.accounts] == ["chile.txt", "peru.txt"]
    assert {r["accounts"] for r in kg.query("compare")} == {2}
    assert kg.validate().conforms


def test_a_page_and_its_copy_alone_are_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CHILE)
    (tmp_path / "b.txt").write_text("Print\n\n" + CHILE)
    kg = build(tmp_path)
    assert len(kg.query("reprints")) == 1
    assert kg.compare() == ()
