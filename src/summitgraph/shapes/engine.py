"""Which engine judges a graph: the reference while that is quick enough, else the compiled shapes.

Both find the same; see `compiled` for how that is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from summitgraph.errors import UncompiledError, UsageError
from summitgraph.shapes.compiled import validate_compiled
from summitgraph.shapes.report import ValidationReport
from summitgraph.shapes.source import Name
from summitgraph.shapes.validate import validate
from summitgraph.store import GraphStore

Engine = Literal["auto", "compiled", "reference"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
LARGE = 2_000
"""Quads from which `auto` takes the compiled shapes; the reference takes seconds from there on."""
_BLANK = "SELECT ?s { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) } LIMIT 1"


def validate_store(
    store: GraphStore, *, engine: Engine = "auto", shapes: Iterable[Name] = ()
) -> ValidationReport:
    """The findings of the stored shapes about the union of all graphs of a store.

    Args:
        engine: `reference`, pySHACL; `compiled`, the shapes as SPARQL on the store, which gives the
            same findings; `auto`, the latter for graphs of `LARGE` quads or more.
        shapes: names of files in `shapes/` and paths of others; all of `shapes/` for none. A
            foreign shape of which the compiled checks cannot be sure goes to the reference, or is
            refused where `compiled` was asked for.

    Raises:
        UsageError: for another engine, and for `compiled` on a graph with blank nodes, about whose
            text the engines differ; our own graphs have none.
        UncompiledError: for `compiled` with shapes that only the reference judges.
    """
    if engine not in ENGINES:
        raise UsageError(
            "unknown engine", value=str(engine), advice=f"use one of {', '.join(ENGINES)}"
        )
    names = tuple(shapes)
    if engine == "compiled" or (engine == "auto" and len(store) >= LARGE):
        if next(store.solutions(_BLANK)[1], None) is None:
            try:
                return validate_compiled(store, shapes=names)
            except UncompiledError:
                if engine == "compiled":
                    raise
        elif engine == "compiled":
            raise UsageError(
                "the graph has blank nodes, on which the compiled shapes may judge otherwise",
                advice="use the reference, or give them IRIs",
            )
    return validate(_nquads(store), shapes=names)


def _nquads(store: GraphStore) -> bytes:
    """The store as it is, with the blank nodes that a foreign file may have."""
    return store.dump()
