"""Workers side by side, and the one that reads single documents for `read` and `account`."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import TracebackType
from typing import Any, Self

from summitgraph.errors import UnreadableError
from summitgraph.pipeline.worker.limits import Limits
from summitgraph.pipeline.worker.process import Worker
from summitgraph.pipeline.worker.task import Task

_ALONE = 2.0
"""Seconds for which one worker goes on alone: another costs about one second to start."""
_AHEAD = 2
"""Documents in memory for each worker, so that none waits for the disk."""
_LOOK = 0.25
"""Seconds between two looks at whether more workers would help (and at Ctrl-C on Windows)."""


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """Workers that share out many tasks. Use it in a `with`; leaving it stops them all.

    Args:
        limits: what each document may take.
        jobs: how many workers at most. None: as many as there are processors, but one alone
            until the work turns out to be long.
        extracts: whether they are asked for more than readouts, which takes longer to get ready.
    """

    def __init__(self, limits: Limits, *, jobs: int | None = None, extracts: bool = True) -> None:
        self._jobs = jobs or cores()
        self._patience = _ALONE if jobs is None else 0.0
        self._workers = [Worker(limits, extracts=extracts) for _ in range(self._jobs)]
        self._threads: list[threading.Thread] = []
        self._tasks: queue.SimpleQueue[tuple[int, Task] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
        self._workers[0].start()

    def __enter__(self) -> Self:
        """The crew itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop all workers, also in the middle of a document."""
        for worker in self._workers:
            worker.close()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    def ask(self, task: Task) -> Any:
        """What one task asks for, as `Worker.ask` gives it."""
        return self._workers[0].ask(task)

    def work(self, tasks: Iterable[tuple[int, Task]]) -> Iterator[tuple[int, Any]]:
        """What each task asks for, or the `UnreadableError` why not, with its number.

        Tasks are taken from the iterable as workers come free; answers come as they are made.

        Raises:
            SummitgraphError: where something else than a document is wrong.
        """
        began = time.monotonic()
        waiting = 0
        for number, task in tasks:
            self._tasks.put((number, task))
            waiting += 1
            self._grow(waiting, began)
            while waiting >= _AHEAD * max(1, len(self._threads)):
                answer = self._next(_LOOK)
                if answer is not None:
                    waiting -= 1
                    yield answer
                self._grow(waiting, began)
        while waiting:
            answer = self._next(_LOOK)
            if answer is not None:
                waiting -= 1
                yield answer
            self._grow(waiting, began)

    def _grow(self, waiting: int, began: float) -> None:
        """Take on another worker where tasks wait for one, and have done so for long enough."""
        idle = waiting <= len(self._threads)
        early = self._threads and time.monotonic() - began < self._patience
        if idle or early or len(self._threads) == self._jobs:
            return
        worker = self._workers[len(self._threads)]
        thread = threading.Thread(target=self._serve, args=(worker,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _next(self, seconds: float) -> tuple[int, Any] | None:
        try:
            number, answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(answer, BaseException) and not isinstance(answer, UnreadableError):
            raise answer
        return number, answer

    def _serve(self, worker: Worker) -> None:
        while (item := self._tasks.get()) is not None:
            number, task = item
            try:
                answer = worker.ask(task)
            except BaseException as error:  # raised where the answers are awaited
                answer = error
            self._answers.put((number, answer))


def ask(task: Task, limits: Limits, *, extracts: bool) -> Any:
    """What one task asks for, from a worker that stays for the next one, until this process ends.

    Args:
        extracts: whether the worker will be asked for more than readouts.

    Raises:
        SummitgraphError: as `Worker.ask`.
    """
    # A fork has the number of no worker of its own: it must not speak into its parent's.
    return _standing(os.getpid(), limits, extracts).ask(task)


@lru_cache(maxsize=2)
def _standing(process: int, limits: Limits, extracts: bool) -> Worker:
    return Worker(limits, extracts=extracts)
