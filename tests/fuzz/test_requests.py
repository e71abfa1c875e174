"""Bytes that are nearly HTTP, sent to a service as they stand: they meet no error of ours."""

from __future__ import annotations

import random
import socket
from collections.abc import Iterator

import pytest

from tests.fuzz.mutate import mutated
from tests.serving import TOKEN, Service, serving

REQUESTS = 150
CLOSE = b"Connection: close\r\n\r\n"
ASK = b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/csv\r\n"
POST = (
    b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
    b"Content-Length: 7\r\n"
)
PUT = (
    b"PUT /store?graph=e:g HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/turtle\r\n"
    b"Authorization: Bearer %s\r\nTransfer-Encoding: chunked\r\n" % TOKEN.encode()
)
CHUNKS = b"11\r\n<e:a> <e:p> 'x' .\r\n0\r\n\r\n"
RECONCILE = (
    b"GET /reconcile?queries=%7B%22q%22%3A%7B%22query%22%3A%22Abe%22%7D%7D HTTP/1.1\r\n"
    b"Host: localhost\r\n"
)
SAMPLES = (ASK + CLOSE, POST + CLOSE + b"ASK { }", PUT + CLOSE + CHUNKS, RECONCILE + CLOSE)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serving(tmp_path_factory.mktemp("raw"), "--writable", "--timeout", "2") as found:
        yield found


def sent(port: int, data: bytes, seconds: float = 30) -> bytes:
    """The first bytes of the answer; none where the service closed, or waits for the rest."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as line:
        try:
            line.sendall(data)
            return line.recv(200)
        except (ConnectionError, TimeoutError):
            return b""


def test_a_sound_request_is_answered(service: Service) -> None:
    answers = [sent(service.port, sample).split(b" ")[1] for sample in SAMPLES]
    assert answers == [b"200", b"200", b"201", b"200"]


@pytest.mark.parametrize("seed", range(2))
def test_bytes_that_are_nearly_http_meet_no_error_of_ours(service: Service, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(REQUESTS):
        data = mutated(chance, chance.choice(SAMPLES))
        answer = sent(service.port, data, 0.3)
        assert not answer.startswith(b"HTTP/1.1 5"), (data, answer)
    assert service.process.poll() is None
    assert service.query("ASK { }").status == 200
