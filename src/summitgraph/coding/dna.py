"""Reads a `.dna` file, the SQLite database of Discourse Network Analyzer 3.

Gives a `Coding`; `dna_write` writes one. The tables are as DNA's own sample database has them.
The file may come from a stranger: it is opened read-only, no trigger, view or generated column of
its own runs, and no value is larger than the file.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import UnionType
from typing import Any
from urllib.parse import quote

from summitgraph.coding.record import (
    Cell,
    CodedDocument,
    CodedStatement,
    Coding,
    Colour,
    Entity,
    KeptTable,
    StatementType,
    Variable,
    VariableKind,
)
from summitgraph.coding.utf16 import Utf16Places
from summitgraph.errors import UnreadableError

# Tables of DNA's own working, carried over as they are.
KEPT = ("SETTINGS", "CODERS", "CODERRELATIONS", "REGEXES", "VARIABLELINKS")

VALUES = {
    VariableKind.BOOLEAN: "DATABOOLEAN",
    VariableKind.INTEGER: "DATAINTEGER",
    VariableKind.SHORT_TEXT: "DATASHORTTEXT",
    VariableKind.LONG_TEXT: "DATALONGTEXT",
}
"""In which table the values of each kind of variable stand."""

# SQLite holds any kind of value in any column; a stranger's table may have none of DNA's promises.
_WHOLE = "ID StatementTypeId DocumentId Start Stop VariableId AttributeVariableId EntityId"
_WORDS = "Text Author Source Section Notes Type Label Variable AttributeVariable DataType"
_KINDS: dict[str, UnionType | type] = {
    **dict.fromkeys([*_WHOLE.split(), "StatementId"], int),
    **dict.fromkeys([*_WORDS.split(), "AttributeValue"], str | None),
    **dict.fromkeys(["ChildOf", "Date", "Coder", "Red", "Green", "Blue"], int | None),
    **dict.fromkeys(["Title", "Name", "ENTITIES.Value"], str),
}

_OURS = (
    *("DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "VARIABLES", "ENTITIES"),
    *("ATTRIBUTEVARIABLES", "ATTRIBUTEVALUES"),
)

_TIMES = range(-62_135_596_800, 253_402_300_800)  # seconds since 1970, of the years 1 to 9999

_STEPS = 200_000_000  # of SQLite's machine: a coding of a million statements takes some 60 million


def read_dna(path: Path) -> Coding:
    """The coding in a `.dna` file.

    Raises:
        UnreadableError: where the file is none, is damaged, or contradicts itself; it says where.
    """
    try:
        with _opened(path) as database:
            return _read(_Tables(database, path), path)
    except (sqlite3.Error, UnicodeError) as error:  # its words may quote bytes that are no text
        raise UnreadableError(
            f"the database cannot be read: {error}",
            where=str(path),
            advice="open it in Discourse Network Analyzer, or take a copy that is not in use",
        ) from error


class _Tables:
    """The tables of one file, read row by row."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database = database
        self.path = path
        # a virtual table has no page of its own: a module of SQLite makes its rows
        found = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
        )
        self._names = {name for (name,) in found}
        for table in sorted(self._names & {*_OURS, *KEPT, *VALUES.values()}):
            for _, name, *_, hidden in database.execute(f"PRAGMA table_xinfo({table})"):
                if hidden:
                    raise self.fault("a column is reckoned and not stored", f"{name} of {table}")

    def __contains__(self, table: str) -> bool:
        return table in self._names

    def rows(self, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
        """The named columns of all rows, in the order of the first."""
        if table not in self._names:
            raise UnreadableError(
                "this is no database of Discourse Network Analyzer 3: a table is missing",
                where=str(self.path),
                value=table,
                advice="give a .dna file of version 3; one of version 2 can be converted with it",
            )
        names = columns.split(", ")
        for row in self._database.execute(f"SELECT {columns} FROM {table} ORDER BY 1"):
            for name, value in zip(names, row, strict=True):
                kind = _KINDS.get(f"{table}.{name}") or _KINDS.get(name)
                if not isinstance(value, kind or int | float | str | None):
                    raise self.fault(
                        f"{name} of {table} is of another kind than Discourse Network Analyzer's",
                        f"{row[0]!r}: {value!r}"[:80],
                    )
            yield row

    def whole(self, table: str) -> KeptTable:
        """A table as it is."""
        cursor = self._database.execute(f"SELECT * FROM {table} ORDER BY 1")
        columns = tuple(column for column, *_ in cursor.description)
        return KeptTable(columns=columns, rows=tuple(tuple(row) for row in cursor))

    def fault(self, what: str, value: object) -> UnreadableError:
        """An error for a file that contradicts itself."""
        return UnreadableError(
            what,
            where=str(self.path),
            value=str(value),
            advice="mend it in Discourse Network Analyzer, or leave the statement out there",
        )


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with path.open("rb") as file:
            head = file.read(16)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise UnreadableError(
            "the file cannot be opened", where=str(path), value=error.strerror or str(error)
        ) from error
    if head != b"SQLite format 3\0":
        raise UnreadableError(
            "this is no SQLite database", where=str(path), advice="give a .dna file of DNA 3"
        )
    # immutable: no lock file and no journal is made beside a file that we only read
    address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    left = _STEPS // 1_000_000

    def count() -> int:
        nonlocal left
        left -= 1
        return left < 0

    with closing(sqlite3.connect(address, uri=True)) as database:
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA query_only = ON")
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, size)  # what stands in a file is no larger
        database.set_progress_handler(count, 1_000_000)
        yield database


