"""A run that was stopped goes on from its finished accounts, and gives the same bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.pipeline.bombs import GOOD

from summitgraph.pipeline.account import Accounts, accounts
from summitgraph.pipeline.cache import AccountCache
from summitgraph.pipeline.worker import process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "in"
    inner.mkdir()
    for number in range(3):
        (inner / f"{number}.txt").write_text(GOOD + f"President Putin welcomed {number} roads.\n")
    return inner


def _kept(cache: Path) -> list[Path]:
    return sorted(cache.rglob("*.account"))


def _without_workers(monkeypatch: pytest.MonkeyPatch, folder: Path, cache: Path) -> Accounts:
    def refuse(*_: object) -> None:
        raise AssertionError("a worker was asked")

    monkeypatch.setattr(process.Worker, "ask", refuse)
    return accounts(folder, cache=cache)


def test_what_was_read_is_not_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = accounts(folder, cache=tmp_path / "kept")
    assert len(_kept(tmp_path / "kept")) == 3
    assert _without_workers(monkeypatch, folder, tmp_path / "kept") == first


def test_a_changed_document_is_read_again(folder: Path, tmp_path: Path) -> None:
    accounts(folder, cache=tmp_path / "kept")
    (folder / "0.txt").write_text(GOOD + "President Putin welcomed the bridge.\n")
    assert accounts(folder, cache=tmp_path / "kept") == accounts(folder)
    assert len(_kept(tmp_path / "kept")) == 4


@pytest.mark.parametrize("damage", [b"", b"x" * 400, None], ids=["empty", "other bytes", "a bit"])
def test_a_damaged_entry_is_ignored(folder: Path, tmp_path: Path, damage: bytes | None) -> None:
    first = accounts(folder, cache=tmp_path / "kept")
    entry = _kept(tmp_path / "kept")[0]
    whole = entry.read_bytes()
    entry.write_bytes(
        whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:] if damage is None else damage
    )
    assert accounts(folder, cache=tmp_path / "kept") == first
    mended = entry.read_bytes()  # put in again, sound
    assert hashlib.sha256(mended[32:]).digest() == mended[:32]


def test_what_sources_tell_is_part_of_the_key(tmp_path: Path) -> None:
    cache = AccountCache(tmp_path)
    assert cache.key("ab", "a.txt", {}) == cache.key("ab", "a.txt", {})
    assert cache.key("ab", "a.txt", {"side": "JP"}) != cache.key("ab", "a.txt", {})
    assert cache.key("ab", "b.txt", {}) != cache.key("ab", "a.txt", {})
