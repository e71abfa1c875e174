"""Files are whole or not there, and no cell of a table runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitgraph.errors import OutputError
from summitgraph.files import harmless, save_bytes, whole_file, without_guard


def test_what_stood_there_stays_where_the_writer_fails_and_no_draft_is_left(tmp_path: Path) -> None:
    there = tmp_path / "a.txt"
    save_bytes(b"before", there)
    with pytest.raises(KeyboardInterrupt):
        _write_half(there)
    assert there.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [there]


def _write_half(path: Path) -> None:
    with whole_file(path) as draft:
        draft.write_bytes(b"half")
        raise KeyboardInterrupt


def test_a_file_is_replaced_where_all_went_well(tmp_path: Path) -> None:
    there = tmp_path / "new" / "a.txt"
    for words in (b"one", b"two"):
        save_bytes(words, there)
    assert there.read_bytes() == b"two"
    assert list(there.parent.iterdir()) == [there]


def test_a_device_keeps_its_place(tmp_path: Path) -> None:
    there = tmp_path / "null"
    there.symlink_to("/dev/null")
    save_bytes(b"x", there)
    assert there.is_char_device()
    assert [path.name for path in tmp_path.iterdir()] == ["null"]


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt" / "b").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"a\.txt"):
        save_bytes(b"x", tmp_path / "a.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_formula_is_guarded_and_comes_back(cell: str) -> None:
    assert harmless(cell) == "'" + cell
    assert without_guard(harmless(cell)) == cell


@pytest.mark.parametrize("cell", ["a=1", "'tis", "", " =1", -1, None])
def test_what_is_no_formula_stays_as_it_is(cell: str | int | None) -> None:
    assert harmless(cell) == cell
    if isinstance(cell, str):
        assert without_guard(cell) == cell
