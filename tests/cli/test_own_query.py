"""A query of the user's own: it runs apart, and what is left out is told on stderr."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_rows_are_printed_as_those_of_a_stored_question_are(run: Run, built: Path) -> None:
    query = b"SELECT (COUNT(?s) AS ?n) { ?s a <https://w3id.org/summitgraph/ns#Readout> }"
    done = run("query", "--sparql", "-", "--graph", built, "--format", "csv", stdin=query)
    assert (done.code, done.out, done.err) == (0, "n\n5\n", "")


def test_rows_that_are_left_out_are_told(run: Run, built: Path) -> None:
    query = b"SELECT ?s { ?s ?p ?o }"
    done = run(
        "query", "--sparql", "-", "--rows", 3, "--graph", built, "--format", "csv", stdin=query
    )
    assert (done.code, len(done.out.splitlines())) == (0, 4)
    assert "only the first 3 rows" in done.err


def test_a_graph_and_a_truth_are_printed_as_text(run: Run, built: Path) -> None:
    ask = run("query", "--sparql", "-", "--graph", built, stdin=b"ASK { ?s ?p ?o }")
    assert ask.out == "true\n"
    made = run("query", "--sparql", "-", "--graph", built, stdin=b"CONSTRUCT { <e:a> <e:b> 1 } {}")
    assert made.out == "<e:a> <e:b> 1 .\n"


def test_a_query_that_costs_too_much_is_stopped(run: Run, built: Path) -> None:
    query = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    done = run("query", "--sparql", "-", "--timeout", "0.5", "--graph", built, stdin=query)
    assert (done.code, done.out) == (2, "")
    assert "longer than 0.5 s" in done.err


def test_it_leaves_nothing_behind(run: Run, built: Path) -> None:
    before = sorted(built.iterdir())
    run("query", "--sparql", "-", "--graph", built, stdin=b"ASK { }")
    assert sorted(built.iterdir()) == before


def test_both_kinds_of_question_at_once_are_wrong_use(run: Run, built: Path) -> None:
    assert run("query", "agreements", "--sparql", "-", "--graph", built, stdin=b"ASK {}").code == 2
    assert run("query", "--sparql", "no-such-file", "--graph", built).code == 3
