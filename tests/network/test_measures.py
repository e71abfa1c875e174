"""Measures: counted by hand, beside networkx, and whatever the nodes are called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from summitgraph.errors import UsageError
from summitgraph.network.measure.backbone import backbone
from summitgraph.network.measure.balance import structural_balance
from summitgraph.network.measure.broker import ROLES, brokerage
from summitgraph.network.measure.centrality import centrality
from summitgraph.network.measure.community import communities, modularity, signed_modularity
from summitgraph.network.measure.external import external_internal
from summitgraph.network.measure.polarisation import polarisation
from summitgraph.network.measure.stability import stability
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


# --- centralities


def test_in_a_line_of_three_the_middle_has_it_all() -> None:
    found = by_label(tied("ab bc:3"))
    assert (found["b"].degree, found["b"].degree_share, found["b"].betweenness) == (2, 1.0, 1.0)
    assert (found["a"].degree_share, found["a"].betweenness) == (0.5, 0.0)
    assert found["a"].closeness == pytest.approx(2 / 3)  # 2 others, 1 + 2 steps away
    # A x = λ x with weights 1 and 3: λ = √10, x = (1, √10, 3) / √20
    assert found["c"].eigenvector == pytest.approx(3 / 20**0.5)


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


# --- communities


def test_two_triangles_joined_by_one_tie_are_two_communities() -> None:
    found = communities(tied("ab bc ca de ef fd cd"))
    assert found.member.tolist() == [1, 1, 1, 2, 2, 2]
    # 6 of 7 ties within; each half has strength 7 of 14: 6/7 − 2 · ¼
    assert found.modularity == pytest.approx(6 / 7 - 1 / 2)


def test_negative_ties_pull_nobody_together_and_raise_the_signed_modularity() -> None:
    found = communities(tied("ab cd ac:-1 bd:-1"))
    assert found.member.tolist() == [1, 1, 2, 2]
    # Q⁺ = ½; Q⁻ = 0 within − ½; (2 · ½ − 2 · −½) / 4
    assert (found.modularity, found.signed_modularity) == (0.5, 0.5)
    friends = communities(tied("ab cd"))
    assert friends.signed_modularity == friends.modularity


@given(ties=one_mode(), data=st.data())
def test_modularity_is_that_of_networkx(ties: Ties, data: st.DataObject) -> None:
    member = np.array(
        data.draw(st.lists(st.integers(0, 2), min_size=len(ties), max_size=len(ties)))
    )
    graph = as_graph(ties)
    parts = [
        {label for label, m in zip(ties.labels, member, strict=True) if m == n} for n in range(3)
    ]
    if graph.number_of_edges():
        expected = nx.community.modularity(graph, [p for p in parts if p], weight="weight")
        assert modularity(ties, member) == pytest.approx(expected)
        assert signed_modularity(ties, member) == pytest.approx(expected)


@given(ties=one_mode(signed=True))
def test_the_same_network_gives_the_same_communities(ties: Ties) -> None:
    one, other = communities(ties, seed=3), communities(ties, seed=3)
    assert one.member.tolist() == other.member.tolist()
    assert sorted(set(one.member.tolist())) == list(range(1, int(one.member.max()) + 1))


def test_a_two_mode_network_expects_no_ties_within_a_mode() -> None:
    cells = csr_array([[1.0, 0], [0, 1.0]])
    ties = ties_of_cells(cells, ["a", "b"], ["x", "y"])
    assert modularity(ties, np.array([0, 1, 0, 1])) == 0.5  # Barber: 1 − 2 · ¼
    assert modularity(ties, np.array([0, 0, 1, 1])) == 0.0  # nothing within, nothing expected


# --- E-I index

SIDES = {"a": "east", "b": "east", "c": "west"}


def test_ties_to_others_and_to_the_own_group() -> None:
    found = {(one.level, one.name): one for one in external_internal(tied("ab ac:3"), SIDES)}
    assert found["network", ""].index == 0.0
    assert found["network", ""].weighted == 0.5  # (3 − 1) / 4
    assert (found["group", "west"].index, found["node", "b"].index) == (1.0, -1.0)
    # a has one of each, b one internal: (1 − 2) / 3
    assert found["group", "east"].index == pytest.approx(-1 / 3)


def test_who_has_no_group_and_who_is_opposed_count_for_no_index() -> None:
    whole = external_internal(tied("ab ad cb:-1"), SIDES)[0]
    assert (whole.external, whole.internal, whole.ungrouped) == (0, 1, 1)
    assert external_internal(tied("ad"), SIDES)[0].index is None


@given(ties=one_mode(), data=st.data())
def test_the_index_is_that_of_a_count_by_hand(ties: Ties, data: st.DataObject) -> None:
    groups = {label: data.draw(st.sampled_from(["x", "y"])) for label in ties.labels}
    graph = as_graph(ties)
    outside = sum(groups[a] != groups[b] for a, b in graph.edges())
    inside = graph.number_of_edges() - outside
    whole = external_internal(ties, groups)[0]
    assert (whole.external, whole.internal) == (outside, inside)
    if graph.number_of_edges():
        assert whole.index == pytest.approx((outside - inside) / (outside + inside))


# --- backbone


def test_a_tie_that_takes_most_of_an_end_is_kept_and_an_even_share_is_not() -> None:
    found = {tie.source + tie.target: tie for tie in backbone(tied("ab:8 ac ad"))}
    assert found["ab"].alpha == pytest.approx(0.04)  # (1 − 8/10)²
    assert found["ab"].kept
    assert found["ac"].alpha == pytest.approx(0.81)
    assert not found["ac"].kept
    assert all(not tie.kept for tie in backbone(tied("ab ac ad")))


def test_a_single_tie_tells_nothing() -> None:
    assert [(tie.alpha, tie.kept) for tie in backbone(tied("ab:100"))] == [(1.0, False)]


def test_a_directed_tie_is_seen_from_where_it_goes_out_and_comes_in() -> None:
    found = {t.source + t.target: t.alpha for t in backbone(tied("ab:9 ac:1 ca:5", directed=True))}
    assert found["ab"] == pytest.approx(0.1)  # a sends 10 on two ties; b receives one
    assert found["ca"] == 1.0  # the only tie out of c, the only one into a


def test_a_level_must_be_one() -> None:
    with pytest.raises(UsageError, match="give 0"):
        backbone(tied("ab"), level=0.0)


# --- brokerage


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("xxx", "coordinator"),
        ("xyx", "consultant"),
        ("xyy", "gatekeeper"),
        ("xxy", "representative"),
        ("xyz", "liaison"),
    ],
)
def test_the_five_roles(groups: str, role: str) -> None:
    found = brokerage(tied("ab bc", directed=True), dict(zip("abc", groups, strict=True)))
    assert found[0].label == "b"
    assert {name: getattr(found[0], name) for name in ROLES} == {
        name: int(name == role) for name in ROLES
    }
    assert found[1].total == 0


def test_who_could_speak_for_himself_needs_no_broker() -> None:
    groups = dict.fromkeys("abc", "x")
    assert brokerage(tied("ab bc ac", directed=True), groups)[0].total == 0
    assert brokerage(tied("ab bc ca", directed=True), groups)[0].total == 1  # the way back is open
    assert brokerage(tied("ab ba", directed=True), groups)[0].total == 0  # nobody to broker for
    assert brokerage(tied("ab bc:-1", directed=True), groups)[0].total == 0


@given(ties=directed(), data=st.data())
def test_brokerage_is_that_of_a_count_by_hand(ties: Ties, data: st.DataObject) -> None:
    groups = {label: data.draw(st.sampled_from("xyz")) for label in ties.labels}
    graph = as_graph(ties)
    for broker in brokerage(ties, groups):
        b = broker.label
        open_ = [
            (groups[a], groups[b], groups[c])
            for a in graph.predecessors(b)
            for c in graph.successors(b)
            if a != c and not graph.has_edge(a, c)
        ]
        assert broker.coordinator == sum(x == y == z for x, y, z in open_)
        assert broker.consultant == sum(x == z != y for x, y, z in open_)
        assert broker.gatekeeper == sum(y == z != x for x, y, z in open_)
        assert broker.representative == sum(x == y != z for x, y, z in open_)
        assert broker.liaison == sum(len({x, y, z}) == 3 for x, y, z in open_)
        assert broker.total == len(open_)


# --- balance, stability, polarisation


@pytest.mark.parametrize(
    ("ties", "balanced"), [("ab bc ac", 1), ("ab bc:-1 ac:-1", 1), ("ab bc ac:-1", 0)]
)
def test_friends_of_friends_and_enemies_of_enemies(ties: str, balanced: int) -> None:
    found = structural_balance(tied(ties))
    assert (found.triangles, found.balanced) == (1, balanced)


@given(ties=one_mode(signed=True))
def test_balance_is_that_of_a_count_by_hand(ties: Ties) -> None:
    graph = as_graph(ties)
    threes = [t for t in nx.enumerate_all_cliques(graph) if len(t) == 3]
    signs = [
        np.prod([np.sign(graph[a][b]["weight"]) for a, b in ((x, y), (y, z), (x, z))])
        for x, y, z in threes
    ]
    found = structural_balance(ties)
    assert (found.triangles, found.balanced) == (len(threes), sum(s > 0 for s in signs))


def test_what_is_kept_lost_gained_and_turned() -> None:
    before, after = tied("ab:1 ac:2 bc:3 ad:1"), tied("ab:-1 ac:4 bc:6 be:1")
    moved = stability([("2016", before), ("2017", after)])[0]
    assert (moved.kept, moved.lost, moved.gained, moved.turned) == (3, 1, 1, 1)
    assert (moved.jaccard, moved.persisted) == (0.6, 0.75)
    assert moved.nodes_jaccard == 0.6  # a b c of a b c d e
    expected = np.corrcoef([1, 2, 3], [-1, 4, 6])[0, 1]
    assert moved.correlation == pytest.approx(expected)


def test_two_ties_are_too_few_to_correlate_and_nothing_has_no_share() -> None:
    moved = stability([("2016", tied("ab ac:2")), ("2017", tied("ab ac:3"))])[0]
    assert (moved.jaccard, moved.correlation) == (1.0, None)
    empty = ties_of_cells(csr_array((0, 0)), [])
    nothing = stability([("2016", empty), ("2017", empty)])[0]
    assert (nothing.jaccard, nothing.persisted, nothing.nodes_jaccard) == (None, None, None)


def test_a_network_of_friends_is_less_divided_than_one_of_two_camps() -> None:
    friends = polarisation(tied("ab bc ca"), groups=SIDES)
    camps = polarisation(tied("ab:2 ac:-1 bc:-1"), groups=SIDES)
    assert (friends.conflict_share, camps.conflict_share) == (0.0, 0.5)
    assert (friends.communities, camps.balance) == (1, 1.0)
    assert camps.group_modularity is not None
    assert friends.group_modularity is not None
    assert camps.group_modularity > friends.group_modularity
    assert polarisation(tied("ab")).group_modularity is None  # no groups were given
