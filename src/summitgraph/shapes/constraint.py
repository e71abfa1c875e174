"""What the files of `shapes/` demand, as plain records: one constraint of one shape each.

Only what a compiled check can judge is read. Whatever else a shapes file may say is refused, so
that nothing is passed over in silence; `validate` runs it then. How a constraint is judged stands
in `compiled`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pyoxigraph as ox

from summitgraph.errors import ShapeError
from summitgraph.resources import files
from summitgraph.shapes.finding import Severity

SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TYPE = _RDF + "type"

Term = ox.NamedNode | ox.Literal
Node = ox.NamedNode | ox.BlankNode | ox.Literal

COMPONENTS = {
    "minCount": "MinCount",
    "maxCount": "MaxCount",
    "datatype": "Datatype",
    "nodeKind": "NodeKind",
    "class": "Class",
    "in": "In",
    "hasValue": "HasValue",
    "pattern": "Pattern",
    "minLength": "MinLength",
    "minInclusive": "MinInclusive",
    "maxInclusive": "MaxInclusive",
    "uniqueLang": "UniqueLang",
    "or": "Or",
    "qualifiedMinCount": "QualifiedMinCount",
    "qualifiedMaxCount": "QualifiedMaxCount",
    "sparql": "SPARQL",
}
"""Local names in SHACL: what a shape says, and the start of its component's name."""
_ABOUT = {"path", "severity", "message", "property", "targetClass", "targetSubjectsOf"}
_WITH_OTHERS = {"qualifiedValueShape"}  # read with qualifiedMinCount and qualifiedMaxCount


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """One demand of one shape.

    Attributes:
        kind: a key of `COMPONENTS`.
        classes: whose instances are judged; `subjects_of`, the properties whose subjects are.
        path: the property of a property shape, or "".
        values: what the shape says: `(3,)` of minCount 3, the members of a list for `in`.
        any_of: for `or`, (kind, value) of each of its alternatives; for the qualified counts, of
            the values that are counted.
        query: for `sparql`, the SELECT with its prefixes.
    """

    shape: str
    kind: str
    severity: Severity
    message: str
    classes: tuple[str, ...]
    subjects_of: tuple[str, ...]
    path: str
    values: tuple[Term, ...] = ()
    any_of: tuple[tuple[str, Term], ...] = ()
    query: str = ""

    @property
    def component(self) -> str:
        """The IRI of the constraint component."""
        return f"{SH}{COMPONENTS[self.kind]}ConstraintComponent"


@cache
def constraints(names: tuple[str, ...] = ()) -> tuple[Constraint, ...]:
    """All constraints of these files of `shapes/`; of all files where none is named.

    Raises:
        ShapeError: for a file that is not there, and for what no compiled check judges.

    >>> sorted({c.kind for c in constraints(("notice",))})
    ['class', 'datatype', 'in', 'maxCount', 'minCount', 'minLength', 'nodeKind', 'pattern', \
'uniqueLang']
    """
    return tuple(_read(_Stored(names)))


