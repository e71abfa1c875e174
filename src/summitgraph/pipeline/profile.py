"""What each stage of a build cost, in this process and in those that read for it.

A worker tells with each answer what it took; one that ends over a document tells nothing of that.
Figures differ from run to run, so they go into no file of a build.
"""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from summitgraph import __version__
from summitgraph.clock import IDLE, Clock, Cost, Stopwatch
from summitgraph.pipeline.worker.answer import Timed
from summitgraph.records import Account

HERE, WORKERS = "here", "workers"
REST = "rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A stage with its cost; `where` it was done."""

    stage: str
    where: str
    clock: float
    processor: float
    times: int


class Profile:
    """The costs of one build, from when this is made.

    Attributes:
        here: the clock of this process.
        readouts: how many were read.
        statements: how many these gave.
    """

    def __init__(self) -> None:
        self.here = Stopwatch()
        self.readouts = 0
        self.statements = 0
        self._workers: dict[str, Cost] = {}
        self._began = time.perf_counter(), time.process_time()

    def answers(self, found: Iterable[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
        """The answers of a crew, with what they cost taken from them and noted."""
        source = iter(found)
        while True:
            with self.here.stage("waiting for workers"):
                item = next(source, None)
            if item is None:
                return
            number, answer = item
            if isinstance(answer, Timed):
                for stage, (clock, processor, times) in answer.costs.items():
                    self._workers.setdefault(stage, Cost()).add(clock, processor, times)
                answer = answer.value
            if isinstance(answer, Account):
                self.readouts += 1
                self.statements += len(answer.statements)
            yield number, answer

    def rows(self) -> list[Row]:
        """Each stage so far: those of the workers, those of this process, and its rest.

        The rest is what no stage names: starting, importing, and threads that move answers and
        files; its clock is what the stages of this process leave of the whole.
        """
        found = [_row(stage, WORKERS, cost) for stage, cost in self._workers.items()]
        here = [_row(stage, HERE, cost) for stage, cost in self.here.costs.items()]
        clock, processor = self._passed()
        rest = Cost(
            max(0.0, clock - sum(r.clock for r in here)),
            max(0.0, processor - sum(r.processor for r in here)),
            1,
        )
        return [*found, *here, _row(REST, HERE, rest)]

    def as_dict(self) -> dict[str, Any]:
        """All of it as plain values, for JSON; seconds are rounded to microseconds."""
        rows = self.rows()
        clock, _ = self._passed()
        processor = sum(row.processor for row in rows)
        return {
            "summitgraph": __version__,
            "python": platform.python_version(),
            "machine": platform.machine(),
            "readouts": self.readouts,
            "statements": self.statements,
            "clock": round(clock, 6),
            "processor": round(processor, 6),
            "readouts_a_second": round(self.readouts / clock, 3),
            "statements_a_second": round(self.statements / clock, 3),
            "stages": [
                {
                    "stage": row.stage,
                    "where": row.where,
                    "clock": round(row.clock, 6),
                    "processor": round(row.processor, 6),
                    "times": row.times,
                }
                for row in rows
            ],
        }

    def to_json(self) -> str:
        """All of it as a JSON object."""
        return json.dumps(self.as_dict(), indent=2) + "\n"

    def to_text(self) -> str:
        """All of it as a small table for a person."""
        told = self.as_dict()
        whole = told["processor"] or 1.0
        lines = [f"{'stage':28}{'where':8}{'clock s':>9}{'processor s':>13}{'share':>7}"]
        lines += [
            f"{row['stage']:28}{row['where']:8}{row['clock']:9.2f}{row['processor']:13.2f}"
            f"{row['processor'] / whole:7.0%}"
            for row in told["stages"]
        ]
        lines.append(f"{'all':36}{told['clock']:9.2f}{told['processor']:13.2f}{1:7.0%}")
        lines.append(
            f"read: {self.readouts} readouts, {self.statements} statements; a second by the clock "
            f"{told['readouts_a_second']:.1f} and {told['statements_a_second']:.1f}, "
            f"a second of processor {self.readouts / whole:.1f} and {self.statements / whole:.1f}"
        )
        return "\n".join(lines)

    def _passed(self) -> tuple[float, float]:
        clock, processor = self._began
        return time.perf_counter() - clock, time.process_time() - processor


def clock_of(profile: Profile | None) -> Clock:
    """Its clock for this process, or one that measures nothing."""
    return profile.here if profile else IDLE


def _row(stage: str, where: str, cost: Cost) -> Row:
    return Row(
        stage=stage, where=where, clock=cost.clock, processor=cost.processor, times=cost.times
    )
