"""The pictures: where things stand, what they say, and that bytes do not wander."""

from __future__ import annotations

import random
from itertools import pairwise
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.errors import UsageError
from summitgraph.network import (
    RowActor,
    RowIssue,
    StatementRow,
    actor_issue,
    draw_actor_issue,
    draw_issue_meetings,
)
from summitgraph.network.agenda import give_initials, order_issues, order_meetings
from summitgraph.network.heatmap import cell_text
from summitgraph.network.layout import ACTOR_GAP, arrange, spread

ACTORS = {
    "abe": RowActor("abe", "Shinzo Abe"),
    "kishida": RowActor("kishida", "Fumio Kishida"),
    "lavrov": RowActor("lavrov", "Sergey Lavrov"),
    "putin": RowActor("putin", "Vladimir Putin"),
}
SIDES = {"abe": "Japan", "kishida": "Japan", "lavrov": "Russia", "putin": "Russia"}
ACTS = {"states": "asserts", "agrees": "agrees", "concern": "expressesConcern"}


def said(
    number: int,
    who: str,
    on: str,
    act: str = "states",
    *,
    date: str = "2016-05-06",
    polarity: str = "positive",
) -> StatementRow:
    return StatementRow(
        statement=f"s{number:03}",
        actors=tuple(ACTORS[key] for key in who.split()),
        act=act,
        family=ACTS[act],
        issues=(RowIssue(on, on),),
        meeting=date,
        meeting_label=f"Abe, Putin, {date}, Sochi",
        date=date,
        polarity=polarity,
    )


def five_summits() -> list[StatementRow]:
    """Four actors, sixty issues, five meetings, from a fixed seed."""
    chance = random.Random(5)
    days = ["2016-05-06", "2016-12-15", "2017-03-20", "2017-07-07", "2018-12-01"]
    return [
        said(
            number,
            chance.choice(["abe", "putin", "abe putin", "kishida", "lavrov"]),
            f"issue {chance.randrange(60):02}",
            chance.choice(list(ACTS)),
            date=chance.choice(days),
        )
        for number in range(160)
    ]


def words(svg: bytes) -> list[str]:
    return [t.text or "" for t in ElementTree.fromstring(svg).iterfind(".//{*}text")]


# --- where things stand


def test_issues_of_one_side_stand_apart_from_those_of_both() -> None:
    rows = [
        said(1, "abe putin", "treaty"),
        said(2, "abe", "abductions"),
        said(3, "lavrov", "blocs"),
    ]
    layout = arrange(actor_issue(rows), sides=SIDES)
    assert [block for block, _ in layout.blocks] == ["left", "both", "right"]
    assert sorted(layout.issues, key=layout.issues.__getitem__) == ["abductions", "treaty", "blocs"]


def test_a_side_has_its_name_only_where_all_its_actors_share_it() -> None:
    rows = [said(1, "abe", "treaty"), said(2, "putin", "treaty"), said(3, "lavrov", "treaty")]
    assert "Russia" in arrange(actor_issue(rows), sides=SIDES).side_names.values()
    mixed = arrange(actor_issue(rows), sides={**SIDES, "lavrov": "Belarus", "abe": "Russia"})
    assert "Russia" in mixed.side_names.values()
    assert "Japan" not in mixed.side_names.values()


def test_without_sides_the_two_main_actors_face_each_other() -> None:
    rows = [said(n, who, "treaty") for n, who in enumerate(["abe", "abe", "putin", "lavrov"])]
    layout = arrange(actor_issue(rows))
    assert {actor: side for actor, (side, _) in layout.actors.items()} == {
        "abe": "left",
        "lavrov": "right",
        "putin": "right",
    }


def test_the_least_spoken_of_issues_are_left_out_and_counted() -> None:
    rows = [said(1, "abe", "treaty"), said(2, "putin", "treaty"), said(3, "abe", "hot spring")]
    assert (
        list((layout := arrange(actor_issue(rows), max_issues=1)).issues),
        layout.hidden_issues,
    ) == (["treaty"], 1)
    assert arrange(actor_issue(rows), max_issues=2).hidden_issues == 0


def test_an_actor_whose_issues_are_all_left_out_is_counted_too() -> None:
    rows = [said(1, "abe", "treaty"), said(2, "abe", "treaty"), said(3, "putin", "hot spring")]
    assert arrange(actor_issue(rows), max_issues=1).hidden_actors == 1


@settings(deadline=None)
@given(st.lists(st.floats(0, 50), min_size=1, max_size=8))
def test_no_two_actors_of_a_side_collide(wished: list[float]) -> None:
    places = spread(sorted(wished), ACTOR_GAP, 60)
    gaps = [b - a for a, b in pairwise(places)]
    assert all(gap >= ACTOR_GAP - 1e-9 for gap in gaps)


