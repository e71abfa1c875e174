"""Whatever stands in the place of a value, validation reports and never fails."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.shapes import validate

_XSD = "http://www.w3.org/2001/XMLSchema#"
_SOUND = [
    quad.triple
    for name in ("followup", "meeting")
    for quad in pyoxigraph.parse(path=Path(__file__).parent / "valid" / f"{name}.ttl")
]
_ODD: list[pyoxigraph.Literal | pyoxigraph.NamedNode | pyoxigraph.BlankNode] = [
    pyoxigraph.Literal(""),
    pyoxigraph.Literal("mot", language="fr"),
    pyoxigraph.Literal("NaN", datatype=pyoxigraph.NamedNode(_XSD + "double")),
    pyoxigraph.Literal("yesterday", datatype=pyoxigraph.NamedNode(_XSD + "date")),
    pyoxigraph.Literal("2017-07-07+09:00", datatype=pyoxigraph.NamedNode(_XSD + "date")),
    pyoxigraph.Literal("-9" + "9" * 30, datatype=pyoxigraph.NamedNode(_XSD + "integer")),
    pyoxigraph.Literal("2.5", datatype=pyoxigraph.NamedNode(_XSD + "decimal")),
    pyoxigraph.NamedNode("urn:x"),
    pyoxigraph.BlankNode("b"),
]


@settings(deadline=None, max_examples=40)
@given(place=st.integers(0, len(_SOUND) - 1), odd=st.sampled_from(_ODD))
def test_an_odd_value_gives_a_report(place: int, odd: pyoxigraph.Literal) -> None:
    spoilt = _SOUND[place]
    changed = pyoxigraph.Triple(spoilt.subject, spoilt.predicate, odd)
    report = validate([*_SOUND[:place], changed, *_SOUND[place + 1 :]])
    assert list(pyoxigraph.parse(report.to_turtle(), pyoxigraph.RdfFormat.TURTLE))
