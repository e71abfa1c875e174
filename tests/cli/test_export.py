"""`summitgraph export`: RDF and descriptions to stdout, tables to a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run


def test_tables_go_to_a_folder(run: Run, built: Path, tmp_path: Path) -> None:
    done = run("export", built, "--format", "csv", "--output", tmp_path / "tables")
    assert (done.code, done.out) == (0, "")
    names = {path.name for path in (tmp_path / "tables").iterdir()}
    assert {"statements.csv", "codebook.csv", "datapackage.json"} <= names
    assert (tmp_path / "tables" / "statements.csv").read_bytes() == (
        built / "statements.csv"
    ).read_bytes()


@pytest.mark.parametrize(
    "given",
    [
        ("--format", "csv"),
        ("--format", "parquet"),
        ("--format", "turtle", "--output", "x"),
        ("--format", "ro-crate", "--date", "yesterday"),
    ],
)
def test_what_does_not_fit_together_is_wrong_use(
    run: Run, built: Path, given: tuple[str, ...]
) -> None:
    done = run("export", built, *given)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


def test_annotations_and_crate_are_json_on_stdout(run: Run, built: Path) -> None:
    spans = json.loads(run("export", built, "--format", "annotations").out)
    assert spans["type"] == "AnnotationCollection"
    day = ("--date", "2026-11-24")
    metadata = json.loads(run("export", built, "--format", "ro-crate", *day).out)
    assert metadata["@graph"][0]["about"] == {"@id": "./"}
