"""The stored shapes as SPARQL on the store: the findings of the reference, many times as fast.

Each constraint becomes one SELECT that finds what may offend it (`query_of`); values of which the
engines could think differently are judged in Python (`judge`). Tests hold the whole report, finding
by finding, to that of `validate`, on seeds, corpora and graphs that were broken on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import pyoxigraph as ox

from summitgraph.shapes.constraint import Constraint
from summitgraph.shapes.finding import Finding
from summitgraph.shapes.judge import keeps, surely
from summitgraph.shapes.quiet import quiet
from summitgraph.shapes.reader import constraints
from summitgraph.shapes.report import ValidationReport
from summitgraph.shapes.source import Name
from summitgraph.shapes.stored import Node
from summitgraph.store import GraphStore

_SUBCLASSES = (
    "SELECT ?narrow ?wide { ?narrow <http://www.w3.org/2000/01/rdf-schema#subClassOf> ?wide }"
)
_Subclasses = dict[str, set[str]]


def validate_compiled(store: GraphStore, *, shapes: Iterable[Name] = ()) -> ValidationReport:
    """The findings of the stored shapes about the union of all graphs of a store.

    It works on a copy in memory in which each triple stands once: what a hundred readouts say in
    common would else be met a hundred times by each pattern, and ten thousand times by two.

    Args:
        shapes: names of files in `shapes/` and paths of others; all of `shapes/` for none.

    Raises:
        ShapeError: where a shapes file is not there or does not parse.
        UncompiledError: where it says what no compiled check judges.

    >>> from summitgraph.store import GraphStore
    >>> store = GraphStore()
    >>> store.load("<urn:s> a <https://w3id.org/summitgraph/ns#Issue> .", "ttl")
    >>> [(f.shape_name, f.focus) for f in validate_compiled(store).findings]
    [('Issue-label', 'urn:s')]
    """
    union = store.union()
    narrower = _narrower(union)
    found: set[Finding] = set()
    with quiet():
        for constraint in constraints(shapes):
            found.update(_findings(union, constraint, narrower))
    return ValidationReport(tuple(sorted(found, key=lambda f: f.sort_key)))


def _findings(
    store: GraphStore, constraint: Constraint, narrower: _Subclasses
) -> Iterator[Finding]:
    if not (constraint.classes or constraint.subjects_of or constraint.nodes):
        return  # a shape that aims at nothing finds nothing
    verdicts: dict[Node, bool] = {}
    columns, rows = store.solutions(query_of(_widened(constraint, narrower)))
    for row in rows:
        told: dict[str, Node] = {
            name: term
            for name, term in zip(columns, row, strict=True)
            if term is not None and not isinstance(term, ox.Triple)
        }
        value = told.get("value")
        if constraint.kind == "sparql":
            told.setdefault("value", told["this"])
            yield _finding(constraint, told, _worded(constraint.message, told))
            continue
        if value is not None and constraint.kind in _JUDGED:
            if value not in verdicts:
                verdicts[value] = keeps(constraint, value)
            if verdicts[value]:
                continue
        default = f"This does not keep to sh:{constraint.kind} of the shape."
        yield _finding(constraint, told, constraint.message or default)


_JUDGED = frozenset({"datatype", "pattern", "minLength", "minInclusive", "maxInclusive", "or"})


def query_of(constraint: Constraint) -> str:
    """The SELECT of what may offend a constraint: ?this, and ?value or ?path where there is one."""
    path = f"<{constraint.path}>"
    target = _target(constraint)
    match constraint.kind:
        case "sparql":
            start = _body_start(constraint.query)
            return f"{constraint.query[:start]} {target}{constraint.query[start:]}"
        case "minCount" if constraint.values[0].value == "1":
            return f"SELECT ?this {{ {target}FILTER NOT EXISTS {{ ?this {path} ?any }} }}"
        case "maxCount" if constraint.values[0].value == "1":
            differ = "FILTER(!sameTerm(?one, ?other))"
            return f"SELECT DISTINCT ?this {{ {target}?this {path} ?one , ?other . {differ} }}"
        case "minCount":
            return _counted(target, f"?this {path} ?value", f"< {constraint.values[0].value}")
        case "maxCount":
            return _counted(target, f"?this {path} ?value", f"> {constraint.values[0].value}")
        case "qualifiedMinCount" | "qualifiedMaxCount":
            counted = " || ".join(surely(kind, (value,)) for kind, value in constraint.any_of)
            pattern = f"?this {path} ?value FILTER({counted})"
            less = "<" if constraint.kind == "qualifiedMinCount" else ">"
            return _counted(target, pattern, f"{less} {constraint.values[0].value}")
        case "hasValue":
            missing = f"FILTER NOT EXISTS {{ ?this {path} {constraint.values[0]} }}"
            return f"SELECT ?this {{ {target}{missing} }}"
        case "uniqueLang":
            same = 'LANG(?one) != "" && LANG(?one) = LANG(?other) && STR(?one) != STR(?other)'
            two = f"?this {path} ?one , ?other . FILTER({same})"
            return f"SELECT DISTINCT ?this {{ {target}{two} }}"
        case "or":
            sure = " || ".join(surely(kind, (value,)) for kind, value in constraint.any_of)
        case _:
            sure = surely(constraint.kind, constraint.values)
    return f"SELECT ?this ?value {{ {target}?this {path} ?value FILTER(!COALESCE({sure}, false)) }}"


def _target(constraint: Constraint) -> str:
    parts = [f"?this a <{name}>" for name in constraint.classes]
    parts += [f"?this <{name}> ?aimed" for name in constraint.subjects_of]
    parts += [f"VALUES ?this {{ <{name}> }}" for name in constraint.nodes]
    if len(constraint.classes) == len(parts) == 1:
        return f"{parts[0]} . "
    return f"{{ SELECT DISTINCT ?this {{ {{ {' } UNION { '.join(parts)} }} }} }} "


def _counted(target: str, pattern: str, condition: str) -> str:
    """The focus nodes whose number of different values meets a condition; none counts as 0."""
    return (
        f"SELECT ?this {{ {target}OPTIONAL {{ {pattern} }} }} "
        f"GROUP BY ?this HAVING(COUNT(DISTINCT ?value) {condition})"
    )


@cache
def _body_start(query: str) -> int:
    """The place after the brace that opens the query's body."""
    return query.index("{", query.index("WHERE")) + 1


