"""Small networks for the tests of measures: from words, drawn by hypothesis, by other names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx
import numpy as np
from hypothesis import strategies as st
from scipy.sparse import csr_array

from summitgraph.network.measure.centrality import centrality
from summitgraph.network.measure.ties import Ties, ties_of_cells, ties_of_graph

nx: Any = networkx  # which tells no types of its functions


def tied(text: str, *, directed: bool = False) -> Ties:
    """A network from words: `tied("ab ac:2 bd:-1")`."""
    graph = nx.DiGraph() if directed else nx.Graph()
    for word in text.split():
        ends, _, weight = word.partition(":")
        graph.add_edge(ends[0], ends[1], weight=float(weight or 1))
    return ties_of_graph(graph)


def by_label(ties: Ties) -> dict[str, Any]:
    return {node.label: node for node in centrality(ties)}


weights = st.sampled_from([0.0, 0.0, 1.0, 2.0, 5.0])


@st.composite
def one_mode(draw: st.DrawFn, *, signed: bool = False) -> Ties:
    size = draw(st.integers(1, 7))
    cells = np.zeros((size, size))
    for i in range(size):
        for j in range(i):
            weight = draw(weights)
            cells[i, j] = cells[j, i] = -weight if signed and draw(st.booleans()) else weight
    return ties_of_cells(csr_array(cells), [chr(97 + n) for n in range(size)])


@st.composite
def two_mode(draw: st.DrawFn) -> Ties:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    cells = [[draw(weights) for _ in range(columns)] for _ in range(rows)]
    return ties_of_cells(
        csr_array(cells), [f"r{n}" for n in range(rows)], [f"c{n}" for n in range(columns)]
    )


@st.composite
def directed(draw: st.DrawFn) -> Ties:
    size = draw(st.integers(1, 6))
    graph = nx.DiGraph()
    graph.add_nodes_from("abcdef"[:size])
    pairs = st.tuples(st.sampled_from("abcdef"[:size]), st.sampled_from("abcdef"[:size]))
    graph.add_edges_from((a, b) for a, b in draw(st.lists(pairs, max_size=15)) if a != b)
    return ties_of_graph(graph)


def as_graph(ties: Ties) -> Any:
    graph = nx.DiGraph() if ties.directed else nx.Graph()
    graph.add_nodes_from(ties.labels)
    for one, other, weight in zip(*ties.pairs(), strict=True):
        graph.add_edge(ties.labels[one], ties.labels[other], weight=float(weight))
    return graph


def renamed(ties: Ties, order: Sequence[int]) -> tuple[Ties, dict[str, str]]:
    """The same network with other names, in another order; and the old name of each."""
    places = np.array(order, dtype=np.int64)
    if ties.two_mode:  # rows stay before columns
        places = np.concatenate([places[ties.mode[places] == 0], places[ties.mode[places] == 1]])
    names = [f"n{number}" for number in range(len(places))]
    old = {name: ties.labels[place] for name, place in zip(names, places, strict=True)}
    return (
        Ties(
            labels=tuple(names),
            mode=ties.mode[places],
            weights=ties.weights[places][:, places],
            directed=ties.directed,
        ),
        old,
    )
