"""Calls of the disk that fail under commands; `disk_faults.py` is the long run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.disk_faults import DEEDS, ROOT, Bench, Deed, Sound, compile_shim, judge

COMPILER = shutil.which("gcc") or shutil.which("cc")
WRITER = """
import ctypes, os, sys
ctypes.CDLL(None).fault_arm(sys.argv[1].encode(), ctypes.c_long(int(sys.argv[2])), 28, 0)
from pathlib import Path
from summitgraph.errors import OutputError
from summitgraph.files import save_bytes
try:
    save_bytes(b"new", Path(sys.argv[1], "file"))
except OutputError as error:
    print(error)
print(ctypes.CDLL(None).fault_seen())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux") or not COMPILER, reason="needs gcc, Linux")
def test_whichever_call_fails_a_file_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    compile_shim(tmp_path / "shim.so")
    place = tmp_path / "place"
    place.mkdir()
    told = []
    for at in range(6):
        (place / "file").write_bytes(b"old")
        done = subprocess.run(
            [sys.executable, "-c", WRITER, str(place), str(at)],
            env={**os.environ, "LD_PRELOAD": str(tmp_path / "shim.so"), "PYTHONPATH": "src"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        told.append("No space left" in done.stdout)
        assert (place / "file").read_bytes() == (b"old" if told[-1] else b"new")
        assert [path.name for path in place.iterdir()] == ["file"]
    # none; the folder, which is there; an old draft; then opened, written, put in its place
    assert told == [False, False, True, True, True, True]


def test_what_a_fault_must_not_leave_is_told(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    deed = Deed("export", ("export", "no-such-store", "-o", "{to}"), target="out", before="old")
    (tmp_path / "old").write_text("old")
    bench.lay_out(deed)
    old = bench.state(deed)
    bench.told.write_text("Traceback (most recent call last)")
    assert "ended with 3" in judge(bench, deed, 3, Sound(1, frozenset({old}), "new"))
    bench.told.write_text("summitgraph: no space left")
    (bench.work / "out").write_text("half")
    assert "and left" in judge(bench, deed, 3, Sound(1, frozenset({old}), "new"))
    assert len({deed.name for deed in DEEDS}) == len(DEEDS) == 10
