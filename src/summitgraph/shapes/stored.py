"""The triples of shapes files by subject, and which of them were read.

Whoever reads shapes asks `words` and `members`; what nobody asked for and may change a verdict is
`unread`, so that nothing a file demands is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from summitgraph.errors import ShapeError, UncompiledError
from summitgraph.shapes.source import Source

SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TYPE = _RDF + "type"
_SHAPES = {SH + "NodeShape", SH + "PropertyShape"}
# What a report says of its results demands nothing, nor does a head that declares prefixes.
_DEMANDS_NOTHING = {
    SH + name
    for name in (
        "conforms", "declare", "detail", "focusNode", "result", "resultMessage", "resultPath",
        "resultSeverity", "shapesGraphWellFormed", "sourceConstraint",
        "sourceConstraintComponent", "sourceShape", "value",
    )
}  # fmt: skip

Node = ox.NamedNode | ox.BlankNode | ox.Literal


class Stored:
    """What shapes files say.

    Attributes:
        ours: whether all of it stands in `shapes/`.
    """

    def __init__(self, found: tuple[Source, ...]) -> None:
        self.ours = all(source.ours for source in found)
        self._said: dict[Node, list[tuple[str, Node]]] = {}
        self._read: set[Node] = set()
        for source in found:
            try:
                for quad in ox.parse(
                    source.text,
                    ox.RdfFormat.TURTLE,
                    base_iri=source.base,
                    rename_blank_nodes=True,
                ):
                    if isinstance(quad.object, ox.Triple):
                        raise uncompiled(quad.subject, "a triple term")
                    pair = (quad.predicate.value, quad.object)
                    self._said.setdefault(quad.subject, []).append(pair)
            except SyntaxError as error:
                raise ShapeError("the Turtle does not parse", where=str(source.path)) from error

    def shapes(self) -> list[ox.NamedNode]:
        """The shapes: node shapes before property shapes, each sorted.

        Raises:
            UncompiledError: for one without a name, which reports could not tell, and for one that
                is a class besides, whose instances it would judge.
        """
        properties = {value for _, value in self._all(SH + "property")}
        properties |= set(self._typed(SH + "PropertyShape"))
        holders = {holder for holder, _ in self._all(SH + "property")}
        nodes = (holders | set(self._typed(SH + "NodeShape"))) - properties
        for shape in nodes | properties:
            types = {v.value for name, v in self._said.get(shape, ()) if name == _TYPE}
            if not isinstance(shape, ox.NamedNode) or types - _SHAPES:
                raise uncompiled(shape, "a shape without a name, or one that is a class")
        return [*_sorted(nodes), *_sorted(properties)]

    def words(self, node: Node) -> dict[str, list[Node]]:
        """What SHACL says of a node, by local name; UncompiledError for other vocabularies."""
        self._read.add(node)
        words: dict[str, list[Node]] = {}
        for predicate, value in self._said.get(node, ()):
            if predicate == _TYPE:
                continue
            if not predicate.startswith(SH):
                raise uncompiled(node, predicate)
            words.setdefault(predicate.removeprefix(SH), []).append(value)
        return words

    def holders(self, shape: Node) -> list[Node]:
        """The shapes that have a property shape, and so give it their targets."""
        return [holder for holder, value in self._all(SH + "property") if value == shape]

    def members(self, head: Node) -> Iterator[Node]:
        """The members of an RDF list; UncompiledError for what is none."""
        seen: set[Node] = set()
        while head != ox.NamedNode(_RDF + "nil"):
            cell = dict(self._said.get(head, ()))
            if head in seen or set(cell) != {_RDF + "first", _RDF + "rest"}:
                raise uncompiled(head, "a list that is none")
            seen.add(head)
            yield cell[_RDF + "first"]
            head = cell[_RDF + "rest"]

    def prefixes(self) -> str:
        """The prefixes that the files declare for their queries."""
        declared = {}
        for _, entry in self._all(SH + "declare"):
            words = self.words(entry)
            declared[words["prefix"][0].value] = words["namespace"][0].value
        return "".join(f"PREFIX {name}: <{declared[name]}>\n" for name in sorted(declared))

    def refuse_unread(self) -> None:
        """Refuse what was not read and may demand something."""
        for node, pairs in self._said.items():
            for predicate, _ in pairs if node not in self._read else ():
                if predicate.startswith(SH) and predicate not in _DEMANDS_NOTHING:
                    raise uncompiled(node, predicate)

    def _all(self, predicate: str) -> Iterator[tuple[Node, Node]]:
        for node, pairs in self._said.items():
            for name, value in pairs:
                if name == predicate:
                    yield node, value

    def _typed(self, kind: str) -> Iterator[Node]:
        return (node for node, value in self._all(_TYPE) if value == ox.NamedNode(kind))


def uncompiled(shape: object, value: str) -> UncompiledError:
    """The refusal of what only the reference judges."""
    return UncompiledError(
        "no compiled check judges this",
        where=str(shape),
        value=value,
        advice="run the reference: --engine reference",
    )


def _sorted(shapes: set[Node]) -> list[ox.NamedNode]:
    return sorted((s for s in shapes if isinstance(s, ox.NamedNode)), key=str)
