"""What a worker gives up before it takes its first query: memory, files, network.

Linux holds all of it. macOS holds the limits on files but not that on memory; Windows holds none:
there only the wall time, which the server watches, and the screening of the query's words stand.
"""

from __future__ import annotations

import sys
from pathlib import Path

from summitgraph.store.apart import seccomp


def enter(*, memory: int, writes: bool) -> tuple[str, ...]:
    """Give up what a worker does not need, for good; the names of what was given up.

    Args:
        memory: bytes beyond what the process holds now.
        writes: whether it keeps the right to write files, as the writer of a store must.
    """
    held = []
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if not writes:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
            held.append("files")
        size = _written_memory()
        if size:
            # Not RLIMIT_AS: allocator and threads reserve gigabytes of addresses and use few.
            resource.setrlimit(resource.RLIMIT_DATA, (size + memory, size + memory))
            held.append("memory")
    if seccomp.install():
        held.append("network")
    return tuple(held)


def _written_memory() -> int:
    """The bytes of memory of its own that this process may write; 0 where no system tells."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[5])
    except OSError:
        return 0
    import resource

    return pages * resource.getpagesize()