class _Stored:
    """The triples of shapes files, by subject."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.said: dict[Node, list[tuple[str, Node]]] = {}
        paths = {path.stem: path for path in files("shapes", ".ttl")}
        for name in dict.fromkeys(("prefixes", *(names or paths))):
            if name not in paths:
                raise ShapeError(
                    "there is no such file in shapes/",
                    where="shapes/",
                    value=f"{name}.ttl",
                    advice=f"choose among {', '.join(sorted(paths))}",
                )
            try:
                for quad in ox.parse(path=paths[name], format=ox.RdfFormat.TURTLE):
                    if not isinstance(quad.object, ox.Triple):
                        pair = (quad.predicate.value, quad.object)
                        self.said.setdefault(quad.subject, []).append(pair)
            except SyntaxError as error:
                raise ShapeError("the Turtle does not parse", where=str(paths[name])) from error

    def of_kind(self, kind: str) -> list[ox.NamedNode]:
        """The shapes of a class of SHACL, sorted."""
        pair = (_TYPE, ox.NamedNode(SH + kind))
        found = [node for node, pairs in self.said.items() if pair in pairs]
        return sorted((n for n in found if isinstance(n, ox.NamedNode)), key=str)

    def words(self, node: Node) -> dict[str, list[Node]]:
        """What SHACL says of a node, by local name; ShapeError for words of other vocabularies."""
        words: dict[str, list[Node]] = {}
        for predicate, value in self.said.get(node, ()):
            if predicate == _TYPE:
                continue
            if not predicate.startswith(SH):
                raise _unknown(node, predicate)
            words.setdefault(predicate.removeprefix(SH), []).append(value)
        return words

    def holders(self, shape: Node) -> list[Node]:
        """The shapes that have a property shape, and so give it their targets."""
        pair = (SH + "property", shape)
        return [node for node, pairs in self.said.items() if pair in pairs]

    def members(self, head: Node) -> Iterator[Node]:
        """The members of an RDF list."""
        while head != ox.NamedNode(_RDF + "nil"):
            cell = dict(self.said[head])
            yield cell[_RDF + "first"]
            head = cell[_RDF + "rest"]

    def prefixes(self) -> str:
        """The prefixes that the files declare for their queries."""
        declared = {}
        for pairs in self.said.values():
            for predicate, entry in pairs:
                if predicate == SH + "declare":
                    words = self.words(entry)
                    declared[words["prefix"][0].value] = words["namespace"][0].value
        return "".join(f"PREFIX {name}: <{declared[name]}>\n" for name in sorted(declared))


def _read(stored: _Stored) -> Iterator[Constraint]:
    prefixes = stored.prefixes()
    for shape in [*stored.of_kind("NodeShape"), *stored.of_kind("PropertyShape")]:
        words = stored.words(shape)
        unknown = set(words) - set(COMPONENTS) - _ABOUT - _WITH_OTHERS
        if unknown:
            raise _unknown(shape, ", ".join(sorted(unknown)))
        bare = _about(stored, shape, words)
        for kind in sorted(set(words) & set(COMPONENTS)):
            for value in words[kind]:
                yield _filled(stored, replace(bare, kind=kind), value, words, prefixes)


def _about(stored: _Stored, shape: ox.NamedNode, words: dict[str, list[Node]]) -> Constraint:
    """What all constraints of a shape have in common."""
    aims = [stored.words(node) for node in (shape, *stored.holders(shape))]
    paths = words.get("path", [])
    if len(paths) > 1 or not all(isinstance(path, ox.NamedNode) for path in paths):
        raise _unknown(shape, "a path of several steps")
    severities = words.get("severity") or [ox.NamedNode(SH + "Violation")]
    return Constraint(
        shape=shape.value,
        kind="",
        severity=Severity(severities[0].value.rpartition("#")[2]),
        message=" ".join(sorted(message.value for message in words.get("message", ()))),
        classes=tuple(sorted({n.value for aim in aims for n in aim.get("targetClass", ())})),
        subjects_of=tuple(
            sorted({n.value for aim in aims for n in aim.get("targetSubjectsOf", ())})
        ),
        path=paths[0].value if paths else "",
    )


def _filled(
    stored: _Stored, bare: Constraint, value: Node, words: dict[str, list[Node]], prefixes: str
) -> Constraint:
    match bare.kind:
        case "sparql":
            said = stored.words(value)
            (select,), (message,) = said["select"], said["message"]
            return replace(bare, message=message.value, query=prefixes + select.value)
        case "in":
            return replace(bare, values=tuple(_plain(m, bare) for m in stored.members(value)))
        case "or":
            choices = tuple(_only(stored, member, bare) for member in stored.members(value))
            return replace(bare, any_of=choices)
        case "qualifiedMinCount" | "qualifiedMaxCount":
            (nested,) = words["qualifiedValueShape"]
            counted = (_only(stored, nested, bare),)
            return replace(bare, values=(_plain(value, bare),), any_of=counted)
    return replace(bare, values=(_plain(value, bare),))


def _only(stored: _Stored, nested: Node, bare: Constraint) -> tuple[str, Term]:
    """The one thing that a nested shape demands: a class or a datatype."""
    pairs = [(name, value) for name, values in stored.words(nested).items() for value in values]
    if len(pairs) != 1 or pairs[0][0] not in {"class", "datatype"}:
        raise _unknown(bare.shape, f"a nested shape of {len(pairs)} parts")
    return pairs[0][0], _plain(pairs[0][1], bare)


def _plain(term: Node, bare: Constraint) -> Term:
    if isinstance(term, ox.BlankNode):
        raise _unknown(bare.shape, "a nested node")
    return term


def _unknown(shape: object, value: str) -> ShapeError:
    return ShapeError(
        "no compiled check judges this",
        where=str(shape),
        value=value,
        advice="run the reference: --engine reference",
    )
