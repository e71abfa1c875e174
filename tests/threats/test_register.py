"""The named list is whole: every row has its test, every test of this folder that refuses a row."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

from tests.serving import ROOT
from tests.threats.register import PAGE, filled, threats


def test_every_row_names_a_test_that_there_is() -> None:
    files = sorted({threat.test.partition("::")[0] for threat in threats()})
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *files],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    there = set(done.stdout.splitlines())
    assert {threat.test for threat in threats()} - there == set()
    assert f"{files[0]}::no_such_test" not in there


def test_no_row_is_there_twice() -> None:
    listed = list(threats())
    assert len(listed) >= 200
    for column in ("id", "test"):
        counted = Counter(getattr(threat, column) for threat in listed)
        assert [value for value, number in counted.items() if number > 1] == []
    tried = Counter((threat.section, threat.tried) for threat in listed)
    assert [words for words, number in tried.items() if number > 1] == []


def test_the_page_shows_the_list_of_today() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == filled(page)
    heads = Counter(line for line in page.splitlines() if line.startswith("#"))
    assert [head for head, number in heads.items() if number > 1] == []
