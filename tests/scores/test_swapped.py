"""The seeds in other worlds: other states, persons, places and dates, sections in another order.

Whoever knows the seeds by heart reads these worse.
"""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from tests.scores.conftest import coded, found
from tests.scores.scorer import score
from tests.scores.swap import Order, Swap, swapped
from tests.scores.worlds import WORLDS

from summitgraph import authority, extract, link
from summitgraph.records import Account

Codings = dict[str, dict[str, Any]]
Accounts = dict[str, Account]
Both = tuple[Account, dict[str, Any]]


def _shuffled(numbers: list[int]) -> list[int]:
    return random.Random("sections").sample(numbers, len(numbers))


def _backwards(numbers: list[int]) -> list[int]:
    return numbers[::-1]


def _read(account: Account, coding: dict[str, Any], swap: Swap, order: Order) -> Both:
    readout, other = swapped(account.readout, coding, swap, order)
    knowledge = authority.load()
    return link.link(readout, extract.extract(readout, knowledge), knowledge), other


@pytest.mark.parametrize("order", [list, _backwards, _shuffled])
@pytest.mark.parametrize("swap", WORLDS.values(), ids=WORLDS.keys())
def test_another_world_is_read_as_well_as_the_seeds(
    seed_codings: Codings, seed_accounts: Accounts, swap: Swap, order: Order
) -> None:
    own = score((coded(seed_codings[name]), found(a)) for name, a in seed_accounts.items())
    pairs = [_read(a, seed_codings[name], swap, order) for name, a in seed_accounts.items()]
    scores = score((coded(coding), found(account)) for account, coding in pairs)
    assert scores.whole == pytest.approx(own.whole, abs=0.05)
    assert scores.fine == pytest.approx(own.fine, abs=0.05)
    assert scores.commitments == pytest.approx(own.commitments, abs=0.05)
    assert scores.due == pytest.approx(own.due, abs=0.1)


@pytest.mark.parametrize("swap", WORLDS.values(), ids=WORLDS.keys())
def test_those_who_meet_in_another_world_are_in_office_there(
    seed_codings: Codings, seed_accounts: Accounts, swap: Swap
) -> None:
    for name, account in seed_accounts.items():
        other, coding = _read(account, seed_codings[name], swap, list)
        told = coding["meeting"]
        assert other.meeting.date is not None
        assert other.meeting.date.edtf == told["date"]
        assert {a.name for a in other.meeting.participants} >= set(told["participants"])
        learnt = [p for p in other.meeting.participations if not p.actor.known]
        assert "two-plus-two" in name or learnt == []


def test_little_of_the_seeds_is_left_in_another_world(
    seed_codings: Codings, seed_accounts: Accounts
) -> None:
    left = re.compile(r"Japan|Russia|Abe\b|Putin|Ukrain|North Korea|Moscow|Lavrov|Northern")
    for swap in WORLDS.values():
        for name, account in seed_accounts.items():
            readout, _ = swapped(account.readout, seed_codings[name], swap, list)
            shown = readout.text.split("  • Ambassador")[0]
            assert left.search(shown) is None, name


def test_a_coding_moves_with_its_words(seed_codings: Codings, seed_accounts: Accounts) -> None:
    nobody = Swap(side="JP", months=0, words={"(no such words)": ""})
    for name, account in seed_accounts.items():
        readout, other = swapped(account.readout, seed_codings[name], nobody, _backwards)
        assert readout.text != account.readout.text
        for before, after in zip(
            seed_codings[name]["statements"], other["statements"], strict=True
        ):
            old = account.readout.text[before["start"] : before["end"]]
            assert readout.text[after["start"] : after["end"]] == old


def test_the_order_of_sections_costs_little(seed_codings: Codings, seed_accounts: Accounts) -> None:
    nobody = Swap(side="JP", months=0, words={"(no such words)": ""})
    for order in (_backwards, _shuffled):
        pairs = [_read(a, seed_codings[name], nobody, order) for name, a in seed_accounts.items()]
        ours = score((coded(coding), found(account)) for account, coding in pairs)
        own = score((coded(seed_codings[n]), found(a)) for n, a in seed_accounts.items())
        assert ours.whole == pytest.approx(own.whole, abs=0.05)
