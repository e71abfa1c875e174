"""What coders' files tell, read in one way for all forms: an act, a yes or no, names, a span.

What was not coded is None; a value that is none of its kind is refused with its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from summitgraph.errors import UnreadableError
from summitgraph.pipeline.agreement.coded import Span
from summitgraph.records import Act

_YES = frozenset(("yes", "true", "1", "x", "y"))
_NO = frozenset(("", "no", "false", "0", "n"))
_ACTS = frozenset(act.value for act in Act)
_WHOLE = re.compile(r"[0-9]{1,12}")
_SHAPE = "docs/agreement.md shows the form"


def text_of(path: Path) -> str:
    """The text of a file in UTF-8; UnreadableError where it is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise UnreadableError(f"the coding cannot be read: {why}", where=str(path)) from error


def json_of(text: str, where: str) -> Any:
    """What a text in JSON holds; UnreadableError where it is none, or nested beyond reason."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise bad("this is no JSON", where, text) from None


def act_of(value: object, where: str) -> str | None:
    """An act by its code."""
    if value is None or value == "":
        return None
    if not isinstance(value, str) or value not in _ACTS:
        raise bad("there is no such act", where, value, f"use one of {', '.join(sorted(_ACTS))}")
    return value


def flag_of(value: object, what: str, where: str) -> bool | None:
    """Yes or no, as a truth value or in a word; an empty word is no."""
    if value is None or isinstance(value, bool):
        return value
    word = str(value).strip().lower() if isinstance(value, str | int) else "?"
    if word not in _YES | _NO:
        raise bad(f"{what} is neither yes nor no", where, value, "write yes, or nothing")
    return word in _YES


def names_of(value: object, what: str, where: str) -> tuple[str, ...] | None:
    """Names in a list."""
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise bad(f"{what} is no list of names", where, value)
    return _filled(value)


def parted(cell: str) -> tuple[str, ...]:
    """Names in one text, with ";" between them.

    >>> parted("Ruto; Mahama;")
    ('Ruto', 'Mahama')
    """
    return _filled(cell.split(";"))


def due_of(value: object, where: str) -> str:
    """A due date; "" for none."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
        raise bad("due is no date", where, value)
    return "" if value is None else str(value).strip()


def span_of(start: object, end: object, what: str, where: str) -> Span:
    """A stretch of a text, by two numbers."""
    first, last = _number(start), _number(end)
    if first is None or last is None or first >= last:
        raise bad(f"{what} are no span of a text", where, f"{start}-{end}")
    return first, last


def once(docs: Iterable[str], where: str) -> Iterator[str]:
    """The same names of readouts; UnreadableError where one comes twice."""
    seen: set[str] = set()
    for doc in docs:
        if doc in seen:
            raise bad(
                "two readouts have one name, and cannot be told apart",
                where,
                doc,
                "give each a name of its own",
            )
        seen.add(doc)
        yield doc


def bad(what: str, where: str, value: object, advice: str = _SHAPE) -> UnreadableError:
    """The refusal of a value at a place."""
    return UnreadableError(what, where=where, value=str(value)[:120], advice=advice)


def _filled(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in names if name.strip())


def _number(value: object) -> int | None:
    if isinstance(value, float):  # as tables are written that know one kind of number
        return int(value) if value.is_integer() and value >= 0 else None
    if isinstance(value, str):
        return int(value) if _WHOLE.fullmatch(value) else None
    whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if whole and isinstance(value, int) else None
