"""One worker as its server sees it: a process that answers in time or is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO

from summitgraph import errors
from summitgraph.errors import LimitError, QueryError, SummitgraphError
from summitgraph.store.apart import wire
from summitgraph.store.apart.limits import Limits

_MAIN = "from summitgraph.store.apart.child import main; main()"
_HEAD = 1 << 20  # what the head of a message may add to its body
START = 60.0
"""Seconds until a worker must be there; a busy machine starts Python slowly."""
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR")


class LostError(LimitError):
    """A worker was killed by another than its server, such as a system short of memory."""


class Worker:
    """A process that answers one request at a time.

    Attributes:
        held: what the process gave up; see `sandbox.Sandbox`. Known once it has answered.
    """

    def __init__(self, limits: Limits, *, store: Path | None = None, body: int = 0) -> None:
        """Start a process.

        Args:
            store: a store that this process alone holds and may write.
            body: bytes of the largest document that it will be sent.
        """
        self.limits = limits
        self.held: tuple[str, ...] | None = None
        self._setup: wire.Head = {
            "memory": limits.memory,
            "store": str(store) if store else None,
            # JSON writes a character of the text with up to twelve bytes.
            "most": 12 * limits.text + _HEAD + body,
        }
        self._process = subprocess.Popen(
            [sys.executable, "-c", _MAIN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._expired = False
        self._tired = False
        self._greeted = False

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can be asked; one that an answer has left with little memory should not."""
        return not (self._expired or self._tired) and self._process.poll() is None

    def ask(
        self, head: wire.Head, body: bytes = b"", *, seconds: float | None = None
    ) -> tuple[wire.Head, bytes]:
        """The worker's answer.

        Raises:
            LimitError: where the time ran out, or the process died of the query.
            LostError: where another than the server killed the process.
            SummitgraphError: what the worker refused, as the error it raised.
        """
        if not self._greeted:
            self.greet()
        stdin, stdout = self._streams()
        try:
            with _Deadline(self, seconds or self.limits.seconds):
                wire.send(stdin, {"most": self.limits.answer, **head}, body)
                answer, content = wire.receive(stdout, most=self.limits.answer + _HEAD)
        except (EOFError, OSError, ValueError) as error:
            raise self._death(seconds or self.limits.seconds) from error
        self._tired = bool(answer.pop("tired"))
        if not answer.pop("ok"):
            raise _refusal(answer)
        return answer, content

    def stop(self) -> None:
        """End the process at once and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # what was not sent yet went with the process

    def expire(self) -> None:
        """Kill the process as its time is over; called by the deadline, from another thread."""
        self._expired = True
        self._process.kill()

    def greet(self) -> None:
        """Wait until the process has started and given up what it does not need.

        Raises:
            QueryError: where it does not start.
        """
        stdin, stdout = self._streams()
        try:
            with _Deadline(self, START):
                wire.send(stdin, self._setup)
                hello, _ = wire.receive(stdout, most=_HEAD)
        except (EOFError, OSError, ValueError) as error:
            self.stop()
            raise QueryError("the worker for queries did not start", value=str(self.pid)) from error
        self.held = tuple(hello["held"])
        self._greeted = True

    def _streams(self) -> tuple[BinaryIO, BinaryIO]:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None  # both were asked for
        assert stdout is not None
        return stdin, stdout  # type: ignore[return-value]

    def _death(self, seconds: float) -> SummitgraphError:
        expired = self._expired
        self.stop()
        if expired:
            return LimitError(
                f"the query took longer than {seconds:g} s and was stopped",
                advice="restrict it to fewer things, or ask it of a graph of your own",
            )
        if self._process.returncode == -9:
            return LostError("the worker was killed before it could answer", advice="ask again")
        return LimitError(
            "the query ended its worker, most likely for want of memory",
            value=f"{self.limits.memory >> 20} MiB",
            advice="restrict it to fewer things, or ask it of a graph of your own",
        )


class _Deadline:
    """Kills a worker that is not done in time."""

    def __init__(self, worker: Worker, seconds: float) -> None:
        self._timer = threading.Timer(seconds, worker.expire)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _environment() -> dict[str, str]:
    """The least that Python needs: no token, no proxy, nothing that a query has to do with."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path if entry)
    return {**kept, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _refusal(answer: dict[str, Any]) -> SummitgraphError:
    """The error that the worker raised, by its name in `errors`."""
    kind = getattr(errors, str(answer.get("kind")), QueryError)
    known = isinstance(kind, type) and issubclass(kind, SummitgraphError)
    told = {name: str(answer.get(name, "")) for name in ("where", "value", "advice")}
    error: SummitgraphError = (kind if known else QueryError)(str(answer.get("what")), **told)
    return error
