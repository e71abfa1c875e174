"""A coding made by people: documents, what was marked in them, and what each mark was coded as.

The records follow Discourse Network Analyzer, whose statements have a type with variables and
whose values are entities with attributes; other tools' codings fit into them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bytes | None


class VariableKind(StrEnum):
    """What a variable holds, by DNA's names."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    SHORT_TEXT = "short text"
    LONG_TEXT = "long text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """Red, green and blue, each 0 to 255."""

    red: int
    green: int
    blue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedDocument:
    """A document that was coded.

    Attributes:
        text: its text; None where the source of the coding does not give it.
        time: seconds since 1970-01-01 UTC; None where the source gives none.
        coder: number of the person who brought it in.
    """

    id: int
    title: str
    text: str | None
    time: int | None
    coder: int | None = None
    author: str = ""
    source: str = ""
    section: str = ""
    notes: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """Something a coder fills in for each statement of a type: person, concept, agreement."""

    id: int
    name: str
    kind: VariableKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementType:
    """A kind of statement, with the variables that are coded for it."""

    id: int
    label: str
    variables: tuple[Variable, ...]
    colour: Colour = Colour(red=0, green=0, blue=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A value of a short-text variable, as a thing with attributes: a person, an organization.

    Attributes:
        attributes: value by name; every attribute of its variable is there, "" where not filled.
        parent: number of the entity that it belongs under.
    """

    id: int
    variable: int
    value: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    colour: Colour | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedStatement:
    """A marked stretch of a document and its values.

    Attributes:
        start, stop: in characters (Unicode code points) of the document's text.
        values: by variable number: True or False, a number, an entity's number, or long text.
        quote: the words marked, "" where the source of the coding does not give them.
        time: seconds since 1970-01-01 UTC: the document's, or the statement's own where the source
            tells one; None where it tells none.
    """

    id: int
    type: int
    document: int
    start: int
    stop: int
    coder: int | None
    values: Mapping[int, bool | int | str]
    quote: str = ""
    time: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTable:
    """A table of a `.dna` file that is carried over as it is: coders, settings, patterns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Everything that one file of coded data holds.

    Attributes:
        source: name of the file.
        attribute_names: names of the attributes by variable number.
        kept: tables that only DNA itself needs, by name.
    """

    source: str
    documents: tuple[CodedDocument, ...]
    types: tuple[StatementType, ...]
    entities: tuple[Entity, ...]
    statements: tuple[CodedStatement, ...]
    attribute_names: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    kept: Mapping[str, KeptTable] = field(default_factory=dict)

    @property
    def coders(self) -> dict[int, str]:
        """The names of those who coded, by number; none where the source does not tell them."""
        table = self.kept.get("CODERS")
        if table is None:
            return {}
        number, name = table.columns.index("ID"), table.columns.index("Name")
        return {int(row[number] or 0): str(row[name]) for row in table.rows}
