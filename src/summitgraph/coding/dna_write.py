"""Writes a `Coding` as a `.dna` file for Discourse Network Analyzer 3.

The tables are those of `dna.sql`. Experimental: no Discourse Network Analyzer has opened such a
file yet. What is read back with `dna` equals what was written.
"""

from __future__ import annotations

import sqlite3
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import sha256
from itertools import count
from pathlib import Path

from summitgraph.coding.dna import KEPT, VALUES
from summitgraph.coding.record import Cell, Coding, Colour, KeptTable, VariableKind
from summitgraph.coding.utf16 import Utf16Places
from summitgraph.errors import OutputError
from summitgraph.files import whole_file

_TABLES = Path(__file__).with_name("dna.sql")
_LONGEST = 190
"""Characters of a title, a label or a value that the tables take."""

_BLACK = Colour(red=0, green=0, blue=0)

_ROUNDS = 100_000


def _password(word: str) -> str:
    """A password as DNA keeps it: base64 of a salt of 16 bytes and an iterated SHA-256.

    The salt is always the same, so that the same coding gives the same file.
    """
    salt = sha256(b"summitgraph").digest()[:16]
    digest = sha256(salt + word.encode()).digest()
    for _ in range(_ROUNDS - 1):
        digest = sha256(digest).digest()
    return b64encode(salt + digest).decode()


def _own() -> dict[str, KeptTable]:
    """What a file says of itself where the coding comes from no `.dna` file, and its one coder.

    The password of that coder is "summitgraph": DNA asks for one, and a coding holds no secret.
    """
    return {
        "SETTINGS": KeptTable(
            columns=("Property", "Value"), rows=(("version", "3.0.7"), ("date", "2022-06-10"))
        ),
        "CODERS": KeptTable(
            columns=("ID", "Name", "Refresh", "Password"),
            rows=((1, "Admin", 0, _password("summitgraph")),),
        ),
    }


def write_dna(coding: Coding, path: Path) -> None:
    """Write the coding to a file, all or nothing.

    Raises:
        OutputError: where it cannot be written, or holds what DNA's tables do not take (a text
            that is missing, a title of more than 190 characters); what stood there is untouched.
    """
    _check(coding, path)
    try:
        with whole_file(path) as draft, closing(sqlite3.connect(draft)) as database, database:
            database.executescript(_TABLES.read_text(encoding="utf-8"))
            for table, columns, rows in _filled(coding):
                marks = ", ".join("?" * len(columns))
                database.executemany(
                    f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows
                )
    except (OSError, sqlite3.Error) as error:
        raise OutputError(
            f"the file could not be written: {error}",
            where=str(path),
            advice="check that the folder can be written to and has room",
        ) from error


def _check(coding: Coding, path: Path) -> None:
    for document in coding.documents:
        if document.text is None or document.time is None:
            raise OutputError(
                "DNA needs the text and the date of each document",
                where=str(path),
                value=document.title,
                advice="read the coding together with its documents",
            )
    named = [(f"document {d.id}", v) for d in coding.documents for v in (d.title, d.author)]
    named += [(f"entity {entity.id}", entity.value) for entity in coding.entities]
    for place, value in named:
        if len(value) > _LONGEST:
            raise OutputError(
                f"DNA takes no more than {_LONGEST} characters here",
                where=f"{path}, {place}",
                value=value[:60],
                advice="shorten it",
            )


def _filled(coding: Coding) -> Iterator[tuple[str, tuple[str, ...], Iterable[tuple[Cell, ...]]]]:
    """Each table with its columns and rows, those first that others point to."""
    kept = coding.kept or _own()
    yield from ((name, kept[name].columns, kept[name].rows) for name in KEPT[:2] if name in kept)
    yield (
        "DOCUMENTS",
        ("ID", "Title", "Text", "Coder", "Author", "Source", "Section", "Notes", "Type", "Date"),
        [
            (d.id, d.title, d.text, d.coder, d.author, d.source, d.section, d.notes, d.type, d.time)
            for d in coding.documents
        ],
    )
    yield (
        "STATEMENTTYPES",
        ("ID", "Label", "Red", "Green", "Blue"),
        [(kind.id, kind.label, *_rgb(kind.colour)) for kind in coding.types],
    )
    yield (
        "VARIABLES",
        ("ID", "Variable", "DataType", "StatementTypeId"),
        [(v.id, v.name, str(v.kind), kind.id) for kind in coding.types for v in kind.variables],
    )
    yield from ((name, kept[name].columns, kept[name].rows) for name in KEPT[2:] if name in kept)
    yield (
        "ENTITIES",
        ("ID", "VariableId", "Value", "Red", "Green", "Blue", "ChildOf"),
        [(e.id, e.variable, e.value, *_rgb(e.colour), e.parent) for e in coding.entities],
    )
    yield from _attributes(coding)
    yield from _statements(coding)


def _attributes(
    coding: Coding,
) -> Iterator[tuple[str, tuple[str, ...], Iterable[tuple[Cell, ...]]]]:
    pairs = [(v, name) for v, names in sorted(coding.attribute_names.items()) for name in names]
    number = {pair: place for place, pair in enumerate(pairs, 1)}
    yield (
        "ATTRIBUTEVARIABLES",
        ("ID", "VariableId", "AttributeVariable"),
        [(place, variable, name) for (variable, name), place in number.items()],
    )
    filled = [
        (entity.id, number[entity.variable, name], value)
        for entity in coding.entities
        for name, value in entity.attributes.items()
    ]
    yield (
        "ATTRIBUTEVALUES",
        ("ID", "EntityId", "AttributeVariableId", "AttributeValue"),
        [(place, *row) for place, row in enumerate(filled, 1)],
    )


def _statements(
    coding: Coding,
) -> Iterator[tuple[str, tuple[str, ...], Iterable[tuple[Cell, ...]]]]:
    places = {document.id: Utf16Places(document.text or "") for document in coding.documents}
    yield (
        "STATEMENTS",
        ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"),
        [
            (
                statement.id,
                statement.type,
                statement.document,
                places[statement.document].to_units(statement.start),
                places[statement.document].to_units(statement.stop),
                statement.coder,
            )
            for statement in coding.statements
        ],
    )
    kinds = {variable.id: variable.kind for kind in coding.types for variable in kind.variables}
    for kind, table in VALUES.items():
        column = "Entity" if kind is VariableKind.SHORT_TEXT else "Value"
        number = count(1)
        yield (
            table,
            ("ID", "StatementId", "VariableId", column),
            [
                (next(number), statement.id, variable, value)
                for statement in coding.statements
                for variable, value in statement.values.items()
                if kinds[variable] is kind
            ],
        )


def _rgb(colour: Colour | None) -> tuple[int | None, int | None, int | None]:
    return (None, None, None) if colour is None else (colour.red, colour.green, colour.blue)
