"""Shapes of other files: the compiled checks find what the reference finds, or decline.

The words of these shapes and the values of these graphs are such as engines have disagreed about.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitgraph.errors import ShapeError, UncompiledError, UsageError
from summitgraph.shapes import Engine, validate_store
from summitgraph.shapes import engine as engine_module
from summitgraph.store import GraphStore

_HEAD = """@prefix : <urn:x:> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
TERMS = (
    '"a"', '"A"', '""', '"ab\\n"', '"a"@en', '"b"@en', '"a"@en-GB', '"é"', "1", "01", "1.0", "1e0",
    "true", '"1"^^xsd:boolean', '"x"^^xsd:integer', '"1"^^xsd:byte', '"300"^^xsd:byte',
    '"2024-02-31"^^xsd:date', '"2024-01-31"^^xsd:date', '"a"^^:own', "-0", '"+1"^^xsd:integer',
    "99999999999999999999", '"NaN"^^xsd:double', ":a", ":b", ":C", '"1.50"^^xsd:decimal',
)  # fmt: skip
DATATYPES = ("string", "integer", "boolean", "date", "decimal", "byte", "double", "anyURI")
PATTERNS = (
    "^a", "a$", "^.$", "\\\\d", "\\\\w+", "(?i)A", "é", "^[a-b]{1,2}$",
    "[", "a*+", "^$", "\\\\p{L}",
)  # fmt: skip
KINDS = ("IRI", "Literal", "BlankNode", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral")

term = st.sampled_from(TERMS)
datatype = st.sampled_from(DATATYPES).map(lambda name: f"xsd:{name}")
count = st.sampled_from(("0", "1", "2", "01", '"1"', '"1) }"'))
listed = st.lists(term, max_size=3).map(" ".join)
simple = st.one_of(
    datatype.map(lambda name: f"sh:datatype {name}"), st.just("sh:class :C"), st.just("sh:class :D")
)
demand = st.one_of(
    simple,
    st.tuples(st.sampled_from(("minCount", "maxCount", "minLength")), count).map(
        lambda pair: f"sh:{pair[0]} {pair[1]}"
    ),
    st.sampled_from(KINDS).map(lambda kind: f"sh:nodeKind sh:{kind}"),
    listed.map(lambda members: f"sh:in ( {members} )"),
    term.map(lambda value: f"sh:hasValue {value}"),
    term.map(lambda value: f"sh:minInclusive {value}"),
    term.map(lambda value: f"sh:maxInclusive {value}"),
    st.sampled_from(PATTERNS).map(lambda text: f'sh:pattern "{text}"'),
    st.sampled_from(("true", "false", "1")).map(lambda value: f"sh:uniqueLang {value}"),
    st.lists(simple, min_size=1, max_size=2).map(
        lambda parts: f"sh:or ( {' '.join(f'[ {part} ]' for part in parts)} )"
    ),
    simple.map(lambda part: f"sh:qualifiedValueShape [ {part} ] ; sh:qualifiedMinCount 1"),
    st.sampled_from(
        ("sh:deactivated true", "sh:severity sh:Info", "sh:lessThan :q", "sh:minExclusive 1",
         "sh:closed true", "a :C", "rdfs:label 'x'", "sh:property [ sh:path :q ; sh:minCount 1 ]")
    ),
)  # fmt: skip
target = st.sampled_from(
    ("sh:targetClass :C", "sh:targetNode :a", "sh:targetSubjectsOf :p", "a rdfs:Class",
     "sh:targetObjectsOf :p", 'sh:targetNode "a"', "sh:targetNode :none")
)  # fmt: skip
path = st.sampled_from((":p", ":p", ":p", "[ sh:inversePath :p ]"))
shapes = st.builds(
    lambda aim, way, demands: (
        f"{_HEAD}:S a sh:NodeShape ; {aim} ; sh:property :P .\n"
        f":P sh:path {way} ; {' ; '.join(demands)} ."
    ),
    target, path, st.lists(demand, min_size=1, max_size=3),
)  # fmt: skip
graphs = st.lists(
    st.one_of(
        st.tuples(st.sampled_from((":a", ":b")), term).map(lambda two: f"{two[0]} :p {two[1]} ."),
        st.sampled_from((":a a :C .", ":b a :C .", ":b a :D .", ":D rdfs:subClassOf :C .")),
    ),
    max_size=8,
).map(lambda lines: _HEAD + "\n".join(lines))  # fmt: skip


def found(data: str, file: Path, engine: Engine) -> set[tuple[str, ...]] | str:
    """The findings without their messages, or how the shapes were declined."""
    store = GraphStore()
    store.load(data, "ttl")
    try:
        report = validate_store(store, engine=engine, shapes=[file])
    except (UncompiledError, UsageError):
        return "declined"
    except ShapeError:
        return "refused"
    return {(f.focus, f.path, f.shape, f.severity, f.value, f.component) for f in report.findings}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("foreign") / "shapes.ttl"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shapes=shapes, data=graphs)
