"""Warm workers that share the queries: one that dies is replaced, and nobody else notices."""

from __future__ import annotations

import queue
import threading
import time

from summitgraph.errors import BusyError, SummitgraphError
from summitgraph.store.apart import wire
from summitgraph.store.apart.limits import Limits
from summitgraph.store.apart.worker import START, LostError, Worker

_PAUSE = 1.0  # seconds between two tries to start a worker that does not start


class Pool:
    """Workers that answer queries on checkpoints.

    A query waits for a free worker no longer than a query may take, and only workers that have
    started are free: their start costs no asker any time.
    """

    def __init__(self, size: int, limits: Limits) -> None:
        """Start `size` workers at once; they warm up beside whatever comes next."""
        self.limits = limits
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        self._all: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._begun = threading.Event()
        for _ in range(size):
            self._start_one()

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the workers' processes."""
        with self._lock:
            return tuple(sorted(worker.pid for worker in self._all))

    def ask(self, head: wire.Head, *, seconds: float | None = None) -> tuple[wire.Head, bytes]:
        """The answer of a free worker, in the time of the limits or in these seconds.

        Where a worker is killed from outside, the query is asked once more, of one that is started
        for it: whatever killed the first may have killed those that were idle beside it.

        Raises:
            BusyError: where no worker became free in time.
            SummitgraphError: as `Worker.ask` does.
        """
        worker = self._free(seconds)
        try:
            return worker.ask(head, seconds=seconds)
        except LostError:
            self._drop(worker)
            worker = self._new()
            return worker.ask(head, seconds=seconds)
        finally:
            if worker.alive:
                self._idle.put(worker)
            else:
                self._drop(worker)
                self._start_one()

    def close(self) -> None:
        """End all workers."""
        self._closed.set()
        self._begun.set()
        with self._lock:
            workers, self._all = self._all, set()
        for worker in workers:
            worker.stop()

    def _free(self, seconds: float | None) -> Worker:
        self._begun.wait(START)  # the first start is nobody's fault, however slow the machine
        until = time.monotonic() + (seconds or self.limits.seconds)
        while True:
            try:
                worker = self._idle.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise BusyError(
                    "all workers are busy with other queries", advice="ask again in a few seconds"
                ) from None
            if worker.alive:
                return worker
            self._drop(worker)  # ended by someone else, such as a system short of memory
            self._start_one()

    def _new(self) -> Worker:
        worker = Worker(self.limits)
        with self._lock:
            self._all.add(worker)
        return worker

    def _drop(self, dead: Worker) -> None:
        with self._lock:
            self._all.discard(dead)
        dead.stop()

    def _start_one(self) -> None:
        threading.Thread(target=self._warm_up, daemon=True).start()

    def _warm_up(self) -> None:
        while not self._closed.is_set():
            worker = self._new()
            try:
                worker.greet()
            except SummitgraphError:
                self._drop(worker)
                self._closed.wait(_PAUSE)
                continue
            if self._closed.is_set():
                worker.stop()
            self._idle.put(worker)
            self._begun.set()
            return
