"""The signed map and the timeline of undertakings: where things stand, and what they say."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.test_network_pictures import five_summits, words
from tests.network.test_three_variables import said

from summitgraph.network import draw_issue_meetings
from summitgraph.network.agenda import keep_meetings
from summitgraph.network.oval import around, arrange_oval, row_gap
from summitgraph.network.signed_map import draw_signed
from summitgraph.network.timeline import draw_commitments
from summitgraph.network.undertaking import Undertaking, undertakings_from_store
from summitgraph.store import GraphStore

QUERIES = Path(__file__).parents[1] / "queries"


def signed(*ties: tuple[str, str, int, int]) -> nx.Graph:
    graph = nx.Graph(joint="skip")
    for one, other, congruence, conflict in ties:
        for node in (one, other):
            graph.add_node(node, label=node.title(), statement_count=2)
        graph.add_edge(one, other, congruence=congruence, conflict=conflict)
    return graph


TRIO = signed(("ruto", "mahama", 3, 0), ("ruto", "akufo", 0, 2), ("mahama", "akufo", 1, 1))


def strokes(svg: bytes) -> list[str]:
    """The style of every tie that is drawn."""
    found = []
    for path in ElementTree.fromstring(svg).iterfind(".//{*}path[@style]"):
        style = path.get("style", "")
        if "stroke-opacity: 0.85" in style or "opacity: 0.85" in style:
            found.append(style)
    return found


# --- the signed map


def test_congruence_is_solid_and_conflict_dashed_in_another_colour() -> None:
    styles = strokes(draw_signed(TRIO, format="svg"))
    solid = [style for style in styles if "dasharray" not in style]
    dashed = [style for style in styles if "dasharray" in style]
    assert (len(solid), len(dashed)) == (2, 2)  # the pair that is both has a line of each
    assert all("#0072b2" in style for style in solid)
    assert all("#d55e00" in style for style in dashed)


def test_the_map_names_who_has_ties_and_counts_who_has_none() -> None:
    graph = TRIO.copy()
    graph.add_node("lone", label="Lone", statement_count=1)
    told = words(draw_signed(graph, format="svg", source="From readouts"))
    assert {"Ruto", "Mahama", "Akufo", "congruence", "conflict", "From readouts"} <= set(told)
    assert "Lone" not in told
    assert any("1 without a tie are not shown" in word for word in told)
    assert any("joint statements left out" in word for word in told)


def test_the_weakest_ties_are_left_out_first() -> None:
    told = words(draw_signed(TRIO, format="svg", max_actors=2))
    assert {"Ruto", "Mahama"} <= set(told)
    assert "Akufo" not in told
    assert any("1 more with weaker ties" in word for word in told)


def test_friends_stand_beside_each_other() -> None:
    graph = signed(("a", "d", 5, 0), ("b", "c", 5, 0), ("a", "b", 0, 3), ("c", "d", 0, 3))
    order = around(graph, ["a", "b", "c", "d"])
    assert order == ["a", "d", "b", "c"]


@given(st.integers(0, 40))
def test_no_two_names_of_a_side_come_closer_than_a_row(actors: int) -> None:
    places = arrange_oval([str(number) for number in range(actors)])
    assert len(places) == actors
    for side in (True, False):
        heights = sorted(place.y for place in places.values() if place.right is side)
        assert all(b - a >= row_gap(actors) - 1e-9 for a, b in pairwise(heights))
    assert all((place.x >= 0) is place.right or place.x == 0 for place in places.values())


# --- the timeline


def undertaking(
    number: int, *events: tuple[str, str], due: str = "", state: str = "open"
) -> Undertaking:
    return Undertaking(
        commitment=f"c{number}",
        bound="William Ruto",
        text=f"build road {number}",
        state=state,
        events=tuple((date.fromisoformat(day), event) for day, event in events),
        due=((date.fromisoformat(due), date.fromisoformat(due)),) if due else (),
    )


ROADS = [
    undertaking(
        1, ("2016-05-06", "made"), ("2017-01-01", "repeated"), ("2018-01-01", "reported-done")
    ),
    undertaking(2, ("2016-05-06", "made"), due="2016-09-01", state="past-due"),
    undertaking(3, ("2017-01-01", "made")),
]


def test_the_timeline_tells_who_what_and_where_it_stands() -> None:
    told = words(draw_commitments(ROADS, as_of=date(2018, 6, 1), format="svg"))
    assert "William Ruto: build road 2" in told
    assert {"past due, no word", "open", "2017", "2018"} <= set(told)
    assert any("3 undertakings, as of 2018-06-01" in word for word in told)


def test_a_dashed_line_runs_from_the_due_date_where_nothing_was_heard() -> None:
    def dashes(rows: list[Undertaking]) -> int:
        picture = draw_commitments(rows, as_of=date(2018, 6, 1), format="svg")
        return picture.count(b"#d55e00; stroke-width: 1.6")

    assert dashes(ROADS) == dashes([ROADS[0], ROADS[2]]) + 1


def test_what_tells_least_is_left_out_first_and_the_order_is_kept() -> None:
    told = words(draw_commitments(ROADS, format="svg", max_rows=2))
    roads = [word for word in told if "build road" in word]
    assert [word[-1] for word in roads] == ["1", "2"]
    assert any("2 are shown, 1 more are not" in word for word in told)


def test_an_undertaking_without_a_day_is_counted_and_a_far_date_is_pointed_to() -> None:
    rows = [undertaking(1), undertaking(2, ("2016-05-06", "made"), due="2050-12-31")]
    told = words(draw_commitments(rows, as_of=date(2017, 1, 1), format="svg"))
    assert any("1 have no day" in word for word in told)
    assert "→ 2050" in told
    assert "2040" not in told


def test_months_are_told_where_there_are_no_years() -> None:
    rows = [undertaking(1, ("2017-01-20", "made"), ("2017-04-02", "repeated"))]
    assert {"2017-02", "2017-04"} <= set(words(draw_commitments(rows, format="svg")))


@pytest.mark.parametrize("form", ["png", "svg"])
def test_pictures_have_the_same_bytes_again(form: str) -> None:
    for again in range(2):
        maps = [draw_signed(TRIO, format=form) for _ in range(2)]  # type: ignore[arg-type]
        lines = [draw_commitments(ROADS, format=form) for _ in range(2)]  # type: ignore[arg-type]
        assert maps[0] == maps[1], again
        assert lines[0] == lines[1], again


def test_the_order_of_ties_changes_no_byte() -> None:
    ties = [("a", "b", 1, 0), ("b", "c", 0, 1), ("c", "d", 2, 2), ("a", "d", 1, 1)]
    assert draw_signed(signed(*ties)) == draw_signed(signed(*ties[::-1]))


def test_undertakings_come_from_a_graph_with_all_that_was_heard_of_them() -> None:
    store = GraphStore()
    store.load((QUERIES / "commitment-events.ttl").read_text(encoding="utf-8"), "trig")
    store.load('@prefix sg: <https://w3id.org/summitgraph/ns#> . '
               '@prefix id: <https://w3id.org/summitgraph/id/> . '
               'id:bridge sg:undertaking "open the bridge" . id:paint sg:undertaking "paint it" .',
               "trig")  # fmt: skip
    found, as_of = undertakings_from_store(store)
    assert as_of == date(2018, 3, 1)
    bridge, paint = found
    assert (bridge.bound, bridge.text, bridge.state) == (
        "Ada Lund", "open the bridge", "reported-done",
    )  # fmt: skip
    assert bridge.events == (
        (date(2017, 2, 1), "made"), (date(2018, 3, 1), "repeated"),
        (date(2018, 3, 1), "reported-done"),
    )  # fmt: skip
    assert bridge.due == ((date(2018, 1, 1), date(2018, 12, 31)),)
    assert (paint.events[0], paint.due) == ((date(2017, 2, 1), "made"), ())


# --- the heat map


def test_the_meetings_with_fewest_statements_are_left_out_and_counted() -> None:
    rows = [said(1, "a", "x", day="2016-05-06"), said(2, "a", "x", day="2017-07-07")]
    rows += [said(3, "a", "y", day="2017-07-07"), said(4, "a", "y", day="2018-12-01")]
    kept, unseen = keep_meetings(rows, 2)
    assert [row.statement for row in kept] == ["s2", "s3", "s4"]  # of two alone the later
    assert unseen == 1
    told = words(draw_issue_meetings(five_summits(), format="svg", max_meetings=3))
    assert any("2 meetings with fewer statements not shown" in word for word in told)
