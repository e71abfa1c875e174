"""The limit on a worker's memory, set in the worker itself before each document.

On Linux the kernel refuses more address space, and Python raises MemoryError. Elsewhere the
kernel keeps no such limit, so a thread watches the resident memory and ends the worker; library
code that holds Python's lock for long can outrun it. Windows has neither.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from summitgraph.pipeline.worker.limits import MEGABYTE

EXIT = 77
"""With this exit code a worker says that it took too much memory."""
_STATM = "/proc/self/statm"
_OFTEN = 0.05


def address_space() -> int | None:
    """Bytes of address space of this process, or None where the system does not tell."""
    try:
        with open(_STATM, encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return None


@contextmanager
def limited(megabytes: int) -> Iterator[None]:
    """Within it this process may take so many megabytes more than it has now.

    Raises:
        MemoryError: from within, where more is asked for and the kernel keeps the limit.
    """
    now = address_space()
    if now is not None and sys.platform == "linux":
        import resource

        before = resource.getrlimit(resource.RLIMIT_AS)
        wanted = now + megabytes * MEGABYTE
        hard = before[1]
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, before)
    elif sys.platform != "win32":
        with watched(megabytes):
            yield
    else:
        yield


@contextmanager
def watched(megabytes: int) -> Iterator[None]:
    """Within it a thread ends this process with `EXIT` where it grows by more than that."""
    over = threading.Event()
    most = _peak() + megabytes * MEGABYTE

    def watch() -> None:
        while not over.wait(_OFTEN):
            if _peak() > most:
                os._exit(EXIT)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _peak() -> int:
    """The largest resident memory so far, in bytes."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
