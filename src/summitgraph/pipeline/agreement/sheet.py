"""A CSV file as a coded set: a sample that a coder has filled in, or the table of a build.

A row is a statement. Lists are parted by ";". Its place is told by `start` and `end`; or by
`sentence_start` and `sentence_end`, and then by the `words` of the sentence that a coder copied
into that cell. A row without an act tells that its sentence was read, and has no statement.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from summitgraph.errors import UnreadableError
from summitgraph.pipeline.agreement.coded import CodedSet, CodedStatement, Span
from summitgraph.pipeline.agreement.lines import text_of
from summitgraph.reading.quote import Quotable
from summitgraph.records import Act

_CALLED = {"fileName": "doc", "speakers": "actors", "commitments": "commitment"}
"""Columns of `statements.csv` by the names that they have here."""
_YES = frozenset(("yes", "true", "1", "x", "y"))
_NO = frozenset(("", "no", "false", "0", "n"))
_ACTS = frozenset(Act)


class Sheet:
    """A table with a header."""

    name = "a table (.csv)"

    def fits(self, path: Path) -> bool:
        """Whether it is called so."""
        return path.is_file() and path.suffix.lower() == ".csv"

    def read(self, path: Path, name: str) -> CodedSet:
        """All statements in it; what was read is the sentences that it names, or all of a text."""
        rows = csv.DictReader(io.StringIO(text_of(path), newline=""))
        columns = {_CALLED.get(c, c) for c in rows.fieldnames or ()}
        places = [{"start", "end"}, {"sentence_start", "sentence_end"}]
        if "doc" not in columns or not any(p <= columns for p in places):
            raise UnreadableError(
                "the table lacks a column",
                where=str(path),
                value=", ".join(sorted(columns)),
                advice="it needs doc, and start with end or sentence_start with sentence_end; "
                "`summitgraph sample` makes one",
            )
        found: list[CodedStatement] = []
        read: dict[str, list[Span]] = {}
        sampled = "sentence_start" in columns
        for number, told in enumerate(rows, 2):
            row = {_CALLED.get(c, c): (v or "").strip() for c, v in told.items() if c}
            where = f"{path}, row {number}"
            if not row["doc"]:
                continue
            if sampled:
                span = _span(row, "sentence_start", "sentence_end", where)
                read.setdefault(row["doc"], []).append(span)
            if row.get("act"):
                found.append(_statement(row, where))
        scope: dict[str, tuple[Span, ...] | None] = {
            doc: tuple(sorted(set(spans))) for doc, spans in read.items()
        }
        return CodedSet.of(name, found, scope)


def _statement(row: Mapping[str, str], where: str) -> CodedStatement:
    start, end = _place(row, where)
    act = row["act"].rpartition("/")[2]
    if act not in _ACTS:
        raise _bad("there is no such act", where, row["act"], f"use one of {', '.join(_ACTS)}")
    polarity = row.get("polarity")
    negated = _flag(row, "negated", where) if polarity is None else polarity == "negative"
    commitment = row.get("commitment", "")
    binds = True if "://" in commitment else _flag(row, "commitment", where)
    return CodedStatement(
        doc=row["doc"],
        start=start,
        end=end,
        act=act,
        actors=_names(row, "actors"),
        issues=_names(row, "issues"),
        addressees=_names(row, "addressees"),
        commitment=binds,
        negated=negated,
        due=row.get("due"),
    )


def _place(row: Mapping[str, str], where: str) -> Span:
    if row.get("start") or row.get("end"):
        return _span(row, "start", "end", where)
    first, last = _span(row, "sentence_start", "sentence_end", where)
    words, sentence = row.get("words", ""), row.get("sentence", "")
    if not words:
        return first, last
    found = Quotable.of(sentence).find(words)
    if len(found) != 1:
        raise _bad(
            "these words do not stand in the sentence once",
            where,
            words,
            "copy them from the sentence as they are, or leave the cell empty for all of it",
        )
    shift = len(sentence) - (last - first)  # a spreadsheet's apostrophe in front
    return first + found[0][0] - shift, first + found[0][1] - shift


def _span(row: Mapping[str, str], start: str, end: str, where: str) -> Span:
    try:
        found = int(row[start]), int(row[end])
        if not 0 <= found[0] < found[1]:
            raise ValueError
    except (KeyError, ValueError):
        value = f"{row.get(start)}-{row.get(end)}"
        raise _bad(f"{start} and {end} are no span of a text", where, value, "") from None
    return found


def _flag(row: Mapping[str, str], column: str, where: str) -> bool | None:
    if column not in row:
        return None
    value = row[column].lower()
    if value not in _YES | _NO:
        raise _bad(f"{column} is neither yes nor no", where, row[column], "write yes, or nothing")
    return value in _YES


def _names(row: Mapping[str, str], column: str) -> tuple[str, ...] | None:
    if column not in row:
        return None
    return tuple(name.strip() for name in row[column].split(";") if name.strip())


def _bad(what: str, where: str, value: str, advice: str) -> UnreadableError:
    return UnreadableError(what, where=where, value=value[:120], advice=advice)
