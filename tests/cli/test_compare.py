"""`compare` as a user meets it: columns, CSV, JSON, a page; and what it says of one account."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

PAIR = Path(__file__).parents[1] / "link" / "ledger" / "chile-peru"
OURS, THEIRS = PAIR / "1-2022-11-29-santiago-chile.txt", PAIR / "1-2022-11-29-santiago-peru.txt"


def test_columns_to_read(run: Run) -> None:
    done = run("compare", OURS, THEIRS, COLUMNS="100")
    assert (done.code, done.err) == (0, "")
    assert "taken for one meeting (confidence 0.99)" in done.out
    assert "≠ told differently\n  act: concern | discusses" not in done.out  # the actors differ too
    assert (
        "actors: Gabriel Boric | Gabriel Boric, Pedro Castillo\n  act: concern | discusses"
        in done.out
    )
    assert "· by B alone" in done.out


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(run: Run, width: int) -> None:
    out = run("compare", OURS, THEIRS, COLUMNS=str(width)).out
    assert max(map(len, out.splitlines())) <= width
    assert ("│" in out) == (width > 56)  # below that one account stands under the other


def test_every_quote_stands_where_the_table_says(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("compare", PAIR, "--format", "csv").out)))
    assert {row["told"] for row in rows} == {"all", "one", "differently"}
    for row in rows:
        text = (PAIR / row["doc"]).read_text(encoding="utf-8")
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert bool(row["why"]) == (row["told"] != "one")


def test_json_has_a_place_for_each_account(run: Run) -> None:
    (told,) = json.loads(run("compare", PAIR, "--format", "json").out)
    assert [a["doc"] for a in told["accounts"]] == [OURS.name, THEIRS.name]
    assert {len(m["accounts"]) for m in told["matters"]} == {2}
    assert told["joined"][0]["why"].startswith("on the same day (2022-11-29)")
    (due,) = [m for m in told["matters"] if m["issue"] == "university degrees"]
    assert due["accounts"][0]["due"] == "2023-03"


def test_the_page_asks_for_nothing_and_escapes_what_it_quotes(run: Run, tmp_path: Path) -> None:
    for name, source in (("a.txt", OURS), ("b.txt", THEIRS)):
        text = source.read_text(encoding="utf-8").replace("tsunamis", "<script>tsunamis</script>")
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = run("compare", tmp_path, "--format", "html").out
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "told differently" in page


def test_one_meeting_may_be_named_by_a_part_of_its_name(run: Run) -> None:
    for words in ("castillo, 2022", "SANTIAGO-PERU"):
        (told,) = json.loads(run("compare", PAIR, "--meeting", words, "--format", "json").out)
        assert told["meeting"] == "Boric, Castillo, 2022-11-29"


def test_a_meeting_with_one_account_is_shown_and_said_to_be_alone(run: Run) -> None:
    done = run("compare", PAIR, "--meeting", "2023-06-02", COLUMNS="100")
    assert done.code == 0
    assert "by A alone" in done.out
    assert "no meeting has several accounts" in done.err


def test_a_meeting_that_is_not_there_is_wrong_use(run: Run) -> None:
    done = run("compare", PAIR, "--meeting", "Merkel")
    assert (done.code, done.out) == (2, "")
    assert "these are there: Boric, Castillo, 2022-11-29" in done.err


def test_readouts_of_several_meetings_have_nothing_to_compare(run: Run, seeds: Path) -> None:
    done = run("compare", seeds)
    assert (done.code, done.out) == (0, "")
    assert "in 5 readouts no meeting has several accounts" in done.err


def test_the_order_of_files_changes_nothing(run: Run) -> None:
    assert run("compare", OURS, THEIRS).out == run("compare", THEIRS, OURS).out
