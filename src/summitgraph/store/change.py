"""A change of several graphs that happens as a whole: one SPARQL update, one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from summitgraph.store import canonical
from summitgraph.triples.term import Quad, nt_iri


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What to do, in this order.

    Attributes:
        replace: named graphs and all that each shall hold from now on; nothing takes it away.
        remove: quads to take away.
        add: quads to add.
    """

    replace: Mapping[str, Sequence[Quad]] = field(default_factory=dict)
    remove: Sequence[Quad] = ()
    add: Sequence[Quad] = ()

    def __bool__(self) -> bool:
        return bool(self.replace or self.remove or self.add)

    def update(self) -> str:
        """The change as one SPARQL update; every term was checked.

        Raises:
            GraphError: for a term that no RDF file may hold.

        >>> Change(remove=[Quad("e:a", "e:p", "e:b", "e:g")]).update()
        'DELETE DATA { GRAPH <e:g> {\\n<e:a> <e:p> <e:b>\\n} }'
        """
        steps = [f"DROP SILENT GRAPH {nt_iri(graph)}" for graph in sorted(self.replace)]
        if self.remove:
            steps.append(f"DELETE DATA {{ {_blocks(self.remove)} }}")
        added = [*self.add, *(quad for quads in self.replace.values() for quad in quads)]
        if added:
            steps.append(f"INSERT DATA {{ {_blocks(added)} }}")
        return " ;\n".join(steps)


def _blocks(quads: Iterable[Quad]) -> str:
    blocks = []
    for graph, lines in canonical.statements(quads).items():
        triples = " .\n".join(lines)
        blocks.append(f"GRAPH {nt_iri(graph)} {{\n{triples}\n}}" if graph else triples)
    return " ".join(blocks)
