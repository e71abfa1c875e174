"""What a stored question needs of whoever answers it: rows for a SELECT."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from summitgraph.store.rows import Rows
from summitgraph.triples.term import Term


class Selects(Protocol):
    """A `GraphStore`, workers that run apart, an endpoint elsewhere."""

    def select(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """The rows of a SELECT whose variables have these terms."""
        ...
