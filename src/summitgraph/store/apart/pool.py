"""Warm workers that share the queries: one that dies is replaced, and nobody else notices."""

from __future__ import annotations

import queue
import threading

from summitgraph.errors import BusyError
from summitgraph.store.apart import wire
from summitgraph.store.apart.limits import Limits
from summitgraph.store.apart.worker import LostError, Worker


class Pool:
    """Workers that answer queries on checkpoints.

    A query waits for a free worker no longer than a query may take.
    """

    def __init__(self, size: int, limits: Limits) -> None:
        """Start `size` workers at once; they warm up beside whatever comes next."""
        self.limits = limits
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        self._all: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = False
        for _ in range(size):
            self._idle.put(self._started())

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the workers' processes."""
        with self._lock:
            return tuple(sorted(worker.pid for worker in self._all))

    def ask(self, head: wire.Head) -> tuple[wire.Head, bytes]:
        """The answer of a free worker.

        One that is killed from outside is replaced and the query asked once more: it may have been
        idle when that happened.

        Raises:
            BusyError: where no worker became free in time.
            SummitgraphError: as `Worker.ask` does.
        """
        try:
            worker = self._idle.get(timeout=self.limits.seconds)
        except queue.Empty:
            raise BusyError(
                "all workers are busy with other queries", advice="ask again in a few seconds"
            ) from None
        try:
            if not worker.alive:  # ended by someone else, such as a system short of memory
                worker = self._instead_of(worker)
            try:
                return worker.ask(head)
            except LostError:
                worker = self._instead_of(worker)
                return worker.ask(head)
        finally:
            self._idle.put(worker if worker.alive else self._instead_of(worker))

    def close(self) -> None:
        """End all workers."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, set()
        for worker in workers:
            worker.stop()

    def _started(self) -> Worker:
        worker = Worker(self.limits)
        with self._lock:
            self._all.add(worker)
        return worker

    def _instead_of(self, dead: Worker) -> Worker:
        with self._lock:
            if self._closed:
                return dead
            self._all.discard(dead)
        dead.stop()
        return self._started()
