"""A variable of a statement table: for every statement a number that stands for its value.

Values are told apart and put in order once; every network after that works on numbers alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]

MISSING = -1
"""The code of a statement that has no value for a variable."""


class Kind(StrEnum):
    """What the values of a variable are."""

    TEXT = "text"
    BOOLEAN = "boolean"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """One variable over all statements.

    Attributes:
        codes: for each statement the place of its value in `values`; MISSING where it has none.
        values: the distinct values in order: text by UTF-16 code units, as Java and JavaScript
            sort it, numbers by size; a boolean always has both "0" and "1".
    """

    name: str
    kind: Kind
    codes: Numbers
    values: tuple[str, ...]

    def spread(self, places: Numbers) -> Column:
        """The column of the statements at these places, which may name one several times."""
        return Column(name=self.name, kind=self.kind, codes=self.codes[places], values=self.values)

    @property
    def levels(self) -> NDArray[np.float64]:
        """What each value counts for where it is a number; 1 for each text."""
        if self.kind is Kind.TEXT:
            return np.ones(len(self.values))
        return np.array([int(value) for value in self.values], dtype=np.float64)


def text_column(name: str, values: Iterable[str | None]) -> Column:
    """A column of text; "" and None are no value.

    >>> column = text_column("issue", ["trade", "", "climate", "trade"])
    >>> column.values, column.codes.tolist()
    (('climate', 'trade'), [1, -1, 0, 1])
    """
    given = list(values)
    return _coded(name, Kind.TEXT, given, sorted({v for v in given if v}, key=utf16))


def number_column(name: str, values: Iterable[int | None]) -> Column:
    """A column of integers; None is no value.

    >>> number_column("salience", [10, None, 9]).values
    ('9', '10')
    """
    given = list(values)
    order = [str(number) for number in sorted({v for v in given if v is not None})]
    return _coded(name, Kind.INTEGER, [None if v is None else str(v) for v in given], order)


def boolean_column(name: str, values: Iterable[bool | None]) -> Column:
    """A column of yes ("1") and no ("0"); None is no value.

    >>> boolean_column("agreement", [True, None]).codes.tolist()
    [1, -1]
    """
    given = [None if v is None else str(int(v)) for v in values]
    return _coded(name, Kind.BOOLEAN, given, ["0", "1"])


def utf16(text: str) -> bytes:
    """A key that sorts text by its UTF-16 code units.

    >>> sorted(["\\ufffd", "\\U00010000"], key=utf16) == ["\\U00010000", "\\ufffd"]
    True
    """
    return text.encode("utf-16-be", "surrogatepass")


def _coded(name: str, kind: Kind, given: Sequence[str | None], order: Sequence[str]) -> Column:
    code = {value: number for number, value in enumerate(order)}
    codes = [MISSING if value is None else code.get(value, MISSING) for value in given]
    return Column(name=name, kind=kind, codes=np.array(codes, dtype=np.int64), values=tuple(order))
