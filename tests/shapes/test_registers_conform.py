"""The registers that are shipped are sound by the same shapes as a build."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph
import pytest

from summitgraph.resources import folder
from summitgraph.shapes import validate

_REGISTERS = ("events", "issues", "offices", "organisations", "states")


def _triples() -> Iterator[pyoxigraph.Quad]:
    for name in _REGISTERS:
        yield from pyoxigraph.parse(path=folder("ontology") / f"{name}.ttl")


def test_the_registers_conform() -> None:
    assert validate(_triples(), shapes=["actor", "issue", "meeting"]).to_text() == (
        "The graph conforms: 0 violations, 0 warnings.\n"
    )


@pytest.mark.parametrize(
    ("thing", "wrong", "shape"),
    [
        ("state/JP", "sg:iso2 'J'", "State-iso2"),
        ("term/JP-prime-minister-2012-12-26", "sg:until '2000-01-01'^^xsd:date", "OfficeTerm-days"),
    ],
)
def test_a_slip_in_a_register_is_found(thing: str, wrong: str, shape: str) -> None:
    iri = f"https://w3id.org/summitgraph/{thing}"
    prefixes = "PREFIX sg: <https://w3id.org/summitgraph/ns#>\n"
    prefixes += "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
    slip = pyoxigraph.parse(f"{prefixes}<{iri}> {wrong} .", pyoxigraph.RdfFormat.TURTLE)
    entry = [triple for triple in _triples() if triple.subject == pyoxigraph.NamedNode(iri)]
    assert shape not in _fired(entry)
    assert shape in _fired([*entry, *slip])


def _fired(triples: list[pyoxigraph.Quad]) -> set[str]:
    return {finding.shape_name for finding in validate(triples, shapes=["actor"]).findings}
