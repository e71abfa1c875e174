"""What people decided, over the accounts of a store or of a build in memory.

The journal lies beside the store, in `corrections.jsonl`, and is the truth: what it tells is put
over the machine's reading each time that accounts are taken from the shelf. Which readouts it
concerns is noted there, so that a journal that changed, here or in git, is put into effect by the
next writer.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from summitgraph import authority
from summitgraph.pipeline.shelf import Shelf
from summitgraph.records import Account
from summitgraph.records.decision import Decision, Outcome, ThingKind
from summitgraph.review import Journal, JournalFault, Standing, corrected, outcomes, standing
from summitgraph.review.journal import decision_line

NAME = "corrections.jsonl"
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

    def outcomes(self, accounts: Iterable[Account]) -> tuple[Outcome, ...]:
        """What became of every decision, over all accounts as the machine reads them."""
        told = [outcome for account in accounts for outcome in self.replay(account)[1]]
        return outcomes(self.decisions, self.standing, told)

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
    here = {row[0] for row in shelf.rows("SELECT sha FROM readout")}
    return Corrections(Journal(shelf.path.parent / NAME), here.__contains__)


def concerned(shelf: Shelf) -> tuple[set[str], bool, str]:
    """The readouts on which something else is decided than what the graph holds; whether all are
    concerned; and the note of it, to be kept with `keep` once they are settled.
    """
    found = corrections_of(shelf)
    named: dict[str, list[str]] = defaultdict(list)
    for sha, name in shelf.rows("SELECT sha, name FROM readout ORDER BY sha"):
        named[name].append(sha)
    now = found.marks(named)
    before: dict[str, str] = json.loads(shelf.meta(_META) or "{}")
    here = {sha for shas in named.values() for sha in shas}
    changed = {sha for sha in {*now, *before} if now.get(sha) != before.get(sha)}
    note = json.dumps(now, sort_keys=True) if now else ""
    return changed & here, _ALL in changed, note


def keep(shelf: Shelf, note: str) -> None:
    """Note what decisions the graph holds; inside a transaction."""
    shelf.set_meta(_META, note)


def copy_into(folder: Path, file: Path) -> int:
    """Add the decisions of another journal to that of a store; how many are new to it.

    Raises:
        GraphError: where the other cannot be read.
        OutputError: where the store's cannot be written.
    """
    given, _ = Journal(file).read()
    journal = Journal(folder / NAME)
    known = {decision.id for decision in journal.read()[0]}
    new = [decision for decision in given if decision.id not in known]
    if new:
        folder.mkdir(parents=True, exist_ok=True)
        journal.append(new)
    return len(new)
