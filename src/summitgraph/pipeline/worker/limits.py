"""How much time, memory and room one document is given."""

from __future__ import annotations

import math
from dataclasses import dataclass

from summitgraph.errors import OversizeError, UsageError

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may take; who takes more is skipped, and all others are read.

    Attributes:
        seconds: time by the clock, from its bytes to its account; the worker's start is not
            counted.
        megabytes: memory that its worker may take on top of what it has before the document.
            Kept by the kernel on Linux; on other Unixes the worker watches its own resident
            memory; on Windows it is not kept.
        size: megabytes (2**20 bytes) of the document itself.

    Raises:
        UsageError: where one of them is not above zero.

    >>> Limits().seconds, Limits().megabytes, Limits().size
    (60.0, 512, 50)
    """

    seconds: float = 60.0
    megabytes: int = 512
    size: int = 50

    def __post_init__(self) -> None:
        """Refuse limits that nothing could be read within."""
        for name in ("seconds", "megabytes", "size"):
            value = getattr(self, name)
            if not (math.isfinite(value) and value > 0):
                raise UsageError("a limit is a number above zero", where=name, value=str(value))

    @property
    def largest(self) -> int:
        """Bytes of the largest document that is read."""
        return self.size * MEGABYTE

    def oversize(self, name: str) -> OversizeError:
        """The refusal of a document that is larger."""
        return OversizeError(
            f"the document is larger than {self.size} MB",
            where=name,
            advice="give its text, or part it into several documents",
        )
