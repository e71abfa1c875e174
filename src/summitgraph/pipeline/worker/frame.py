"""Values as bytes between a worker and who asked it, and into a cache: a length, then a pickle.

A worker may have been taken over by the document it read. So what comes from one is unpickled
into the project's own records and plain values only: no other class, no function.
"""

from __future__ import annotations

import io
import pickle
import struct
from enum import Enum
from typing import IO, Any

_LENGTH = struct.Struct("!Q")
_RECORDS = ("summitgraph.records.", "summitgraph.pipeline.explanation")
_PLAIN = frozenset({("datetime", "date")})


class _Records(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """The class of a record; any other name is refused."""
        if (module, name) not in _PLAIN and not module.startswith(_RECORDS):
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        if "." in name:  # would reach through a module to what it imports
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        found = super().find_class(module, name)
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found


class _Packer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """A code by its value: some Pythons would have it looked up by a function."""
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


def packed(value: Any) -> bytes:
    """A value as bytes, the same for each Python."""
    stream = io.BytesIO()
    _Packer(stream, protocol=5).dump(value)
    return stream.getvalue()


def records(data: bytes) -> Any:
    """The value of bytes that are not trusted: records, and plain values of them.

    Raises:
        pickle.UnpicklingError: where anything else is in them. Damaged bytes may raise others.

    >>> records(packed(("done", 1)))
    ('done', 1)
    >>> records(packed(print))
    Traceback (most recent call last):
    _pickle.UnpicklingError: builtins.print is no record
    """
    return _Records(io.BytesIO(data)).load()


def send(stream: IO[bytes], data: bytes) -> None:
    """Write one frame.

    Raises:
        OSError: where nobody reads any more.
    """
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> bytes | None:
    """The next frame, or None where the stream ends or a frame is longer than `most` bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        return None
    data = stream.read(length)
    return data if len(data) == length else None
