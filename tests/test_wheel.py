"""The wheel works where there is no checkout, and is the same bytes wherever it is built."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from tools.pinned import pins
from tools.sbom import RUN, bill

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--wheel-dir", str(folder)]
    command += ["--no-deps", "--no-build-isolation", "--quiet", "--disable-pip-version-check"]
    undated = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    subprocess.run(command, env=undated, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_all_data_folders(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "shapes", "queries", "seeds", "prompts"):
        here = {
            f"summitgraph/_data/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert here
        assert here <= names


@pytest.mark.slow
def test_the_wheel_holds_what_pages_are_made_of(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    explorer = ROOT / "src" / "summitgraph" / "web" / "explorer"
    here = {
        path.relative_to(ROOT / "src").as_posix()
        for folder in ("questions", "static", "templates")
        for path in (explorer / folder).rglob("*")
        if path.is_file()
    }
    assert {path.rpartition(".")[2] for path in here} >= {"css", "js", "html", "rq", "txt"}
    assert here <= names


def _built_elsewhere(folder: Path, out: Path, **settings: str) -> Path:
    """A wheel of a copy of the checkout in another folder, under other settings."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"} | settings
    if not settings:
        environment.pop("SOURCE_DATE_EPOCH", None)
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_has_the_same_bytes_wherever_and_whenever_it_is_built(
    wheel: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "elsewhere"
    left = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis")
    shutil.copytree(ROOT, copy, ignore=left)
    for path in copy.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700 if path.is_dir() else 0o600)
    again = _built_elsewhere(copy, tmp_path / "again")
    assert again.read_bytes() == wheel.read_bytes()
    dated = _built_elsewhere(copy, tmp_path / "dated", SOURCE_DATE_EPOCH="1700000000")
    assert dated.read_bytes() != wheel.read_bytes()
    with (copy / "ontology" / "cues.ttl").open("a", encoding="utf-8") as cues:
        cues.write("#\n")
    assert _built_elsewhere(copy, tmp_path / "other").read_bytes() != wheel.read_bytes()


@pytest.mark.slow
def test_a_bill_of_materials_is_had_of_it(wheel: Path) -> None:
    listed = json.loads(bill(wheel, pins(RUN)))
    assert {part["name"] for part in listed["components"]} >= {"rdflib", "cytoscape", "htmx.org"}
    (told,) = listed["metadata"]["component"]["hashes"]
    assert told["content"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


@pytest.mark.slow
def test_the_demo_runs_from_the_wheel_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "clean"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    site = next(home.glob("lib/python*/site-packages"))
    # The libraries are borrowed from the environment that runs this test, which is quick. The
    # checkout is not: its editable install is a path file, and path files there are not read.
    (site / "borrowed.pth").write_text(f"{Path(pytest.__file__).resolve().parents[1]}\n")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", str(wheel)]
    subprocess.run([*command, "--no-deps", "--quiet"], check=True, capture_output=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    where = run(str(python), "-c", "import summitgraph; print(summitgraph.__file__)").stdout
    assert Path(where.strip()).is_relative_to(site)
    done = run(str(home / "bin" / "summitgraph"), "demo", "--output", "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert "What you can do next" in done.stdout
    assert (tmp_path / "out" / "graph.trig").stat().st_size > 10_000
