"""Files elsewhere, by their address: s3, gcs, hdfs, http, whatever fsspec reads.

A path with `://` is such an address. fsspec and what it needs for a protocol (s3fs, gcsfs, aiohttp)
are extras; credentials are found as those libraries find them, never in the address.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from summitgraph.errors import OutputError, UnreadableError, UsageError
from summitgraph.files import whole_file

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://.", re.IGNORECASE)


def is_remote(path: str) -> bool:
    """Whether a path is an address.

    >>> is_remote("s3://archive/2017/*.html"), is_remote("C:\\\\readouts"), is_remote("a/b.txt")
    (True, False, False)
    """
    return bool(_ADDRESS.match(path))


def remote_paths(address: str) -> list[str]:
    """All files that an address names: one, all in a folder, or the matches of a pattern.

    Hidden files are none. An address that cannot be looked into stays one, so that reading it
    gives the error.

    Raises:
        UsageError: where fsspec, or what it needs for the protocol, is not installed.
    """
    system, path = _system(address)
    try:
        found = system.glob(path) if any(c in path for c in "*?[") else [path]
        files = [
            inner
            for one in found
            for inner in (sorted(system.find(one)) if system.isdir(one) else [one])
        ]
    except Exception:  # each protocol has errors of its own; reading tells what is wrong
        return [address]
    names = [name for name in files if not any(p.startswith(".") for p in name.split("/"))]
    return [str(system.unstrip_protocol(name)) for name in names]


def remote_content(address: str, most: int) -> bytes | None:
    """The bytes at an address; None where there are more than `most`.

    Raises:
        UnreadableError: where it cannot be read.
        UsageError: where fsspec, or what it needs for the protocol, is not installed.
    """
    system, path = _system(address)
    try:
        with system.open(path, "rb") as file:
            data = bytes(file.read(most + 1))
    except Exception as error:  # each protocol has errors of its own
        raise UnreadableError(
            f"the file cannot be read: {type(error).__name__}",
            where=address,
            value=str(error)[:120],
            advice="check the address, and that its protocol finds your credentials",
        ) from error
    return data if len(data) <= most else None


class Target:
    """A folder to write into, here or elsewhere.

    Args:
        place: a path, or an address.

    Raises:
        OutputError: where it cannot be made.
    """

    def __init__(self, place: str) -> None:
        self.place = place.rstrip("/")
        self._system: Any = None
        if is_remote(place):
            self._system, self._path = _system(self.place)
        else:
            self._path = self.place
        self._try(self._make)

    def _make(self) -> None:
        if self._system is None:
            Path(self._path).mkdir(parents=True, exist_ok=True)
        else:
            self._system.makedirs(self._path, exist_ok=True)

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        path = f"{self._path}/{name}"
        try:
            if self._system is None:
                return Path(path).read_bytes()
            return bytes(self._system.cat_file(path))
        except Exception:  # each protocol has errors of its own
            return None

    def write(self, name: str, data: bytes) -> None:
        """Put a file there, whole.

        Raises:
            OutputError: where it cannot be written.
        """

        def put() -> None:
            path = f"{self._path}/{name}"
            if self._system is None:
                with whole_file(Path(path)) as draft:
                    draft.write_bytes(data)
            else:
                self._system.pipe_file(path, data)

        self._try(put)

    def _try(self, work: Any) -> None:
        try:
            work()
        except Exception as error:  # each protocol has errors of its own
            raise OutputError(
                f"nothing can be written there: {type(error).__name__}: {error}"[:200],
                where=self.place,
                advice="check the address, its rights and its room",
            ) from error


def _system(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it."""
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise UsageError(
            f"this address cannot be opened: {error}",
            where=address,
            advice="pip install 'summitgraph[remote]', and s3fs, gcsfs or aiohttp for its protocol",
        ) from error
    return system, str(path)
