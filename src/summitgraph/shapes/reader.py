"""What shapes files demand, constraint by constraint.

Only what a compiled check can judge is read. Whatever else a shapes file may say is refused, so
that nothing is passed over in silence; `validate` runs it then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import pyoxigraph as ox

from summitgraph.shapes.constraint import COMPONENTS, Constraint, Term
from summitgraph.shapes.doubt import refuse_doubtful
from summitgraph.shapes.finding import Severity
from summitgraph.shapes.source import Name, Source, sources
from summitgraph.shapes.stored import SH, Node, Stored, uncompiled

_TARGETS = {"targetClass", "targetNode", "targetSubjectsOf"}
_ABOUT = {"path", "severity", "message", "property", *_TARGETS}
_SEVERAL = {"class", "hasValue", "message", "or", "property", "sparql", *_TARGETS}
_WITH_OTHERS = {"qualifiedValueShape"}  # read with qualifiedMinCount and qualifiedMaxCount


def constraints(names: Iterable[Name] = ()) -> tuple[Constraint, ...]:
    """All constraints of these files of `shapes/` or elsewhere; of all of `shapes/` for none.

    Raises:
        ShapeError: for a file that is not there or does not parse.
        UncompiledError: for what no compiled check judges.

    >>> sorted({c.kind for c in constraints(("notice",))})
    ['class', 'datatype', 'in', 'maxCount', 'minCount', 'minLength', 'nodeKind', 'pattern', \
'uniqueLang']
    """
    return _of_sources(sources(names))


@cache
def _of_sources(found: tuple[Source, ...]) -> tuple[Constraint, ...]:
    return tuple(_read(Stored(found)))


def _read(stored: Stored) -> Iterator[Constraint]:
    prefixes = stored.prefixes()
    for shape in stored.shapes():
        words = stored.words(shape)
        unknown = set(words) - set(COMPONENTS) - _ABOUT - _WITH_OTHERS
        if unknown:
            raise uncompiled(shape, ", ".join(sorted(unknown)))
        twice = {name for name, said in words.items() if len(said) > 1} - _SEVERAL
        if twice:
            raise uncompiled(shape, f"more than one {', '.join(sorted(twice))}")
        bare = _about(stored, shape, words)
        for kind in sorted(set(words) & set(COMPONENTS)):
            for value in words[kind]:
                found = _filled(stored, replace(bare, kind=kind), value, words, prefixes)
                if not stored.ours:
                    refuse_doubtful(found)
                yield found
    stored.refuse_unread()


def _about(stored: Stored, shape: ox.NamedNode, words: dict[str, list[Node]]) -> Constraint:
    """What all constraints of a shape have in common."""
    holders = [stored.words(node) for node in stored.holders(shape)]
    aims = [words, *holders]
    paths = words.get("path", [])
    if len(paths) > 1 or not all(isinstance(path, ox.NamedNode) for path in paths):
        raise uncompiled(shape, "a path of several steps")
    if not paths and set(words) & set(COMPONENTS) - {"sparql"}:
        raise uncompiled(shape, "a demand on the node itself")
    if any("path" in holder for holder in holders):
        raise uncompiled(shape, "a property of a property")
    aims_at = {name: {n for aim in aims for n in aim.get(name, ())} for name in _TARGETS}
    if not all(isinstance(node, ox.NamedNode) for nodes in aims_at.values() for node in nodes):
        raise uncompiled(shape, "a target without a name")
    classes, nodes, subjects_of = (
        tuple(sorted(node.value for node in aims_at[name])) for name in sorted(_TARGETS)
    )
    return Constraint(
        shape=shape.value,
        kind="",
        severity=_severity(shape, words.get("severity", [])),
        message=" ".join(sorted(message.value for message in words.get("message", ()))),
        classes=classes,
        nodes=nodes,
        subjects_of=subjects_of,
        path=paths[0].value if paths else "",
    )


def _severity(shape: ox.NamedNode, said: list[Node]) -> Severity:
    try:
        (value,) = said or [ox.NamedNode(SH + Severity.VIOLATION)]
        return Severity(value.value.removeprefix(SH))
    except ValueError as error:
        raise uncompiled(shape, "a severity of its own") from error


def _filled(
    stored: Stored, bare: Constraint, value: Node, words: dict[str, list[Node]], prefixes: str
) -> Constraint:
    match bare.kind:
        case "sparql":
            said = stored.words(value)
            if set(said) - {"select", "message", "prefixes"} or not stored.ours:
                raise uncompiled(bare.shape, "a query of a foreign file, or more than a query")
            (select,), (message,) = said["select"], said["message"]
            return replace(bare, message=message.value, query=prefixes + select.value)
        case "in":
            return replace(bare, values=tuple(_plain(m, bare) for m in stored.members(value)))
        case "or":
            choices = tuple(_only(stored, member, bare) for member in stored.members(value))
            return replace(bare, any_of=choices)
        case "qualifiedMinCount" | "qualifiedMaxCount":
            nested = words.get("qualifiedValueShape", [])
            if len(nested) != 1:
                raise uncompiled(bare.shape, f"{len(nested)} qualified shapes")
            counted = (_only(stored, nested[0], bare),)
            return replace(bare, values=(_plain(value, bare),), any_of=counted)
    return replace(bare, values=(_plain(value, bare),))


def _only(stored: Stored, nested: Node, bare: Constraint) -> tuple[str, Term]:
    """The one thing that a nested shape demands: a class or a datatype."""
    pairs = [(name, value) for name, values in stored.words(nested).items() for value in values]
    if len(pairs) != 1 or pairs[0][0] not in {"class", "datatype"}:
        raise uncompiled(bare.shape, f"a nested shape of {len(pairs)} parts")
    return pairs[0][0], _plain(pairs[0][1], bare)


def _plain(term: Node, bare: Constraint) -> Term:
    if isinstance(term, ox.BlankNode):
        raise uncompiled(bare.shape, "a nested node")
    return term
