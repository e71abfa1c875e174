"""One finding of a shape: where, what is wrong, and what to do.

How findings are made is left to `validate`, how they are shown to `report`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is; the value is the local name in SHACL, the worst first."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"

    @property
    def rank(self) -> int:
        """0 for the worst, so that sorting shows it first."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A validation result.

    Attributes:
        focus: the IRI of the thing that is wrong.
        path: the IRI of the property that is wrong, or "".
        shape: the IRI of the shape that found it.
        severity: only a violation makes a graph unsound.
        message: what is wrong and what to do.
        value: the value that is wrong as an N-Triples term (`<…>` or `"…"`), or "".
        component: the IRI of the SHACL constraint component.
    """

    focus: str
    path: str
    shape: str
    severity: Severity
    message: str
    value: str = ""
    component: str = ""

    @property
    def shape_name(self) -> str:
        """The local name of the shape, as in `tests/shapes/invalid/`."""
        return self.shape.rpartition("#")[2]

    @property
    def sort_key(self) -> tuple[int, str, str, str, str, str, str]:
        """The order in which findings are shown: the worst first, then by shape and place."""
        return (
            self.severity.rank,
            self.shape,
            self.focus,
            self.path,
            self.value,
            self.message,
            self.component,
        )
