"""docs/graph.md shows the graph as it is written: the same classes, terms and kinds of value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
import pytest

from summitgraph import authority
from summitgraph.ontology import PROV, RDF, SG
from summitgraph.records import Account
from summitgraph.store.prefixes import PREFIXES
from summitgraph.triples import account_quads, authority_quads
from summitgraph.triples.iris import DEFAULT_BASE, Iris
from summitgraph.triples.term import XSD_STRING, Literal, Quad, Term

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "graph.md").read_text(encoding="utf-8")
GRAPH = re.compile(r"^# --- in <id:graph/(\S+)>$", re.MULTILINE)

Shown: TypeAlias = Mapping[str, Mapping[str, set[str]]]
"""Class to property to the kinds of its values: an IRI, a datatype, a language."""


def _parts() -> dict[str, list[Quad]]:
    """The triples that the page shows, by the graph in which they stand."""
    example = PAGE.split("```turtle\n")[1].split("```")[0]
    prefixes, *pieces = GRAPH.split(example)
    found: dict[str, list[Quad]] = {}
    for name, piece in zip(pieces[::2], pieces[1::2], strict=True):
        text = prefixes + re.sub(r"(?<=/)…|(?<=:)…", "x", piece)
        triples = ox.parse(text, ox.RdfFormat.TURTLE)
        found[name.split("/")[0]] = [
            Quad(t.subject.value, t.predicate.value, _term(t.object), name) for t in triples
        ]
    return found


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    assert isinstance(term, ox.NamedNode | ox.Literal), "the page shows no blank nodes"
    if isinstance(term, ox.NamedNode):
        return term.value
    return Literal(term.value, term.datatype.value, language=term.language or "")


def _kind(term: Term) -> str:
    if isinstance(term, str):
        return "IRI"
    return f"@{term.language}" if term.language else term.datatype


def _shown(quads: Iterable[Quad]) -> Shown:
    rows = list(quads)
    classes = defaultdict(set)
    for quad in rows:
        if quad.predicate == RDF.TYPE:
            classes[quad.subject].add(str(quad.object))
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in rows:
        for kind in classes[quad.subject] or {"of another graph"}:
            found[kind][quad.predicate].add(_kind(quad.object))
    return found


def _short(iri: str) -> str:
    prefix = next(p for p, namespace in PREFIXES.items() if iri.startswith(namespace))
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


PARTS = _parts()


def test_the_page_shows_three_graphs() -> None:
    assert set(PARTS) == {"readout", "links", "authority"}
    assert f"`<base>{Iris().graph('ab' * 32).removeprefix(DEFAULT_BASE)[:14]}" in PAGE


def test_the_graph_of_a_readout_holds_what_the_page_shows(account: Account) -> None:
    made = _shown(account_quads(account))
    for kind, properties in _shown(PARTS["readout"]).items():
        assert properties.keys() <= made[kind].keys(), kind
        for name, kinds in properties.items():
            assert kinds == made[kind][name], name


def test_the_page_names_all_that_the_graph_of_a_readout_holds(account: Account) -> None:
    told = set(re.findall(r"[a-z]+:[A-Za-z]\w*", PAGE))
    quads = account_quads(account)
    made = {q.predicate for q in quads if q.predicate != RDF.TYPE}
    made |= {str(q.object) for q in quads if q.predicate == RDF.TYPE}
    assert {_short(iri) for iri in made} <= told


def test_the_graph_of_links_is_as_the_page_shows_it(links: list[Quad]) -> None:
    assert _shown(links) == _shown(PARTS["links"])


def test_the_graph_of_authorities_holds_what_the_page_shows(account: Account) -> None:
    made = _shown(authority_quads([account], authority.load()))
    for kind, properties in _shown(PARTS["authority"]).items():
        assert properties.keys() <= made[kind].keys(), kind
        for name, kinds in properties.items():
            assert kinds <= made[kind][name], name


@pytest.mark.parametrize("name", ["readout", "links", "authority"])
def test_every_graph_is_named_as_the_page_says(
    name: str, account: Account, links: list[Quad]
) -> None:
    made = {
        "readout": account_quads(account),
        "links": links,
        "authority": authority_quads([account], authority.load()),
    }[name]
    tail = f"readout/{account.readout.sha256[:16]}" if name == "readout" else name
    assert {quad.graph for quad in made} == {f"{DEFAULT_BASE}graph/{tail}"}


def test_no_graph_has_blank_nodes_or_empty_words(account: Account, links: list[Quad]) -> None:
    quads = [
        *account_quads(account),
        *links,
        *authority_quads([account], authority.load()),
    ]
    for quad in quads:
        terms = [quad.subject, quad.predicate, quad.graph]
        terms += [quad.object] if isinstance(quad.object, str) else []
        assert not any(term.startswith("_:") for term in terms)
        assert isinstance(quad.object, str) or quad.object.value


def test_what_quotes_a_source_is_a_plain_string_and_labels_are_english(account: Account) -> None:
    shown = _shown(account_quads(account))
    assert shown[SG.STATEMENT][SG.QUOTE] == {XSD_STRING}
    assert shown[SG.STATEMENT][PROV.WAS_DERIVED_FROM] == {"IRI"}
    assert shown[SG.NOTICE][SG.MESSAGE] == {"@en"}