def test_no_two_issues_share_a_row() -> None:
    rows = list(arrange(actor_issue(five_summits()), sides=SIDES).issues.values())
    assert len(rows) == len(set(rows)) == 45


# --- issues by meetings


def test_meetings_stand_by_date_and_unknown_ones_last() -> None:
    rows = [
        said(1, "abe", "t", date=""),
        said(2, "abe", "t", date="XXXX-12-15"),
        said(3, "abe", "t", date="2017"),
    ]
    assert order_meetings(rows) == ["2017", "XXXX-12-15", ""]


def test_an_issue_that_comes_again_stands_above_one_that_does_not() -> None:
    rows = [
        said(1, "abe", "hot spring"),
        said(2, "abe", "treaty"),
        said(3, "abe", "treaty", date="2017"),
        said(4, "abe", "grave visits", date="2017"),
    ]
    issues, _, hidden = order_issues(rows, order_meetings(rows), 9)
    assert (issues, hidden) == (["treaty", "hot spring", "grave visits"], 0)


def test_joint_speakers_are_joined_and_others_are_not() -> None:
    marks = give_initials({key: actor.label for key, actor in ACTORS.items()})
    assert cell_text([said(1, "abe putin", "t")], marks, 0.3) == "A+P"
    assert cell_text([said(1, "abe", "t"), said(2, "putin", "t")], marks, 0.35) == "A · P"
    assert cell_text([said(1, "abe", "t")], marks, 1.5) == "A states"
    assert cell_text([said(1, "abe", "t")], marks, 0.01) == "1 actor"


def test_initials_tell_actors_apart() -> None:
    assert (marks := give_initials({"a": "Abe", "b": "Aso"})) != {"a": "A", "b": "Aso"}
    assert marks == {"a": "Ab", "b": "As"}


# --- what the pictures say


def test_the_map_says_what_it_leaves_out() -> None:
    graph = actor_issue(five_summits())
    assert any("more are not" in w for w in words(draw_actor_issue(graph, format="svg")))
    whole = words(draw_actor_issue(graph, format="svg", max_issues=99))
    assert not any("more are not" in w for w in whole)


def test_the_map_names_actors_issues_title_and_source() -> None:
    graph = actor_issue([said(1, "abe putin", "treaty", "agrees")])
    found = words(draw_actor_issue(graph, format="svg", title="A map", source="Two readouts"))
    assert {"A map", "Two readouts", "Shinzo Abe", "treaty", "agrees"} <= set(found)
    assert "expresses concern" not in found


def test_a_denied_act_is_explained_and_a_plain_one_needs_no_word() -> None:
    plain, denied = (
        words(
            draw_actor_issue(actor_issue([said(1, "abe", "t", "agrees", polarity=p)]), format="svg")
        )
        for p in ("positive", "negative")
    )
    assert "denied" in denied
    assert "denied" not in plain


def test_money_is_no_formula_and_a_foreign_script_no_failure() -> None:
    rows = [said(1, "abe", "$3 billion and $5 billion_x^2"), said(2, "putin", "北方領土")]
    assert "$3 billion and $5 billion_x^2" in words(
        draw_actor_issue(actor_issue(rows), format="svg")
    )
    assert draw_actor_issue(actor_issue(rows)).startswith(b"\x89PNG")


def test_the_heat_map_tells_when_where_and_who() -> None:
    found = words(draw_issue_meetings([said(1, "abe", "treaty", "agrees")], format="svg"))
    assert {"2016-05-06", "Sochi", "treaty", "A agrees", "A = Shinzo Abe"} <= set(found)


def test_an_unknown_picture_format_is_refused() -> None:
    with pytest.raises(UsageError, match="pdf"):
        draw_actor_issue(nx.MultiGraph(), format="pdf")  # type: ignore[arg-type]


# --- bytes


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_order_of_rows_changes_no_byte_of_a_picture(form: str) -> None:
    rows = five_summits()
    turned = rows[::-1]
    assert draw_actor_issue(actor_issue(rows), format=form) == draw_actor_issue(  # type: ignore[arg-type]
        actor_issue(turned),
        format=form,  # type: ignore[arg-type]
    )
    assert draw_issue_meetings(rows, format=form) == draw_issue_meetings(  # type: ignore[arg-type]
        turned,
        format=form,  # type: ignore[arg-type]
    )


def test_the_users_matplotlib_settings_neither_matter_nor_are_lost() -> None:
    import matplotlib

    graph = actor_issue([said(1, "abe putin", "treaty")])
    before = draw_actor_issue(graph)
    with matplotlib.rc_context({"font.size": 30, "savefig.dpi": 10, "savefig.bbox": "tight"}):
        assert before == draw_actor_issue(graph)
        assert matplotlib.rcParams["font.size"] == 30


def test_a_picture_tells_no_date() -> None:
    svg = draw_actor_issue(actor_issue([said(1, "abe", "treaty")]), format="svg")
    assert b"<dc:date>" not in svg