def _read(tables: _Tables, path: Path) -> Coding:
    documents = _documents(tables)
    types = _types(tables)
    names, entities = _entities(tables)
    if "CODERS" in tables:
        for _ in tables.rows("CODERS", "ID, Name"):  # only that they are what they should be
            pass
    return Coding(
        source=path.name,
        documents=documents,
        types=types,
        entities=entities,
        statements=_statements(tables, documents, types, entities),
        attribute_names=names,
        kept={table: tables.whole(table) for table in KEPT if table in tables},
    )


def _documents(tables: _Tables) -> tuple[CodedDocument, ...]:
    found = []
    columns = "ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date"
    for row in tables.rows("DOCUMENTS", columns):
        number, title, text, coder, author, source, section, notes, kind, time = row
        if time is not None and time not in _TIMES:
            raise tables.fault(
                "a document is of no day of a calendar", f"document {number}: {time}"
            )
        found.append(
            CodedDocument(
                id=number,
                title=title,
                text=text,
                time=time,
                coder=coder,
                author=author,
                source=source,
                section=section,
                notes=notes,
                type=kind,
            )
        )
    return tuple(found)


def _types(tables: _Tables) -> tuple[StatementType, ...]:
    variables: dict[int, list[Variable]] = defaultdict(list)
    columns = "ID, Variable, DataType, StatementTypeId"
    for number, name, kind, statement_type in tables.rows("VARIABLES", columns):
        if kind not in tuple(VariableKind):
            raise tables.fault("a variable is of no known kind", f"{name}: {kind}")
        variables[statement_type].append(Variable(id=number, name=name, kind=VariableKind(kind)))
    return tuple(
        StatementType(
            id=number,
            label=label,
            variables=tuple(variables[number]),
            colour=Colour(red=red, green=green, blue=blue),
        )
        for number, label, red, green, blue in tables.rows(
            "STATEMENTTYPES", "ID, Label, Red, Green, Blue"
        )
    )


