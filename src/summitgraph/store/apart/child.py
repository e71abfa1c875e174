"""The worker process: takes one request at a time from stdin, answers on stdout, and may die.

It opens the checkpoint that a request names and keeps it open for the next. A writer holds a store
of its own besides and makes the checkpoints. Started by `worker.Worker`, never by a person.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

from summitgraph.errors import SummitgraphError
from summitgraph.store.apart import wire
from summitgraph.store.apart.reader import Reader
from summitgraph.store.apart.sandbox import Sandbox
from summitgraph.store.apart.writer import Writer
from summitgraph.store.sparql import tokens

Answer = tuple[wire.Head, bytes]


def main() -> None:
    """Serve requests until stdin ends."""
    # Ctrl-C reaches all processes of a terminal; the server decides when a query ends.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    requests, answers = sys.stdin.buffer, _own_stdout()
    setup, _ = wire.receive(requests, most=1 << 20)
    store = setup["store"]
    tasks: dict[str, Callable[[wire.Head, bytes], Answer]] = {}
    sandbox = Sandbox(memory=setup["memory"], writes=store is not None)
    reader = Reader(sandbox)
    tasks["query"] = reader.query
    if store is not None:
        writer = Writer(store, sandbox)
        tasks |= {
            "update": writer.update,
            "graph": writer.graph,
            "checkpoint": writer.checkpoint,
        }
    wire.send(answers, {"ok": True, "held": sandbox.held})
    incoming = _reading(requests, setup["most"])
    while True:
        head, body = incoming.get()
        answer, content = _answered(tasks, head, body)
        tokens.cache_clear()  # a long query has as many tokens as would leave the next no room
        wire.send(answers, {**answer, "tired": sandbox.tired}, content)


def _answered(tasks: dict[str, Any], head: wire.Head, body: bytes) -> Answer:
    try:
        answer, content = tasks[head["do"]](head, body)
        if len(content) > head["most"]:
            what = f"the answer has {len(content)} bytes, more than the {head['most']} allowed"
            return _refusal("LimitError", what, advice="ask for less, or in parts"), b""
        return {"ok": True, **answer}, content
    except SummitgraphError as error:
        told = {"where": error.where, "value": error.value, "advice": error.advice}
        return _refusal(type(error).__name__, error.what, **told), b""
    except MemoryError:
        return _refusal("LimitError", "the query needs more memory than it may have"), b""
    except Exception as error:
        # A border: whatever a stranger's words provoke is told to the stranger and to nobody else.
        return _refusal("QueryError", f"the query could not be answered: {error}"), b""


def _refusal(kind: str, what: str, **told: str) -> wire.Head:
    return {"ok": False, "kind": kind, "what": what, **told}


def _own_stdout() -> BinaryIO:
    """The stream of answers; whatever else would print goes to stderr."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _reading(stream: BinaryIO, most: int) -> queue.SimpleQueue[tuple[wire.Head, bytes]]:
    """The requests as they come; the process ends with the stream, even in the midst of a query.

    A server that was killed can stop nobody any more.
    """
    incoming: queue.SimpleQueue[tuple[wire.Head, bytes]] = queue.SimpleQueue()

    def read() -> None:
        try:
            while True:
                incoming.put(wire.receive(stream, most=most))
        finally:
            os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    return incoming
