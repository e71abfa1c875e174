"""What kind of value each column of a table holds, as the codebook says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summitgraph.pipeline.codebook import CODEBOOK

Kind = Literal["string", "integer", "number", "boolean", "date"]
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("count", "integer"),
    ("minutes", "integer"),
    ("characters", "integer"),
    ("YYYY-MM-DD", "date"),
    ("true, false", "boolean"),
    ("0 to 1", "number"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column: its name, its kind of value, what it means and which values it takes."""

    name: str
    kind: Kind
    meaning: str
    values: str


def fields(table: str) -> tuple[Field, ...]:
    """The columns of a table, in order.

    >>> [(f.name, f.kind) for f in fields("issues")][3:5]
    [('minted', 'boolean'), ('statements', 'integer')]
    """
    return tuple(
        Field(name=name, kind=_kind(values), meaning=meaning, values=values)
        for name, (meaning, values) in CODEBOOK[table].items()
    )


def _kind(values: str) -> Kind:
    return next((kind for start, kind in _KINDS if values.startswith(start)), "string")
