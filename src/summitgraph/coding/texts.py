"""The documents of a coding as coded texts: which of its variables tell who, what and how.

Variables are known by their names, which are DNA's and those of this program; a type of statements
that tells nobody or nothing (a note) gives no mark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime

from summitgraph.coding.record import (
    CodedDocument,
    CodedStatement,
    Coding,
    StatementType,
    VariableKind,
)
from summitgraph.records.coded import CodedMark, CodedText
from summitgraph.records.statement import Act

_PERSON = ("person", "actor", "speaker", "claimant")
_BODY = ("organization", "organisation", "party")
_ISSUE = ("concept", "issue", "claim")
_STANCE = ("agreement", "stance")
_ACT = ("act",)
_ADDRESSEE = ("addressee", "target")
_DENIED = ("denied",)
_NAMED_SO = " (denied)"  # what the name of a denied act ends with, in networks and in exports
_WORDS = (VariableKind.SHORT_TEXT, VariableKind.LONG_TEXT)


def coded_texts(coding: Coding) -> Iterator[tuple[CodedDocument, CodedText]]:
    """Every document that has a text, with its marks in the order of the text."""
    reader = _Reader(coding)
    marks: dict[int, dict[CodedMark, None]] = defaultdict(dict)
    order = sorted(coding.statements, key=lambda s: (s.document, s.start, s.stop, s.id))
    for statement in order:
        mark = reader.mark(statement)
        if mark is not None:
            marks[statement.document][mark] = None
    for document in coding.documents:
        if document.text is not None:
            day = ""
            if document.time is not None:
                day = datetime.fromtimestamp(document.time, UTC).date().isoformat()
            yield (
                document,
                CodedText(
                    title=document.title,
                    text=document.text,
                    day=day,
                    publisher=document.source or document.author,
                    marks=tuple(marks[document.id]),
                ),
            )


class _Reader:
    """Reads the values of statements by the names of their variables."""

    def __init__(self, coding: Coding) -> None:
        self._types = {kind.id: kind for kind in coding.types}
        self._values = {entity.id: entity.value for entity in coding.entities}
        self._coders = coding.coders

    def mark(self, statement: CodedStatement) -> CodedMark | None:
        """The mark that a statement makes; None where it tells nobody or nothing."""
        kind = self._types[statement.type]
        person, body = self._text(statement, kind, _PERSON), self._text(statement, kind, _BODY)
        issue = self._text(statement, kind, _ISSUE)
        if not issue or not (person or body):
            return None
        stance = self._value(statement, kind, _STANCE, (VariableKind.BOOLEAN,))
        act = self._text(statement, kind, _ACT)
        denied = self._value(statement, kind, _DENIED, (VariableKind.BOOLEAN,)) is True
        if denied:
            act = act.removesuffix(_NAMED_SO)
        addressee = self._text(statement, kind, _ADDRESSEE)
        return CodedMark(
            start=statement.start,
            end=statement.stop,
            persons=(person,) if person else (),
            body=body,
            issues=(issue,),
            agreement=stance if isinstance(stance, bool) else None,
            act=act if act in tuple(Act) else "",
            addressees=(addressee,) if addressee else (),
            negated=denied and act in tuple(Act),
            coder=self._coders.get(statement.coder or 0, ""),
        )

    def _value(
        self,
        statement: CodedStatement,
        kind: StatementType,
        names: tuple[str, ...],
        kept_as: tuple[VariableKind, ...],
    ) -> bool | int | str | None:
        """The value of the first variable of such a name and kind; None where there is none."""
        for variable in kind.variables:
            if variable.kind in kept_as and variable.name.lower() in names:
                value = statement.values.get(variable.id)
                if variable.kind is VariableKind.SHORT_TEXT and isinstance(value, int):
                    return self._values[value]
                return value
        return None

    def _text(self, statement: CodedStatement, kind: StatementType, names: tuple[str, ...]) -> str:
        """The words of a variable; "" where none of these names holds words."""
        value = self._value(statement, kind, names, _WORDS)
        return value.strip() if isinstance(value, str) else ""
