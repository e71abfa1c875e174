"""A real service for tests: a process of its own on a free port of 127.0.0.1."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "a token that only tests know"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the service answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def media_type(self) -> str:
        """The type of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0]

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Service:
    """A running service."""

    address: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.address).port or 0

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        body: bytes | str = b"",
        headers: Mapping[str, str] | None = None,
        timeout: float = 30,
    ) -> Reply:
        """Send one request as it stands; no header is added but Host and Content-Length."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        sent = {name.lower(): value for name, value in (headers or {}).items()}
        data = body.encode() if isinstance(body, str) else body
        try:
            connection.putrequest(method, path, skip_host="host" in sent, skip_accept_encoding=True)
            for name, value in sent.items():
                connection.putheader(name, value)
            if "content-length" not in sent and (data or method in {"POST", "PUT"}):
                connection.putheader("content-length", str(len(data)))
            connection.endheaders(data or None)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, told, answer.read())
        finally:
            connection.close()

    def query(self, sparql: str, accept: str = "", **parameters: str) -> Reply:
        """Ask by GET."""
        given = urlencode({"query": sparql, **parameters})
        return self.ask(f"/sparql?{given}", headers={"accept": accept} if accept else {})

    def update(self, sparql: str, token: str = TOKEN) -> Reply:
        """Send an update as the body."""
        headers = {"content-type": "application/sparql-update", "authorization": f"Bearer {token}"}
        return self.ask("/update", method="POST", body=sparql, headers=headers)

    def workers(self) -> list[int]:
        """The numbers of the processes that it has started (Linux)."""
        task = Path(f"/proc/{self.process.pid}/task")
        found = []
        for thread in task.iterdir():
            with suppress(FileNotFoundError):  # a thread that has just ended
                found += (thread / "children").read_text().split()
        return sorted(map(int, found))


@contextmanager
def serving(
    graph: Path,
    *options: str,
    ends_by: signal.Signals = signal.SIGTERM,
    ends_within: float = 20,
) -> Iterator[Service]:
    """Serve a graph until the block ends; the service must end in good order, in these seconds."""
    process = subprocess.Popen(
        [sys.executable, "-m", "summitgraph", "serve", str(graph), "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "SUMMITGRAPH_TOKEN": TOKEN},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        address = process.stdout.readline().strip()
        assert address, process.stderr.read()
        yield Service(address, process)
        workers = Service(address, process).workers() if ends_by is signal.SIGKILL else []
        process.send_signal(ends_by)
        code = -ends_by if ends_by is signal.SIGKILL else 0
        assert process.wait(timeout=ends_within) == code, process.stderr.read()
        for worker in workers:  # they end by themselves once nobody asks them
            while Path(f"/proc/{worker}").exists():
                time.sleep(0.01)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()
