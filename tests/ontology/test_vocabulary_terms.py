"""Every term is described; code, Turtle, shapes, queries and the contract use the same terms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summitgraph.ontology import OWL, RDF, RDFS, SG, SKOS, Text, load, terms
from summitgraph.ontology.reader import module_names
from summitgraph.resources import files, folder

_KINDS = (OWL.CLASS, OWL.OBJECT_PROPERTY, OWL.DATATYPE_PROPERTY)
_QUERIES = (*files("queries", ".rq"), *files("ontology", ".rq"))
_NAMED = re.compile(r"(?<![\w-])sg:([A-Za-z]\w*)")
_NAMESPACES = [getattr(terms, name) for name in dir(terms) if hasattr(getattr(terms, name), "NS")]


def _declared() -> set[str]:
    vocabulary = load()
    return {
        term
        for kind in _KINDS
        for term in vocabulary.subjects_of_type(kind)
        if term.startswith(SG.NS)
    }


def _constants(namespace: type) -> dict[str, str]:
    return {
        name: value
        for name, value in vars(namespace).items()
        if name.isupper() and name != "NS" and isinstance(value, str)
    }


def _constant_name(local: str, classes: set[str]) -> str:
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", local).upper()
    return f"HAS_{name}" if local[0].islower() and name in classes else name


def _used_in_turtle(name: str) -> set[str]:
    spoken: list[str] = []
    for subject, predicate, value in load(name):
        spoken += [subject, predicate, value.datatype if isinstance(value, Text) else value]
    return {iri for iri in spoken if iri.startswith(SG.NS) and iri != SG.NS}


def _used_in_text(path: Path) -> set[str]:
    return {SG.NS + local for local in _NAMED.findall(path.read_text(encoding="utf-8"))}


def test_the_code_has_a_constant_for_every_term_and_no_other() -> None:
    assert set(_constants(SG).values()) == _declared()


@pytest.mark.parametrize("namespace", _NAMESPACES, ids=lambda n: str(n.__name__))
def test_a_constant_is_named_as_its_term(namespace: type) -> None:
    constants = _constants(namespace)
    locals_ = {name: value.removeprefix(vars(namespace)["NS"]) for name, value in constants.items()}
    classes = {_constant_name(local, set()) for local in locals_.values() if local[0].isupper()}
    assert {name: _constant_name(local, classes) for name, local in locals_.items()} == {
        name: name for name in locals_
    }


@pytest.mark.parametrize("module", module_names())
def test_the_turtle_uses_declared_terms_only(module: str) -> None:
    assert _used_in_turtle(module) <= _declared()


@pytest.mark.parametrize("path", files("shapes", ".ttl"), ids=lambda p: str(p.stem))
def test_the_shapes_use_declared_terms_only(path: Path) -> None:
    assert _used_in_text(path) <= _declared()


def test_the_queries_and_rules_use_declared_terms_only() -> None:
    used = {term for path in _QUERIES for term in _used_in_text(path)}
    assert used <= _declared()


def test_the_json_ld_context_uses_declared_terms_only() -> None:
    assert _used_in_text(folder("ontology") / "context.jsonld") <= _declared()


def test_the_contract_of_the_graph_uses_declared_terms_only() -> None:
    contract = folder("ontology").parent / "docs" / "graph.md"
    if not contract.exists():
        pytest.skip("the documentation is not in the wheel")
    assert _used_in_text(contract) <= _declared()


def test_a_misspelt_term_is_not_declared() -> None:
    assert SG.NS + "agree" not in _declared()


@pytest.mark.parametrize("term", sorted(_declared()), ids=lambda t: str(t).rpartition("#")[2])
def test_a_term_has_label_definition_example_and_home(term: str) -> None:
    vocabulary = load()
    (label,) = vocabulary.literals(term, RDFS.LABEL)
    (definition,) = vocabulary.literals(term, SKOS.DEFINITION)
    assert label.language == definition.language == "en"
    assert re.fullmatch(r"[A-Z].*[^.]\.", definition.value), "a definition is one sentence"
    assert ". " not in definition.value, "a definition is one sentence"
    assert vocabulary.texts(term, SKOS.EXAMPLE)
    assert vocabulary.iris(term, RDFS.IS_DEFINED_BY) == (SG.NS.removesuffix("#"),)


def test_labels_of_classes_differ() -> None:
    classes = [t for t in load().subjects_of_type(OWL.CLASS) if t.startswith(SG.NS)]
    labels = [load().one_text(term, RDFS.LABEL) for term in classes]
    assert len(set(labels)) == len(labels)


def test_nothing_is_imported_and_no_domain_is_inferred() -> None:
    predicates = {predicate for _, predicate, _ in load()}
    assert predicates.isdisjoint({OWL.NS + "imports", RDFS.NS + "domain", RDFS.NS + "range"})


def test_the_head_lists_the_modules_that_are_there() -> None:
    head = load("summitgraph")
    (address,) = head.subjects_of_type(OWL.ONTOLOGY)
    listed = {iri.rpartition("/")[2] for iri in head.iris(address, terms.DCT.HAS_PART)}
    assert listed == {
        name
        for name in module_names()
        if terms.DCT.IS_PART_OF in {p for _, p, _ in load(name)} and name != "summitgraph"
    }


def test_each_term_is_of_one_kind() -> None:
    kinds = {term: load().iris(term, RDF.TYPE) for term in _declared()}
    assert {term: len(set(k) & set(_KINDS)) for term, k in kinds.items()} == dict.fromkeys(kinds, 1)
