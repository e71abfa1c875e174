"""The messages between a server and its workers: a JSON head and a body of bytes.

JSON and no pickle: whoever took over a worker must not run code in the server.
"""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

_SIZES = struct.Struct("!IQ")

Head = dict[str, Any]


def send(stream: BinaryIO, head: Head, body: bytes = b"") -> None:
    """Write one message and flush it; OSError where the other side is gone."""
    text = json.dumps(head).encode()
    stream.write(_SIZES.pack(len(text), len(body)))
    stream.write(text)
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO, *, most: int) -> tuple[Head, bytes]:
    """Read one message.

    Raises:
        EOFError: where the other side is gone, also in the midst of a message.
        ValueError: for a message of more than `most` bytes.
    """
    head_size, body_size = _SIZES.unpack(_exactly(stream, _SIZES.size))
    if head_size + body_size > most:
        raise ValueError(f"a message of {head_size + body_size} bytes")
    head: Head = json.loads(_exactly(stream, head_size))
    return head, _exactly(stream, body_size)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size) if size else b""
    if len(data) < size:
        raise EOFError
    return data
