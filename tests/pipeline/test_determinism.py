"""The same input gives the same bytes, whatever the hash seed, zone, locale and order of files."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _hashes(folder: Path) -> dict[str, str]:
    """Of the files for other programs; the database's own differ, their quads do not."""
    files = (p for p in folder.iterdir() if p.is_file() and p.name not in ("accounts.db", ".lock"))
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def _build(paths: list[Path], output: Path, **environment: str) -> dict[str, str]:
    command = [sys.executable, "-m", "summitgraph", "build", *map(str, paths)]
    subprocess.run(
        [*command, "--output", str(output)],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
    )
    return _hashes(output)


def test_every_file_of_a_build_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(ROOT / "seeds", elsewhere)
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    copies = sorted(elsewhere.glob("*.txt"), reverse=True)
    one = _build(seeds, tmp_path / "a", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    other = _build(copies, tmp_path / "b", PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C")
    assert one == other


def test_the_matrix_meets_every_locale_zone_order_and_hash_seed() -> None:
    """`python -m tools.determinism` builds it; here it is only counted, as that takes minutes."""
    from tools.determinism import HASH_SEEDS, LOCALES, ORDERS, ZONES, digest, runs

    small = list(runs(["python"], full=False))
    assert len({(run.locale, run.zone, run.order) for run in small}) == len(small) == 45
    assert {run.seed for run in small} == set(HASH_SEEDS)
    assert len(set(runs(["python"], full=True))) == 900
    assert (len(HASH_SEEDS), len(LOCALES), len(ZONES), len(ORDERS)) == (20, 5, 3, 3)
    assert digest({"a.ttl": "1"}, pictures=True) != digest({"a.ttl": "2"}, pictures=True)
    assert digest({"a.png": "1"}, pictures=False) == digest({"a.png": "2"}, pictures=False)
