"""What a worker answers: queries on a read-only checkpoint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyoxigraph as ox

from summitgraph.errors import GraphError, QueryError
from summitgraph.store.apart import documents, wire
from summitgraph.store.apart.limits import DEFAULT_GRAPH
from summitgraph.store.apart.sandbox import Sandbox
from summitgraph.store.oxterm import to_ox
from summitgraph.store.sparql import names_dataset, refuse_outside, starred

NOT_ACCEPTABLE = "none of the accepted formats fits this form of query"


class Reader:
    """Holds the checkpoint that was asked last."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._path = ""
        self._store: ox.Store | None = None

    def query(self, head: wire.Head, _: bytes) -> tuple[wire.Head, bytes]:
        """The document that answers a query; `head` is as `service.Apart.query` makes it."""
        text: str = head["query"]
        refuse_outside(text)
        try:
            answer = self._opened(head["path"]).query(
                text,
                base_iri=head["base"] or None,
                use_default_graph_as_union=not (
                    head["default"] or head["named"] or names_dataset(text)
                ),
                **_dataset(head["default"], head["named"]),
            )
            return _documented(answer, head)
        except (SyntaxError, ValueError) as error:
            raise QueryError(
                f"the query cannot be understood: {error}",
                advice="mend it at the place that is named",
            ) from error
        except (OSError, RuntimeError) as error:
            raise QueryError(f"the query could not be answered: {error}") from error

    def _opened(self, path: str) -> ox.Store:
        if self._store is None or path != self._path:
            self._store = None
            try:
                with self._sandbox.opening():
                    self._store, self._path = ox.Store.read_only(path), path
            except OSError as error:
                raise GraphError(f"the checkpoint cannot be opened: {error}") from error
        return self._store


def _dataset(default: Sequence[str], named: Sequence[str]) -> dict[str, Any]:
    """The protocol's dataset, which stands in place of the query's own FROM.

    A graph that is named is one of the store's; nothing is ever fetched.
    """
    if not default and not named:
        return {}
    graphs = [to_ox(name) if name != DEFAULT_GRAPH else ox.DefaultGraph() for name in default]
    return {"default_graph": graphs, "named_graphs": [to_ox(name) for name in named]}


def _documented(
    answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, head: wire.Head
) -> tuple[wire.Head, bytes]:
    form = "graph" if isinstance(answer, ox.QueryTriples) else "rows"
    syntax = head[form]
    if not syntax:
        raise QueryError(NOT_ACCEPTABLE)
    if isinstance(answer, ox.QueryTriples):
        document = documents.graph_document(answer, syntax, head["limit"])
    elif isinstance(answer, ox.QuerySolutions):
        document = documents.rows_document(answer, syntax, head["limit"], starred(head["query"]))
    else:
        document = documents.boolean_document(answer, syntax)
    return {"form": form, "truncated": document.truncated}, document.content
