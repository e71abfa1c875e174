"""The index of the newest version of the graph, or of the one before while that is made."""

from __future__ import annotations

import threading
import time

from summitgraph.errors import SummitgraphError
from summitgraph.web.explorer.graph import Graph, ask
from summitgraph.web.explorer.index import Index

_LARGE = 20_000  # things of a class; the index of a smaller graph is made in a moment
_AT_ONCE = 0.5  # seconds: an index that is made in less is waited for


class Newest:
    """Holds the index; after a change it is made anew, beside the readers where that takes time."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._making = threading.Lock()
        self._index: Index | None = None
        self._took = 0.0

    def get(self) -> Index:
        """An index; the first asker waits until there is one.

        Raises:
            SummitgraphError: where the first one cannot be made.
        """
        index = self._index
        if index is not None and index.version == self._graph.version:
            return index
        if index is None or self._took < _AT_ONCE:
            with self._making:
                return self._made()
        if self._making.acquire(blocking=False):
            threading.Thread(target=self._make_aside, daemon=True).start()
        return index

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
            counted = ask(self._graph, "counts").tuples
            large = any(int(str(count)) > _LARGE for _, count in counted)
        except SummitgraphError:
            return  # whoever asks first is told
        if large and self._making.acquire(blocking=False):
            self._make_aside()

    def _make_aside(self) -> None:
        try:
            self._made()
        except SummitgraphError:
            # Whoever asks next tries again and is told of the error.
            return
        finally:
            self._making.release()

    def _made(self) -> Index:
        """The index of the newest version; the lock is held."""
        index = self._index
        if index is None or index.version != self._graph.version:
            begin = time.monotonic()
            # The old one is let go, not closed: a reader may hold it still.
            self._index = index = Index(self._graph)
            self._took = time.monotonic() - begin
        return index
