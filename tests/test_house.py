"""The house stands: imports go down only, and what is heavy is brought in late."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import summitgraph

ROOT = Path(__file__).resolve().parents[1]
HEAVY = (
    "rdflib",
    "pyoxigraph",
    "pyshacl",
    "owlrl",
    "networkx",
    "matplotlib",
    "scipy",
    "pandas",
    "uvicorn",
    "httpx",
    "pyarrow",
)
SEED = "2018-12-01-buenos-aires-summit-mofa.txt"


def _loaded_after(*arguments: str) -> set[str]:
    """The heavy libraries that a command has imported when it ends."""
    code = (
        "import atexit, json, sys\n"
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))\n"
        "from summitgraph.cli.app import run\n"
        f"run({list(arguments)!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1])) & set(HEAVY)


def test_imports_go_down_only() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_importing_the_package_brings_in_nothing_heavy() -> None:
    code = "import sys, summitgraph; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & {*HEAVY, "typer", "rich", "numpy"} == set()


def test_help_brings_in_nothing_heavy() -> None:
    assert _loaded_after("--help") == set()


@pytest.mark.parametrize(
    "command",
    ["build", "demo", "query", "network", "measure", "serve", "validate", "push", "export"],
)
def test_help_of_a_command_brings_in_nothing_heavy(command: str) -> None:
    assert _loaded_after(command, "--help") == set()


def test_extracting_brings_in_no_graph_library() -> None:
    loaded = _loaded_after("extract", str(ROOT / "seeds" / SEED))
    assert loaded <= {"pyoxigraph"}  # the one reader of the ontology's Turtle


def test_reading_brings_in_no_library_of_graphs_at_all() -> None:
    assert _loaded_after("read", str(ROOT / "seeds" / SEED)) == set()


def test_there_are_at_most_twelve_public_names_and_each_is_there() -> None:
    assert len(summitgraph.__all__) <= 12
    assert all(getattr(summitgraph, name) for name in summitgraph.__all__)
    assert set(dir(summitgraph)) == set(summitgraph.__all__)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extractor'"):
        _ = summitgraph.extractor


def test_the_version_is_the_same_everywhere() -> None:
    version = f'version = "{summitgraph.__version__}"'
    assert version in (ROOT / "pyproject.toml").read_text()
    assert f"version: {summitgraph.__version__}" in (ROOT / "CITATION.cff").read_text()


def test_seeds_are_all_told_in_sources() -> None:
    import tomllib

    told = tomllib.loads((ROOT / "seeds" / "sources.toml").read_text())
    assert sorted(told) == sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))
