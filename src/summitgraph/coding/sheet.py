"""Reads and writes coded statements as a table: DNA's event CSV, or any table like it.

One statement a row. Columns of known names tell of the statement and its document; every other
column is a variable of the coding: person, organization, concept, agreement, or whatever was coded.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from summitgraph.coding.moment import read_times
from summitgraph.coding.record import (
    CodedDocument,
    CodedStatement,
    Coding,
    Entity,
    StatementType,
    Variable,
    VariableKind,
)
from summitgraph.coding.utf16 import Utf16Places
from summitgraph.errors import UnreadableError
from summitgraph.files import harmless, without_guard

# What a column tells, by the names under which tools write it; the first is DNA's.
_KNOWN = {
    "statement": ("statement_id", "statement", "id"),
    "time": ("time", "date"),
    "start": ("start_position", "start"),
    "stop": ("stop_position", "stop", "end"),
    "text": ("text", "quote"),
    "coder": ("coder",),
    "document": ("document_id", "document", "doc"),
    "title": ("document_title", "title"),
    "author": ("document_author", "author"),
    "source": ("document_source", "source"),
    "section": ("document_section", "section"),
    "type": ("document_type",),
}
_YES_NO = {"1": True, "0": False, "true": True, "false": False, "yes": True, "no": False}
_WHOLE = re.compile(r"0|-?[1-9]\d{0,17}")
_LONGEST_CELL = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    where: str
    rows: Sequence[Mapping[str, str]]
    told: Mapping[str, str]
    """Which column tells what."""
    variables: Sequence[str]

    def cells(self, what: str) -> list[str]:
        """The cells that tell this, "" where no column does."""
        column = self.told.get(what)
        return ["" if column is None else row[column] for row in self.rows]


def read_sheet(path: Path, *, data: bytes | None = None) -> Coding:
    """The coding in a table in UTF-8, its cells apart by semicolon, comma or tab.

    A variable whose cells are all yes or no (1 and 0, true and false) is a boolean, one of whole
    numbers an integer, every other one text. Statements without a document of their own stand in
    one document; without a place, in the order of the rows.

    Args:
        data: the bytes, where they were read already.

    Raises:
        UnreadableError: where it is no such table; it tells row and value.
    """
    sheet = _sheet(path, data)
    times = read_times(sheet.cells("time"), where=f"{path}, column {sheet.told.get('time', '')}")
    document_of, documents = _documents(sheet, times)
    variables, entities, coded = _coded(sheet)
    numbers = _numbers(sheet, "statement", lambda row: row + 1)
    starts = _numbers(sheet, "start", lambda row: row)
    stops = _numbers(sheet, "stop", lambda row: starts[row] + 1)
    quotes = sheet.cells("text")
    twice = [number for number, times_met in Counter(numbers).items() if times_met > 1]
    if twice:
        raise _fault(sheet, "two statements have one number", twice[0], "give each its own")
    return Coding(
        source=path.name,
        documents=documents,
        types=(StatementType(id=1, label="Statement", variables=variables),),
        entities=entities,
        statements=tuple(
            CodedStatement(
                id=numbers[row],
                type=1,
                document=document_of[row],
                start=starts[row],
                stop=stops[row],
                coder=None,
                values=coded[row],
                quote=quotes[row],
                time=times[row],
            )
            for row in range(len(sheet.rows))
        ),
    )


def sheet_bytes(coding: Coding, statement_type: int) -> bytes:
    """The statements of one type as DNA's event CSV, in UTF-8.

    Times are written as `2010-04-03 12:00:00`, places in UTF-16 units, yes and no as 1 and 0. Text
    that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    kind = next(kind for kind in coding.types if kind.id == statement_type)
    value_of = {entity.id: entity.value for entity in coding.entities}
    documents = {document.id: document for document in coding.documents}
    places = {d.id: Utf16Places(d.text or "") for d in coding.documents}
    coders = _coders(coding)
    known = [names[0] for names in _KNOWN.values()]
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow([*known[:2], *(v.name for v in kind.variables), *known[2:]])
    for statement in coding.statements:
        if statement.type != statement_type:
            continue
        document = documents[statement.document]
        units = places[document.id].to_units
        values: list[object] = []
        for variable in kind.variables:
            value = statement.values.get(variable.id, "")
            if variable.kind is VariableKind.SHORT_TEXT and isinstance(value, int):
                value = value_of[value]
            values.append(int(value) if isinstance(value, bool) else value)
        told = [units(statement.start), units(statement.stop), statement.quote]
        told += [coders.get(statement.coder or 0, ""), document.id, document.title]
        told += [document.author, document.source, document.section, document.type]
        writer.writerow(
            [harmless(cell) for cell in (statement.id, _written(document.time), *values, *told)]
        )
    return stream.getvalue().encode()