def _entities(tables: _Tables) -> tuple[dict[int, tuple[str, ...]], tuple[Entity, ...]]:
    names: dict[int, list[str]] = defaultdict(list)
    attribute: dict[int, str] = {}
    for number, variable, name in tables.rows(
        "ATTRIBUTEVARIABLES", "ID, VariableId, AttributeVariable"
    ):
        names[variable].append(name)
        attribute[number] = name
    filled: dict[int, dict[str, str]] = defaultdict(dict)
    for entity, number, value in tables.rows(
        "ATTRIBUTEVALUES", "EntityId, AttributeVariableId, AttributeValue"
    ):
        if number not in attribute:
            raise tables.fault("an attribute's value is of no attribute", number)
        filled[entity][attribute[number]] = value
    entities = tuple(
        Entity(
            id=number,
            variable=variable,
            value=value,
            attributes={name: filled[number].get(name, "") for name in names[variable]},
            colour=None if red is None else Colour(red=red, green=green, blue=blue),
            parent=parent,
        )
        for number, variable, value, red, green, blue, parent in tables.rows(
            "ENTITIES", "ID, VariableId, Value, Red, Green, Blue, ChildOf"
        )
    )
    return {variable: tuple(listed) for variable, listed in names.items()}, entities


def _statements(
    tables: _Tables,
    documents: tuple[CodedDocument, ...],
    types: tuple[StatementType, ...],
    entities: tuple[Entity, ...],
) -> tuple[CodedStatement, ...]:
    values = _values(tables, types, {entity.id for entity in entities})
    texts = {document.id: document.text or "" for document in documents}
    times = {document.id: document.time for document in documents}
    places = {number: Utf16Places(text) for number, text in texts.items()}
    known = {kind.id for kind in types}
    statements = []
    columns = "ID, StatementTypeId, DocumentId, Start, Stop, Coder"
    for number, kind, document, start, stop, coder in tables.rows("STATEMENTS", columns):
        if document not in texts:
            raise tables.fault("a statement stands in no document", f"statement {number}")
        if kind not in known:
            raise tables.fault("a statement is of no type", f"statement {number}")
        begin, end = places[document].to_points(start), places[document].to_points(stop)
        if not 0 <= begin < end <= len(texts[document]):
            raise tables.fault(
                "a statement stands outside the text of its document",
                f"statement {number}, {start} to {stop}, in document {document}",
            )
        statements.append(
            CodedStatement(
                id=number,
                type=kind,
                document=document,
                start=begin,
                stop=end,
                coder=coder,
                values=values.get(number, {}),
                quote=texts[document][begin:end],
                time=times[document],
            )
        )
    return tuple(statements)


def _values(
    tables: _Tables, types: tuple[StatementType, ...], entities: set[int]
) -> dict[int, dict[int, bool | int | str]]:
    """What each statement was coded as, by variable."""
    kinds = {variable.id: variable.kind for kind in types for variable in kind.variables}
    values: dict[int, dict[int, bool | int | str]] = defaultdict(dict)
    for kind, table in VALUES.items():
        column = "Entity" if kind is VariableKind.SHORT_TEXT else "Value"
        for statement, variable, value in tables.rows(table, f"StatementId, VariableId, {column}"):
            if kinds.get(variable) is not kind:
                raise tables.fault(
                    f"a value in {table} is of a variable of another kind",
                    f"statement {statement}, variable {variable}",
                )
            values[statement][variable] = _checked(tables, kind, value, statement, entities)
    return {number: dict(sorted(coded.items())) for number, coded in values.items()}


def _checked(
    tables: _Tables, kind: VariableKind, value: Cell, statement: int, entities: set[int]
) -> bool | int | str:
    place = f"statement {statement}: {value!r}"
    if kind is VariableKind.LONG_TEXT:
        return "" if value is None else str(value)
    if not isinstance(value, int):
        raise tables.fault("a value is no number", place)
    if kind is VariableKind.SHORT_TEXT and value not in entities:
        raise tables.fault("a value points to no entity", place)
    return bool(value) if kind is VariableKind.BOOLEAN else value
