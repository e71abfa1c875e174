"""The accounts of a store by their readouts: as each tells alone, and as it stands in the graph."""

from __future__ import annotations

from collections.abc import Iterable

from summitgraph.errors import GraphError
from summitgraph.link.label import labels_of, relabelled
from summitgraph.pipeline.across.labels import choices
from summitgraph.pipeline.corrections import corrections_of
from summitgraph.pipeline.record import account_of, digest
from summitgraph.pipeline.shelf import Shelf
from summitgraph.records import Account


class Accounts:
    """Accounts read once a step; GraphError where a record is damaged."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._corrections = corrections_of(shelf)
        self._alone: dict[str, Account] = {}
        self._decided: dict[str, Account] = {}

    def alone(self, sha: str) -> Account:
        """As the readout tells it, with what people decided on it."""
        if sha not in self._alone:
            told = account_of(self._shelf.record(sha), sha)
            self._alone[sha] = self._corrections.over(told)
        return self._alone[sha]

    def named(self, sha: str) -> Account:
        """As the readout tells it, with the labels that are usual now."""
        account = self.alone(sha)
        return relabelled(account, choices(self._shelf.db, labels_of(account)))

    def decided(self, sha: str) -> Account:
        """As it stands in the graph."""
        if sha not in self._decided:
            (row,) = self._shelf.rows("SELECT data, digest FROM told WHERE sha = ?", sha) or [()]
            if not row:
                raise GraphError("nothing was decided of this readout", where=sha)
            data, told = row
            if data is not None and digest(data) != told:
                raise GraphError("what was decided of this readout is damaged", where=sha)
            self._decided[sha] = self.alone(sha) if data is None else account_of(data, sha)
        return self._decided[sha]

    def decide(self, accounts: Iterable[Account]) -> None:
        """Take what was just decided."""
        self._decided.update((a.readout.sha256, a) for a in accounts)
