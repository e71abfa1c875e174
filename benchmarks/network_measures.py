"""How long the networks of several variables and the measures take, in CPU seconds.

    python benchmarks/network_measures.py [--statements 9048] [--draws 1000]

Statements are those of `network_matrices`. Betweenness and closeness are computed beside networkx's
own in the same run, on the same network, and must be equal; everything else is told alone.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

import networkx
import numpy as np
from network_matrices import draw

from summitgraph.network.kind import TABLE_KINDS, table_network
from summitgraph.network.matrix import MatrixSettings, make_matrix, read_settings
from summitgraph.network.measure.asked import WHATS, Asked, usual_settings
from summitgraph.network.measure.centrality import centrality
from summitgraph.network.measure.table import measure_rows
from summitgraph.network.measure.ties import ties_of_matrix

nx: Any = networkx
AXES = {"v1": "person", "v2": "concept"}


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of this process, and what was made."""
    begun = time.process_time()
    made = work()
    return time.process_time() - begun, made


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=9048)
    parser.add_argument("--draws", type=int, default=1000)
    asked = parser.parse_args()
    table = draw(asked.statements)
    three = MatrixSettings(**AXES, v3="person", qualifier="agreement")
    for kind in TABLE_KINDS:
        spent, graph = timed(lambda kind=kind: table_network(kind, table, three))
        print(f"{kind}: {spent:.2f} s, {len(graph)} nodes, {graph.number_of_edges()} edges")
    for what in WHATS:
        given: dict[str, str] = dict(AXES)
        if what in ("polarisation", "stability"):
            given |= {"window": "years", "size": "3"}
        wanted = Asked(what=what, group="community", times=asked.draws)
        settings = read_settings(usual_settings(wanted, given))
        spent, rows = timed(lambda s=settings, w=wanted: measure_rows(table, s, w))
        print(f"{what}: {spent:.2f} s, {len(rows)} rows")
    ties = ties_of_matrix(make_matrix(table, MatrixSettings(**AXES)))
    own, found = timed(lambda: centrality(ties))
    graph = nx.Graph([(int(a), int(b)) for a, b, _ in zip(*ties.pairs(), strict=True)])
    rows_of = [at for at in graph if ties.mode[at] == 0]
    theirs, expected = timed(lambda: nx.bipartite.betweenness_centrality(graph, rows_of))
    label = {name: at for at, name in enumerate(ties.labels)}
    values = {label[one.label]: one.betweenness for one in found}
    order = sorted(graph)
    assert np.allclose([values[n] for n in order], [expected[n] for n in order], 0, 1e-8)
    print(f"all centralities {own:.2f} s; networkx's betweenness alone {theirs:.2f} s")


if __name__ == "__main__":
    main()
