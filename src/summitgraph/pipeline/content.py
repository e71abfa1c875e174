"""The bytes of a document, within its limit of size, from whatever a path leads to.

Nothing is made of them here, so that it can be done outside a worker: a pipe that stays silent, a
device without end and a folder are refused in words.
"""

from __future__ import annotations

import contextlib
import os
import select
import stat
import sys
import time
from typing import BinaryIO

from summitgraph.errors import OverTimeError, UnreadableError
from summitgraph.pipeline.coded import coded_content
from summitgraph.pipeline.remote import is_remote, remote_content
from summitgraph.pipeline.worker import Limits

STDIN = "-"
_CHUNK = 2**20
# A pipe that nobody writes to must not hold up its opening.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def content(name: str, limits: Limits) -> bytes:
    """All bytes of a file, a pipe, or stdin (`-`).

    Raises:
        UnreadableError: where it cannot be opened, or is no file.
        OversizeError: where it is larger than the limits allow.
        OverTimeError: where a pipe goes on for longer than they allow.
    """
    if name == STDIN:
        return _bounded(sys.stdin.buffer, "stdin", limits)
    if is_remote(name):
        data = remote_content(name, limits.largest)
        if data is None:
            raise limits.oversize(name)
        return data
    if (coded := coded_content(name, limits, lambda file: _of_file(file, limits))) is not None:
        if len(coded) > limits.largest:
            raise limits.oversize(name)
        return coded
    return _of_file(name, limits)


def _of_file(name: str, limits: Limits) -> bytes:
    try:
        _check(os.stat(name).st_mode, name)
        with open(os.open(name, _FLAGS), "rb", buffering=0) as file:
            mode = os.fstat(file.fileno()).st_mode
            _check(mode, name)
            if stat.S_ISFIFO(mode):
                return _from_pipe(file.fileno(), name, limits)
            with open(file.fileno(), "rb", closefd=False) as whole:
                return _bounded(whole, name, limits)
    except (OSError, ValueError) as error:  # ValueError: a name with U+0000
        why = getattr(error, "strerror", None) or error
        raise UnreadableError(
            f"the file cannot be read: {why}", where=name, advice="check the path"
        ) from error


def _check(mode: int, name: str) -> None:
    if stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        return
    if stat.S_ISDIR(mode):
        try:
            os.scandir(name).close()
        except OSError as error:
            raise UnreadableError(
                f"the folder cannot be listed: {error.strerror}",
                where=name,
                advice="check its permissions; what is in it is not in the result",
            ) from error
        raise UnreadableError("this is a folder", where=name, advice="name one file in it")
    raise UnreadableError(
        "this is a device or socket, not a file", where=name, advice="name a file, or - for stdin"
    )


def _bounded(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    data = stream.read(limits.largest + 1) or b""
    if len(data) > limits.largest:
        raise limits.oversize(name)
    return data


def _from_pipe(number: int, name: str, limits: Limits) -> bytes:
    """What comes through a pipe (`<(pdftotext …)`) until its writer closes it."""
    end = time.monotonic() + limits.seconds
    parts: list[bytes] = []
    with contextlib.suppress(BlockingIOError):  # somebody writes into it, but not yet
        parts.append(os.read(number, _CHUNK))
        if not parts[0]:
            raise UnreadableError(
                "nobody writes into this pipe", where=name, advice="name a file, or - for stdin"
            )
    while sum(map(len, parts)) <= limits.largest:
        ready, _, _ = select.select([number], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            raise OverTimeError(
                f"nothing more came through this pipe in {limits.seconds:g} seconds",
                where=name,
                advice="name a file, or - for stdin",
            )
        part = os.read(number, _CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)
    raise limits.oversize(name)
