"""An endpoint on this machine that answers as endpoints do: well, slowly, cut off, in anger."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Say:
    """One response of the endpoint.

    Attributes:
        body: a JSON value, or bytes as they are.
        drip: seconds between two bytes of it.
        cut: bytes after which the line goes dead, whatever was promised.
    """

    body: object
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    cut: int | None = None


def well(content: object, **message: object) -> Say:
    """A good answer, in the form of a chat completion."""
    text = content if isinstance(content, str) else json.dumps(content)
    return Say(
        {
            "id": "x",
            "object": "chat.completion",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": message.pop("finish_reason", "stop"),
                    "message": {"role": "assistant", "content": text, **message},
                }
            ],
            "usage": {"prompt_tokens": 100, "completion_tokens": 20},
        }
    )


class Server:
    """The endpoint with what was asked of it.

    Attributes:
        says: gives the response to a request body; tests replace it.
        asked: the request bodies, in order.
        headers: those of the last request.
        at_once: how many requests were answered side by side, at most.
    """

    def __init__(self) -> None:
        self.says: Callable[[Body], Say] = lambda body: well({"statements": []})
        self.asked: list[Body] = []
        self.headers: dict[str, str] = {}
        self.at_once = 0
        self._now = 0
        self._lock = threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                body = json.loads(self.rfile.read(length))
                with server._lock:
                    server.asked.append(body)
                    server.headers = {k.lower(): v for k, v in self.headers.items()}
                    server._now += 1
                    server.at_once = max(server.at_once, server._now)
                try:
                    self._answer(server.says(body))
                finally:
                    with server._lock:
                        server._now -= 1

            def _answer(self, said: Say) -> None:
                raw = said.body
                data = raw if isinstance(raw, bytes) else json.dumps(raw).encode()
                self.send_response(said.status)
                for name, value in {"Content-Type": "application/json", **said.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                if said.cut is not None:
                    self.wfile.write(data[: said.cut])
                    self.close_connection = True
                    return
                try:
                    for byte in data if said.drip else b"":
                        self.wfile.write(bytes([byte]))
                        self.wfile.flush()
                        time.sleep(said.drip)
                    if not said.drip:
                        self.wfile.write(data)
                except OSError:
                    self.close_connection = True  # whoever asked has gone

            def log_message(self, *args: object) -> None:
                """Nothing."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/v1"


@contextmanager
def serving() -> Iterator[Server]:
    """An endpoint that answers until the end of the block."""
    server = Server()
    thread = threading.Thread(target=server._http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server._http.shutdown()
        server._http.server_close()
        thread.join()


def text_of(body: Body) -> str:
    """The text of the readout in a request."""
    told: Body = json.loads(body["messages"][1]["content"])
    return str(told["text"])
