"""What a worker's stages cost, to be told with its answers."""

from __future__ import annotations

import time

from summitgraph.clock import Stopwatch
from summitgraph.pipeline.worker.answer import Costs

STARTING, BETWEEN = "starting", "unpacking and packing"


class Meter:
    """The costs of one worker since it last told them.

    Seconds of processor that no stage names are told too: with the first answer as `starting`,
    with later ones as `unpacking and packing`, in which documents that failed are counted.
    """

    def __init__(self) -> None:
        self.clock = Stopwatch()
        self._rest = STARTING
        self._told = 0.0

    def costs(self) -> Costs:
        """The costs since the last call."""
        stages = self.clock.costs
        found: Costs = {s: (c.clock, c.processor, c.times) for s, c in stages.items()}
        now = time.process_time()
        rest = now - self._told - sum(cost.processor for cost in stages.values())
        found[self._rest] = (0.0, max(0.0, rest), 1)
        self._rest, self._told = BETWEEN, now
        stages.clear()
        return found
