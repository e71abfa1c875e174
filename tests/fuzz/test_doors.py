"""Inputs near sound ones, at every door: taken, or refused with a place; nothing else leaves it.

`python -m tests.fuzz.run --inputs 10_000_000` is the long run.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.doors import DOORS, SEEDS, FindingError, judged, samples
from tests.fuzz.mutate import WORDS
from tests.serving import ROOT

KEPT = sorted(SEEDS.glob("*/*.bin"))
pieces = st.lists(st.one_of(st.sampled_from(WORDS), st.binary(max_size=8)), max_size=6)


def run(*code: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, as the guard cannot be taken off again."""
    return subprocess.run(
        [sys.executable, *code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
    )


@pytest.mark.slow
def test_a_hundred_thousand_inputs_find_nothing() -> None:
    done = run("-m", "tests.fuzz.run", "--inputs", "100000")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no call went out, 0 counted" in done.stdout
    assert done.stdout.count(" inputs, ") == len(DOORS)


@pytest.mark.parametrize("door", DOORS)
def test_a_sound_sample_is_taken(door: str) -> None:
    assert judged(door, samples(door)[0])


@pytest.mark.parametrize("path", KEPT, ids=[f"{path.parent.name}-{path.stem}" for path in KEPT])
@pytest.mark.filterwarnings("ignore")
def test_what_was_once_found_stays_mended(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    assert judged(path.parent.name, path.read_bytes()) in {True, False}


@pytest.mark.parametrize("door", [door for door in DOORS if door not in {"account", "html"}])
@pytest.mark.filterwarnings("ignore")
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(parts=pieces, place=st.integers(0, 400))
def test_pieces_put_into_a_sample_are_taken_or_refused(
    door: str, parts: list[bytes], place: int
) -> None:
    sample = samples(door)[-1]
    judged(door, sample[:place] + b"".join(parts) + sample[place:])


def test_an_error_that_is_not_ours_and_a_refusal_without_place_are_findings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from summitgraph.errors import UnreadableError

    def wrong(_: bytes) -> None:
        raise KeyError("x")

    def silent(_: bytes) -> None:
        raise UnreadableError("it cannot be read")

    monkeypatch.setitem(DOORS, "wrong", wrong)
    monkeypatch.setitem(DOORS, "silent", silent)
    with pytest.raises(FindingError, match="KeyError"):
        judged("wrong", b"")
    with pytest.raises(FindingError, match="names no place"):
        judged("silent", b"")


CANARY = """
from tests.fuzz import run
from tests.fuzz.doors import DOORS
run.guard()
def call(data):
    import socket
    try: socket.create_connection(("127.0.0.1", 9), timeout=1)
    except OSError: pass
def look(data):
    try: open("/etc/hostname-of-nobody")
    except OSError: pass
run.keep = lambda name, data: None
run.samples = lambda name: (b"x",)
for door in (call, look):
    DOORS[door.__name__] = door
    run.CALLS.clear()
    try: run.throw(door.__name__, 1, "0", run.Tally())
    except run.FindingError as error: print("caught", door.__name__)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the filter is Linux's")
def test_the_canary_sees_a_call_and_a_file(tmp_path: object) -> None:
    done = run("-c", CANARY)
    assert done.stdout.splitlines() == ["caught call", "caught look"], done.stderr
