"""What readouts tell together, as they come and go: always what is told of all of them at once."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitgraph.link.block import blocks
from summitgraph.link.likeness import judge
from summitgraph.pipeline.account import accounts
from summitgraph.pipeline.across import TABLES, take_step
from summitgraph.pipeline.linked import linked
from summitgraph.pipeline.shelf import Shelf, Source
from summitgraph.records import Account, Actor, ActorKind, Meeting, Participation, When
from summitgraph.store import canonical
from summitgraph.triples.authority import act_quads
from summitgraph.triples.iris import DEFAULT_BASE

ROOT = Path(__file__).resolve().parents[2]
LEDGERS = ROOT / "tests" / "link" / "ledger"
STATES = [Actor(key=f"state/{c}", kind=ActorKind.STATE, name=n) for c, n in (
    ("GH", "Ghana"), ("KE", "Kenya"), ("CL", "Chile"), ("PE", "Peru"))]  # fmt: skip


class _BrokenOffError(Exception):
    pass


class Kept:
    """A shelf with the graphs that its steps make, in memory: no database, so many can be tried."""

    def __init__(self, folder: Path) -> None:
        self.shelf = Shelf(folder, write=True)
        self.shelf.make_tables(TABLES)
        self.shelf.db.execute("PRAGMA synchronous=OFF")
        self.graphs: dict[str, set[str]] = {
            graph: set(lines) for graph, lines in canonical.statements(act_quads()).items()
        }
        self.there: dict[str, Account] = {}
        self.sure = True

    def step(
        self, come: Sequence[Account] = (), go: Iterable[str] = (), *, broken_off: bool = False
    ) -> int:
        """Let readouts come and go; how many triples of common graphs that changed.

        Args:
            broken_off: the graphs change, and before the shelf is told, all stops.
        """
        with self.shelf.transaction():
            for sha in go:
                self.shelf.take(sha)
                del self.there[sha]
            for account in come:
                self.shelf.put(account, Source())
                self.there[account.readout.sha256] = account
            shas = [*go, *(a.readout.sha256 for a in come)]
            step = take_step(self.shelf, DEFAULT_BASE, shas, self._held)
            for graph, lines in step.replace.items():
                self.graphs[graph] = set(lines)
            for graph, lines in step.remove.items():
                assert set(lines) <= self.graphs[graph]
                self.graphs[graph] -= set(lines)
            for graph, lines in step.add.items():
                assert not self.sure or not set(lines) & self.graphs.get(graph, set())
                self.graphs.setdefault(graph, set()).update(lines)
            self.sure = not broken_off
            if broken_off:
                raise _BrokenOffError
        return sum(len(lines) for lines in (*step.remove.values(), *step.add.values()))

    def _held(self, graph: str, subject: str) -> Iterator[str]:
        return (line for line in self.graphs.get(graph, ()) if line.startswith(f"<{subject}> "))

    def lines(self) -> canonical.Statements:
        return {graph: sorted(lines) for graph, lines in sorted(self.graphs.items()) if lines}

    def at_once(self) -> canonical.Statements:
        told = linked(list(self.there.values()))
        return canonical.statements([*told.account_quads(), *told.common_quads()])


@pytest.fixture(scope="module")
def real() -> tuple[Account, ...]:
    folders = sorted(str(path) for path in LEDGERS.iterdir() if path.is_dir())
    return accounts([str(ROOT / "seeds"), str(ROOT / "tests" / "variants"), *folders]).accounts


@pytest.mark.parametrize("seed", range(6))
def test_as_readouts_come_and_go_the_graphs_are_those_of_all_at_once(
    tmp_path: Path, real: tuple[Account, ...], seed: int
) -> None:
    rng, kept = random.Random(seed), Kept(tmp_path)
    order = rng.sample(real, len(real))
    while order:
        part, order = order[: (size := rng.choice((1, 1, 2, 7)))], order[size:]
        go = [sha for sha in kept.there if rng.random() < 0.15]
        kept.step(part, go)
        order += [a for a in real if a.readout.sha256 in go and rng.random() < 0.7]
        assert kept.lines() == kept.at_once()
    kept.step(go=list(kept.there))
    assert kept.lines() == canonical.statements(act_quads())


@pytest.mark.parametrize("seed", range(4))
def test_copies_come_and_go_as_any_readout(
    tmp_path: Path, real: tuple[Account, ...], seed: int
) -> None:
    rng, kept = random.Random(seed), Kept(tmp_path)
    some = [a for a in real if "santiago" in a.readout.name or "hamburg" in a.readout.name]
    copies = [_printed_again(a, n) for a in some for n in range(2)]
    for account in rng.sample([*some, *copies], len(some) + len(copies)):
        kept.step([account], [sha for sha in kept.there if rng.random() < 0.1])
        assert kept.lines() == kept.at_once()
    kept.step([a for a in [*some, *copies] if a.readout.sha256 not in kept.there])
    links = kept.lines()[f"{DEFAULT_BASE}graph/links"]
    assert sum("isVersionOf" in line for line in links) == len(copies)


def _printed_again(account: Account, number: int) -> Account:
    """The same words under a menu; every second one without the day."""
    r, meeting = account.readout, account.meeting
    sha = hashlib.sha256(f"{r.sha256} {number}".encode()).hexdigest()
    readout = replace(r, sha256=sha, name=f"{number}-{r.name}", text=f"{r.text}\nShare this page\n")
    meeting = replace(meeting, date=None) if number else meeting
    return replace(account, readout=readout, meeting=meeting)


def _told(first: Account, sha: str, pair: Sequence[Actor], day: date, by: int) -> Account:
    """The same words of another meeting; every other one names it by persons no register knows."""
    name = ("Abena Osei", "Abena Ossei")[by % 2]
    person = Actor(
        key=f"person/{name.lower().replace(' ', '-')}",
        kind=ActorKind.PERSON,
        name=name,
        known=False,
    )
    sides = [Participation(actor=a, represents=a) for a in pair]
    people = [Participation(actor=person, represents=pair[0]), *sides[1:]]
    key = f"meeting/{day.isoformat()}-{'-'.join(a.key[-2:].lower() for a in pair)}"
    when = When(edtf=day.isoformat(), earliest=day, latest=day)
    meeting = replace(
        first.meeting,
        key=key, date=when, participations=tuple(people if by % 3 else sides), place=(),
        occasion=None, formats=("call",) if by % 5 == 0 else (),
    )  # fmt: skip
    readout = replace(first.readout, sha256=sha, name=f"{sha[:4]}.txt")
    return replace(first, readout=readout, meeting=meeting)


_MOVES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 2), st.integers(0, 5), st.booleans()),
    min_size=1, max_size=14,
)  # fmt: skip


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(moves=_MOVES, words=st.integers(0, 11))
def test_whatever_changes_in_whatever_order_it_is_as_if_nothing_else_had_been(
    tmp_path_factory: pytest.TempPathFactory,
    real: tuple[Account, ...],
    moves: list[tuple[int, int, int, bool]],
    words: int,
) -> None:
    series = [a for a in real if len(a.meeting.participations) == 2][words % 6 :][:4]
    kept = Kept(tmp_path_factory.mktemp("kept"))
    for number, pair, day, leaves in moves:
        sha = hashlib.sha256(str(number % 9).encode()).hexdigest()
        if leaves:
            kept.step(go=[sha] if sha in kept.there else [])
            continue
        sides = STATES[pair : pair + (3 if number % 7 == 0 else 2)]
        first = series[number % len(series)]
        kept.step([_told(first, sha, sides, date(2023, 2, 14) + timedelta(days=40 * day), number)])
    assert kept.lines() == kept.at_once()


def test_a_readout_of_others_changes_nothing_of_these(
    tmp_path: Path, real: tuple[Account, ...]
) -> None:
    kept = Kept(tmp_path)
    first = next(a for a in real if a.meeting.key == "meeting/2023-02-14-akufo-addo-ruto")
    shas = [hashlib.sha256(str(n).encode()).hexdigest() for n in range(4)]
    day = date(2023, 2, 14)
    kept.step([_told(first, shas[0], STATES[:2], day, 3)])
    of_others = kept.step([_told(first, shas[1], STATES[2:], day - timedelta(days=1), 3)])
    of_these = kept.step([_told(first, shas[2], STATES[:2], day + timedelta(days=99), 3)])
    assert not any("/followup/" in line for line in _about(kept, shas[1]))
    assert of_these > of_others


def _about(kept: Kept, sha: str) -> list[str]:
    return [line for lines in kept.lines().values() for line in lines if sha[:16] in line]


def test_a_step_that_was_broken_off_and_taken_again_comes_to_the_same(
    tmp_path: Path, real: tuple[Account, ...]
) -> None:
    kept = Kept(tmp_path)
    kept.step(real[:10])
    with pytest.raises(_BrokenOffError):
        kept.step(real[10:20], broken_off=True)
    kept.step(real[10:20])
    assert kept.lines() == kept.at_once()


_NAMES = st.sampled_from(
    (
        *("Ama Mensah", "Ama Mensa", "A. Mensah", "Mensah"),
        *("Kofi Boateng", "Koffi Boateng", "Li Na", "李娜"),
    )
)


@st.composite
def _accounts(draw: st.DrawFn, real: Account) -> Account:
    parts: list[Participation] = []
    for name in draw(st.lists(_NAMES, max_size=3)):
        key = f"person/{hashlib.sha256(name.encode()).hexdigest()[:6]}"
        person = Actor(key=key, kind=ActorKind.PERSON, name=name, known=draw(st.booleans()))
        side = draw(st.sampled_from([None, *STATES[:2]]))
        parts.append(Participation(actor=person, represents=side))
    parts += [
        Participation(actor=a) for a in draw(st.lists(st.sampled_from(STATES[:3]), max_size=2))
    ]
    day = date(2024, 2, 28) + timedelta(days=draw(st.integers(0, 3)))
    last = day + timedelta(days=draw(st.sampled_from([0, 0, 0, 40])))
    when = draw(
        st.sampled_from(
            [
                When(edtf=day.isoformat(), earliest=day, latest=last),
                When(edtf=f"XXXX-{day:%m-%d}", earliest=None, latest=None),
                None,
            ]
        )
    )
    formats = draw(st.sampled_from([(), ("call",), ("summit",)]))
    meeting = Meeting(
        key="meeting/x", label="", date=when, participations=tuple(parts), formats=formats
    )
    of = draw(st.sampled_from(["", "GH", "KE"]))
    readout = replace(real.readout, side=of, title="", name="x")
    return replace(real, meeting=meeting, readout=readout)


@settings(deadline=None, max_examples=400, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_accounts_that_can_be_of_one_meeting_find_each_other(
    real: tuple[Account, ...], data: st.DataObject
) -> None:
    one, other = data.draw(_accounts(real[0])), data.draw(_accounts(real[0]))
    if judge(one, other).same:
        assert blocks(one).posted & blocks(other).sought
    assert bool(blocks(one).posted & blocks(other).sought) == bool(
        blocks(other).posted & blocks(one).sought
    )
