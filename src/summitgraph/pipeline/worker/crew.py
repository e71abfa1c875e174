"""Workers side by side, and the one that reads single documents for `read` and `account`.

A worker takes a second to get ready. So one that is done stays for the next task of the same kind,
until this process ends; whoever calls `extend` for each document as it comes waits only once.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, NamedTuple, Self

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
    """Workers that share out many tasks. Use it in a `with`; leaving it stops all that are at work.

    Args:
        limits: what each document may take.
        jobs: how many workers at most. None: as many as there are processors, but one alone
            until the work turns out to be long.
        extracts: whether they are asked for more than readouts, which takes longer to get ready.
    """

    def __init__(self, limits: Limits, *, jobs: int | None = None, extracts: bool = True) -> None:
        self._jobs = jobs or cores()
        self._patience = _ALONE if jobs is None else 0.0
        self._kind = _Kind(os.getpid(), limits, extracts)
        self._unanswered = 0
        self._workers = [_taken(self._kind)]
        self._workers += [Worker(limits, extracts=extracts) for _ in range(self._jobs - 1)]
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
        """Stop the workers, also in the middle of a document; one that is idle stays for others."""
        idle = error is None and not self._unanswered
        for worker in self._workers[idle:]:
            worker.close()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()
        if idle:
            _left(self._kind, self._workers[0])

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
        for number, task in tasks:
            self._tasks.put((number, task))
            self._unanswered += 1
            self._grow(began)
            while self._unanswered >= _AHEAD * max(1, len(self._threads)):
                yield from self._next(_LOOK)
                self._grow(began)
        while self._unanswered:
            yield from self._next(_LOOK)
            self._grow(began)

    def _grow(self, began: float) -> None:
        """Take on another worker where tasks wait for one, and have done so for long enough."""
        idle = self._unanswered <= len(self._threads)
        early = self._threads and time.monotonic() - began < self._patience
        if idle or early or len(self._threads) == self._jobs:
            return
        worker = self._workers[len(self._threads)]
        thread = threading.Thread(target=self._serve, args=(worker,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _next(self, seconds: float) -> Iterator[tuple[int, Any]]:
        """The next answer, where there is one in time."""
        try:
            number, answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            return
        self._unanswered -= 1
        if isinstance(answer, BaseException) and not isinstance(answer, UnreadableError):
            raise answer
        yield number, answer

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
    kind = _Kind(os.getpid(), limits, extracts)
    worker = _taken(kind)
    try:
        return worker.ask(task)
    finally:  # whatever it was asked, it has answered, or it was stopped and starts anew
        _left(kind, worker)


class _Kind(NamedTuple):
    """What makes one worker as good as another."""

    process: int  # a fork has no worker of its own: it must not speak into its parent's
    limits: Limits
    extracts: bool


_KEPT = 2
"""Idle workers at most: one that reads and one that extracts."""
_idle: dict[_Kind, Worker] = {}
_lock = threading.Lock()


def _taken(kind: _Kind) -> Worker:
    """An idle worker, or a new one: nobody else has it until it is left."""
    with _lock:
        worker = _idle.pop(kind, None)
    return worker or Worker(kind.limits, extracts=kind.extracts)


def _left(kind: _Kind, worker: Worker) -> None:
    """Keep a worker for the next; of a kind one stays, and of the kinds the latest."""
    with _lock:
        gone = [_idle.pop(kind)] if kind in _idle else []
        _idle[kind] = worker
        while len(_idle) > _KEPT:
            gone.append(_idle.pop(next(iter(_idle))))
    for each in gone:
        each.close()
