"""How long a network takes, beside networkx's own weighted projection of the same statements.

    python benchmarks/network_matrices.py [--statements 9048 100000 1000000] [--beside 100000]

Statements are drawn at random, the same every time: actors and issues grow with their number, some
are spoken of far more than others, as in real codings. Prints milliseconds a network (the median),
cells, memory of the cells, and for sizes up to --beside the ratio to
`networkx.algorithms.bipartite.weighted_projected_graph`, which gives the same ties: how many issues
two actors share.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from summitgraph.network.matrix import MatrixSettings, StatementTable, make_matrix
from summitgraph.network.matrix.column import boolean_column, text_column
from summitgraph.network.matrix.table import put_in_order

ACTORS_AT_9048 = 164  # as many as in a published coding of that size
DAY = 86_400


def draw(statements: int, seed: int = 1) -> StatementTable:
    """A coding of so many statements."""
    random = np.random.default_rng(seed)
    actors = int(ACTORS_AT_9048 * (statements / 9048) ** 0.5)
    issues = max(20, actors // 2)
    who = random.choice(actors, statements, p=uneven(actors))
    what = random.choice(issues, statements, p=uneven(issues))
    when = random.integers(0, 3650, statements) * DAY
    document = random.integers(0, max(1, statements // 10), statements)
    return put_in_order(
        statements=[str(number) for number in range(statements)],
        documents=document.tolist(),
        times=when.tolist(),
        places=[(number, number + 1) for number in range(statements)],
        variables=[
            text_column("person", [f"person {number}" for number in who.tolist()]),
            text_column("concept", [f"concept {number}" for number in what.tolist()]),
            boolean_column("agreement", random.integers(0, 2, statements).astype(bool).tolist()),
        ],
    )


def uneven(size: int) -> NDArray[np.float64]:
    """How likely each of them is to be drawn: by its rank to the power of −0.7."""
    weights = 1.0 / np.arange(1, size + 1) ** 0.7
    return weights / weights.sum()


def median(work: Callable[[], object], times: int) -> float:
    """The median time of some work, in milliseconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken)


def projected(table: StatementTable) -> nx.Graph:
    """The same ties by networkx: build the two-mode graph, then project it."""
    people, concepts = table.variables["person"], table.variables["concept"]
    graph = nx.Graph()
    for one, other in zip(people.codes.tolist(), concepts.codes.tolist(), strict=True):
        graph.add_edge(("person", one), ("concept", other))
    actors = [node for node in graph if node[0] == "person"]
    return nx.algorithms.bipartite.weighted_projected_graph(graph, actors)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, nargs="+", default=[9_048, 100_000, 1_000_000])
    parser.add_argument("--beside", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    axes = {"v1": "person", "v2": "concept", "qualifier": "agreement"}
    asked = {
        "two-mode, subtract": MatrixSettings(aggregation="subtract", **axes),
        "one-mode, congruence": MatrixSettings(type="onemode", aggregation="congruence", **axes),
        "one-mode, subtract, jaccard, per document": MatrixSettings(
            type="onemode",
            aggregation="subtract",
            normalisation="jaccard",
            duplicates="document",
            **axes,
        ),
        "one-mode, shared issues": MatrixSettings(
            type="onemode", v1="person", v2="concept", duplicates="acrossrange"
        ),
    }
    for size in given.statements:
        table = draw(size)
        print(f"{size:,} statements")
        for name, settings in asked.items():
            made = make_matrix(table, settings)
            taken = median(partial(make_matrix, table, settings), given.times)
            cells = made.cells
            held = (cells.data.nbytes + cells.indices.nbytes + cells.indptr.nbytes) / 1e6
            line = f"  {name:<42} {taken:9.1f} ms  {cells.nnz:>9,} cells  {held:8.2f} MB"
            if name == "one-mode, shared issues" and size <= given.beside:
                theirs = projected(table)
                assert len(theirs.edges) * 2 == cells.nnz
                line += f"  networkx / ours = {median(partial(projected, table), 1) / taken:,.0f}"
            print(line)


if __name__ == "__main__":
    main()
