"""Centralities: counted by hand, beside networkx, and whatever the nodes are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array
from tests.network.ties import as_graph, by_label, directed, nx, one_mode, renamed, tied, two_mode

from summitgraph.network.measure.ties import Ties, ties_of_cells, ties_of_graph


def test_in_a_line_of_three_the_middle_has_it_all() -> None:
    found = by_label(tied("ab bc:3"))
    assert (found["b"].degree, found["b"].degree_share, found["b"].betweenness) == (2, 1.0, 1.0)
    assert (found["a"].degree_share, found["a"].betweenness) == (0.5, 0.0)
    assert found["a"].closeness == pytest.approx(2 / 3)  # 2 others, 1 + 2 steps away
    # A x = λ x with weights 1 and 3: λ = √10, x = (1, √10, 3) / √20
    assert found["c"].eigenvector == pytest.approx(3 / 20**0.5)


def test_of_directed_ties_near_is_who_is_soon_reached() -> None:
    found = by_label(tied("ab bc", directed=True))
    assert [found[name].closeness for name in "abc"] == [0, 0.5, pytest.approx(2 / 3)]


def test_a_negative_tie_is_a_tie_but_no_way() -> None:
    found = by_label(tied("ab bc:-3"))
    assert (found["b"].degree, found["b"].weighted_degree, found["b"].negative) == (2, -2.0, 3.0)
    assert (found["b"].betweenness, found["c"].closeness, found["c"].eigenvector) == (0, 0, 0)


def test_two_modes_are_scaled_by_what_is_possible_between_them() -> None:
    cells = [[1.0, 1.0, 0.0], [0.0, 1.0, 1.0]]
    found = by_label(ties_of_cells(csr_array(cells), ["ruto", "mahama"], ["x", "y", "z"]))
    assert found["ruto"].degree_share == pytest.approx(2 / 3)  # of three issues, not of four nodes
    assert found["y"].degree_share == 1.0
    # y: steps 1, 1 to actors, 2, 2 to issues; the nearest possible is 2 · 1 + 2 · 2
    assert found["y"].closeness == 1.0
    assert found["x"].closeness == pytest.approx(6 / (1 + 3 + 2 + 4))


def test_who_stands_alone_is_at_the_far_end() -> None:
    cells = csr_array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    alone = by_label(ties_of_cells(cells, "abc"))["c"]
    assert (alone.degree, alone.closeness, alone.betweenness, alone.eigenvector) == (0, 0, 0, 0)


@given(ties=one_mode())
def test_one_mode_centralities_are_those_of_networkx(ties: Ties) -> None:
    graph = as_graph(ties)
    found = by_label(ties)
    between = nx.betweenness_centrality(graph)
    close = nx.closeness_centrality(graph)
    for node in graph:
        assert found[node].betweenness == pytest.approx(between[node], abs=1e-8)
        assert found[node].closeness == pytest.approx(close[node], abs=1e-8)
    if len(graph) > 2 and nx.is_connected(graph):
        vector = nx.eigenvector_centrality_numpy(graph, weight="weight")
        for node in graph:
            assert found[node].eigenvector == pytest.approx(vector[node], abs=1e-6)


@given(ties=directed())
def test_directed_centralities_are_those_of_networkx(ties: Ties) -> None:
    graph, found = as_graph(ties), by_label(ties)
    between, close = nx.betweenness_centrality(graph), nx.closeness_centrality(graph)
    share = nx.degree_centrality(graph)
    for node in graph:
        assert found[node].betweenness == pytest.approx(between[node], abs=1e-8)
        assert found[node].closeness == pytest.approx(close[node], abs=1e-8)
        if len(graph) > 1:
            assert found[node].degree_share == pytest.approx(share[node] / 2, abs=1e-8)


@given(ties=two_mode())
def test_two_mode_centralities_are_those_of_networkx(ties: Ties) -> None:
    graph, found = as_graph(ties), by_label(ties)
    rows = [label for label in ties.labels if label.startswith("r")]
    degree = nx.bipartite.degree_centrality(graph, rows)
    for node in graph:
        assert found[node].degree_share == pytest.approx(degree[node], abs=1e-8)
    if nx.is_connected(graph):  # else networkx measures by nodes out of reach
        close = nx.bipartite.closeness_centrality(graph, rows)
        for node in graph:
            assert found[node].closeness == pytest.approx(close[node], abs=1e-8)
    if min(len(rows), len(graph) - len(rows)) > 1:  # else networkx divides by zero
        between = nx.bipartite.betweenness_centrality(graph, rows)
        for node in graph:
            assert found[node].betweenness == pytest.approx(between[node], abs=1e-8)


@pytest.mark.parametrize("kind", [one_mode(), one_mode(signed=True), two_mode(), directed()])
@given(data=st.data())
def test_a_node_is_as_central_whatever_it_is_called(
    kind: st.SearchStrategy[Ties], data: st.DataObject
) -> None:
    ties = data.draw(kind)
    other, old = renamed(ties, data.draw(st.permutations(range(len(ties)))))
    before = by_label(ties)
    for label, node in by_label(other).items():
        was = before[old[label]]
        for measure in ("degree", "weighted_degree", "betweenness", "closeness", "eigenvector"):
            assert getattr(node, measure) == pytest.approx(getattr(was, measure), abs=1e-6)


def test_a_large_part_has_the_same_eigenvector_by_search() -> None:
    path = nx.path_graph(500)
    path.add_edge(0, 250)
    found = by_label(ties_of_graph(path))
    expected = nx.eigenvector_centrality_numpy(path)
    assert found["250"].eigenvector == pytest.approx(expected[250], abs=1e-6)
    assert found["0"].eigenvector == pytest.approx(expected[0], abs=1e-6)
