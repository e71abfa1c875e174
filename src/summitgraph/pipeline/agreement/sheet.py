"""A table as a coded set: a sample that a coder has filled in, or the table of a build.

A row is a statement. Lists are parted by ";". Its place is told by `start` and `end`; or by
`sentence_start` and `sentence_end`, and then by the `words` of the sentence that a coder copied
into that cell. A row without an act tells that its sentence was read, and has no statement.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from summitgraph.coding.table import read_table
from summitgraph.pipeline.agreement.coded import CodedSet, CodedStatement, Span
from summitgraph.pipeline.agreement.told import act_of, bad, flag_of, parted, span_of
from summitgraph.reading.quote import Quotable

_CALLED = {"fileName": "doc", "speakers": "actors", "commitments": "commitment"}
"""Columns of `statements.csv` by the names that they have here."""
_NEGATED = {"negative": True, "positive": False}


class Sheet:
    """A table with a header."""

    name = "a table (.csv)"

    def fits(self, path: Path) -> bool:
        """Whether it is called so."""
        return path.is_file() and path.suffix.lower() == ".csv"

    def read(self, path: Path, name: str) -> CodedSet:
        """All statements in it; what was read is the sentences that it names, or all of a text."""
        table = read_table(path)
        called = {column: _CALLED.get(column, column) for column in table.names}
        columns = set(called.values())
        places = [{"start", "end"}, {"sentence_start", "sentence_end"}]
        if "doc" not in columns or not any(p <= columns for p in places):
            raise bad(
                "the table lacks a column",
                str(path),
                ", ".join(sorted(columns)),
                "it needs doc, and start with end or sentence_start with sentence_end; "
                "`summitgraph sample` makes one",
            )
        if len(columns) < len(called):
            twice = [c for c in called if c in _CALLED and _CALLED[c] in called]
            raise bad("two columns tell the same", str(path), ", ".join(twice), "take one out")
        found: list[CodedStatement] = []
        read: dict[str, list[Span]] = {}
        sampled = "sentence_start" in columns
        for number, told in enumerate(table.rows, 2):
            row = {called[column]: cell.strip() for column, cell in told.items()}
            row["sentence"] = told.get("sentence", "").replace("\r\n", "\n")  # counted as it was
            where = f"{path}, row {number}"
            if not row["doc"]:
                if row.get("act"):
                    raise bad("the row names no doc", where, row["act"])
                continue
            if sampled:
                read.setdefault(row["doc"], []).append(_sentence(row, where))
            if row.get("act"):
                found.append(_statement(row, where))
        scope: dict[str, tuple[Span, ...] | None] = {
            doc: tuple(sorted(set(spans))) for doc, spans in read.items()
        }
        return CodedSet.of(name, found, scope)


def _statement(row: Mapping[str, str], where: str) -> CodedStatement:
    start, end = _place(row, where)
    if "polarity" in row:
        negated = _NEGATED.get(row["polarity"])
        if negated is None and row["polarity"]:
            raise bad("there is no such polarity", where, row["polarity"], "use positive, negative")
    else:
        negated = flag_of(row.get("negated"), "negated", where)
    commitment = row.get("commitment")
    if commitment and "://" in commitment:
        commitment = "yes"
    return CodedStatement(
        doc=row["doc"],
        start=start,
        end=end,
        act=act_of(row["act"].rpartition("/")[2], where),
        actors=_names(row, "actors"),
        issues=_names(row, "issues"),
        addressees=_names(row, "addressees"),
        commitment=flag_of(commitment, "commitment", where),
        negated=negated,
        due=row.get("due"),
    )


def _place(row: Mapping[str, str], where: str) -> Span:
    if row.get("start") or row.get("end"):
        return span_of(row.get("start"), row.get("end"), "start and end", where)
    first, last = _sentence(row, where)
    words, sentence = row.get("words", ""), row.get("sentence", "")
    if not words:
        return first, last
    found = Quotable.of(sentence).find(words)
    if len(found) != 1:
        raise bad(
            "these words do not stand in the sentence once",
            where,
            words,
            "copy them from the sentence as they are, or leave the cell empty for all of it",
        )
    if len(sentence) != last - first:
        raise bad(
            "the sentence is not as long as its place, so that its words cannot be placed",
            where,
            sentence,
            "copy the sentence from the sample again",
        )
    return first + found[0][0], first + found[0][1]


def _sentence(row: Mapping[str, str], where: str) -> Span:
    what = "sentence_start and sentence_end"
    return span_of(row.get("sentence_start"), row.get("sentence_end"), what, where)


def _names(row: Mapping[str, str], column: str) -> tuple[str, ...] | None:
    return parted(row[column]) if column in row else None
