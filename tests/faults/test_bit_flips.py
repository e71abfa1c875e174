"""Bits that turn in a store are told by `verify`; `bit_flips.py` is the long run."""

from __future__ import annotations

from pathlib import Path

from tests.faults.bit_flips import FOUND, SLACK, Flip, apart, flips, given, judged, kind, made, turn


def test_a_bit_that_turns_is_found_or_changes_nothing_that_is_read(tmp_path: Path) -> None:
    store = made(tmp_path, 1, files=False)
    before = apart(lambda: given(store))
    chosen = [flip for flip in flips(store, 40, 1) if kind(flip.path) != "accounts"][:6]
    answers = []
    for flip in chosen:
        answers.append(apart(lambda: judged(store, flip, before)))  # noqa: B023
        turn(store, flip)  # back
    assert {FOUND} <= set(answers) <= {FOUND, SLACK}
    assert apart(lambda: given(store)) == before


def test_flips_fall_on_every_byte_alike(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(bytes(9_000))
    (tmp_path / "short").write_bytes(bytes(1_000))
    drawn = flips(tmp_path, 1_000, 1)
    assert 850 < sum(flip.path == "long" for flip in drawn) < 950
    turn(tmp_path, Flip("short", 3, 0))
    assert (tmp_path / "short").read_bytes()[:5] == b"\x00\x00\x00\x01\x00"
