"""The queries in the shapes mean the same to a second SPARQL engine."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF
from rdflib.namespace import SH

from summitgraph.shapes import validate
from summitgraph.shapes.validate import shapes_graph

_INVALID = Path(__file__).parent / "invalid"
_SHAPES = shapes_graph()
_QUERIES = {
    str(shape).rpartition("#")[2]: str(_SHAPES.value(_SHAPES.value(shape, SH.sparql), SH.select))
    for shape in _SHAPES.subjects(RDF.type, SH.NodeShape)
    if (shape, SH.sparql, None) in _SHAPES
}


def _prefixes() -> str:
    return "".join(
        f"PREFIX {_SHAPES.value(entry, SH.prefix)}: <{_SHAPES.value(entry, SH.namespace)}>\n"
        for entry in _SHAPES.objects(None, SH.declare)
    )


def _asked_of_oxigraph(query: str, path: Path) -> set[str]:
    store = pyoxigraph.Store()
    store.bulk_load(path=path)
    found = store.query(_prefixes() + query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return {row["this"].value for row in found}


def test_there_are_queries() -> None:
    assert len(_QUERIES) > 20


@pytest.mark.parametrize("name", sorted(_QUERIES))
def test_both_engines_find_the_same_things(name: str) -> None:
    path = _INVALID / f"{name}.ttl"
    findings = validate(path.read_text(encoding="utf-8"), syntax="trig").findings
    assert _asked_of_oxigraph(_QUERIES[name], path) == {finding.focus for finding in findings}


@pytest.mark.parametrize("name", sorted(_QUERIES))
def test_nothing_is_found_in_any_sound_graph(name: str) -> None:
    """The first engine says so of these graphs in the tests of each shape."""
    sound = sorted((_INVALID.parent / "valid").glob("*.ttl"))
    assert len(sound) > 20
    found = {path.stem: _asked_of_oxigraph(_QUERIES[name], path) for path in sound}
    assert {stem: things for stem, things in found.items() if things} == {}


def test_a_query_is_the_only_one_of_its_shape() -> None:
    counts = [len(list(_SHAPES.objects(s, SH.sparql))) for s in _SHAPES.subjects(SH.sparql, None)]
    assert set(counts) == {1}
