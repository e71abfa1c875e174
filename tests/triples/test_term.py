"""Terms: what is written as N-Triples, and what is refused at the door."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.errors import GraphError
from summitgraph.triples.term import XSD, Literal, Quad, nt, nt_iri, printable, quoted

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="￾￿")).filter(
    lambda text: printable(text) == text
)


@pytest.mark.parametrize(
    ("expected", "term"),
    [
        ("<https://example.org/a>", "https://example.org/a"),
        ("<https://example.org/%C3%A9é>", "https://example.org/%C3%A9é"),
        ('"peace"', Literal("peace")),
        ('"peace"@en', Literal("peace", language="EN")),
        ('"1"^^<http://www.w3.org/2001/XMLSchema#integer>', Literal("1", XSD + "integer")),
        (r'"a\nb\tc\r\"d\\e\u007F"', Literal('a\nb\tc\r"d\\e\x7f')),
    ],
)
def test_a_term_is_written_in_canonical_form(expected: str, term: str | Literal) -> None:
    assert nt(term) == expected


@pytest.mark.parametrize(
    "iri",
    [
        "",
        "state/JP",
        "_:b0",
        "https://example.org/a b",
        "https://example.org/a>",
        'https://example.org/"',
        "https://example.org/{x}",
        "https://example.org/\\u0041",
        "https://example.org/\x00",
        "https://example.org/\x85",
        "https://example.org/%zz",
        "https://example.org/\ud800",
        "https://example.org/a> <b> <c> . <d",
    ],
)
def test_an_iri_that_could_break_out_is_refused(iri: str) -> None:
    with pytest.raises(GraphError, match="no absolute IRI"):
        nt_iri(iri)


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0c", "\x1f", "\ud800", "￾"])
def test_a_character_that_xml_cannot_carry_is_refused(character: str) -> None:
    with pytest.raises(GraphError, match=f"U\\+{ord(character):04X} at 4"):
        nt(Literal(f"page{character}"))
    assert nt(Literal(printable(f"page{character}"))) == '"page�"'


def test_tab_and_line_breaks_are_no_such_characters() -> None:
    assert printable("a\tb\r\nc") == "a\tb\r\nc"


@pytest.mark.parametrize(
    "literal",
    [
        Literal("x", language="en us"),
        Literal("x", language='en" .'),
        Literal("x", "not an iri"),
        Literal("x", 'http://example.org/"> .'),
        Literal("x", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"),
    ],
)
def test_a_datatype_or_language_that_could_break_out_is_refused(literal: Literal) -> None:
    with pytest.raises(GraphError):
        nt(literal)


def test_the_language_decides_the_datatype_and_letters_do_not() -> None:
    assert Literal("Japan", language="en-GB") == Literal("Japan", XSD + "string", "EN-gb")


@given(TEXT)
def test_escapes_are_those_of_pyoxigraph(text: str) -> None:
    assert nt(Literal(text)) == str(ox.Literal(text))


@given(st.text())
def test_any_text_is_refused_or_read_back_the_same(text: str) -> None:
    line = f"<https://e.org/s> <https://e.org/p> {nt(Literal(printable(text)))} ."
    (quad,) = ox.parse(line, ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == printable(text)
    assert len(printable(text)) == len(text)


def test_a_quad_is_a_plain_tuple() -> None:
    quad = Quad("https://e.org/s", "https://e.org/p", Literal("o"), "https://e.org/g")
    assert quad == ("https://e.org/s", "https://e.org/p", Literal("o"), "https://e.org/g")


def test_a_sign_that_no_literal_may_hold_is_shown_with_its_neighbours() -> None:
    with pytest.raises(GraphError) as middle:
        quoted("x" * 40 + "\x00" + "y" * 40)
    with pytest.raises(GraphError) as first:
        quoted("\x00abc")
    assert middle.value.value == "x" * 20 + "\x00" + "y" * 19
    assert first.value.value == "\x00abc"
