"""Quads as the shortest text that the engine reads: TriG in which each subject is named once.

Nobody keeps this text. It is sorted, so that a store in memory holds its quads in the same order
whatever the order in which they came; how files look is told in `canonical`.
"""

from __future__ import annotations

from collections.abc import Iterable

from summitgraph.store.written import Iris, Objects
from summitgraph.triples.term import Quad


def blocks(quads: Iterable[Quad]) -> str:
    r"""The quads as TriG: for each graph its subjects, for each subject what is said of it.

    Raises:
        GraphError: for a term that no RDF file may hold.

    >>> blocks([Quad("e:a", "e:p", "e:b", "e:g"), Quad("e:a", "e:p", "e:c", "e:g")])
    '<e:g> {\n<e:a> <e:p> <e:b> ;\n<e:p> <e:c> .\n}\n'
    """
    iris, objects = Iris(), Objects()
    graphs: dict[str, dict[str, list[str]]] = {}
    of, within, said = "", "", list[str]()
    for subject, predicate, value, graph in quads:
        if subject != of or graph != within:  # quads of one subject mostly come one after another
            of, within = subject, graph
            said = graphs.setdefault(graph, {}).setdefault(subject, [])
        said.append(f"{iris[predicate]} {objects[value]}")
    text: list[str] = []
    for graph in sorted(graphs):
        subjects = graphs[graph]
        text.append(f"{iris[graph]} {{\n" if graph else "")
        for subject in sorted(subjects):
            text += iris[subject], " ", " ;\n".join(sorted(subjects[subject])), " .\n"
        text.append("}\n" if graph else "")
    return "".join(text)
