"""JSON lines as a coded set: those of `summitgraph extract`, and codings a document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from summitgraph.errors import UnreadableError
from summitgraph.pipeline.agreement.coded import CodedSet, CodedStatement


class Lines:
    """A file with an object a line: a statement, or a document with its `statements`.

    In the latter, `acts` and each of `issues` list what a coder could defend, best first; the best
    is taken.
    """

    name = "JSON lines (.jsonl)"

    def fits(self, path: Path) -> bool:
        """Whether it is called so."""
        return path.is_file() and path.suffix in (".jsonl", ".ndjson")

    def read(self, path: Path, name: str) -> CodedSet:
        """All statements in it."""
        found: list[CodedStatement] = []
        scope: dict[str, None] = {}
        for number, line in enumerate(text_of(path).splitlines(), 1):
            if not line.strip():
                continue
            where = f"{path}, line {number}"
            try:
                told = json.loads(line)
            except ValueError:
                raise _bad("this is no JSON", where, line) from None
            if not isinstance(told, dict) or not isinstance(told.get("doc"), str):
                raise _bad("the object names no doc", where, line)
            scope[told["doc"]] = None
            found += [statement_of(one, where) for one in _each(told)]
        return CodedSet.of(name, found, scope)


def _each(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if "statements" not in told:
        yield dict(told)
        return
    for one in told["statements"]:
        issues = [i[0] if isinstance(i, list) and i else i for i in one.get("issues") or []]
        acts = one.get("acts") or [one.get("act")]
        actors = [str(a).split("|")[0] for a in one.get("actors") or []]
        best = {"act": acts[0], "issues": issues, "actors": actors}
        yield {**one, **best, "doc": told["doc"], "due": one.get("due")}


def statement_of(told: Mapping[str, Any], where: str) -> CodedStatement:
    """A statement of a flat object with the keys of `summitgraph extract`.

    A key that is missing was not coded; `due` null is no date.

    Raises:
        UnreadableError: where a value is of another kind.
    """
    try:
        start, end = int(told["start"]), int(told["end"])
        if not 0 <= start < end:
            raise ValueError
    except (KeyError, TypeError, ValueError):
        found = f"{told.get('start')!r}-{told.get('end')!r}"
        raise _bad("start and end are no span of a text", where, found) from None
    due = told.get("due", _MISSING)
    commitment, negated = told.get("commitment"), told.get("negated")
    return CodedStatement(
        doc=str(told["doc"]),
        start=start,
        end=end,
        act=_word(told.get("act")),
        actors=_names(told, "actors", where),
        issues=_names(told, "concepts" if told.get("concepts") else "issues", where),
        addressees=_names(told, "addressees", where),
        commitment=None if commitment is None else bool(commitment),
        negated=None if negated is None else bool(negated),
        due=None if due is _MISSING else str(due or ""),
        optional=bool(told.get("optional")),
    )


_MISSING = object()


def _word(value: object) -> str | None:
    return str(value) if value else None


def _names(told: Mapping[str, Any], key: str, where: str) -> tuple[str, ...] | None:
    value = told.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise _bad(f"{key} is no list of names", where, str(value))
    return tuple(value)


def text_of(path: Path) -> str:
    """The text of a file in UTF-8; UnreadableError where it is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise UnreadableError(f"the coding cannot be read: {why}", where=str(path)) from error


def _bad(what: str, where: str, value: str) -> UnreadableError:
    advice = "docs/agreement.md shows the form"
    return UnreadableError(what, where=where, value=value[:120], advice=advice)
