"""What the stages of a piece of work cost: seconds by the clock, and of the processor.

Low in the house, so that whoever does a stage can name it. Who wants no figures hands on `IDLE`,
which measures nothing. How figures of several processes are joined is left to `pipeline.profile`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Protocol


@dataclass(slots=True)
class Cost:
    """What a stage took, without the stages within it.

    Attributes:
        clock: seconds by the clock, in which other processes may have had the processor.
        processor: seconds of processor of the thread that did it.
        times: how often it was done.
    """

    clock: float = 0.0
    processor: float = 0.0
    times: int = 0

    def add(self, clock: float, processor: float, times: int = 0) -> None:
        """Count more of the same stage."""
        self.clock += clock
        self.processor += processor
        self.times += times


class Clock(Protocol):
    """Whoever is told where a stage begins and ends."""

    def stage(self, name: str) -> AbstractContextManager[None]:
        """A stage of this name, until the `with` block ends."""


class Idle:
    """A clock that measures nothing."""

    _nothing = nullcontext()

    def stage(self, name: str) -> AbstractContextManager[None]:
        """Nothing is noted."""
        return self._nothing


IDLE = Idle()


class Stopwatch:
    """A clock of one thread. A stage within another is counted for itself alone.

    Attributes:
        costs: by the stage's name, in the order in which they first began.

    >>> watch = Stopwatch()
    >>> with watch.stage("writing"), watch.stage("digests"):
    ...     pass
    >>> [(name, cost.times) for name, cost in watch.costs.items()]
    [('writing', 1), ('digests', 1)]
    """

    def __init__(self) -> None:
        self.costs: dict[str, Cost] = {}
        self._open: list[str] = []
        self._since = (0.0, 0.0)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """A stage of this name; the one around it stands still meanwhile."""
        self._turn()
        self.costs.setdefault(name, Cost()).times += 1
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def _turn(self) -> None:
        """Give what passed since the last turn to the innermost open stage."""
        now = (time.perf_counter(), time.thread_time())
        if self._open:
            self.costs[self._open[-1]].add(now[0] - self._since[0], now[1] - self._since[1])
        self._since = now
