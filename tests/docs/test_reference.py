"""The reference pages tell all that the code and the ontology hold, as it is today."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tools.reference import FOLDER, PAGES

import summitgraph
from summitgraph.cli.app import COMMANDS
from summitgraph.ontology.terms import SG

TEXTS = {name: (FOLDER / name).read_text(encoding="utf-8") for name in PAGES}


@pytest.mark.parametrize(("name", "page"), PAGES.items())
def test_a_page_is_current(name: str, page: Callable[[], str]) -> None:
    assert page() == TEXTS[name], "run: python -m tools.reference"


def test_no_command_public_name_or_term_is_left_out() -> None:
    assert [name for name in COMMANDS if f"\n## {name}\n" not in TEXTS["commands.md"]] == []
    told = TEXTS["python.md"]
    assert [name for name in summitgraph.__all__ if f"\n## sg.{name}\n" not in told] == []
    terms = [str(v).rpartition("#")[2] for k, v in vars(SG).items() if not k.startswith("_")]
    assert len(terms) > 50
    assert [term for term in terms if term and f"sg:{term}" not in TEXTS["ontology.md"]] == []


def test_the_thirteen_acts_stand_with_their_cues() -> None:
    assert TEXTS["acts.md"].count("\n## ") == 15  # and two families that are no act
    assert "urge, voice" in TEXTS["acts.md"] or ", urge," in TEXTS["acts.md"]
