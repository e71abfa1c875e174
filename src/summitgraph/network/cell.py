"""A cell of a CSV file that a spreadsheet may open."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=+\-@\t\r]")


def harmless(cell: str | int | float) -> str | int | float:
    """The cell; text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> harmless("=1+1"), harmless(-1)
    ("'=1+1", -1)
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
