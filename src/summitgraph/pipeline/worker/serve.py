"""The inside of a worker: takes tasks from stdin one at a time, and answers on stdout.

An answer is a tuple of plain values and records; `process.py` reads it. What stops a worker that
exceeds its limits stands there too; here are the limits that a process can only set for itself.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any

from summitgraph.clock import IDLE, Clock
from summitgraph.errors import SummitgraphError
from summitgraph.pipeline.worker import frame
from summitgraph.pipeline.worker.limits import MEGABYTE, Limits
from summitgraph.pipeline.worker.memory import address_space, limited
from summitgraph.pipeline.worker.meter import Meter
from summitgraph.pipeline.worker.task import Job, Task

READY = b"ready"
_GRACE = 2.0
"""Seconds after the deadline at which a worker ends even if nobody is left to stop it."""
_WORDS = b"""Talks in Rome

President William Ruto met President John Mahama in Rome on 1 May 2025.
The leaders agreed to hold talks on trade in June.
"""


def serve() -> None:
    """Answer tasks until stdin ends; the first frame is the limits, and whether to extract."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who asked: it ends the worker
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not come between the answers
    first = frame.receive(source, MEGABYTE)
    if first is None:
        return
    limits, extracts = pickle.loads(first)
    _warm_up(extracts)
    frame.send(sink, READY)
    start = address_space() or 0
    meter = Meter()
    while (data := frame.receive(source, 2 * limits.largest + MEGABYTE)) is not None:
        reply = _reply(pickle.loads(data), limits, meter)
        del data
        grown = (address_space() or 0) - start > limits.megabytes * MEGABYTE // 2
        frame.send(sink, bytes([reply[0] in _SPENT or grown]) + reply[1])
        if reply[0] in _SPENT or grown:
            return


_SPENT = ("memory",)
"""Answers after which a worker is not asked again: it may be left without room."""


def _warm_up(extracts: bool) -> None:
    """Load what each document needs, so that the first one does not pay for it.

    What is wrong with the installation or its knowledge is told with the first document.
    """
    job = Job.ACCOUNT if extracts else Job.READ
    gc.disable()  # what is loaded here stays: looking through it again and again finds nothing
    try:
        done(Task(job=job, name="", data=_WORDS))
    except Exception:
        return
    finally:
        gc.freeze()
        gc.enable()


def _reply(task: Task, limits: Limits, meter: Meter) -> tuple[str, bytes]:
    try:
        with _deadline(limits.seconds), limited(limits.megabytes):
            if task.timed:
                value = done(task, clock=meter.clock)
                return "done", frame.packed(("done", value, meter.costs()))
            return "done", frame.packed(("done", done(task)))
    except SummitgraphError as error:
        if not _out_of_memory(error):
            told = (type(error).__name__, error.what, error.where, error.value, error.advice)
            return "error", frame.packed(("error", *told))
    except BaseException as error:
        if not _out_of_memory(error):
            return "failed", frame.packed(("failed", _failure(error)))
    gc.collect()
    return "memory", frame.packed(("memory",))


def done(task: Task, *, clock: Clock = IDLE) -> Any:
    """What the task asks for, made in this process and without limits.

    Args:
        clock: is told of the stages.

    Raises:
        SummitgraphError: where it cannot be made. Any other exception is a fault of ours.
    """
    from summitgraph.reading import looks_like_coded, read_bytes, sources_of

    if task.job is Job.SOURCES:
        return sources_of(task.data, task.name)
    readout = read_bytes(task.data, task.name, task.told, clock=clock)
    coded = looks_like_coded(task.data)
    if task.job is Job.READ:
        return readout
    if task.job is Job.ACCOUNT:
        from summitgraph.pipeline.account import account_of, coded_account_of

        if coded:
            return coded_account_of(readout, task.data)
        return account_of(readout, task.second, clock=clock)
    from summitgraph.pipeline.explanation import explain

    return explain(readout)[1]


_WANT = ("memory allocation failed", "unknown error (")
"""What lxml says where it has no memory; the second where there is none to say so with."""


def _out_of_memory(error: BaseException | None) -> bool:
    """Whether this, or what it came from, is a want of memory; libraries hide it in their own."""
    while error is not None:
        words = str(error).lower()
        if isinstance(error, MemoryError) or any(want in words for want in _WANT):
            return True
        error = error.__cause__ or error.__context__
    return False


def _failure(error: BaseException) -> str:
    """An exception in one line, with the place in our own code where it came up."""
    ours = [f for f in traceback.extract_tb(error.__traceback__) if "summitgraph" in f.filename]
    place = f" in {PurePath(ours[-1].filename).name}, line {ours[-1].lineno}" if ours else ""
    words = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}{place}" + (f": {words}" if words else "")


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """End this process a little after the deadline, where who asked is no longer there to."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)  # its default is to end the process
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
