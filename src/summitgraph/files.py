"""Files that are written whole or not at all, and cells that no spreadsheet runs.

Low in the house, so that whoever writes a file or a table writes it in one way.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from summitgraph.errors import OutputError

_FORMULA = re.compile(r"[=+\-@\t\r]")
_Cell = TypeVar("_Cell")


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A draft beside the path, to be written to; it takes the path's place when all went well.

    Raises:
        OSError: as the disk gives it. After this or any other error what stood at the path is
            untouched, and the draft is gone.
    """
    if path.exists() and not path.is_file():
        yield path  # a device or a pipe, whose place a file must not take
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        draft.unlink(missing_ok=True)
        yield draft
        draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def save_bytes(data: bytes, path: Path) -> None:
    """Put the bytes at the path, all or nothing.

    Raises:
        OutputError: where that fails; what stood there before is untouched.
    """
    try:
        with whole_file(path) as draft:
            draft.write_bytes(data)
    except OSError as error:
        raise OutputError(
            "the file could not be written",
            where=str(path),
            value=error.strerror or str(error),
            advice="check that the folder can be written to and has room",
        ) from error


def harmless(cell: _Cell) -> _Cell | str:
    """The cell; text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> harmless("=1+1"), harmless("a=1"), harmless(-1)
    ("'=1+1", 'a=1', -1)
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def without_guard(cell: str) -> str:
    """The cell without the apostrophe that `harmless` put before it.

    >>> without_guard("'=1+1"), without_guard("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell[1:]) else cell
