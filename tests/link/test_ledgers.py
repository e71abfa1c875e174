"""Series of readouts with the ledger that a person made of them; some undertakings are alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from summitgraph.link import first_made, follow_up, follow_ups, ledger, one_label, same_meetings
from summitgraph.pipeline.account import accounts
from summitgraph.records import Account, Issue, Statement, When

HERE = Path(__file__).parent / "ledger"
Row = tuple[str, int, str, str]

GHANA_KENYA: list[Row] = [
    ("past-due", 2, "2023-02-14", "establish a joint working group on cocoa and tea"),
    ("replaced", 1, "2023-02-14", "open a consulate in Kumasi"),
    ("reported-done", 1, "2023-02-14", "hold consultations on visa facilitation"),
    ("reported-done", 1, "2023-02-14", "send a delegation of fintech experts"),
    ("reported-done", 1, "2023-02-14", "sign a memorandum on the training of nurses"),
    ("open", 1, "2023-02-14", "set up a hotline between their maritime authorities"),
    ("mentioned", 1, "2023-05-10", "establish a joint working group on renewable energy"),
    ("past-due", 1, "2023-05-10", "open a consulate in Mombasa"),
    ("past-due", 1, "2023-08-20", "postpone the opening of the consulate in Kumasi"),
    ("past-due", 1, "2024-02-02", "hold the fourth session of the Joint Commission"),
    ("open", 1, "2024-07-15", "hold the fifth session of the Joint Commission"),
    ("open", 1, "2024-07-15", "deepen trade in textiles"),
    ("open", 1, "2024-09-30", "set up a hotline between their maritime authorities"),
]
CHILE_PERU: list[Row] = [
    ("reported-done", 2, "2022-11-29", "resume the negotiations on the recognition of"),
    ("reported-done", 2, "2022-11-29", "submit a proposal on the protection of the Humboldt"),
    ("open", 1, "2022-11-29", "exchange experience in early warning of tsunamis"),
    ("repeated", 2, "2022-11-29", "build a second lane at the Chacalluta border crossing"),
    ("open", 1, "2023-06-02", "exchange experience in early warning of wildfires"),
    ("past-due-unread", 1, "2023-06-02", "abolish the fee for tourist cards"),
]
INDIA_PHILIPPINES: list[Row] = [
    ("reported-done", 1, "2023-08-03", "deliver the first batch of BrahMos missiles"),
    ("reported-done", 1, "2023-08-03", "start direct flights between Delhi and Manila"),
    ("replaced", 1, "2023-08-03", "meet in Manila in the first half of 2024"),
    ("repeated", 2, "2023-08-03", "conclude a preferential trade agreement"),
    ("past-due", 1, "2024-05-20", "convene it in Manila in November"),
    ("open", 1, "2025-08-05", "begin direct flights between Mumbai and Cebu"),
]


def series(name: str) -> tuple[Account, ...]:
    return same_meetings(one_label(accounts([str(HERE / name)]).accounts)).accounts


def rows(told: tuple[Account, ...], as_of: date | None = None) -> list[Row]:
    by_sha = {a.readout.sha256: a for a in told}
    found = []
    for entry in ledger(told, follow_ups(told), as_of=as_of):
        account = by_sha[entry.first[0]]
        commitment = account.statements[entry.first[1]].commitment
        assert commitment is not None
        assert account.meeting.date is not None
        day = account.meeting.date.edtf
        found.append((entry.state.value, len(entry.tellings), day, commitment.undertaking))
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ghana-kenya", GHANA_KENYA),
        ("chile-peru", CHILE_PERU),
        ("india-philippines", INDIA_PHILIPPINES),
    ],
)
def test_the_ledger_is_the_one_that_a_person_made(name: str, expected: list[Row]) -> None:
    def cut(row: Row) -> Row:
        (length,) = {len(e[3]) for e in expected if row[3].startswith(e[3])} or {len(row[3])}
        return (*row[:3], row[3][:length])

    assert sorted(map(cut, rows(series(name)))) == sorted(expected)


def test_on_an_earlier_day_nothing_of_later_readouts_is_known() -> None:
    told = rows(series("ghana-kenya"), date(2023, 6, 30))
    assert {day for _, _, day, _ in told} == {"2023-02-14", "2023-05-10"}
    states = {text.split(" in ")[0][:38]: state for state, _, _, text in told}
    assert states["open a consulate"] == "open"
    assert states["sign a memorandum on the training of n"] == "open"
    assert states["establish a joint working group on coc"] == "repeated"
    assert states["send a delegation of fintech experts t"] == "past-due-unread"


def test_two_accounts_of_one_meeting_make_one_undertaking() -> None:
    told = series("chile-peru")
    made = first_made(told, follow_ups(told))
    two = [a for a in told if a.meeting.date and a.meeting.date.edtf == "2022-11-29"]
    keys = [(a.readout.sha256, n) for a in two for n, s in enumerate(a.statements) if s.commitment]
    assert len(keys) == 6
    assert len({made[key] for key in keys}) == 4


def test_every_commitment_has_a_first_that_is_its_own_first() -> None:
    for name in ("ghana-kenya", "chile-peru"):
        told = series(name)
        made = first_made(told, follow_ups(told))
        assert all(made[first] == first for first in made.values())


def test_the_order_of_accounts_changes_nothing() -> None:
    told = series("ghana-kenya")
    back = told[::-1]
    assert ledger(told, follow_ups(told)) == ledger(back, follow_ups(back))


def test_without_commitments_there_is_no_ledger() -> None:
    assert ledger([], []) == ()


@pytest.mark.parametrize("name", ["ghana-kenya", "chile-peru", "india-philippines"])
def test_what_two_readouts_tell_of_each_other_no_third_one_changes(name: str) -> None:
    told = series(name)
    together = set(follow_ups(told))
    by_two = {f for pair in combinations(told, 2) for f in follow_ups(pair)}
    assert together == by_two != set()


@pytest.mark.parametrize("name", ["ghana-kenya", "chile-peru", "india-philippines"])
def test_looking_at_every_pair_of_statements_finds_no_more(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = series(name)
    found = follow_ups(told)
    monkeypatch.setattr(follow_up, "_in_question", lambda _, later: set(range(len(later.said))))
    assert follow_ups(told) == found


def test_a_series_of_a_hundred_meetings_looks_at_few_statements(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, looked = series("ghana-kenya")[0], 0
    joined = follow_up._joined

    def counted(made: Sequence[object], *more: object) -> object:
        nonlocal looked
        looked += len(made)
        return joined(made, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(follow_up, "_joined", counted)
    later = []
    for n in range(100):
        day = date(2023, 2, 14) + timedelta(days=n)
        when = When(edtf=day.isoformat(), earliest=day, latest=day)
        meeting = replace(first.meeting, key=f"meeting/{n}", date=when)
        readout = replace(first.readout, sha256=f"{n:064}")
        later.append(replace(first, readout=readout, meeting=meeting, statements=_about(first, n)))
    assert follow_ups(later) == ()
    assert looked == 0


def _about(first: Account, number: int) -> tuple[Statement, ...]:
    """Statements on a matter of their own, each with an undertaking of that."""
    found, word = [], "".join(chr(ord("b") + int(digit)) for digit in f"{number:04}")
    for s in first.statements[:5]:
        issue = Issue(key=f"issue/{word}", label=f"{word}", minted=True)
        made = s.commitment and replace(s.commitment, undertaking=f"hold {word}", due=None)
        long = s.evidence.end - s.evidence.start
        words = replace(s.evidence, quote=f"{word} ".ljust(long, "."))
        found.append(replace(s, issues=(issue,), commitment=made, evidence=words))
    return tuple(found)
