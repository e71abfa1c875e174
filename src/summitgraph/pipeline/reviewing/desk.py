"""What a reviewer works at: the readouts of a store as they stand, and the journal beside it.

What it shows comes from the shelf and the journal, which are the truth, so that a decision is seen
at once; the graph follows by `effect`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from summitgraph.errors import RivalError, UsageError
from summitgraph.pipeline.care import choose, open_shelf
from summitgraph.pipeline.corrections import Corrections, corrections_of
from summitgraph.pipeline.outcomes import outcomes_in
from summitgraph.pipeline.record import account_of
from summitgraph.records import Account
from summitgraph.records.decision import Decision, Outcome, ThingKind, Verb
from summitgraph.records.statement import Statement
from summitgraph.review import Standing, numbered, on_the_same, standing
from summitgraph.triples.iris import ROOT, Iris

Clock = Callable[[], str]


def utc_now() -> str:
    """The time, as a decision tells it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A readout as it stands, with all that was decided on it.

    Attributes:
        account: with what people decided.
        outcomes: every decision on it with what became of it, in the order of the journal; also
            those that do not hold.
        decided: which decisions of the whole journal hold.
    """

    account: Account
    outcomes: tuple[Outcome, ...]
    decided: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An issue, actor or meeting as a decision names it: by its key, or an account's SHA-256."""

    kind: ThingKind
    key: str


class Desk:
    """Shows and writes down; safe to use from several threads.

    Attributes:
        decided: called after a decision is safe on disk.

    Args:
        folder: of the store.
        base: the IRI under which found things live.
        clock: tells the time.

    Raises:
        GraphError: where the folder holds no store.
    """

    def __init__(
        self,
        folder: Path,
        *,
        base: str,
        clock: Clock = utc_now,
    ) -> None:
        open_shelf(folder).close()
        self.folder = folder
        self.iris = Iris(base)
        self.decided: Callable[[], None] = lambda: None
        self._clock = clock
        self._one = threading.Lock()

    def look(self, called: str) -> Reviewed:
        """A readout, by the start of its SHA-256; UsageError where there is none of that name."""
        shelf = open_shelf(self.folder)
        try:
            kept = choose(shelf, called)
            people = corrections_of(shelf)
            machine = account_of(shelf.record(kept.sha), kept.name)
            account, told = people.replay(machine)
            mine = [d for d in people.decisions if _is_on(d, account, people)]
            outcomes = people.outcomes_of(mine, told, lambda _: True)  # none is on things
        finally:
            shelf.close()
        return Reviewed(account=account, outcomes=outcomes, decided=people.standing)

    def statements(self, account: Account) -> dict[str, Statement]:
        """The statements of an account by their IRIs, in the order of the text."""
        sha = account.readout.sha256
        return {str(self.iris.statement(sha, s)): s for s in account.statements}

    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of every decision of the journal; those of lost readouts too."""
        shelf = open_shelf(self.folder)
        try:
            return outcomes_in(shelf)
        finally:
            shelf.close()

    def thing(self, iri: str, accounts: Iterable[str] = ()) -> Thing:
        """How a decision names an issue, an actor or a meeting.

        Args:
            accounts: IRIs of the readouts of a meeting.

        Raises:
            UsageError: for anything else, or a meeting without an account in the store.
        """
        key = iri.removeprefix(self.iris.base).removeprefix(ROOT)
        register = key.partition("/")[0]
        if register == "issue":
            return Thing(kind=ThingKind.ISSUE, key=key)
        if register in {"person", "state", "org", "group"}:
            return Thing(kind=ThingKind.ACTOR, key=key)
        shelf = open_shelf(self.folder)
        try:
            shas = sorted(choose(shelf, readout).sha for readout in accounts)
        finally:
            shelf.close()
        if register != "meeting" or not shas:
            raise UsageError(
                "only issues, actors and meetings can be the same",
                value=iri,
                advice="open the page of one of these",
            )
        return Thing(kind=ThingKind.MEETING, key=shas[0])

    def on(self, decision: Decision) -> tuple[str, ...]:
        """The ids of the decisions that hold on what this one is about."""
        shelf = open_shelf(self.folder)
        try:
            return on_the_same(corrections_of(shelf).standing, decision)
        finally:
            shelf.close()

    def knows(self, number: str) -> bool:
        """Whether a decision of this id stands in the journal."""
        shelf = open_shelf(self.folder)
        try:
            return any(d.id == number for d in corrections_of(shelf).decisions)
        finally:
            shelf.close()

    def decide(self, decision: Decision) -> Decision:
        """Write a decision down, safe on disk, with the time and its id.

        Raises:
            RivalError: where another was taken on the same thing that is not among the `seen`, or
                what it would undo does not hold; then nothing is written.
            UsageError: for an undo of nothing.
            OutputError: where it cannot be written.
        """
        with self._one:
            shelf = open_shelf(self.folder)
            try:
                people = corrections_of(shelf)
            finally:
                shelf.close()
            ready = numbered(replace(decision, when=self._clock()))
            _check(ready, people)
            (written,) = people.journal.append([ready])
        self.decided()
        return written


def _check(new: Decision, people: Corrections) -> None:
    decided = people.standing
    if new.verb is Verb.UNDO:
        if all(d.id != new.undoes for d in people.decisions):
            raise UsageError(
                "there is no such decision to take back",
                value=new.undoes,
                advice="reload the page, which lists all of them",
            )
        if new.undoes in decided.undone:
            takers = [d.id for d in people.decisions if d.undoes == new.undoes]
            raise RivalError(
                "it was taken back already",
                rivals=tuple(i for i in takers if i not in decided.undone),
                advice="look at its history",
            )
        return
    rivals = standing((*people.decisions, new)).conflicts.get(new.id, ())
    if rivals:
        raise RivalError(
            "somebody has decided on this meanwhile",
            rivals=rivals,
            advice="look at what they decided, and decide again",
        )


def _is_on(decision: Decision, account: Account, people: Corrections) -> bool:
    if decision.verb is Verb.UNDO:
        undone = {d.id: d for d in people.decisions}.get(decision.undoes)
        return undone is not None and undone.id != decision.id and _is_on(undone, account, people)
    return decision.kind is None and people.is_on(decision, account)
