"""The README's examples are current. That its commands run and its links lead on: tests/docs."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.readme import EXAMPLES, README, filled, workplace

TEXT = README.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workplace(tmp_path_factory.mktemp("readme"))


def test_the_examples_are_current(place: Path) -> None:
    assert filled(TEXT, place) == TEXT, "run: python -m tools.readme"


def test_every_example_is_used() -> None:
    assert all(f"<!-- example:{name} -->" in TEXT for name in EXAMPLES)
