"""What a worker gives up before it takes its first query: memory, files, network.

Linux holds all of it. macOS holds the limits on files but not that on memory; Windows holds none:
there only the wall time, which the server watches, and the screening of the query's words stand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summitgraph.store.apart import seccomp

_OPENING = 512 << 20
_SHARE = 4


class Sandbox:
    """What this process may still do; nothing can be taken back but the room to open a store.

    Attributes:
        held: the names of what was given up.
    """

    def __init__(self, *, memory: int, writes: bool) -> None:
        """Give up what a worker does not need.

        Args:
            memory: bytes that queries may take beyond what the process holds before them.
            writes: whether it keeps the right to write files, as the writer of a store must.
        """
        self._memory = memory
        self._base = _written_memory()
        held = []
        if sys.platform != "win32":
            import resource

            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if not writes:
                resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
                held.append("files")
            if self._base:
                # Not RLIMIT_AS: allocator and threads reserve gigabytes of addresses and use few.
                limit = self._base + memory
                resource.setrlimit(resource.RLIMIT_DATA, (limit, limit + _OPENING))
                held.append("memory")
        if seccomp.install():
            held.append("network")
        self.held = tuple(held)

    @property
    def tired(self) -> bool:
        """Whether so much memory is held between queries that the next one may lack it."""
        return _written_memory() - self._base > self._memory // _SHARE

    @contextmanager
    def opening(self) -> Iterator[None]:
        """Room to open a store in; what an open store holds counts against no query.

        The engine opens its files by many threads, whose stacks count as memory.
        """
        if "memory" not in self.held or sys.platform == "win32":
            yield
            return
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        try:
            yield
        finally:
            self._base = _written_memory()
            limit = min(most, self._base + self._memory)
            resource.setrlimit(resource.RLIMIT_DATA, (limit, most))


def _written_memory() -> int:
    """The bytes of memory of its own that this process may write; 0 where no system tells."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[5])
    except OSError:
        return 0
    import resource

    return pages * resource.getpagesize()
