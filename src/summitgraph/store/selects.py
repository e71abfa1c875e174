"""What can be asked: a store of our own and one elsewhere look the same to a stored question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from summitgraph.store.rows import Rows
from summitgraph.triples.term import Term


class Selects(Protocol):
    """Anything that answers a SELECT with rows: `GraphStore`, `RemoteStore`."""

    def select(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """The rows of a SELECT with these terms for its variables."""
        ...