def _sheet(path: Path, data: bytes | None) -> _Sheet:
    try:
        text = (path.read_bytes() if data is None else data).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"the table cannot be read: {error}", where=str(path)) from error
    head = text.partition("\n")[0]
    mark = max(";,\t", key=head.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        names = [name.strip() for name in reader.fieldnames or ()]
        reader.fieldnames = names
        rows = []
        for row in reader:
            if None in row or None in row.values():
                raise UnreadableError(
                    "a row has not as many cells as the table has columns",
                    where=f"{path}, line {reader.line_num}",
                    advice="put quotation marks around cells that hold the separator",
                )
            rows.append({name: without_guard(cell) for name, cell in row.items()})
    except csv.Error as error:
        raise UnreadableError(
            f"this is no table: {error}", where=f"{path}, line {reader.line_num}"
        ) from error
    if len(names) < 2 or len(set(names)) < len(names) or "" in names:
        raise UnreadableError(
            "the first line must name two columns or more, each once",
            where=str(path),
            value=head[:80],
            advice="name them person;organization;concept;agreement and so on",
        )
    lower = {name.lower(): name for name in reversed(names)}
    told = {}
    for what, candidates in _KNOWN.items():
        column = next((lower[name] for name in candidates if name in lower), None)
        if column is not None:
            told[what] = column
    variables = [name for name in names if name not in told.values()]
    return _Sheet(where=str(path), rows=rows, told=told, variables=variables)


def _documents(
    sheet: _Sheet, times: Sequence[int | None]
) -> tuple[list[int], tuple[CodedDocument, ...]]:
    """The number of each row's document, and the documents."""
    details = [sheet.cells(what) for what in ("title", "author", "source", "section", "type")]
    given = sheet.cells("document")
    if "document" not in sheet.told:
        given = [
            " ".join(cells) if any(cells) else str(time)
            for time, *cells in zip(times, *details, strict=True)
        ]
    whole = all(_WHOLE.fullmatch(name) for name in given)
    number: dict[str, int] = {}
    documents = []
    for row, name in enumerate(given):
        if name in number:
            continue
        number[name] = int(name) if whole else len(number) + 1
        title, author, source, section, kind = (cells[row] for cells in details)
        documents.append(
            CodedDocument(
                id=number[name],
                title=title or name,
                text=None,
                time=times[row],
                author=author,
                source=source,
                section=section,
                type=kind,
            )
        )
    return [number[name] for name in given], tuple(documents)


def _coded(
    sheet: _Sheet,
) -> tuple[tuple[Variable, ...], tuple[Entity, ...], list[dict[int, bool | int | str]]]:
    """The variables, their entities, and each row's values."""
    variables = []
    entities: list[Entity] = []
    coded: list[dict[int, bool | int | str]] = [{} for _ in sheet.rows]
    for number, name in enumerate(sheet.variables, 1):
        cells = [row[name] for row in sheet.rows]
        kind = _kind(cells)
        variables.append(Variable(id=number, name=name, kind=kind))
        entity_of: dict[str, int] = {}
        for row, cell in enumerate(cells):
            if kind is VariableKind.SHORT_TEXT:
                if cell not in entity_of:
                    entity_of[cell] = len(entities) + 1
                    entities.append(Entity(id=entity_of[cell], variable=number, value=cell))
                coded[row][number] = entity_of[cell]
            elif cell:
                yes_no = kind is VariableKind.BOOLEAN
                coded[row][number] = _YES_NO[cell.lower()] if yes_no else int(cell)
    return tuple(variables), tuple(entities), coded


def _kind(cells: Sequence[str]) -> VariableKind:
    filled = {cell.lower() for cell in cells if cell}
    if filled and filled <= _YES_NO.keys():
        return VariableKind.BOOLEAN
    if filled and all(_WHOLE.fullmatch(cell) for cell in filled):
        return VariableKind.INTEGER
    return VariableKind.SHORT_TEXT


def _numbers(sheet: _Sheet, what: str, otherwise: Callable[[int], int]) -> list[int]:
    """The whole numbers of a column; without it, what the number of the row gives."""
    if what not in sheet.told:
        return [otherwise(row) for row in range(len(sheet.rows))]
    cells = sheet.cells(what)
    wrong = next((cell for cell in cells if not _WHOLE.fullmatch(cell)), None)
    if wrong is None:
        return [int(cell) for cell in cells]
    if what == "statement" and all(cells):  # names instead of numbers
        order = {name: number for number, name in enumerate(dict.fromkeys(cells), 1)}
        return [order[cell] for cell in cells]
    raise _fault(sheet, f"column {sheet.told[what]} holds no whole number", wrong, "give one a row")


def _coders(coding: Coding) -> dict[int, str]:
    table = coding.kept.get("CODERS")
    if table is None:
        return {}
    number, name = table.columns.index("ID"), table.columns.index("Name")
    return {int(row[number] or 0): str(row[name]) for row in table.rows}


def _written(time: int | None) -> str:
    return "" if time is None else datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%d %H:%M:%S")


def _fault(sheet: _Sheet, what: str, value: object, advice: str) -> UnreadableError:
    return UnreadableError(what, where=sheet.where, value=str(value)[:60], advice=advice)
