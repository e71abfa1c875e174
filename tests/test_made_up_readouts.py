"""Made-up readouts are the same for the same number, and hold what is told of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.readouts import FORMS, Made, readouts, write
from benchmarks.truth import measure

from summitgraph.authority import load
from summitgraph.reading import read_bytes

SOME = 3 * len(FORMS)


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(readouts(SOME))


def test_a_readout_follows_from_seed_and_number_alone(made: list[Made]) -> None:
    assert [m.data for m in readouts(4, first=20)] == [m.data for m in made[20:24]]
    assert [m.data for m in readouts(4, seed=2)] != [m.data for m in made[:4]]


def test_every_form_comes_as_often(made: list[Made]) -> None:
    assert Counter(m.form for m in made) == dict.fromkeys(FORMS, 3)


def test_the_truth_stands_in_the_text(made: list[Made]) -> None:
    for one in made:
        for said in one.truth["statements"]:
            quote = one.text[said["start"] : said["end"]]
            assert said["issues"][0][0] in quote
            assert not quote.endswith((".", ";", " "))


def test_who_meets_held_the_office_on_that_day(made: list[Made]) -> None:
    terms: dict[str, list[tuple[str, str]]] = {}
    for term in load().terms:
        name = load().actors[term.person].actor.name if term.person in load().actors else ""
        terms.setdefault(name, []).append((term.start.isoformat(), str(term.until or "9999")))
    for one in made:
        told = one.truth["meeting"]
        for name in told["participants"]:
            assert any(start < told["date"] < until for start, until in terms[name]), name


def test_every_fourth_is_a_second_account_of_the_meeting_before(made: list[Made]) -> None:
    first, second, other = (made[n].truth["meeting"]["date"] for n in (2, 3, 4))
    assert first == second != other


def test_a_page_reads_as_its_text(made: list[Made]) -> None:
    for one in made[: len(FORMS)]:
        told = read_bytes(one.page, "a.html").text
        assert "Section 7" not in told
        words = told.split()
        assert [w for w in one.text.split() if w not in words] in ([], ["-"])


def test_they_are_written_once(tmp_path: Path) -> None:
    paths = write(tmp_path / "docs", 2)
    paths[0].write_text("mine")
    assert write(tmp_path / "docs", 2) == paths
    assert paths[0].read_text() == "mine"


def test_most_of_them_is_read_right() -> None:
    told, misses = measure(SOME)
    assert told["all"]["whole"] > 0.75
    assert all({"form", "sentence", "expected", "got"} == miss.keys() for miss in misses)
