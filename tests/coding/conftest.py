"""A small coding: two statements in a text that begins with a character of two UTF-16 units."""

from __future__ import annotations

import pytest

from summitgraph.coding import (
    CodedDocument,
    CodedStatement,
    Coding,
    Colour,
    Entity,
    StatementType,
    Variable,
    VariableKind,
)

TEXT = "\U0001f30d Ruto said that trade must grow. Mahama disagreed."


@pytest.fixture
def coding() -> Coding:
    """Two statements in a text that begins with a character of two UTF-16 units."""
    variables = (
        Variable(id=1, name="person", kind=VariableKind.SHORT_TEXT),
        Variable(id=2, name="agreement", kind=VariableKind.BOOLEAN),
        Variable(id=3, name="salience", kind=VariableKind.INTEGER),
        Variable(id=4, name="note", kind=VariableKind.LONG_TEXT),
    )
    quotes = ("Ruto said that trade must grow.", "Mahama disagreed.")
    return Coding(
        source="talks.dna",
        documents=(
            CodedDocument(id=7, title="Talks", text=TEXT, time=1_714_608_000, coder=1, section="A"),
        ),
        types=(
            StatementType(
                id=1, label="Claim", variables=variables, colour=Colour(red=1, green=2, blue=3)
            ),
        ),
        entities=(
            Entity(id=1, variable=1, value="Ruto", attributes={"Type": "Government", "Alias": ""}),
            Entity(
                id=2,
                variable=1,
                value="Mahama",
                attributes={"Type": "", "Alias": "JM"},
                colour=Colour(red=9, green=9, blue=9),
                parent=1,
            ),
        ),
        statements=tuple(
            CodedStatement(
                id=number,
                type=1,
                document=7,
                start=TEXT.index(quote),
                stop=TEXT.index(quote) + len(quote),
                coder=1,
                values={1: number, 2: number == 1, 3: -5, 4: "see note"},
                quote=quote,
                time=1_714_608_000,
            )
            for number, quote in enumerate(quotes, 1)
        ),
        attribute_names={1: ("Type", "Alias")},
    )
