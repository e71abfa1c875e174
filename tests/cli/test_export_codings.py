"""`summitgraph export` to Discourse Network Analyzer, from a graph and from DNA's own file."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

from summitgraph.coding import read_dna, read_sheet


def test_a_graph_is_written_as_a_database_and_as_events(
    run: Run, seeds: Path, tmp_path: Path
) -> None:
    run("build", seeds, "--output", tmp_path / "g")
    done = run("export", tmp_path / "g", "--format", "dna", "--output", tmp_path / "g.dna")
    assert done.code == 0
    assert "experimental" in done.err
    coding = read_dna(tmp_path / "g.dna")
    assert len(coding.documents) == 5
    run("export", tmp_path / "g", "--format", "dna-events", "--output", tmp_path / "g.csv")
    events = read_sheet(tmp_path / "g.csv")
    assert len(events.statements) == len([s for s in coding.statements if s.type == 1]) > 0
    done = run("export", tmp_path / "g.dna", "--format", "dna", "--output", tmp_path / "again.dna")
    assert read_dna(tmp_path / "again.dna").statements == coding.statements


def test_a_coding_needs_a_file_to_go_to(run: Run, seeds: Path, tmp_path: Path) -> None:
    run("build", seeds, "--output", tmp_path / "g")
    done = run("export", tmp_path / "g", "--format", "dna")
    assert (done.code, "codings to a file" in done.err) == (2, True)
