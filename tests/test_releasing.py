"""docs/releasing.md: what it tells to type builds, signs and checks a release."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "releasing.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^<!-- run -->\n```bash\n(.*?)^```", re.M | re.S)
# What the wheel and the bill are made of, and no more.
PARTS = ("src", "ontology", "shapes", "queries", "seeds", "prompts", "requirements", "tools")
FILES = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff", ".gitignore")


def _blocks() -> dict[str, str]:
    """What is to be typed, by the section that tells it."""
    sections = (section.partition("\n") for section in PAGE.split("\n## "))
    return {title: found[1] for title, _, text in sections if (found := BLOCK.search(text))}


def _run(section: str, folder: Path, keys: str = "") -> subprocess.CompletedProcess[str]:
    command = ["bash", "-euo", "pipefail", "-c", _blocks()[section]]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"GNUPGHOME": keys, "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone in which the block under Build was run."""
    clone = tmp_path_factory.mktemp("release")
    for part in PARTS:
        shutil.copytree(ROOT / part, clone / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in FILES:
        shutil.copy(ROOT / file, clone / file)
    (clone / ".venv").symlink_to(sys.prefix)
    done = _run("Build", clone)
    assert done.returncode == 0, done.stderr
    return clone / "dist"


@pytest.fixture
def keys() -> Iterator[str]:
    """A folder with a key of a maintainer, in a short path, as gpg's sockets need."""
    if shutil.which("gpg") is None:
        pytest.skip("GnuPG is not installed")
    with tempfile.TemporaryDirectory(prefix="keys") as home:
        environment = os.environ | {"GNUPGHOME": home}
        command = ["gpg", "--batch", "--passphrase", "", "--quick-generate-key"]
        subprocess.run(
            [*command, "Maintainer <m@example.org>", "ed25519", "sign", "1d"],
            env=environment,
            check=True,
            capture_output=True,
        )
        yield home
        subprocess.run(["gpgconf", "--kill", "all"], env=environment, check=True)


def test_the_page_has_the_blocks_that_are_run() -> None:
    assert list(_blocks()) == ["Build", "Sign with GnuPG", "Check"]


@pytest.mark.slow
def test_a_release_is_a_wheel_an_archive_a_bill_and_their_digests(built: Path) -> None:
    digests = (built / "SHA256SUMS").read_text().splitlines()
    assert sorted(path.suffix for path in built.iterdir()) == ["", ".gz", ".json", ".whl"]
    assert {line.split()[1] for line in digests} == {
        path.name for path in built.iterdir() if path.suffix
    }


@pytest.mark.slow
def test_the_source_archive_gives_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        if hasattr(tarfile, "data_filter"):  # not in the first releases of Python 3.11
            packed.extraction_filter = tarfile.data_filter
        packed.extractall(tmp_path)
    (source,) = tmp_path.iterdir()
    undated = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    subprocess.run(command, cwd=source, env=undated, check=True, capture_output=True)
    (again,), (wheel,) = (source / "dist").glob("*.whl"), built.glob("*.whl")
    assert again.read_bytes() == wheel.read_bytes()


@pytest.mark.slow
def test_what_was_signed_is_found_good_and_what_was_changed_is_not(
    built: Path, keys: str, tmp_path: Path
) -> None:
    shutil.copytree(built, tmp_path / "dist")
    assert _run("Sign with GnuPG", tmp_path, keys).returncode == 0
    good = _run("Check", tmp_path / "dist", keys)
    assert (good.returncode, good.stdout.count(": OK")) == (0, 3)

    (bill,) = (tmp_path / "dist").glob("*.json")
    bill.write_text(bill.read_text() + " ")
    changed = _run("Check", tmp_path / "dist", keys)
    assert (changed.returncode, changed.stdout.count(": FAILED")) == (1, 1)

    sums = tmp_path / "dist" / "SHA256SUMS"
    sums.write_text(sums.read_text() + "\n")
    forged = _run("Check", tmp_path / "dist", keys)
    assert (forged.returncode, forged.stdout) == (1, "")
    assert "BAD signature" in forged.stderr
