"""Small values become terms; what is empty becomes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from summitgraph.triples.term import XSD, Literal, Term
from summitgraph.triples.write import Writer


def _written(method: str, value: object) -> list[Term]:
    writer = Writer("urn:graph")
    getattr(writer, method)("urn:s", "urn:p", value)
    return [quad.object for quad in writer.quads]


@pytest.mark.parametrize(
    ("method", "value", "expected"),
    [
        ("text", "peace", Literal("peace")),
        ("text", "a\fb", Literal("a\N{REPLACEMENT CHARACTER}b")),
        ("label", "peace", Literal("peace", language="en")),
        ("whole", 0, Literal("0", XSD + "integer")),
        ("offset", 18, Literal("18", XSD + "integer")),
        ("day", date(2017, 7, 7), Literal("2017-07-07", XSD + "date")),
        ("decimal", 0.9, Literal("0.9", XSD + "decimal")),
        ("decimal", 0.0, Literal("0", XSD + "decimal")),
        ("decimal", 1.0, Literal("1", XSD + "decimal")),
        ("decimal", 0.00001, Literal("0", XSD + "decimal")),
    ],
)
def test_a_value_becomes_one_term(method: str, value: object, expected: Literal) -> None:
    assert _written(method, value) == [expected]


@pytest.mark.parametrize(
    ("method", "value"), [("text", ""), ("label", ""), ("whole", None), ("day", None)]
)
def test_an_empty_value_becomes_nothing(method: str, value: object) -> None:
    assert _written(method, value) == []


def test_a_subject_may_be_of_several_classes() -> None:
    writer = Writer("urn:graph")
    writer.a("urn:s", "urn:A", "urn:B")
    assert [(q.object, q.graph) for q in writer.quads] == [
        ("urn:A", "urn:graph"),
        ("urn:B", "urn:graph"),
    ]