def test_both_engines_find_the_same_or_the_compiled_one_declines(
    file: Path, shapes: str, data: str
) -> None:
    file.write_text(shapes)
    compiled = found(data, file, "compiled")
    assert compiled in ("declined", found(data, file, "reference"))


CERTAIN = f"{_HEAD}:S a sh:NodeShape ; sh:targetClass :C ; sh:property :P . :P sh:path :p ; "
DATA = f"{_HEAD}:a a :C ; :p 'b' , 2 ."


@pytest.mark.parametrize(
    "demand",
    ["sh:in ( 1 'a' )", "sh:maxCount 1", "sh:datatype xsd:date", "sh:hasValue :x",
     "sh:pattern '^a'", "sh:nodeKind sh:IRIOrLiteral ; sh:minCount 3", "sh:class :C"],
)  # fmt: skip
def test_what_is_certain_is_judged_by_both(file: Path, demand: str) -> None:
    file.write_text(f"{CERTAIN}{demand} .")
    expected = found(DATA, file, "reference")
    assert found(DATA, file, "compiled") == expected
    assert expected not in ("declined", "refused", set())


SOUND = f"{CERTAIN}sh:maxCount 1 . "
DOUBTFUL = {
    "a count that would end the query": f"{CERTAIN}sh:minCount '1) }} #' .",
    "a pattern that is none": f"{CERTAIN}sh:pattern '[' .",
    "a pattern with a class in a class": f"{CERTAIN}sh:pattern '[[:alpha:]]' .",
    "a pattern with a set of letters less another": f"{CERTAIN}sh:pattern '[a-z&&[^b]]' .",
    "a target that is words": f"{SOUND}:S sh:targetNode 'a' .",
    "a shape that is a class as well": f"{SOUND}:S a rdfs:Class .",
    "a property shape without a name": f"{SOUND}:S sh:property [ sh:path :p ; sh:maxCount 0 ] .",
    "a second shape without a type": f"{SOUND}:T sh:targetNode :a ; sh:nodeKind sh:Literal .",
    "a property of a property": f"{SOUND}:P sh:property :Q . :Q sh:path :q ; sh:minCount 1 .",
    "a list that does not end": f"{SOUND}:P sh:in ( :a . ",
    "a list without a rest": f"{CERTAIN}sh:in [ rdf:first :a ] .",
    "a severity of its own": f"{CERTAIN}sh:maxCount 1 ; sh:severity :Grave .",
    "an entailment that nobody has": f"{SOUND}<> sh:entailment <urn:none> .",
    "a query": f"{SOUND}:S sh:sparql [ sh:message 'x' ; sh:select 'ASK {{}}' ] .",
}


@pytest.mark.parametrize("shape", DOUBTFUL.values(), ids=list(DOUBTFUL))
def test_what_is_not_is_declined_or_refused_and_never_passed_over(file: Path, shape: str) -> None:
    file.write_text(shape)
    assert found(DATA, file, "compiled") in ("declined", "refused")


def test_what_is_declined_goes_to_the_reference(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "LARGE", 0)
    file.write_text(f"{CERTAIN}sh:minExclusive 2 .")
    assert found(DATA, file, "compiled") == "declined"
    assert found(DATA, file, "auto") == found(DATA, file, "reference")
    assert len(found(DATA, file, "auto")) == 2


@pytest.mark.parametrize("call", ["SERVICE <http://127.0.0.1:9/> {}", "sErViCe<http://e.org/>{}"])
def test_a_query_of_a_shape_asks_no_other_service(file: Path, call: str) -> None:
    query = f"[ sh:message 'x' ; sh:select 'SELECT $this {{ {call} }}' ]"
    file.write_text(f"{CERTAIN}sh:maxCount 9 . :S sh:sparql {query} .")
    for engine in ("compiled", "reference", "auto"):
        with pytest.raises(ShapeError, match=r"shapes\.ttl: a query .* another machine"):
            validate_store(GraphStore(), engine=engine, shapes=[file])


def test_a_file_that_is_not_there_or_no_turtle_is_named(tmp_path: Path) -> None:
    with pytest.raises(ShapeError, match=r"none\.ttl: the file cannot be read"):
        validate_store(GraphStore(), shapes=[tmp_path / "none.ttl"])
    (tmp_path / "bad.ttl").write_text("<urn:a>\n<urn:b> .")
    with pytest.raises(ShapeError, match=r"bad\.ttl, line 2: the Turtle does not parse"):
        validate_store(GraphStore(), shapes=[tmp_path / "bad.ttl"])
