"""`summitgraph push` and `query --endpoint`, against a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.external.servers import oxigraph

from summitgraph.cli.push import ProfileName
from summitgraph.store.profile import profiles


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with oxigraph() as url:
        yield url


def test_a_build_is_pushed_checked_and_asked(run: Run, built: Path, server: str) -> None:
    kind = ("--profile", "oxigraph")
    dry = run("push", built, server, *kind, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert dry.out.startswith("Would send 7 graphs (")
    done = run("push", built, server, *kind)
    assert (done.code, done.err) == (0, "")
    assert "7 graphs sent, 0 there before." in done.out
    assert "all as they were sent" in done.out
    for question in ("agreements", "commitment-fate", "coverage"):
        there = run("query", question, "--endpoint", server, *kind, "--format", "json")
        assert there.out == run("query", question, "--graph", built, "--format", "json").out
        assert json.loads(there.out)


def test_the_outcome_as_json_has_counts_and_digests(run: Run, built: Path, server: str) -> None:
    done = run("push", built, f"{server}/store", "--format", "json")
    told = json.loads(done.out)
    assert done.code == 0
    assert all(one["equal"] and one["sent"] == one["found"] > 0 for one in told)
    assert all(one["sent_sha256"] == one["found_sha256"] for one in told)
    assert sorted(one["graph"] for one in told) == [one["graph"] for one in told]


def test_a_dry_run_speaks_to_nobody(run: Run, built: Path) -> None:
    done = run("push", built, "http://127.0.0.1:9/", "--dry-run", "--format", "json")
    assert done.code == 0
    assert all(one["requests"] == 1 for one in json.loads(done.out))


def test_a_store_that_is_not_there_is_exit_code_3(run: Run, seed: Path, built: Path) -> None:
    done = run("query", "agreements", "--endpoint", "http://127.0.0.1:9")
    assert done.code == 3
    assert "the store does not answer" in done.err


def test_a_password_in_the_url_is_wrong_use_and_not_repeated(run: Run, built: Path) -> None:
    done = run("push", built, "http://me:hidden-word@127.0.0.1:9/")
    assert done.code == 2
    assert "SUMMITGRAPH_PASSWORD" in done.err
    assert "hidden-word" not in done.err + done.out


def test_a_profile_that_was_never_tested_says_so(run: Run, built: Path) -> None:
    done = run("push", built, "http://127.0.0.1:9/ds", "--profile", "fuseki", "--dry-run")
    assert "untested" in done.err


def test_the_command_knows_every_profile() -> None:
    assert {name.value for name in ProfileName} == set(profiles())


def test_graph_and_endpoint_together_are_wrong_use(run: Run, built: Path) -> None:
    given = ("--graph", built, "--endpoint", "http://127.0.0.1:9")
    assert run("query", "agreements", *given).code == 2
