"""One writer at a time: a lock on a folder that ends with the process that holds it.

The operating system keeps it, so that a process that was killed leaves none behind.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from summitgraph.errors import OutputError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = ".lock"


class Lock:
    """The right to write into a folder; a second one on it is refused.

    Raises:
        OutputError: where another process, or another place in this one, holds it.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> Lock(folder).release()
    """

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise OutputError(
                f"the folder cannot be written: {error.strerror or error}",
                where=str(folder),
                advice="name another folder, or ask for the right to write into it",
            ) from error
        try:
            _hold(self._file)
        except OSError as error:
            os.close(self._file)
            raise OutputError(
                "another process is writing into this store",
                where=str(folder),
                advice="wait until it has ended, and try again; reading is possible all the time",
            ) from error

    def release(self) -> None:
        """Let the next one write."""
        os.close(self._file)


def share(path: Path) -> int:
    """An open file that keeps `is_free` from being true as long as it, or the process, lasts."""
    file = os.open(path, os.O_RDONLY)
    if sys.platform != "win32":
        fcntl.flock(file, fcntl.LOCK_SH)
    return file


def is_free(path: Path) -> bool:
    """Whether nobody shares a file; where that cannot be told, the system guards open files."""
    if sys.platform == "win32":
        return True
    file = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(file)
    return True


def _hold(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
