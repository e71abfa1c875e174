"""Whether one value keeps to a constraint, by the letter of the reference, pySHACL over rdflib.

Two halves. `surely` is a SPARQL expression that is true only of values that keep to it without any
doubt: nearly all. The few others come to `keeps`, which judges in Python with rdflib's own notions
(what is ill-typed, what compares), so that both engines find the same.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from summitgraph.shapes.constraint import Constraint, Term
from summitgraph.shapes.stored import SH, Node

if TYPE_CHECKING:
    import rdflib

_XSD = "http://www.w3.org/2001/XMLSchema#"
# Forms about which no two engines disagree; for other datatypes the reference asks no more.
CERTAIN = {
    _XSD + "integer": "^-?[0-9]{1,18}$",
    _XSD + "nonNegativeInteger": "^[0-9]{1,18}$",
    _XSD + "decimal": "^-?[0-9]{1,9}([.][0-9]{1,9})?$",
    _XSD + "boolean": "^(true|false)$",
    _XSD + "date": "^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$",
}
NO_FORM = {_XSD + "string", "http://id.loc.gov/datatypes/edtf/EDTF"}
_PYTHON: dict[str, type[Any]] = {
    _XSD + "string": str,
    _XSD + "integer": int,
    _XSD + "float": float,
    _XSD + "decimal": Decimal,
    _XSD + "boolean": bool,
    _XSD + "date": date,
}


def surely(kind: str, values: tuple[Term, ...]) -> str:
    """An expression over ?value, true only where it keeps to the constraint beyond doubt."""
    value = values[0]
    match kind:
        case "class":
            return f"EXISTS {{ ?value a {value} }}"
        case "nodeKind":
            return NODE_KINDS[value.value.removeprefix(SH)]
        case "in":
            same = (f"sameTerm(?value, {member})" for member in values)
            return f"({' || '.join(['false', *same])})"
        case "datatype":
            return _surely_typed(value.value)
        case "pattern":
            return f"REGEX(STR(?value), {ox.Literal(value.value)})"
        case "minLength":
            return f"STRLEN(STR(?value)) >= {value.value}"
        case "minInclusive" | "maxInclusive":
            less = ">=" if kind == "minInclusive" else "<="
            numbers = f"<{_XSD}integer>, <{_XSD}decimal>"
            return f"(DATATYPE(?value) IN ({numbers}) && ?value {less} {value})"
    raise AssertionError(kind)


NODE_KINDS = {
    "IRI": "isIRI(?value)",
    "BlankNode": "isBlank(?value)",
    "Literal": "isLiteral(?value)",
    "BlankNodeOrIRI": "(isIRI(?value) || isBlank(?value))",
    "BlankNodeOrLiteral": "(isBlank(?value) || isLiteral(?value))",
    "IRIOrLiteral": "(isIRI(?value) || isLiteral(?value))",
}


def _surely_typed(datatype: str) -> str:
    typed = f"DATATYPE(?value) = <{datatype}>"
    if datatype in NO_FORM:
        return typed
    if datatype not in CERTAIN:
        return "false"
    return f"({typed} && REGEX(STR(?value), {ox.Literal(CERTAIN[datatype])}))"


def keeps(constraint: Constraint, value: Node) -> bool:
    """Whether a value of which `surely` was not true keeps to the constraint all the same."""
    if constraint.kind == "or":
        return any(_keeps(kind, (given,), value) for kind, given in constraint.any_of)
    return _keeps(constraint.kind, constraint.values, value)


def _keeps(kind: str, values: tuple[Term, ...], value: Node) -> bool:
    match kind:
        case "datatype":
            return _is_well_typed(value, values[0].value)
        case "pattern":
            return not isinstance(value, ox.BlankNode) and bool(
                re.search(values[0].value, value.value)
            )
        case "minLength":
            return not isinstance(value, ox.BlankNode) and len(value.value) >= int(values[0].value)
        case "minInclusive":
            return _order(value, values[0]) in {0, 1}
        case "maxInclusive":
            return _order(value, values[0]) in {0, -1}
    return False  # a class, a kind of node, a list: there is no doubt


def _is_well_typed(value: Node, datatype: str) -> bool:
    if not isinstance(value, ox.Literal) or value.datatype.value != datatype or value.language:
        return False
    literal = _rdflib(value)
    expected = _PYTHON.get(datatype, object)
    return literal.ill_typed is not True and isinstance(literal.value, expected)


def _order(value: Node, limit: Term) -> int | None:
    """-1, 0 or 1 as the reference compares them; None where it cannot."""
    from pyshacl.rdfutil.compare import compare_literal

    if not isinstance(value, ox.Literal) or not isinstance(limit, ox.Literal):
        return None
    one, other = _rdflib(value), _rdflib(limit)
    if isinstance(one.value, str) != isinstance(other.value, str):
        return None
    try:
        return int(compare_literal(one, other))  # type: ignore[no-untyped-call]
    except (TypeError, NotImplementedError):
        return None


@cache
def _rdflib(literal: ox.Literal) -> rdflib.Literal:
    import rdflib

    if literal.language:
        return rdflib.Literal(literal.value, lang=literal.language)
    if literal.datatype.value == _XSD + "string":
        return rdflib.Literal(literal.value)
    return rdflib.Literal(
        literal.value, datatype=rdflib.URIRef(literal.datatype.value), normalize=False
    )
