"""Measures: counted by hand, beside networkx, and whatever the nodes are called."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array
from tests.network.ties import as_graph, directed, nx, one_mode, renamed, tied

from summitgraph.errors import UsageError
from summitgraph.network.measure.backbone import backbone
from summitgraph.network.measure.balance import structural_balance
from summitgraph.network.measure.broker import ROLES, brokerage
from summitgraph.network.measure.community import communities, modularity, signed_modularity
from summitgraph.network.measure.external import external_internal
from summitgraph.network.measure.polarisation import polarisation
from summitgraph.network.measure.stability import correlation, stability
from summitgraph.network.measure.ties import Ties, ties_of_cells

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


def test_small_weights_vary_as_large_ones_do_and_rounding_is_no_variation() -> None:
    small, large = np.array([1e-9, 2e-9, 3e-9]), np.array([1e9, 3e9, 2e9])
    assert correlation(small, large) == pytest.approx(0.5)
    assert np.isnan(correlation(np.array([0.3, 0.1 + 0.2, 0.3]) * 1e9, large))


def test_a_network_of_friends_is_less_divided_than_one_of_two_camps() -> None:
    friends = polarisation(tied("ab bc ca"), groups=SIDES)
    camps = polarisation(tied("ab:2 ac:-1 bc:-1"), groups=SIDES)
    assert (friends.conflict_share, camps.conflict_share) == (0.0, 0.5)
    assert (friends.communities, camps.balance) == (1, 1.0)
    assert camps.group_modularity is not None
    assert friends.group_modularity is not None
    assert camps.group_modularity > friends.group_modularity
    assert polarisation(tied("ab")).group_modularity is None  # no groups were given


# --- names and order


@pytest.mark.parametrize("kind", [one_mode(signed=True), directed()])
@given(data=st.data())
def test_no_measure_depends_on_what_nodes_are_called(
    kind: st.SearchStrategy[Ties], data: st.DataObject
) -> None:
    ties = data.draw(kind)
    order = data.draw(st.permutations(range(len(ties))))
    other, old = renamed(ties, order)
    member = np.array([data.draw(st.integers(0, 2)) for _ in ties.labels], dtype=np.int64)
    groups = {label: str(number) for label, number in zip(ties.labels, member, strict=True)}
    named = {new: groups[label] for new, label in old.items()}
    assert structural_balance(other) == structural_balance(ties)
    for fit in (modularity, signed_modularity):
        one, same = fit(ties, member), fit(other, member[list(order)])
        assert one == pytest.approx(same, nan_ok=True)
    index = {o.name: (o.external, o.internal) for o in external_internal(ties, groups)}
    again = external_internal(other, named)
    assert all(index[old.get(o.name, o.name)] == (o.external, o.internal) for o in again)
    alphas = [sorted(tie.alpha for tie in backbone(part)) for part in (ties, other)]
    assert alphas[0] == pytest.approx(alphas[1])
    roles = {b.label: [getattr(b, role) for role in ROLES] for b in brokerage(ties, groups)}
    for broker in brokerage(other, named):
        assert roles[old[broker.label]] == [getattr(broker, role) for role in ROLES]
    (lasting,) = stability([("before", ties), ("after", ties.positive())])
    (again_lasting,) = stability([("before", other), ("after", other.positive())])
    assert replace(again_lasting, correlation=None) == replace(lasting, correlation=None)
    assert again_lasting.correlation == pytest.approx(lasting.correlation)
