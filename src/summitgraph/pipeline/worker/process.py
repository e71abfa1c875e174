"""One worker as its owner sees it: ask, wait at most so long, stop it, start it anew.

What the worker does with a task is in `serve.py`.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import weakref
from typing import Any

from summitgraph.errors import CrashedError, SummitgraphError, UsageError
from summitgraph.pipeline.worker import frame
from summitgraph.pipeline.worker.answer import OVER_TIME, made
from summitgraph.pipeline.worker.limits import MEGABYTE, Limits
from summitgraph.pipeline.worker.memory import EXIT
from summitgraph.pipeline.worker.task import Task

# A fresh interpreter and not multiprocessing, which would run the caller's own script once more.
# The path is the caller's, so that the same code is found; a library's threads are held at one,
# as several workers run side by side.
_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from summitgraph.pipeline.worker.serve import serve; serve()"
)
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_START = 120.0
"""Seconds in which a worker must be ready, on a machine that is busy with other things."""
_TRIES = 2
"""A worker that dies by itself may have been killed from outside: the document is tried anew."""
_ENDING = 1.0
"""Seconds in which a worker that is ending by itself has ended, so that its exit code is told."""
_ALARM = -getattr(signal, "SIGALRM", 0)


class Worker:
    """A process that reads documents for this one, started when it is first needed.

    Args:
        limits: what each document may take.
        extracts: whether it will be asked for accounts, so that it loads what these need.
    """

    def __init__(self, limits: Limits, *, extracts: bool = True) -> None:
        self._limits = limits
        self._extracts = extracts
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._closed = False
        self._asking = threading.Lock()

    def ask(self, task: Task) -> Any:
        """What the task asks for.

        Raises:
            UnreadableError: where the document cannot be read, takes more than its limits
                (`OverLimitError`), or the worker fails over it (`CrashedError`).
            SummitgraphError: where something else than the document is wrong.
        """
        with self._asking:
            try:
                code = 0
                for _ in range(_TRIES):
                    answer = self._answer(task)
                    if not isinstance(answer, int):
                        return made(answer, task, self._limits)
                    code = answer
                return made(("died", code), task, self._limits)
            except BaseException as error:
                # Ctrl-C while it works: its answer would be taken for that to the next question.
                if not isinstance(error, SummitgraphError):
                    self._stop(patience=0)
                raise

    def start(self) -> None:
        """Start the process where none is running; it gets ready while this one goes on."""
        if self._process is None and not self._closed:
            self._launch()

    def close(self) -> None:
        """Stop the process, also in the middle of a document. It is not started again."""
        self._closed = True
        self._stop(patience=0)

    @property
    def pid(self) -> int | None:
        """The number of the process, where one is running."""
        return self._process.pid if self._process else None

    def _launch(self) -> subprocess.Popen[bytes]:
        if not sys.executable:
            raise UsageError(
                "there is no Python to start a worker with", advice="set sys.executable"
            )
        process = subprocess.Popen(
            [sys.executable, "-c", _BOOT, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ONE_THREAD},
        )
        self._process, self._ready = process, False
        self._end = weakref.finalize(self, _end, process, os.getpid())
        with contextlib.suppress(OSError):  # where it died at once, its answer is missing
            _send(process, pickle.dumps((self._limits, self._extracts)))
        if self._closed:  # closed by another thread in between
            process.kill()
        return process

    def _answer(self, task: Task) -> tuple[Any, ...] | int:
        """The worker's answer; where it died by itself, its exit code."""
        if self._closed:
            raise CrashedError("the reading was stopped", where=task.name)
        process = self._process or self._launch()
        if not self._ready:
            ready, _ = self._exchange(process, None, _START)
            if ready is None:
                self._stop()
                raise UsageError(
                    "the worker that is to read documents cannot be started",
                    value=sys.executable,
                    advice="run `python -m summitgraph --version` with that Python to see why",
                )
            self._ready = True
        data, late = self._exchange(process, pickle.dumps(task), self._limits.seconds)
        if data is None:
            code = self._stop()
            if late or code == _ALARM:
                return (OVER_TIME,)
            return ("memory",) if code == EXIT else code
        if late or data[:1] != b"\0":
            self._stop()
        try:
            answer = frame.records(data[1:])
        except Exception:  # damaged bytes may raise anything
            answer = None
        return answer if isinstance(answer, tuple) and answer else ("garbled",)

    def _exchange(
        self, process: subprocess.Popen[bytes], data: bytes | None, seconds: float
    ) -> tuple[bytes | None, bool]:
        """What the worker answers to this, or None; and whether it was killed at the deadline."""
        late = threading.Event()
        timer = threading.Timer(seconds, _kill, (process, late))
        timer.daemon = True
        timer.start()
        try:
            if data is not None:
                _send(process, data)
            assert process.stdout is not None
            return frame.receive(process.stdout, self._most), late.is_set()
        except OSError:
            return None, late.is_set()
        finally:
            timer.cancel()

    @property
    def _most(self) -> int:
        """Bytes of the longest answer: one that is longer is no account of a document."""
        return self._limits.megabytes * MEGABYTE

    def _stop(self, *, patience: float = _ENDING) -> int:
        """End the process where it still runs; its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        self._end.detach()
        return _end(process, os.getpid(), patience)


def _send(process: subprocess.Popen[bytes], data: bytes) -> None:
    assert process.stdin is not None
    frame.send(process.stdin, data)


def _kill(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _end(process: subprocess.Popen[bytes], owner: int, patience: float = 0.0) -> int:
    """Let a process that is ending end, or kill it; and give back what it held."""
    if os.getpid() != owner:  # a fork of the owner: the worker is not its own
        return 0
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
    for stream in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if stream:
                stream.close()
    return process.wait()
