"""What a worker's answer means: the record that was asked for, or the error to raise.

The forms that an answer has are those that `serve.py` sends, and what `process.py` says of a
worker that sent none.
"""

from __future__ import annotations

import math
import signal
from dataclasses import dataclass
from typing import Any

from summitgraph import errors
from summitgraph.errors import CrashedError, OverMemoryError, OverTimeError, SummitgraphError
from summitgraph.pipeline.worker.limits import Limits
from summitgraph.pipeline.worker.task import Task

OVER_TIME = "late"
Costs = dict[str, tuple[float, float, int]]
"""By stage: seconds by the clock, seconds of processor, how often."""


@dataclass(frozen=True, slots=True)
class Timed:
    """The record that was asked for, and what the worker's stages cost since its last answer."""

    value: Any
    costs: Costs


_OURS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, SummitgraphError)
}
_REPORT = "report it with the document, if it is not secret; `summitgraph read` may still show it"


def made(answer: tuple[Any, ...], task: Task, limits: Limits) -> Any:
    """The record that the task asked for; in a `Timed` where that was asked for as well.

    Raises:
        SummitgraphError: where the worker could not make it.
    """
    match answer:
        case ("done", value):
            return value
        case ("done", value, dict(costs)) if task.timed and _are_costs(costs):
            return Timed(value, costs)
        case ("error", str(kind), str(what), str(where), str(value), str(advice)):
            raise _OURS.get(kind, CrashedError)(what, where=where, value=value, advice=advice)
        case ("late",):
            raise OverTimeError(
                f"reading it took more than {limits.seconds:g} seconds",
                where=task.name,
                advice="part it into several documents, or allow more with --seconds",
            )
        case ("memory",):
            raise OverMemoryError(
                f"reading it took more than {limits.megabytes} MB of memory",
                where=task.name,
                advice="part it into several documents, or allow more with --megabytes",
            )
        case ("failed", str(words)):
            raise CrashedError(f"reading it failed: {words}", where=task.name, advice=_REPORT)
        case ("died", int(code)):
            raise CrashedError(
                f"the worker that read it died ({_cause(code)}), twice",
                where=task.name,
                advice=_REPORT,
            )
    raise CrashedError(
        "the worker that read it gave no sound answer", where=task.name, advice=_REPORT
    )


def _are_costs(told: dict[Any, Any]) -> bool:
    """Whether these are costs: a worker may have been taken over by what it read."""
    for name, cost in told.items():
        match cost:
            case (float(clock), float(processor), int()) if isinstance(name, str):
                if not (name.isprintable() and math.isfinite(clock) and math.isfinite(processor)):
                    return False
            case _:
                return False
    return True


def _cause(code: int) -> str:
    """An exit code in words.

    >>> _cause(-11), _cause(3)
    ('SIGSEGV', 'exit code 3')
    """
    try:
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        return f"signal {-code}"
