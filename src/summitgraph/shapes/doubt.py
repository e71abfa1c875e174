"""Demands of foreign shapes on which the engines could disagree; the reference judges those.

Our own shapes are held to the reference by tests, constraint by constraint. A stranger's may say
what reads alike to two engines and means two things: a number compared as a term and as a value, a
pattern of another dialect, a count that is no number.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from summitgraph.shapes.constraint import Constraint, Term
from summitgraph.shapes.judge import CERTAIN, NO_FORM, NODE_KINDS
from summitgraph.shapes.stored import SH, uncompiled

_XSD = "http://www.w3.org/2001/XMLSchema#"
_COUNTED = {"minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount", "minLength"}
_COUNT = re.compile(r"0|[1-9][0-9]{0,17}")
# Literals that every engine takes as they are written.
_AS_WRITTEN = {
    _XSD + "string": re.compile(r"(?s).*"),
    _XSD + "integer": re.compile(r"0|-?[1-9][0-9]{0,17}"),
    _XSD + "boolean": re.compile(r"true|false"),
}
_TYPES = {*CERTAIN, *NO_FORM}
# Classes in classes, set operations, escapes of letters, groups that say more than ( ).
_DIALECT = re.compile(r"\[[^\]]*\[|&&|~~|--|\\[A-Za-z0-9]|\(\?")


def refuse_doubtful(constraint: Constraint) -> None:
    """Refuse a constraint of a foreign shape unless both engines must find the same.

    Raises:
        UncompiledError: with the demand that is in doubt.
    """
    kind, values = constraint.kind, constraint.values
    if not _is_certain(kind, values, constraint):
        raise uncompiled(constraint.shape, f"{kind} {' '.join(map(str, values))}".strip())


def _is_certain(kind: str, values: tuple[Term, ...], constraint: Constraint) -> bool:
    if kind in _COUNTED and not _is_count(values[0]):
        return False
    match kind:
        case "in" | "hasValue":
            return bool(values) and all(map(_is_as_written, values))
        case "pattern":
            return _is_plain_pattern(values[0])
        case "nodeKind":
            return values[0].value.removeprefix(SH) in NODE_KINDS
        case "uniqueLang":
            return values[0] == ox.Literal(True)
        case "class":
            return isinstance(values[0], ox.NamedNode)
        case "datatype":
            return values[0].value in _TYPES
        case "minInclusive" | "maxInclusive":
            return _is_as_written(values[0]) and isinstance(values[0], ox.Literal)
        case "or":
            choices = constraint.any_of
            return bool(choices) and all(_is_certain(n, (v,), constraint) for n, v in choices)
        case "qualifiedMinCount" | "qualifiedMaxCount":
            ((name, value),) = constraint.any_of
            return name == "class" or value.value in NO_FORM
    return True


def _is_count(term: Term) -> bool:
    return (
        isinstance(term, ox.Literal)
        and term.datatype.value == _XSD + "integer"
        and _COUNT.fullmatch(term.value) is not None
    )


def _is_as_written(term: Term) -> bool:
    if isinstance(term, ox.NamedNode):
        return True
    if term.language:
        return term.language.islower() and term.direction is None
    form = _AS_WRITTEN.get(term.datatype.value)
    return form is not None and form.fullmatch(term.value) is not None


def _is_plain_pattern(term: Term) -> bool:
    if not isinstance(term, ox.Literal) or _DIALECT.search(term.value):
        return False
    try:
        re.compile(term.value)
    except re.error:
        return False
    return True
