"""What people decided, over the accounts of a store or of a build in memory.

The journal lies beside the store, in `corrections.jsonl`, and is the truth: what it tells is put
over the machine's reading each time that accounts are taken from the shelf. Which readouts it
concerns is noted there, so that a journal that changed, here or in git, is put into effect by the
next writer.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from summitgraph import authority
from summitgraph.errors import GraphError
from summitgraph.link import labels_of
from summitgraph.pipeline.shelf import Shelf
from summitgraph.records import Account
from summitgraph.records.decision import Decision, Outcome, ThingKind, Verb
from summitgraph.review import (
    Journal,
    JournalFault,
    Standing,
    corrected,
    is_on,
    outcomes,
    same_keys,
    standing,
)
from summitgraph.review.journal import decision_line

NAME = "corrections.jsonl"
JOURNAL = "journal"
"""The fact of a shelf that tells which journal the graph holds, by its digest."""
_META = "corrections"
_ALL = "*"


class Corrections:
    """The decisions of a journal, ready to be put over accounts.

    Args:
        journal: where they are written.
        is_here: whether a readout of this SHA-256 is among those at hand.

    Raises:
        GraphError: where the journal is there but cannot be read.
    """

    def __init__(self, journal: Journal, is_here: Callable[[str], bool]) -> None:
        self.journal = journal
        self._is_here = is_here
        self.decisions: tuple[Decision, ...]
        self.faults: tuple[JournalFault, ...]
        self.decisions, self.faults = journal.read()

    @cached_property
    def standing(self) -> Standing:
        """Which of them hold."""
        return standing(self.decisions)

    def over(self, account: Account) -> Account:
        """The account as it stands with what people decided."""
        return self.replay(account)[0] if self.decisions else account

    def replay(self, account: Account) -> tuple[Account, tuple[Outcome, ...]]:
        """The same, and what became of each decision on it."""
        return corrected(account, self.standing, authority.load(), is_here=self._is_here)

    def outcomes(
        self, accounts: Iterable[Account], is_told: Callable[[str], bool] | None = None
    ) -> tuple[Outcome, ...]:
        """What became of every decision, over accounts as the machine reads them.

        Args:
            accounts: all that are concerned; without `is_told`, all.
            is_told: whether any account, as it stands, has an actor or an issue of this key.
        """
        told: list[Outcome] = []
        keys: set[str] = set()
        for account in accounts:
            stands, became = self.replay(account)
            told += became
            if is_told is None:
                keys.update(key for _, key, _ in labels_of(stands))
        return self.outcomes_of(self.decisions, told, is_told or keys.__contains__)

    def outcomes_of(
        self,
        decisions: Iterable[Decision],
        replayed: Iterable[Outcome],
        is_told: Callable[[str], bool],
    ) -> tuple[Outcome, ...]:
        """What became of some of the decisions, by what `replay` told."""
        knowledge = authority.load()
        same = same_keys(self.standing.holding, knowledge)
        ids = {decision.id for decision in self.decisions}

        def exists(decision: Decision) -> bool:
            if decision.verb is Verb.UNDO:
                return decision.undoes in ids
            if decision.kind is ThingKind.MEETING:
                return self._is_here(decision.one) and self._is_here(decision.other)
            keys = {same.get(key, key) for key in (decision.one, decision.other)}
            return any(k in knowledge.actors or k in knowledge.issues or is_told(k) for k in keys)

        return outcomes(tuple(decisions), self.standing, tuple(replayed), exists=exists)

    def is_on(self, decision: Decision, account: Account) -> bool:
        """Whether a decision on statements is on those of this account."""
        return is_on(decision, account, self._is_here)

    def marks(self, named: dict[str, list[str]]) -> dict[str, str]:
        """For each readout that is concerned, a digest of what is decided on it.

        Args:
            named: the readouts at hand by their files' names.
        """
        lines: dict[str, list[bytes]] = defaultdict(list)
        for decision in self.standing.holding:
            line = decision_line(decision)
            if decision.kind is ThingKind.MEETING:
                lines[decision.one].append(line)
                lines[decision.other].append(line)
            elif decision.kind is not None:
                lines[_ALL].append(line)
            elif self._is_here(decision.readout):
                lines[decision.readout].append(line)
            else:
                for sha in named.get(decision.file, ()):
                    lines[sha].append(line)
        return {
            sha: hashlib.sha256(b"".join(told)).hexdigest()[:16]
            for sha, told in sorted(lines.items())
        }


def corrections_of(shelf: Shelf) -> Corrections:
    """The decisions that lie beside a shelf."""

    @lru_cache(maxsize=10_000)
    def is_here(sha: str) -> bool:
        return bool(shelf.rows("SELECT 1 FROM readout WHERE sha = ?", sha))

    return Corrections(Journal(shelf.path.parent / NAME), is_here)


def concerned(shelf: Shelf) -> tuple[set[str], bool, str]:
    """The readouts on which something else is decided than what the graph holds; whether all are
    concerned; and the note of it, to be kept with `keep` once they are settled.
    """
    found = corrections_of(shelf)
    if not found.decisions and not shelf.meta(_META):
        return set(), False, ""  # a store on which nobody decided is not searched
    named: dict[str, list[str]] = defaultdict(list)
    for sha, name in shelf.rows("SELECT sha, name FROM readout ORDER BY sha"):
        named[name].append(sha)
    now = found.marks(named)
    before: dict[str, str] = json.loads(shelf.meta(_META) or "{}")
    here = {sha for shas in named.values() for sha in shas}
    changed = {sha for sha in {*now, *before} if now.get(sha) != before.get(sha)}
    note = json.dumps(now, sort_keys=True) if now else ""
    return changed & here, _ALL in changed, note


def of_file(file: str | os.PathLike[str], accounts: Iterable[Account]) -> Corrections:
    """The decisions of a journal, for accounts that are at hand in memory.

    Raises:
        GraphError: where the file is not there, or cannot be read.
    """
    _demand(Path(file))
    here = {account.readout.sha256 for account in accounts}
    return Corrections(Journal(Path(file)), here.__contains__)


def _demand(file: Path) -> None:
    if not file.is_file():
        raise GraphError(
            "there is no journal of corrections",
            where=str(file),
            advice=f"name a {NAME} that lies beside a store",
        )


def is_behind(shelf: Shelf) -> bool:
    """Whether something is decided that the graph does not hold, or a step is not settled."""
    shas, all_of_them, _ = concerned(shelf)
    (pending,) = shelf.rows("SELECT COUNT(*) FROM pending")[0]
    told = journal_digest(shelf) == shelf.meta(JOURNAL)
    return bool(shas or all_of_them or pending or not told)


def journal_digest(shelf: Shelf) -> str:
    """A digest of the journal beside a shelf; "" where there is none."""
    return Journal(shelf.path.parent / NAME).digest()


def keep(shelf: Shelf, note: str) -> None:
    """Note what decisions the graph holds; inside a transaction."""
    shelf.set_meta(_META, note)


def copy_into(folder: Path, file: Path) -> tuple[int, tuple[JournalFault, ...]]:
    """Add the decisions of another journal to that of a store.

    Returns:
        How many are new to it, and the lines of the other that are none and were left out.

    Raises:
        GraphError: where the other is not there, or cannot be read.
        OutputError: where the store's cannot be written.
    """
    _demand(file)
    given, faults = Journal(file).read()
    journal = Journal(folder / NAME)
    known = {decision.id for decision in journal.read()[0]}
    new = [decision for decision in given if decision.id not in known]
    if new:
        folder.mkdir(parents=True, exist_ok=True)
        journal.append(new)
    return len(new), faults
