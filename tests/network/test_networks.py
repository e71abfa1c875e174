"""Who is tied to whom: the graphs, their weights, and what does not count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.errors import UsageError
from summitgraph.network import (
    RowActor,
    RowIssue,
    StatementRow,
    actor_actor,
    actor_issue,
    issue_issue,
    measure_nodes,
    select_rows,
    stance_of,
    summarise_network,
)
from summitgraph.records import FAMILY_OF, Act

NAMES = {"abe": "Shinzo Abe", "putin": "Vladimir Putin", "lavrov": "Sergey Lavrov"}


def said(
    number: int,
    who: str,
    act: str,
    on: str,
    *,
    meeting: str = "sochi",
    date: str = "2016-05-06",
    polarity: str = "positive",
) -> StatementRow:
    """A statement: `said(1, "abe putin", "agrees", "treaty")`."""
    return StatementRow(
        statement=f"s{number}",
        actors=tuple(RowActor(key, NAMES.get(key, key), "Person") for key in who.split()),
        act=act,
        family=FAMILY_OF[Act(act)],
        issues=tuple(RowIssue(key, key) for key in on.split()),
        meeting=meeting,
        date=date,
        quote=f"words {number}",
        polarity=polarity,
    )


# --- which statements count


def test_a_joint_statement_counts_for_each_of_its_actors() -> None:
    graph = actor_issue([said(1, "abe putin", "agrees", "treaty")])
    assert sorted((a, graph["treaty"][a]["agrees"]["weight"]) for a in graph["treaty"]) == [
        ("abe", 1),
        ("putin", 1),
    ]


def test_a_joint_statement_is_left_out_on_demand_and_a_lone_one_is_not() -> None:
    rows = [said(1, "abe putin", "agrees", "treaty"), said(2, "abe", "states", "treaty")]
    assert [row.statement for row in select_rows(rows, joint="skip")] == ["s2"]
    assert [row.statement for row in select_rows(rows, joint="only")] == ["s1"]


def test_an_actor_named_twice_makes_no_joint_statement() -> None:
    assert said(1, "abe putin", "agrees", "treaty").is_joint
    assert not said(1, "abe abe", "agrees", "treaty").is_joint


def test_only_the_families_asked_for_count() -> None:
    rows = [said(1, "abe", "criticises", "syria"), said(2, "abe", "requests", "syria")]
    assert [r.statement for r in select_rows(rows, families=["expressesConcern"])] == ["s1"]


@pytest.mark.parametrize(
    ("options", "where"),
    [({"joint": "both"}, "joint"), ({"families": ["criticises"]}, "families")],
)
def test_an_unknown_option_is_refused_by_name(options: dict[str, object], where: str) -> None:
    with pytest.raises(UsageError) as caught:
        select_rows([], **options)  # type: ignore[arg-type]
    assert where == caught.value.where


def test_one_identifier_with_two_contents_is_refused_but_a_repetition_is_not() -> None:
    row = said(1, "abe putin", "agrees", "treaty")
    assert len(select_rows([row, said(1, "putin abe", "agrees", "treaty")])) == 1
    with pytest.raises(UsageError, match="s1"):
        select_rows([row, said(1, "abe", "agrees", "treaty")])


# --- for and against


def test_rejecting_is_a_stance_against_and_requesting_is_none() -> None:
    assert stance_of("rejects") == "against"
    assert stance_of("requests") == "open"


def test_not_agreeing_is_against_and_not_criticising_is_no_support() -> None:
    assert stance_of("agrees", "negative") == "against"
    assert stance_of("criticises", "negative") == "open"


# --- two-mode


def test_an_edge_tells_how_often_when_and_in_which_words() -> None:
    rows = [
        said(2, "abe", "commits", "treaty", meeting="nagato", date="2016-12-15"),
        said(1, "abe", "requests", "treaty"),
        said(3, "abe", "states", "treaty", meeting="later", date="XXXX-12-15"),
    ]
    edge = actor_issue(rows)["abe"]["treaty"]["asserts"]
    assert (edge["weight"], edge["acts"]) == (3, "commits | requests | states")
    assert (edge["first_date"], edge["last_date"]) == ("2016-05-06", "2016-12-15")
    assert (edge["statements"], edge["quotes"]) == ("s1 | s2 | s3", "words 1 | words 2 | words 3")


def test_families_have_edges_of_their_own_and_so_have_acts_on_demand() -> None:
    rows = [said(1, "abe", "requests", "syria"), said(2, "abe", "welcomes", "syria")]
    assert list(actor_issue(rows)["abe"]["syria"]) == ["asserts"]
    assert list(actor_issue(rows, edge="act")["abe"]["syria"]) == ["requests", "welcomes"]


def test_a_denied_agreement_is_not_counted_as_one() -> None:
    rows = [
        said(1, "abe", "agrees", "treaty"),
        said(2, "abe", "agrees", "treaty", polarity="negative"),
    ]
    edges = actor_issue(rows)["abe"]["treaty"]
    assert {key: edge["weight"] for key, edge in edges.items()} == {
        "agrees": 1,
        "agrees (denied)": 1,
    }


def test_nodes_tell_actors_from_issues() -> None:
    graph = actor_issue([said(1, "abe", "agrees", "treaty")])
    assert tuple(graph.nodes["abe"][name] for name in ("label", "kind", "class", "bipartite")) == (
        "Shinzo Abe",
        "actor",
        "Person",
        0,
    )
    assert tuple(graph.nodes["treaty"][name] for name in ("kind", "class", "bipartite")) == (
        "issue",
        "Issue",
        1,
    )


# --- actors by stance


def test_two_supporters_are_congruent_by_the_product_of_their_statements() -> None:
    rows = [
        said(1, "abe", "supports", "treaty"),
        said(2, "abe", "commits", "treaty"),
        said(3, "putin", "welcomes", "treaty"),
    ]
    edge = actor_actor(rows)["abe"]["putin"]
    assert (edge["congruence"], edge["conflict"], edge["sign"]) == (2, 0, "positive")


def test_a_supporter_and_a_critic_are_in_conflict() -> None:
    rows = [said(1, "abe", "rejects", "missiles"), said(2, "putin", "supports", "missiles")]
    edge = actor_actor(rows)["abe"]["putin"]
    assert tuple(
        edge[name] for name in ("congruence", "conflict", "balance", "contested_issues")
    ) == (0, 1, -1, "missiles")


def test_who_merely_states_is_tied_to_nobody_but_stays() -> None:
    graph = actor_actor(
        [said(1, "abe", "supports", "treaty"), said(2, "putin", "states", "treaty")]
    )
    assert list(graph) == ["abe", "putin"]
    assert list(graph.edges) == []


def test_stances_on_different_issues_tie_nobody() -> None:
    graph = actor_actor(
        [said(1, "abe", "supports", "treaty"), said(2, "putin", "supports", "syria")]
    )
    assert list(graph.edges) == []


def test_a_joint_statement_makes_its_actors_congruent_unless_skipped() -> None:
    rows = [said(1, "abe putin", "affirms", "treaty")]
    assert actor_actor(rows)["abe"]["putin"]["congruence"] == 1
    assert list(actor_actor(rows, joint="skip").edges) == []


# --- actors by agreement


def test_who_agreed_on_the_same_matter_at_the_same_meeting_is_tied() -> None:
    rows = [said(1, "abe", "agrees", "treaty"), said(2, "putin", "affirms", "treaty")]
    edge = actor_actor(rows, by="agreement")["abe"]["putin"]
    assert tuple(edge[name] for name in ("weight", "issues", "meetings", "statements")) == (
        1,
        "treaty",
        "sochi",
        "s1 | s2",
    )


@pytest.mark.parametrize(
    "other",
    [
        said(2, "putin", "agrees", "treaty", meeting="nagato"),
        said(2, "putin", "agrees", "syria"),
        said(2, "putin", "supports", "treaty"),
        said(2, "putin", "agrees", "treaty", polarity="negative"),
    ],
    ids=["at another meeting", "on another matter", "by supporting", "by not agreeing"],
)
def test_no_agreement(other: StatementRow) -> None:
    rows = [said(1, "abe", "agrees", "treaty"), other]
    assert list(actor_actor(rows, by="agreement").edges) == []


def test_two_unknown_meetings_are_not_taken_for_the_same() -> None:
    apart = [said(n, who, "agrees", "treaty", meeting="") for n, who in enumerate(("abe", "putin"))]
    assert list(actor_actor(apart, by="agreement").edges) == []
    together = [said(1, "abe putin", "agrees", "treaty", meeting="")]
    assert list(actor_actor(together, by="agreement").edges) == [("abe", "putin")]


# --- issues


def test_issues_of_one_meeting_come_up_together_and_those_of_two_do_not() -> None:
    rows = [
        said(1, "abe", "states", "treaty"),
        said(2, "putin", "states", "syria"),
        said(3, "putin", "states", "ukraine", meeting="nagato"),
    ]
    assert list(issue_issue(rows).edges) == [("syria", "treaty")]
    assert list(issue_issue(rows, within="actor").edges) == [("syria", "ukraine")]
    assert list(issue_issue(rows, within="statement").edges) == []


# --- measures


def test_a_pair_with_two_families_is_one_tie() -> None:
    rows = [
        said(1, "abe", "agrees", "treaty"),
        said(2, "abe", "states", "treaty"),
        said(3, "putin", "states", "syria"),
    ]
    summary = summarise_network(actor_issue(rows))
    assert (summary.edges, summary.ties, summary.density) == (3, 2, 0.5)
    assert summary.by_family == (("agrees", 1), ("asserts", 2))


def test_a_joint_statement_is_one_statement_in_the_summary() -> None:
    summary = summarise_network(actor_issue([said(1, "abe putin", "agrees", "treaty syria")]))
    assert (summary.edges, summary.statements, summary.by_family) == (4, 1, (("agrees", 1),))


def test_the_shared_issue_lies_between_its_actors_and_the_lone_one_does_not() -> None:
    rows = [said(1, "abe putin", "agrees", "treaty"), said(2, "putin", "states", "syria")]
    between = {m.node: m.betweenness for m in measure_nodes(actor_issue(rows))}
    assert (between["treaty"] or 0) > 0
    assert between["syria"] == 0


def test_betweenness_of_a_large_graph_is_not_computed() -> None:
    measures = measure_nodes(actor_issue([said(1, "abe", "agrees", "treaty")]), betweenness_up_to=1)
    assert [m.betweenness for m in measures] == [None, None]


# --- invariants

statements = st.lists(
    st.builds(
        said,
        st.integers(0, 1000),
        st.sampled_from(["abe", "putin", "abe putin", "lavrov abe"]),
        st.sampled_from([act.value for act in Act]),
        st.sampled_from(["treaty", "syria", "treaty syria"]),
        meeting=st.sampled_from(["sochi", "nagato", ""]),
        polarity=st.sampled_from(["positive", "negative"]),
    ),
    max_size=12,
    unique_by=lambda row: row.statement,
)


@settings(deadline=None)
@given(statements)
def test_every_pair_of_a_statement_is_counted_once(rows: list[StatementRow]) -> None:
    pairs = sum(len(row.actors) * len(row.issues) for row in rows)
    assert pairs == sum(weight for _, _, weight in actor_issue(rows).edges(data="weight"))


@settings(deadline=None)
@given(statements)
def test_congruence_and_conflict_follow_their_formula(rows: list[StatementRow]) -> None:
    graph = actor_actor(rows)
    n: dict[tuple[str, str, str], int] = {}
    for row in rows:
        for actor in row.actors:
            for issue in row.issues:
                key = actor.id, issue.id, str(stance_of(row.act, row.polarity))
                n[key] = n.get(key, 0) + 1
    for i in graph:
        for j in graph:
            if i < j:
                products = {
                    same: sum(
                        n.get((i, b, k), 0) * n.get((j, b, m), 0)
                        for b in ("treaty", "syria")
                        for k in ("for", "against")
                        for m in ("for", "against")
                        if (k == m) is same
                    )
                    for same in (True, False)
                }
                edge = graph.get_edge_data(i, j, {"congruence": 0, "conflict": 0})
                assert (products[True], products[False]) == (edge["congruence"], edge["conflict"])
