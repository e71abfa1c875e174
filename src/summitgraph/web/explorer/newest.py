"""The index of the newest version of the graph, or of the one before while that is made."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

from summitgraph.errors import SummitgraphError
from summitgraph.store.apart import Apart
from summitgraph.web.explorer.aside import fill_aside
from summitgraph.web.explorer.graph import Graph
from summitgraph.web.explorer.index import Index
from summitgraph.web.refusal import RefusedError

LARGE = 5_000
"""Statements; the index of a graph with more is made in a process of its own."""
_AT_ONCE = 0.5  # seconds: an index that is made in less is waited for
_PATIENCE = 2.0  # seconds that an asker waits for the first index of a large graph
_STATEMENTS = "SELECT ?it { ?it a <https://w3id.org/summitgraph/ns#Statement> } LIMIT 1 OFFSET %d"


class BeingMadeError(RefusedError):
    """There is no index yet: 503, and when to ask again.

    Attributes:
        share: how much of it is made, 0 to 1.
    """

    def __init__(self, share: float) -> None:
        self.share = share
        super().__init__(
            503,
            f"The graph is being indexed: {share:.0%} is done. This happens once after each "
            "change of a large graph; statements and readouts can be read meanwhile.",
            {"retry-after": "2"},
        )


class Newest:
    """Holds the index; after a change it is made anew, beside the readers where that takes time.

    Args:
        apart: where the graph is served from, so that the index of a large one can be made aside.
            Then nobody waits for it longer than a moment; else whoever asks first waits.
        say: takes words for the person who runs the service.
    """

    def __init__(
        self, graph: Graph, apart: Apart | None = None, say: Callable[[str], None] | None = None
    ) -> None:
        self._graph, self._apart = graph, apart
        self._say = say or (lambda _: None)
        self._changed = threading.Condition()
        self._index: Index | None = None
        self._making = self._aside = False
        self._tries = 0
        self._fault: SummitgraphError | None = None
        self._took = self._share = 0.0
        self._patience = _PATIENCE if apart else math.inf

    def get(self) -> Index:
        """An index, where there is one or soon will be.

        Raises:
            BeingMadeError: where the first one is not made yet.
            SummitgraphError: where it cannot be made; who asks next lets it be tried again.
        """
        with self._changed:
            index = self._index
            if index is not None and index.version == self._graph.version:
                return index
            attempt = self._begin()
            if index is not None and self._took >= _AT_ONCE:
                return index
            until = time.monotonic() + self._patience
            while self._making and self._tries == attempt:
                left = until - time.monotonic()
                if left <= 0 and self._aside:
                    break
                self._changed.wait(max(left, 0.1) if math.isfinite(left) else None)
            if self._index is not None:
                return self._index
            if self._fault is not None and not self._making:
                raise self._fault
            raise BeingMadeError(self._share)

    @property
    def current(self) -> bool:
        """Whether the index at hand is of the newest version, or will be before anyone sees it."""
        index = self._index
        late = index is not None and index.version != self._graph.version
        return not late or self._took < _AT_ONCE

    def warm(self) -> None:
        """Begin to make the index of a large graph before anyone asks for it."""
        threading.Thread(target=self._warm, daemon=True).start()

    def _warm(self) -> None:
        try:
            large = self._is_large()
        except SummitgraphError:
            return  # whoever asks first is told
        if large:
            with self._changed:
                self._begin()

    def _begin(self) -> int:
        """Let it be made, where nobody does that already; the lock is held."""
        if not self._making:
            self._making, self._aside = True, False
            self._tries += 1
            self._share = 0.0
            threading.Thread(target=self._make, daemon=True).start()
        return self._tries

    def _make(self) -> None:
        begin, made, fault = time.monotonic(), None, None
        try:
            made = self._made()
        except SummitgraphError as error:
            fault = error
            self._say(f"summitgraph: {error}")
        finally:
            with self._changed:
                self._making, self._fault = False, fault
                if made is not None:
                    # The old one is let go, not closed: a reader may hold it still.
                    self._index, self._took = made, time.monotonic() - begin
                self._changed.notify_all()

    def _made(self) -> Index:
        apart, first = self._apart, self._index is None
        if apart is None or not self._is_large():
            return Index.of(self._graph)
        self._aside = True
        if first:
            self._say("summitgraph: indexing the graph for the explorer, once; it answers already")
        begin = time.monotonic()
        with apart.checkpoint() as (version, path):
            base, gently = self._graph.base, not first
            made = Index(version, lambda db: fill_aside(db, path, base, self._tell, gently=gently))
        if first:
            self._say(f"summitgraph: indexed in {time.monotonic() - begin:.0f} s")
        return made

    def _tell(self, share: float) -> None:
        tenth = math.floor(10 * share)
        if self._index is None and tenth > math.floor(10 * self._share) and 0 < tenth < 10:
            self._say(f"summitgraph: indexing, {10 * tenth} %")
        self._share = share

    def _is_large(self) -> bool:
        return len(self._graph.select(_STATEMENTS % LARGE)) > 0
