"""What became of the decisions beside a store, and the graph that tells it."""

from __future__ import annotations

from summitgraph import authority, triples
from summitgraph.errors import GraphError
from summitgraph.pipeline.corrections import corrections_of
from summitgraph.pipeline.record import account_of
from summitgraph.pipeline.shelf import Shelf
from summitgraph.records.decision import Outcome
from summitgraph.store import canonical
from summitgraph.triples.iris import Iris


def outcomes_in(shelf: Shelf) -> tuple[Outcome, ...]:
    """What became of every decision beside a shelf; only the readouts concerned are looked at.

    One whose record is damaged tells nothing.
    """
    people = corrections_of(shelf)
    if not people.decisions:
        return ()
    on = {d.readout for d in people.decisions} | {d.file for d in people.decisions}
    accounts = []
    for kept in shelf.kept():
        if kept.sha in on or kept.name in on:
            try:
                accounts.append(account_of(shelf.record(kept.sha), kept.name))
            except GraphError:
                continue

    def is_told(key: str) -> bool:
        return bool(shelf.rows("SELECT 1 FROM label_use WHERE key = ? LIMIT 1", key))

    return people.outcomes(accounts, is_told)


def decided_graph(shelf: Shelf, base: str) -> dict[str, list[str]]:
    """The graph of corrections with all that it holds, as the canonical writers take it."""
    graph = str(Iris(base).common_graph("corrections"))
    quads = triples.decision_quads(outcomes_in(shelf), authority.load(), base=base)
    return {graph: canonical.statements(quads).get(graph, [])}
