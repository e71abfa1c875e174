"""The compiled shapes find what the reference finds: the whole report, finding by finding."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.shapes.broken import broken

from summitgraph.errors import UncompiledError, UsageError
from summitgraph.pipeline.build import build
from summitgraph.shapes import engine as engine_module
from summitgraph.shapes import validate, validate_store
from summitgraph.shapes.compiled import query_of, validate_compiled
from summitgraph.shapes.constraint import COMPONENTS
from summitgraph.shapes.reader import constraints
from summitgraph.store import GraphStore

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_EXAMPLES = sorted(_HERE.glob("*valid/*.ttl"))


def _store(path: Path) -> GraphStore:
    store = GraphStore()
    store.load(path)
    return store


@pytest.fixture(scope="module")
def seeds() -> GraphStore:
    return build([_ROOT / "seeds", _ROOT / "tests" / "variants"]).store


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_both_engines_report_the_same_of_an_example(path: Path) -> None:
    store = _store(path)
    report = validate_compiled(store)
    assert report == validate(store.dump())
    assert bool(report.findings) == (path.parent.name == "invalid")


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.filterwarnings("ignore:Parsing weird boolean")
def test_both_engines_report_the_same_of_a_broken_graph(seed: int) -> None:
    store = broken(seed)
    assert validate_compiled(store).findings == validate(store.dump()).findings


def test_every_kind_of_constraint_is_broken_somewhere() -> None:
    stores = [*map(_store, _EXAMPLES), *map(broken, range(20)), _with_two_positions()]
    found = {f.component for store in stores for f in validate_compiled(store).findings}
    assert {
        constraint.kind for constraint in constraints() if constraint.component not in found
    } == set()


def _with_two_positions() -> GraphStore:
    """A span with a position too many."""
    store = _store(_HERE / "valid" / "evidence.ttl")
    span, has, one = store.select(
        "SELECT ?s ?p ?o { ?s ?p ?o . ?o a <http://www.w3.org/ns/oa#TextPositionSelector> }"
    ).tuples[0]
    again = store.dump().decode().replace(str(one), f"{one}-again")
    store.load(again, "nq")
    store.load(f"<{span}> <{has}> <{one}-again> .", "nt")
    return store


def test_both_engines_count_what_is_qualified() -> None:
    store = _with_two_positions()
    report = validate_compiled(store)
    assert report == validate(store.dump())
    assert "QualifiedMaxCount" in "".join(f.component for f in report.findings)


def test_both_engines_report_the_same_of_real_readouts(seeds: GraphStore) -> None:
    assert validate_compiled(seeds) == validate(seeds.dump())


def test_both_engines_report_the_same_of_real_readouts_that_lost_an_account(
    seeds: GraphStore,
) -> None:
    hurt = GraphStore()
    hurt.load(seeds.dump(), "nq")
    hurt.remove_graph(next(graph for graph in hurt.graphs() if graph.endswith("authority")))
    report = validate_compiled(hurt)
    assert report == validate(hurt.dump())
    assert len(report.findings) > 100


def test_every_constraint_of_every_shape_is_compiled() -> None:
    kinds = {constraint.kind for constraint in constraints()}
    assert kinds == set(COMPONENTS)
    assert all("?this" in query_of(c) or "$this" in query_of(c) for c in constraints())


def test_what_no_compiled_check_judges_is_refused(tmp_path: Path) -> None:
    text = (_ROOT / "shapes" / "notice.ttl").read_text(encoding="utf-8")
    file = tmp_path / "notice.ttl"
    file.write_text(text)
    assert len(constraints([file])) == len(constraints(["notice"]))
    file.write_text(text.replace("sh:minLength 1", "sh:lessThan sg:reason"))
    with pytest.raises(UncompiledError, match=r"no compiled check judges this.*lessThan"):
        constraints([file])


def test_counts_other_than_one_are_counted() -> None:
    store = GraphStore()
    said = "<urn:a> <urn:p> 1 , 2 . <urn:b> <urn:p> 1 . <urn:a> a <urn:C> . <urn:b> a <urn:C> ."
    store.load(said, "ttl")
    store.load(said, "ttl", graph="urn:again")
    one = next(c for c in constraints(("notice",)) if c.kind == "minCount")
    two = (ox.Literal(2),)
    at_least = replace(one, classes=("urn:C",), path="urn:p", values=two)
    at_most = replace(at_least, kind="maxCount", values=(ox.Literal(0),))
    _, few = store.solutions(query_of(at_least))
    _, many = store.solutions(query_of(at_most))
    assert [[str(term) for term in row] for row in few] == [["<urn:b>"]]
    assert {str(row[0]) for row in many} == {"<urn:a>", "<urn:b>"}


def test_a_small_graph_is_judged_by_the_reference_and_a_large_one_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    monkeypatch.setattr(engine_module, "validate", lambda *_, **__: asked.append("reference"))
    monkeypatch.setattr(
        engine_module, "validate_compiled", lambda *_, **__: asked.append("compiled")
    )
    store = _store(_HERE / "valid" / "notice.ttl")
    validate_store(store)
    monkeypatch.setattr(engine_module, "LARGE", 10)
    validate_store(store)
    validate_store(store, engine="reference")
    assert asked == ["reference", "compiled", "reference"]


def test_a_graph_with_blank_nodes_goes_to_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "LARGE", 1)
    store = GraphStore()
    store.load("[] a <https://w3id.org/summitgraph/ns#Issue> .", "ttl")
    assert [f.shape_name for f in validate_store(store).findings] == ["Issue-label"]
    with pytest.raises(UsageError, match="blank nodes"):
        validate_store(store, engine="compiled")


def test_a_class_below_a_counted_one_counts_as_it() -> None:
    store = GraphStore()
    store.load(
        "@prefix oa: <http://www.w3.org/ns/oa#> . @prefix sg: <https://w3id.org/summitgraph/ns#> . "
        "<urn:Own> <http://www.w3.org/2000/01/rdf-schema#subClassOf> oa:TextQuoteSelector . "
        "<urn:s> a sg:Span ; oa:hasSelector <urn:q> . <urn:q> a <urn:Own> .",
        "ttl",
    )
    report = validate_compiled(store)
    assert report == validate(store.dump())
    assert report.findings
