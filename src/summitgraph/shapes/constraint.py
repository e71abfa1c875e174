"""One demand of one shape as a plain record, as the compiled checks judge it.

Which file demands what is told by `reader`; how a demand is judged by `compiled` and `judge`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from summitgraph.shapes.finding import Severity
from summitgraph.shapes.stored import SH

Term = ox.NamedNode | ox.Literal

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """One demand of one shape.

    Attributes:
        kind: a key of `COMPONENTS`.
        classes: whose instances are judged; `subjects_of`, the properties whose subjects are;
            `nodes`, the things that are judged by name.
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
    nodes: tuple[str, ...] = ()

    @property
    def component(self) -> str:
        """The IRI of the constraint component."""
        return f"{SH}{COMPONENTS[self.kind]}ConstraintComponent"
