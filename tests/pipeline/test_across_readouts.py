"""Series of readouts through the whole journey: the graph tells what Python tells, and conforms."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from summitgraph import link
from summitgraph.errors import UsageError
from summitgraph.pipeline.build import build
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.records import Told
from summitgraph.triples.iris import Iris

SERIES = Path(__file__).parents[1] / "link" / "ledger"
DAYS = (
    "2022-12-31",
    "2023-06-02",
    "2023-06-30",
    "2023-12-31",
    "2024-02-02",
    "2024-11-15",
    "2026-01-01",
)


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return build([str(SERIES / "ghana-kenya"), str(SERIES / "chile-peru")])


def _by_python(kg: KnowledgeGraph, day: date | None) -> dict[str, tuple[str, int, int]]:
    iris = Iris(kg.base)
    by_sha = {a.readout.sha256: a for a in kg.accounts}
    found: dict[str, tuple[str, int, int]] = {}
    for entry in link.ledger(kg.accounts, kg.follow_ups, as_of=day):
        sha, number = entry.first
        me = iris.commitment(iris.statement(sha, by_sha[sha].statements[number]))
        heard = len({f.statement for f in entry.follow_ups})
        found[me] = (entry.state.value, len(entry.tellings), heard)
    return found


@pytest.mark.parametrize("day", [None, *DAYS])
def test_the_question_and_python_keep_one_ledger(kg: KnowledgeGraph, day: str | None) -> None:
    rows = kg.query("ledger", asOf=day) if day else kg.query("ledger")
    told = {str(r["commitment"]): (r["state"], r["told"], r["heard"]) for r in rows}
    assert told == _by_python(kg, date.fromisoformat(day) if day else None)


def test_without_a_day_the_ledger_is_as_of_the_last_meeting(kg: KnowledgeGraph) -> None:
    assert {str(row["asOf"]) for row in kg.query("ledger")} == {"2024-11-15"}
    assert {e.as_of for e in kg.ledger} == {date(2024, 11, 15)}
    table = kg.query("commitment-table")
    states = {row["commitment"]: row["state"] for row in kg.query("ledger")}
    assert {states[row["firstMade"]] == row["ledgerState"] for row in table} == {True}


def test_no_verdict_is_drawn_from_evidence(kg: KnowledgeGraph) -> None:
    assert {row["verdict"] for row in kg.query("ledger")} == {"undecided"}


def test_what_is_replaced_or_reported_done_is_open_no_more(kg: KnowledgeGraph) -> None:
    over = {
        r["commitment"] for r in kg.query("ledger") if r["state"] in ("replaced", "reported-done")
    }
    assert over
    assert not over & set(kg.query("open-commitments").column("commitment"))


def test_the_graph_of_accounts_put_together_conforms(kg: KnowledgeGraph) -> None:
    assert kg.validation.findings == ()
    (match,) = kg.query("matches")
    assert match["meetingLabel"] == "Boric, Castillo, 2022-11-29"
    assert match["readouts"] == "1-2022-11-29-santiago-chile.txt; 1-2022-11-29-santiago-peru.txt"


def test_accounts_that_differ_in_date_and_length_give_a_graph_that_conforms(tmp_path: Path) -> None:
    us = "On January 27, 2021, President Joe Biden spoke by phone with Prime Minister Suga of Japan"
    jp = (
        "On January 28, 2021, Mr. Yoshihide Suga, Prime Minister of Japan, held a telephone talk "
        "with Mr. Joe Biden, President of the United States of America"
    )
    agreed = "The leaders agreed to hold consultations on energy by the end of January 2021."
    for name, lead, minutes in (("us.txt", us, 30), ("jp.txt", jp, 40)):
        text = f"Call\n\n{lead} for {minutes} minutes.\n\n{agreed}\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    graph = build(str(tmp_path))
    assert len(graph.meetings) == 1
    assert graph.validation.findings == ()
    assert len(graph.ledger) == 1


def test_compare_from_python(kg: KnowledgeGraph) -> None:
    (comparison,) = kg.compare()
    assert {m.told for m in comparison.matters} == {Told.ALL, Told.ONE, Told.DIFFERENTLY}
    assert len(kg.compare("boric")) == 4
    with pytest.raises(UsageError, match="no meeting has that in its name"):
        kg.compare("Merkel")


def test_a_graph_that_was_reopened_has_no_texts_to_compare(
    kg: KnowledgeGraph, tmp_path: Path
) -> None:
    path = tmp_path / "graph.trig"
    path.write_text(kg.store.write("trig"), encoding="utf-8")
    with pytest.raises(UsageError, match="texts are not at hand"):
        KnowledgeGraph.open(path).compare()