def _widened(constraint: Constraint, narrower: _Subclasses) -> Constraint:
    """The constraint with the classes that the data itself calls narrower, as SHACL asks."""
    if not narrower:
        return constraint
    classes = {c for name in constraint.classes for c in {name, *narrower.get(name, ())}}
    any_of = constraint.any_of
    kind, values = constraint.kind, constraint.values
    if kind == "class":
        kind, any_of = "or", (("class", constraint.values[0]),)
    any_of = tuple(
        (name, wider)
        for name, value in any_of
        for wider in [value, *map(ox.NamedNode, sorted(narrower.get(value.value, ())))]
    )
    return replace(
        constraint, kind=kind, values=values, any_of=any_of, classes=tuple(sorted(classes))
    )


def _narrower(store: GraphStore) -> _Subclasses:
    """Class to all classes below it, as far as the data says; ours says nothing of the kind."""
    _, rows = store.solutions(_SUBCLASSES)
    below: _Subclasses = {}
    for narrow, wide in rows:
        if isinstance(narrow, ox.NamedNode) and isinstance(wide, ox.NamedNode):
            below.setdefault(wide.value, set()).add(narrow.value)
    grew = True
    while grew:
        grew = False
        for names in below.values():
            more = set().union(*(below.get(name, ()) for name in names)) - names
            names |= more
            grew = grew or bool(more)
    return below


def _finding(constraint: Constraint, told: dict[str, Node], message: str) -> Finding:
    path, value = told.get("path"), told.get("value")
    return Finding(
        focus=_address(told["this"]),
        path=constraint.path or (_address(path) if path is not None else ""),
        shape=constraint.shape,
        severity=constraint.severity,
        message=message,
        value=_ntriples(value) if value is not None else "",
        component=constraint.component,
    )


def _worded(message: str, told: dict[str, Node]) -> str:
    """The message with the values of its variables."""
    return re.sub(r"\{[?$](\w+)\}", lambda m: told[m[1]].value if m[1] in told else m[0], message)


def _address(term: Node) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value
    kind = "blank" if isinstance(term, ox.BlankNode) else "literal"
    return f"urn:x-{kind}:{''.join(c if c.isalnum() else '-' for c in term.value)[:80]}"


def _ntriples(term: Node) -> str:
    return str(term) if isinstance(term, ox.Literal) else f"<{_address(term)}>"
