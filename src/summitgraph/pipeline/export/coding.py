"""A graph as a coding, for Discourse Network Analyzer: its database, or its table of events.

DNA's statements have one value a variable, so a statement of several actors or issues becomes one
for every pair of them, on the same words. Two types of statements are made: `DNA Statement`
(person, organization, concept, agreement) of those acts that stand for or against their issue, and
`Act` (person, organization, concept, act, addressee, denied) of all: an act that takes no side has
no agreement to be coded. An act that the words deny is named so, as in networks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import product

from summitgraph.coding import (
    CodedDocument,
    CodedStatement,
    Coding,
    Entity,
    StatementType,
    Variable,
    VariableKind,
)
from summitgraph.network.matrix.rows import midnight, names_told_apart
from summitgraph.network.row import RowActor, StatementRow, name_act
from summitgraph.network.source import rows_from_store, sides_from_store
from summitgraph.network.stance import Stance, stance_of
from summitgraph.store import GraphStore

_SHORT, _YES_NO = VariableKind.SHORT_TEXT, VariableKind.BOOLEAN
_TYPES = (
    StatementType(
        id=1,
        label="DNA Statement",
        variables=(
            Variable(id=1, name="person", kind=_SHORT),
            Variable(id=2, name="organization", kind=_SHORT),
            Variable(id=3, name="concept", kind=_SHORT),
            Variable(id=4, name="agreement", kind=_YES_NO),
        ),
    ),
    StatementType(
        id=2,
        label="Act",
        variables=(
            Variable(id=5, name="person", kind=_SHORT),
            Variable(id=6, name="organization", kind=_SHORT),
            Variable(id=7, name="concept", kind=_SHORT),
            Variable(id=8, name="act", kind=_SHORT),
            Variable(id=9, name="addressee", kind=_SHORT),
            Variable(id=10, name="denied", kind=_YES_NO),
        ),
    ),
)
_LONGEST = 190  # characters of a value in DNA
_ATTRIBUTES = ("Type", "Alias", "Notes")
_CODER = 1


def coding_of_graph(store: GraphStore, name: str) -> Coding:
    """The statements of a graph as a coding with the texts of their readouts.

    Two things that share a name stay two, told apart by the end of their identifiers. A value that
    is longer than DNA takes is shortened, and gets a hash of the whole. A readout without a day
    has no time.

    Args:
        name: what the coding is called.
    """
    from summitgraph.queries import ask

    documents: dict[str, CodedDocument] = {}
    for number, row in enumerate(ask(store, "texts"), 1):
        documents.setdefault(
            str(row["readout"]),
            CodedDocument(
                id=number,
                title=_short(str(row["title"] or row["fileName"] or row["readout"])),
                text=str(row["text"]),
                time=midnight(str(row["earliest"] or "")),
                coder=_CODER,
                author=_short(str(row["publisher"] or "")),
                source=_short(str(row["publisher"] or "")),
                section="",
                notes=str(row["readout"]),
                type="readout",
            ),
        )
    rows = rows_from_store(store)
    made = _Made(documents, sides_from_store(store), names_told_apart(rows))
    made.add(rows)
    return Coding(
        source=name,
        documents=tuple(documents.values()),
        types=_TYPES,
        entities=tuple(made.entities.values()),
        statements=tuple(made.statements),
        attribute_names={
            variable.id: _ATTRIBUTES
            for kind in _TYPES
            for variable in kind.variables
            if variable.kind is _SHORT
        },
    )


class _Made:
    """Statements and entities as they come up."""

    def __init__(
        self,
        documents: Mapping[str, CodedDocument],
        sides: Mapping[str, str],
        names: Mapping[str, Mapping[str, str]],
    ) -> None:
        self._documents = documents
        self._sides = sides
        self._names = names
        self.entities: dict[tuple[int, str], Entity] = {}
        self.statements: list[CodedStatement] = []

    def add(self, rows: Iterable[StatementRow]) -> None:
        """Take in statements, in the order of their documents and places."""
        here = [row for row in rows if row.readout.id in self._documents]
        here.sort(key=lambda r: (self._documents[r.readout.id].id, r.start, r.end, r.statement))
        for row in here:
            stance = stance_of(row.act, row.polarity)
            addressees: Sequence[RowActor | None] = row.addressees or (None,)
            for actor, issue in product(row.actors, row.issues):
                if stance is not Stance.OPEN:
                    values = self._who(1, actor) | {
                        3: self._entity(3, self._names["issue"][issue.id], "Issue", issue.id),
                        4: stance is Stance.FOR,
                    }
                    self._put(row, 1, values)
                for addressee in addressees:
                    values = self._who(5, actor) | {
                        7: self._entity(7, self._names["issue"][issue.id], "Issue", issue.id),
                        8: self._entity(8, name_act(row.act, row.polarity), "", ""),
                        9: self._entity(9, self._names["actor"][addressee.id], "", addressee.id)
                        if addressee
                        else self._entity(9, "", "", ""),
                        10: row.polarity == "negative",
                    }
                    self._put(row, 2, values)

    def _who(self, first: int, actor: RowActor) -> dict[int, bool | int | str]:
        """Person and organization of an actor; a state or body is an organization itself."""
        name = self._names["actor"][actor.id]
        if actor.kind == "Person":
            side = self._sides.get(actor.id, "")
            person = self._entity(first, name, actor.kind, actor.id)
            return {first: person, first + 1: self._entity(first + 1, side, "", "")}
        body = self._entity(first + 1, name, actor.kind, actor.id)
        return {first: self._entity(first, "", "", ""), first + 1: body}

    def _entity(self, variable: int, value: str, kind: str, iri: str) -> int:
        key = (variable, _short(value))
        told = {"Type": kind, "Alias": "", "Notes": _short(iri)}
        if key not in self.entities:
            number = len(self.entities) + 1
            self.entities[key] = Entity(id=number, variable=variable, value=key[1], attributes=told)
        elif iri and not self.entities[key].attributes["Notes"]:  # was a side so far
            self.entities[key] = replace(self.entities[key], attributes=told)
        return self.entities[key].id

    def _put(self, row: StatementRow, kind: int, values: Mapping[int, bool | int | str]) -> None:
        document = self._documents[row.readout.id]
        self.statements.append(
            CodedStatement(
                id=len(self.statements) + 1,
                type=kind,
                document=document.id,
                start=row.start,
                stop=row.end,
                coder=_CODER,
                values=dict(values),
                quote=row.quote,
                time=document.time,
            )
        )


def dated(coding: Coding) -> tuple[Coding, int]:
    """The coding for DNA's database, which takes no document without a day; how many had none.

    These get the first day that the database knows, 1970-01-01.
    """
    without = sum(document.time is None for document in coding.documents)
    documents = tuple(
        replace(document, time=0) if document.time is None else document
        for document in coding.documents
    )
    return replace(coding, documents=documents), without


def _short(text: str) -> str:
    """The text, or its beginning and a hash of all of it, where it is longer than DNA takes."""
    if len(text) <= _LONGEST:
        return text
    end = f"… {sha256(text.encode()).hexdigest()[:8]}"
    return text[: _LONGEST - len(end)] + end
