"""Who speaks to whom on what, who answers whom, for and against: and what does not count."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.errors import UsageError
from summitgraph.network import RowActor, RowIssue, StatementRow
from summitgraph.network.hypergraph import hyperedge_csv
from summitgraph.network.kind import TableKind, only_families, settings_for, table_network
from summitgraph.network.matrix import MatrixSettings, StatementTable
from summitgraph.network.matrix.rows import table_from_rows
from summitgraph.network.row import RowReadout
from summitgraph.network.write import gexf_bytes, graphml_bytes
from summitgraph.records import FAMILY_OF, Act

ROOT = Path(__file__).parents[2]


def said(
    number: int,
    who: str,
    on: str,
    act: str = "states",
    to: str = "",
    *,
    readout: str = "r",
    day: str = "2016-05-06",
) -> StatementRow:
    """A statement: `said(1, "ruto mahama", "ports", "agrees", to="tebboune")`."""
    return StatementRow(
        statement=f"s{number}",
        actors=tuple(RowActor(name, name.title(), "Person") for name in who.split()),
        addressees=tuple(RowActor(name, name.title(), "Person") for name in to.split()),
        issues=tuple(RowIssue(name, name) for name in on.split()),
        act=act,
        family=FAMILY_OF[Act(act)],
        meeting=f"m-{day}",
        meeting_label=f"Talks, {day}",
        date=day,
        day=day,
        quote=f"words {number}",
        readout=RowReadout(readout, title=readout),
        start=number * 10,
        end=number * 10 + 5,
    )


def made(kind: TableKind, rows: list[StatementRow], layer: str = "", **settings: Any) -> nx.Graph:
    chosen = settings_for(kind, MatrixSettings(**settings))
    used = replace(chosen, exclude={layer: frozenset()}) if layer else chosen
    return table_network(kind, table_from_rows(rows, used), chosen, layer=layer)


# --- speaker, addressee, issue


def test_every_issue_is_a_layer_of_who_speaks_to_whom() -> None:
    rows = [
        said(1, "ruto", "ports", "requests", to="mahama"),
        said(2, "ruto", "ports", "proposes", to="mahama"),
        said(3, "ruto", "visas", to="mahama"),
        said(4, "mahama", "ports", to="ruto"),
    ]
    graph = made("actor-addressee-issue", rows)
    edge = graph["ruto"]["mahama"]["ports"]
    assert (edge["weight"], edge["acts"], edge["layer"]) == (2, "proposes | requests", "ports")
    assert (edge["statements"], edge["quotes"]) == ("s1 | s2", "words 1 | words 2")
    assert sorted(graph.edges(keys=True)) == [
        ("mahama", "ruto", "ports"),
        ("ruto", "mahama", "ports"),
        ("ruto", "mahama", "visas"),
    ]


def test_who_addresses_nobody_makes_no_tie_and_is_counted() -> None:
    graph = made("actor-addressee-issue", [said(1, "ruto", "ports"), said(2, "ruto", "x", to="b")])
    assert (graph.graph["without_addressee"], graph.number_of_edges()) == (1, 1)


def test_a_layer_can_be_the_family_of_acts_and_lists_its_issues() -> None:
    rows = [said(1, "ruto", "ports visas", to="b"), said(2, "ruto", "visas", "criticises", to="b")]
    graph = made("actor-addressee-issue", rows, layer="family")
    assert {key: data["issues"] for _, _, key, data in graph.edges(keys=True, data=True)} == {
        "asserts": "ports | visas",
        "expressesConcern": "visas",
    }
    assert graph["ruto"]["b"]["asserts"]["weight"] == 1  # one statement on two issues


def test_two_speakers_to_two_addressees_are_four_ties_of_one_statement() -> None:
    rows = [said(1, "a b", "ports", to="c d")]
    graph = made("actor-addressee-issue", rows)
    assert sorted(graph.edges()) == [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]
    assert graph.graph["statement_count"] == 1
    assert made("actor-addressee-issue", rows, joint="skip").number_of_edges() == 0


def test_who_speaks_and_is_spoken_to_is_one_node() -> None:
    graph = made("actor-addressee-issue", [said(1, "a", "x", to="b"), said(2, "b", "x", to="c")])
    assert graph.nodes["b"]["statement_count"] == graph.nodes["b"]["addressed_count"] == 1
    assert graph.nodes["c"]["statement_count"] == 0


# --- the hypergraph


def test_a_statement_holds_its_speakers_addressees_and_issues_together() -> None:
    graph = made("hyper", [said(1, "a b", "ports", to="c"), said(2, "a", "visas")])
    assert graph.nodes["statement s1"]["size"] == 4
    roles = {graph.nodes[n]["label"]: r for _, n, r in graph.edges("statement s1", keys=True)}
    assert roles == {"A": "speaker", "B": "speaker", "C": "addressee", "ports": "issue"}
    assert graph.nodes["statement s2"]["size"] == 2  # one without an addressee stays
    assert all(graph.nodes[a]["bipartite"] != graph.nodes[b]["bipartite"] for a, b in graph.edges())


def test_hyperedges_are_a_line_a_statement() -> None:
    rows = [said(1, "a b", "ports", to="c"), said(2, "a", "visas ports")]
    table = list(csv.DictReader(io.StringIO(hyperedge_csv(made("hyper", rows)).decode())))
    assert [(row["speakers"], row["addressees"], row["issues"]) for row in table] == [
        ("A | B", "C", "ports"),
        ("A", "", "ports | visas"),
    ]
    assert table[0]["quote"] == "words 1"


def test_a_label_like_a_statements_number_is_another_node() -> None:
    graph = made("hyper", [replace(said(1, "a", "s1"), statement="s1")])
    assert {graph.nodes[n]["kind"] for n in graph} == {"actor", "issue", "statement"}


# --- for and against


def test_for_and_against_are_kept_apart_with_their_words() -> None:
    rows = [
        said(1, "ruto", "ports", "supports"),
        said(2, "ruto", "ports", "rejects"),
        said(3, "ruto", "ports", "rejects"),
        said(4, "ruto", "ports", "states"),
    ]
    graph = made("signed", rows)
    edge = graph["ruto"]["ports"]
    assert (edge["positive"], edge["negative"], edge["weight"]) == (1, 2, 3)
    assert (edge["balance"], edge["sign"]) == (-1, "negative")
    assert (edge["positive_quotes"], edge["negative_statements"]) == ("words 1", "s2 | s3")
    assert graph.graph["without_qualifier"] == 1  # who only states takes no side


def test_as_many_for_as_against_is_mixed_and_no_lost_tie() -> None:
    rows = [said(1, "ruto", "ports", "supports"), said(2, "ruto", "ports", "rejects")]
    edge = made("signed", rows)["ruto"]["ports"]
    assert (edge["sign"], edge["balance"], edge["weight"]) == ("mixed", 0, 2)


def test_two_actors_are_congruent_and_in_conflict_on_what_both_speak_of() -> None:
    rows = [
        said(1, "a", "ports", "supports"),
        said(2, "b", "ports", "supports"),
        said(3, "a", "visas", "supports"),
        said(4, "b", "visas", "rejects"),
        said(5, "c", "fish", "rejects"),
    ]
    graph = made("signed", rows, type="onemode")
    edge = graph["a"]["b"]
    assert (edge["congruence"], edge["conflict"], edge["sign"]) == (1, 1, "mixed")
    assert (edge["shared"], edge["statements"]) == ("ports | visas", "s1 | s2 | s3 | s4")
    assert list(graph["c"]) == []


def test_a_text_has_no_two_sides() -> None:
    with pytest.raises(UsageError, match="yes and no"):
        made("signed", [said(1, "a", "x")], qualifier="act")


# --- who answers whom


def test_an_answer_is_the_next_word_of_someone_else_on_the_issue() -> None:
    rows = [
        said(1, "ruto", "ports"),
        said(2, "ruto", "ports"),
        said(3, "mahama", "ports", "rejects"),
        said(4, "mahama", "visas"),
    ]
    graph = made("answers", rows)
    assert sorted(graph.edges()) == [("mahama", "ruto")]
    edge = graph["mahama"]["ruto"]
    assert (edge["statements"], edge["answered"]) == ("s3", "s2")  # the nearest, not the first
    assert edge["answered_quotes"] == "words 2"


def test_another_readout_and_a_joint_statement_answer_nobody() -> None:
    rows = [said(1, "ruto", "ports"), said(2, "mahama", "ports", readout="r2")]
    assert made("answers", rows).number_of_edges() == 0
    rows = [said(1, "ruto", "ports"), said(2, "ruto mahama", "ports")]
    assert made("answers", rows).number_of_edges() == 0


def test_a_pair_that_meets_on_two_issues_is_one_answer() -> None:
    edge = made("answers", [said(1, "a", "x y"), said(2, "b", "x y")])["b"]["a"]
    assert (edge["weight"], edge["issues"]) == (1, "x | y")


def test_the_network_of_answers_has_the_pairs_of_the_stored_question() -> None:
    import summitgraph

    kg = summitgraph.build(ROOT / "seeds")
    asked: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in kg.query("answers"):
        pair = (str(row["answerer"]), str(row["actor"]))
        asked.setdefault(pair, set()).add((str(row["answer"]), str(row["statement"])))
    graph = kg.network("answers")
    assert asked
    assert {
        (one, other): set(
            zip(data["statements"].split(" | "), data["answered"].split(" | "), strict=True)
        )
        for one, other, data in graph.edges(data=True)
    } == asked


# --- which statements count


def test_only_the_families_asked_for_count_and_an_unknown_one_is_refused() -> None:
    rows = [said(1, "a", "x", "agrees", to="b"), said(2, "a", "y", "states", to="b")]
    settings = only_families(settings_for("actor-addressee-issue", MatrixSettings()), ["agrees"])
    table = table_from_rows(rows, settings)
    assert list(table_network("actor-addressee-issue", table, settings)["a"]["b"]) == ["x"]
    with pytest.raises(UsageError, match="asserts, agrees, expressesConcern"):
        only_families(MatrixSettings(), ["criticises"])


def test_a_network_without_layers_says_so() -> None:
    with pytest.raises(UsageError, match="no layers"):
        made("answers", [], layer="family")


rows_of = st.lists(
    st.builds(
        said,
        st.integers(1, 30),
        st.sampled_from(["a", "b", "a b", "c"]),
        st.sampled_from(["x", "y", "x y"]),
        st.sampled_from(["states", "supports", "rejects", "agrees"]),
        st.sampled_from(["", "a", "c", "a c"]),
        readout=st.sampled_from(["r", "q"]),
    ),
    max_size=12,
    unique_by=lambda row: row.statement,
)


@pytest.mark.parametrize("kind", ["actor-addressee-issue", "answers", "signed", "hyper", "matrix"])
@given(rows=rows_of, data=st.data())
def test_the_order_of_rows_changes_no_byte(
    kind: TableKind, rows: list[StatementRow], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(rows))
    one, other = made(kind, rows), made(kind, list(mixed))
    assert graphml_bytes(one) == graphml_bytes(other)
    assert gexf_bytes(one) == gexf_bytes(other)


@given(rows=rows_of)
def test_every_edge_rests_on_statements_with_their_words(rows: list[StatementRow]) -> None:
    quotes = {row.statement: row.quote for row in rows}
    graphs = [made(kind, rows) for kind in ("actor-addressee-issue", "answers", "matrix")]
    for mode in ("onemode", "twomode"):
        graphs += [made("signed", rows, type=mode), made("matrix", rows, type=mode)]
    for graph in graphs:
        for _, _, data in graph.edges(data=True):
            sides = [key.removesuffix("statements") for key in data if key.endswith("statements")]
            told = {side: data[f"{side}statements"].split(" | ") for side in sides}
            assert any(names != [""] for names in told.values())
            for side, names in told.items():
                words = [quotes[name] for name in names if name]
                assert words == [w for w in data[f"{side}quotes"].split(" | ") if w]


def test_three_variables_are_not_two() -> None:
    table = table_from_rows([said(1, "a", "x", to="b")], MatrixSettings())
    with pytest.raises(UsageError, match="set v3=addressee"):
        table_network("actor-addressee-issue", table, MatrixSettings())


def test_a_table_says_which_variable_it_lacks() -> None:
    table: StatementTable = table_from_rows([said(1, "a", "x")], MatrixSettings())
    with pytest.raises(UsageError, match="no such variable"):
        table_network("answers", table, MatrixSettings(v1="colour"))
