"""Errors carry what a program needs beside their words; a data folder that is missing is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitgraph import resources
from summitgraph.errors import OntologyError, RivalError, UnusableAnswerError


def test_an_answer_that_cannot_be_used_tells_what_it_cost() -> None:
    error = UnusableAnswerError("cut off", value="doc.txt", sent=10, returned=3)
    assert (error.sent, error.returned, error.value) == (10, 3, "doc.txt")
    assert UnusableAnswerError("cut off").sent is None


def test_a_decision_that_stands_against_others_names_them() -> None:
    error = RivalError("someone else decided", rivals=("c-1", "c-2"), advice="look again")
    assert error.rivals == ("c-1", "c-2")
    assert "c-1, c-2" in str(error)


def test_an_installation_that_lacks_a_folder_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "a" / "b" / "resources.py"))
    resources.folder.cache_clear()
    with pytest.raises(OntologyError, match="install summitgraph again") as told:
        resources.folder("ontology")
    assert told.value.value == "ontology"
