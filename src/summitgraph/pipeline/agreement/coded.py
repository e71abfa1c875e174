"""A coded set: what one reader, of whatever kind, made of some readouts.

Everything is compared in this form. A value that a reader did not code is None, which is another
thing than "none": it is missing, and no disagreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedStatement:
    """One statement as one reader codes it.

    Attributes:
        doc: the name of the readout.
        start, end: half-open, in characters of its text.
        actors, issues, addressees: names and labels.
        due: an EDTF date; "" where there is none.
        optional: whether a reader may leave it out; then it counts neither way.
    """

    doc: str
    start: int
    end: int
    act: str | None = None
    actors: tuple[str, ...] | None = None
    issues: tuple[str, ...] | None = None
    addressees: tuple[str, ...] | None = None
    commitment: bool | None = None
    negated: bool | None = None
    due: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSet:
    """All that one reader coded.

    Attributes:
        name: who that is.
        scope: the readouts that were coded, also those without a statement; for each the spans of
            its text that were coded, or None for all of it.
    """

    name: str
    statements: tuple[CodedStatement, ...]
    scope: Mapping[str, tuple[Span, ...] | None] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        name: str,
        statements: Iterable[CodedStatement],
        scope: Mapping[str, tuple[Span, ...] | None] | None = None,
    ) -> CodedSet:
        """A set in the order of the texts; its scope is at least the readouts it tells of."""
        found = sorted(statements, key=lambda s: (s.doc, s.start, s.end, s.act or ""))
        whole: dict[str, tuple[Span, ...] | None] = dict.fromkeys(s.doc for s in found)
        return cls(name=name, statements=tuple(found), scope=whole | dict(scope or {}))


class CodedForm(Protocol):
    """A form of file that coded statements come in.

    Attributes:
        name: of the form, for messages.
    """

    name: str

    def fits(self, path: Path) -> bool:
        """Whether a file or folder is of this form."""
        ...

    def read(self, path: Path, name: str) -> CodedSet:
        """What is coded in it; UnreadableError where it is not as the form wants it."""
        ...


def within(coded: CodedSet, sets: Iterable[CodedSet]) -> CodedSet:
    """The part of a set that lies in what all of these sets coded."""
    scopes = [s.scope for s in sets]

    def inside(s: CodedStatement) -> bool:
        return all(s.doc in scope and _covers(scope[s.doc], s) for scope in scopes)

    docs = {doc for doc in coded.scope if all(doc in scope for scope in scopes)}
    return CodedSet(
        name=coded.name,
        statements=tuple(s for s in coded.statements if inside(s)),
        scope={doc: spans for doc, spans in coded.scope.items() if doc in docs},
    )


def _covers(spans: tuple[Span, ...] | None, s: CodedStatement) -> bool:
    """Whether half of a statement at least lies in the spans."""
    if spans is None:
        return True
    common = sum(max(0, min(b, s.end) - max(a, s.start)) for a, b in spans)
    return 2 * common >= s.end - s.start
