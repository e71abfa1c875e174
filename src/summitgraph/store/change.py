"""A change of several graphs that happens as a whole: one call, one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from summitgraph.store import canonical
from summitgraph.triples.term import nt_iri

Lines = Mapping[str, Sequence[str]]
"""Graph to its triples, as `canonical.statements` serialises and so checks them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What to do, in this order.

    Attributes:
        replace: named graphs and all that each shall hold from now on; nothing takes it away.
        remove: triples to take away.
        add: triples to add.
    """

    replace: Lines = field(default_factory=dict)
    remove: Lines = field(default_factory=dict)
    add: Lines = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.replace or self.remove or self.add)

    def update(self) -> str:
        """The change as one SPARQL update.

        >>> Change(remove={"e:g": ["<e:a> <e:p> <e:b>"]}).update()
        'DELETE DATA { GRAPH <e:g> {\\n<e:a> <e:p> <e:b>\\n} }'
        """
        steps = [f"DROP SILENT GRAPH {nt_iri(graph)}" for graph in sorted(self.replace)]
        for words, lines in (("DELETE DATA", self.remove), ("INSERT DATA", self._coming())):
            if any(lines.values()):
                steps.append(f"{words} {{ {_blocks(lines)} }}")
        return " ;\n".join(steps)

    def nquads(self) -> str:
        """All that it adds, where there is nothing to take away first."""
        coming = self._coming()
        return canonical.write({graph: list(coming[graph]) for graph in coming}, "nq")

    def _coming(self) -> dict[str, Sequence[str]]:
        found: dict[str, Sequence[str]] = dict(self.replace)
        for graph, lines in self.add.items():
            found[graph] = [*found.get(graph, ()), *lines]
        return found


def _blocks(graphs: Lines) -> str:
    blocks = []
    for graph, lines in sorted(graphs.items()):
        triples = " .\n".join(lines)
        if lines:
            blocks.append(f"GRAPH {nt_iri(graph)} {{\n{triples}\n}}" if graph else triples)
    return " ".join(blocks)
