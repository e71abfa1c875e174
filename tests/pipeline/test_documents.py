"""Paths to documents: the caller's order does not count, and nothing is dropped in silence."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from summitgraph.errors import UnreadableError, UsageError
from summitgraph.pipeline.documents import find, read

WORDS = "The two ministers met in the capital and agreed to meet again in the spring.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "b.txt").write_text(WORDS)
    (tmp_path / "inner" / "a.txt").write_text("In the end " + WORDS)
    (tmp_path / ".hidden").write_text(WORDS)
    (tmp_path / "sources.toml").write_text("")
    return tmp_path


def test_a_folder_gives_all_its_files_by_name_but_not_what_is_no_document(folder: Path) -> None:
    assert find(folder) == (str(folder / "inner" / "a.txt"), str(folder / "b.txt"))


def test_a_glob_gives_its_matches(folder: Path) -> None:
    assert find(str(folder / "*.txt")) == (str(folder / "b.txt"),)


def test_a_file_whose_name_looks_like_a_glob_is_a_file(tmp_path: Path) -> None:
    odd = tmp_path / "notes [1].txt"
    odd.write_text(WORDS)
    assert find(odd) == (str(odd),)


def test_the_order_of_paths_and_a_path_named_twice_do_not_count(folder: Path) -> None:
    one, other = folder / "b.txt", folder / "inner"
    assert find([one, other]) == find([other, one, one])


def test_an_empty_folder_is_no_silent_success(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no document here"):
        find(tmp_path)
    with pytest.raises(UsageError, match="no document is given"):
        find([])


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="this is a folder"):
        read(tmp_path)


def test_a_dash_reads_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(WORDS.encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    assert read("-").text == WORDS
