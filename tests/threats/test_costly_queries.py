"""Queries that end a process, or never end: an error to whoever asks, and nothing else happens."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from summitgraph.errors import BusyError, LimitError, QueryError
from summitgraph.store.apart import Apart, Limits
from summitgraph.store.apart.worker import Worker
from tests.threats.conftest import SECONDS

DEEP = {
    "groups": "ASK " + "{" * 2_246 + "}" * 2_246,
    "parentheses": "ASK { FILTER(" + "(" * 9_000 + "1" + ")" * 9_000 + ") }",
    "not": "ASK { FILTER(" + "!" * 20_000 + "true) }",
    "sum": "ASK { FILTER(" + "+".join(["1"] * 20_000) + ") }",
    "or": "ASK { FILTER(" + "||".join(["true"] * 20_000) + ") }",
    "union": "ASK { " + " UNION ".join(["{ ?s ?p ?o }"] * 3_000) + " }",
    "bind": "ASK { " + " ".join(f"BIND({n} AS ?v{n})" for n in range(5_000)) + " }",
    "path": "ASK { ?s " + "/".join(["<e:p>"] * 20_000) + " ?o }",
    "lists": "ASK { ?s ?p " + "(" * 5_000 + ")" * 5_000 + " }",
    "blank nodes": "ASK { ?s ?p " + "[ ?p " * 5_000 + "1" + "]" * 5_000 + " }",
}
ENDLESS = {
    "join": "SELECT * { " + " ".join(f"?a{n} ?p{n} ?b{n} ." for n in range(500)) + " }",
    "optional": "SELECT * { "
    + " ".join(f"OPTIONAL {{ ?a{n} ?p{n} ?b{n} }}" for n in range(50))
    + " }",
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "sorted cross product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "distinct": "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 90000000",
    "long strings": "SELECT (CONCAT(?c, ?c, ?c, ?c, ?c, ?c, ?c, ?c) AS ?d) { "
    "{ SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?c) "
    "{ ?a ?b ?x . ?d ?e ?f . ?g ?h ?i } } }",
}


def settled(apart: Apart) -> tuple[int, ...]:
    """The workers, once each that died has one in its place."""
    until = time.monotonic() + 10
    while len(apart.pids) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    return apart.pids


@pytest.mark.parametrize("query", DEEP.values(), ids=list(DEEP))
def test_deep_nesting_is_refused_before_it_ends_a_worker(apart: Apart, query: str) -> None:
    before = settled(apart)
    with pytest.raises(QueryError, match=r"nested deeper|operators"):
        apart.query(query)
    assert apart.pids == before


def test_nesting_that_people_write_is_answered(apart: Apart) -> None:
    query = "ASK " + "{" * 50 + "?s ?p ?o" + "}" * 50
    assert b"true" in apart.query(query).content


@pytest.mark.parametrize("query", ENDLESS.values(), ids=list(ENDLESS))
def test_an_endless_query_is_stopped_in_time(apart: Apart, query: str) -> None:
    begin = time.monotonic()
    with pytest.raises(LimitError):
        apart.query(query)
    assert time.monotonic() - begin < SECONDS + 0.5
    assert apart.query("SELECT * { ?s ?p ?o } LIMIT 1").truncated is False


def test_a_worker_that_is_killed_costs_its_asker_the_answer_and_nobody_else(apart: Apart) -> None:
    errors: list[Exception] = []

    def ask() -> None:
        try:
            apart.query(ENDLESS["cross product"])
        except QueryError as error:
            errors.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.2)
    answer = apart.query("ASK { ?s ?p ?o }")  # by the other worker, meanwhile
    for pid in apart.pids:
        os.kill(pid, signal.SIGKILL)
    asking.join()
    assert b"true" in answer.content
    assert [type(error) for error in errors] == [LimitError]
    assert b"true" in apart.query("ASK { ?s ?p ?o }").content
    assert b"true" in apart.query("ASK { ?s ?p ?o }").content
    assert len(settled(apart)) == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is told by Linux")
def test_what_a_query_leaves_in_memory_is_not_what_the_next_one_lacks(checkpoint: Path) -> None:
    small = Apart(checkpoint, limits=Limits(memory=64 << 20), workers=1)
    long = "SELECT * { VALUES ?x { " + "1 " * 400_000 + "} } LIMIT 1"
    for _ in range(4):
        with suppress(LimitError):  # one that is too long for this little memory
            small.query(long)
        assert small.query("SELECT * { ?s ?p ?o } ORDER BY ?o LIMIT 9").truncated is False
    small.close()


def test_more_askers_than_workers_wait_and_then_are_told(apart: Apart) -> None:
    told: list[type[Exception]] = []

    def ask() -> None:
        try:
            apart.query(ENDLESS["join"])
        except QueryError as error:
            told.append(type(error))

    asking = [threading.Thread(target=ask) for _ in range(8)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert len(told) == 8
    assert set(told) <= {LimitError, BusyError}
    assert BusyError in told


def test_rows_beyond_the_limit_are_left_out_and_told(apart: Apart) -> None:
    answer = apart.query("SELECT * { ?s ?p ?o }")
    assert answer.truncated
    assert answer.content.count(b'"s":') == 100
    assert b'"link":["https://w3id.org/summitgraph/ns#truncated"]' in answer.content
    assert b'<link href="' in apart.query("SELECT * { ?s ?p ?o }", rows="xml").content


def test_rows_within_the_limit_are_all_there_and_nothing_is_told(apart: Apart) -> None:
    answer = apart.query("SELECT * { ?s ?p ?o } LIMIT 100")
    assert not answer.truncated
    assert b"link" not in answer.content


def test_triples_beyond_the_limit_are_left_out_and_told(apart: Apart) -> None:
    answer = apart.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", graph="nt")
    assert answer.truncated
    lines = answer.content.decode().splitlines()
    assert (len(lines), lines[-1][:11]) == (101, "# Truncated")


def test_an_answer_that_is_too_large_is_refused(checkpoint: Path) -> None:
    small = Apart(checkpoint, limits=Limits(answer=1_000), workers=1)
    with pytest.raises(LimitError, match="bytes"):
        small.query("SELECT * { ?s ?p ?o }")
    assert b"true" in small.query("ASK { ?s ?p ?o }").content
    small.close()


def test_workers_that_start_slowly_cost_the_first_asker_no_time(
    checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    greet = Worker.greet

    def slowly(worker: Worker) -> None:
        time.sleep(1.5)
        greet(worker)

    monkeypatch.setattr(Worker, "greet", slowly)
    fresh = Apart(checkpoint, limits=Limits(seconds=1.0), workers=1)
    try:
        assert b"true" in fresh.query("ASK { ?s ?p ?o }").content
    finally:
        fresh.close()
