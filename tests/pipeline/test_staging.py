"""A folder of results appears whole or not at all, and what others put there stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summitgraph.errors import OutputError
from summitgraph.pipeline.staging import MARK, Content, write_folder

FILES: dict[str, Content] = {MARK: "new", "actors.csv": b"new"}


def test_a_new_folder_holds_all_files_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_folder(tmp_path / "deep" / "out", FILES)
    assert sorted(p.name for p in (tmp_path / "deep" / "out").iterdir()) == ["actors.csv", MARK]
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["out"]


def test_an_old_build_is_replaced_and_what_a_person_put_there_stays(tmp_path: Path) -> None:
    (tmp_path / MARK).write_text("old")
    (tmp_path / "corrections.jsonl").write_text("mine")
    write_folder(tmp_path, FILES)
    assert (tmp_path / MARK).read_text() == "new"
    assert (tmp_path / "corrections.jsonl").read_text() == "mine"


def test_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("mine")
    with pytest.raises(OutputError, match="no build"):
        write_folder(tmp_path, FILES)
    assert (tmp_path / "actors.csv").read_text() == "mine"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="not a folder"):
        write_folder(tmp_path / "out", FILES)


def test_where_writing_fails_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputError, match="No space left"):
        write_folder(tmp_path / "out", FILES)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_aside_goes_once_it_is_old(tmp_path: Path) -> None:
    old, new = tmp_path / ".out-0123abcd", tmp_path / ".out-4567abcd"
    for left in (old, new, tmp_path / ".out-of-mine"):
        left.mkdir()
    os.utime(old, (0, 0))
    write_folder(tmp_path / "out", FILES)
    assert sorted(path.name for path in tmp_path.iterdir()) == [new.name, ".out-of-mine", "out"]
