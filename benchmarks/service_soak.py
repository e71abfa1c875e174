"""Many clients against a writable service, some hostile: is each answer right, and each limit kept?

    python benchmarks/service_soak.py --clients 64 --minutes 30

One writer changes many triples at a time; the clients ask, and one request in twenty is hostile.
Each answer names the revision of the graph that it is of. Afterwards the writer's updates are run
again, one by one, in a store of this process, and each answer is computed anew at its revision.

Counted: answers that are not those of their revision (wrong), that mix two states (torn), that are
older than a change acknowledged before they were asked for (stale); requests that met no answer, or
one that they should not get (faults); and the time, memory and rows that anyone got.
Exits 1 where any count is not 0 or a limit was passed.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import http.client
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
from benchmarks.hostile import ATTACKS
from tests.serving import ROOT, Reply, Service, serving

from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.queries import ask
from summitgraph.store import GraphStore

OWN = "urn:soak:own"
QUESTION = "question "
HOSTILE = 0.05
TIMEOUT, ROWS, MEMORY, WORKERS = 5.0, 500, 256, 2
SLACK = 5.0
"""Seconds that waiting, starting a worker, and a busy machine may add to the limit of a query."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer: of which revision, to which request, and a digest of what it says."""

    revision: int
    request: str
    digest: str


@dataclass(slots=True)
class Record:
    """What happened."""

    heard: list[Heard] = field(default_factory=list)
    counts: collections.Counter[str] = field(default_factory=collections.Counter)
    faults: list[str] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    longest: float = 0.0
    ending: float = 0.0
    memory: int = 0
    processes: int = 0
    updates: list[str] = field(default_factory=list)
    acknowledged: int = 0


def update_text(number: int) -> str:
    """The change that leads to a revision: every own thing gets a new round, one is new or gone."""
    thing = f"urn:soak:thing{number % 200}"
    turn = (
        f"DELETE {{ GRAPH <{OWN}> {{ ?s <urn:soak:round> ?old }} }} "
        f"INSERT {{ GRAPH <{OWN}> {{ ?s <urn:soak:round> {number} }} }} "
        f"WHERE {{ GRAPH <{OWN}> {{ ?s <urn:soak:round> ?old }} }}"
    )
    if number % 5 == 0:
        return f"{turn} ; DELETE WHERE {{ GRAPH <{OWN}> {{ <{thing}> ?p ?o }} }}"
    words = "".join(f' ; <urn:soak:word{n}> "{number} {n}"' for n in range(10))
    return (
        f"{turn} ; INSERT DATA {{ GRAPH <{OWN}> {{ <{thing}> <urn:soak:round> {number}{words} }} }}"
    )


ROUNDS = f"SELECT DISTINCT ?round {{ GRAPH <{OWN}> {{ ?s <urn:soak:round> ?round }} }}"


def requests_of(quads: bytes) -> list[str]:
    """What sound clients ask: of the graph that changes, and of the one that a build made."""
    subjects = sorted({line.split(b" ")[0].decode() for line in quads.splitlines()})
    chosen = random.Random(0).sample(subjects, min(30, len(subjects)))
    things = [f"<urn:soak:thing{n}>" for n in range(0, 200, 20)]
    return [
        *[ROUNDS] * 12,
        f"SELECT ?s ?round {{ GRAPH <{OWN}> {{ ?s <urn:soak:round> ?round }} }}",
        f"SELECT (COUNT(*) AS ?n) (MAX(?r) AS ?m) {{ GRAPH <{OWN}> {{ ?s <urn:soak:round> ?r }} }}",
        "SELECT ?p (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?p",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "ASK { ?s <urn:soak:word3> ?w }",
        *(f"CONSTRUCT {{ {s} ?p ?o }} WHERE {{ {s} ?p ?o }}" for s in (*chosen, *things)),
        *(QUESTION + name for name in ("agreements", "commitments", "coverage")),
    ]


def soak(folder: Path, *, clients: int, seconds: float, pause: float) -> Record:
    """Serve a folder for writing to so many clients for so long, then check every answer."""
    quads = _quads(folder)
    asked = requests_of(quads)
    record = Record()
    options: tuple[str, ...] = (
        "--timeout",
        f"{TIMEOUT}",
        "--rows",
        f"{ROWS}",
        "--memory",
        f"{MEMORY}",
    )
    options += ("--workers", f"{WORKERS}")
    with serving(folder, "--writable", *options, ends_within=180) as service:
        until = time.monotonic() + seconds
        work = [threading.Thread(target=_write, args=(service, record, until, pause))]
        work.append(threading.Thread(target=_watch, args=(service, record, until)))
        for number in range(clients):
            given = (service, record, asked, random.Random(number), until, pause)
            work.append(threading.Thread(target=_ask, args=given))
        for thread in work:
            thread.start()
        for thread in work:
            thread.join()
        ended = time.monotonic()
    record.ending = time.monotonic() - ended
    check(record, quads)
    return record


def _quads(folder: Path) -> bytes:
    if not any(folder.iterdir()):
        return b""
    return KnowledgeGraph.open(folder).store.write("nq").encode()


def _write(service: Service, record: Record, until: float, pause: float) -> None:
    while time.monotonic() < until:
        text = update_text(len(record.updates) + 1)
        record.updates.append(text)
        try:
            reply = service.update(text)
        except (OSError, http.client.HTTPException) as error:
            record.faults.append(f"update: {error!r}")
            return
        if reply.status != 204 or reply.headers["summitgraph-revision"] != str(len(record.updates)):
            record.faults.append(f"update: {reply.status} {reply.text}")
            return
        record.acknowledged = len(record.updates)
        time.sleep(max(pause, 0.2))


def _ask(
    service: Service,
    record: Record,
    asked: list[str],
    chance: random.Random,
    until: float,
    pause: float,
) -> None:
    while time.monotonic() < until:
        began = time.monotonic()
        try:
            if chance.random() < HOSTILE:
                name = chance.choice(sorted(ATTACKS))
                attack = ATTACKS[name]
                reply = service.ask(
                    attack.path, method=attack.method, body=attack.body, headers=attack.headers
                )
                _judge(name, reply, record)
            else:
                _sound(service, record, chance.choice(asked))
        except (OSError, http.client.HTTPException) as error:
            record.faults.append(f"no answer: {error!r}")
        lasted = time.monotonic() - began
        record.longest = max(record.longest, lasted)
        record.waited.append(lasted)
        time.sleep(chance.uniform(0, 2 * pause))


def _sound(service: Service, record: Record, request: str) -> None:
    known = record.acknowledged
    if request.startswith(QUESTION):
        reply = service.ask(f"/queries/{request.removeprefix(QUESTION)}?format=json")
    else:
        kind = "n-triples" if request.startswith("CONSTRUCT") else "sparql-results+json"
        reply = service.query(request, f"application/{kind}")
    if reply.status == 503:
        record.counts["busy, asked to come again"] += 1
        return
    if reply.status == 422 and "longer than" in reply.text:
        record.counts["stopped at the limit of time"] += 1
        return
    if reply.status != 200:
        record.faults.append(f"{reply.status} {reply.text} for {request}")
        return
    if "summitgraph-truncated" in reply.headers:
        record.faults.append(f"cut off: {request}")
        return
    revision = int(reply.headers["summitgraph-revision"])
    record.counts["answers"] += 1
    record.counts["stale"] += revision < known
    if request == ROUNDS:
        record.counts["torn"] += len(reply.json()["results"]["bindings"]) > 1
    record.heard.append(Heard(revision, request, digest(reply.body)))


def _judge(name: str, reply: Reply, record: Record) -> None:
    record.counts["hostile"] += 1
    if not ATTACKS[name].held(reply, ROWS):
        record.faults.append(f"{name}: {reply.status} {reply.text[:200]}")


def _watch(service: Service, record: Record, until: float) -> None:
    """Look each second at the memory of the service's processes, in bytes, and their number."""
    while time.monotonic() < until:
        workers = service.workers()
        record.processes = max(record.processes, len(workers))
        record.memory = max([record.memory, *map(_resident, workers)])
        time.sleep(1)


def _resident(number: int) -> int:
    try:
        told = Path(f"/proc/{number}/status").read_text()
    except OSError:
        return 0  # it has just ended
    found = [line.split()[1] for line in told.splitlines() if line.startswith("VmRSS")]
    return int(found[0]) << 10 if found else 0


def digest(document: bytes) -> str:
    """A digest of an answer, whatever the order of its rows or triples."""
    if document.startswith(b"{"):
        told = json.loads(document)
        rows = told.get("results", {}).get("bindings", [])
        lines = sorted(json.dumps(row, sort_keys=True) for row in rows)
        lines.append(str(told.get("boolean")))
    elif document.startswith(b"["):
        lines = [json.dumps(row, sort_keys=True) for row in json.loads(document)]
    else:
        lines = sorted(document.decode().splitlines())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def check(record: Record, quads: bytes) -> None:
    """Run the updates again, and compute each answer at its revision."""
    store = GraphStore()
    store.load(quads, "nq")
    for revision, heard in _by_revision(record.heard):
        if revision:
            store._store.update(record.updates[revision - 1])
        known: dict[str, str] = {}
        for one in heard:
            if one.request not in known:
                known[one.request] = digest(_alone(store, one.request))
            if one.digest != known[one.request]:
                record.counts["wrong"] += 1
                record.faults.append(f"wrong at revision {revision}: {one.request}")


def _by_revision(heard: list[Heard]) -> Iterator[tuple[int, list[Heard]]]:
    """Every revision up to the last, with what was heard of it."""
    found = collections.defaultdict(list)
    for one in heard:
        found[one.revision].append(one)
    for revision in range(max(found, default=-1) + 1):
        yield revision, found[revision]


def _alone(store: GraphStore, request: str) -> bytes:
    """The answer of the engine in this process."""
    if request.startswith(QUESTION):
        return (ask(store, request.removeprefix(QUESTION)).to_json() + "\n").encode()
    answer = store._store.query(request, use_default_graph_as_union=True)
    if isinstance(answer, ox.QueryTriples):
        return answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
    return answer.serialize(format=ox.QueryResultsFormat.JSON) or b""


def told(record: Record) -> bool:
    """Print what happened; whether all is as it should be."""
    waited = sorted(record.waited)
    most = (2 * TIMEOUT) + SLACK
    print(f"requests {len(waited)}, revisions {record.acknowledged}")
    for name in ("answers", "wrong", "torn", "stale", "hostile"):
        print(f"{name} {record.counts.pop(name, 0)}")
    for name, count in sorted(record.counts.items()):
        print(f"{name} {count}")
    for fault, count in collections.Counter(record.faults).most_common(20):
        print(f"FAULT {count} times: {fault}")
    if waited:
        median, tail = waited[len(waited) // 2], waited[len(waited) * 99 // 100]
        print(f"seconds: median {median:.3f}, 99 % {tail:.3f}, longest {record.longest:.2f}")
    print(f"seconds until the service had ended in good order: {record.ending:.1f}")
    print(f"largest process {record.memory >> 20} MiB, processes at once {record.processes}")
    kept = record.longest <= most and record.processes <= 2 * WORKERS + 1
    print(
        f"limits kept: {'yes' if kept else 'NO'} (at most {most:g} s, {2 * WORKERS + 1} processes)"
    )
    return kept and not record.faults


def main() -> None:
    """Build the seeds, soak, report."""
    parser = argparse.ArgumentParser(description="clients, a writer and strangers at one service")
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--pause", type=float, default=0.1, help="mean seconds between requests")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "graph"
        build = [sys.executable, "-m", "summitgraph", "build", str(ROOT / "seeds")]
        subprocess.run([*build, "--output", str(folder)], check=True, capture_output=True)
        record = soak(folder, clients=given.clients, seconds=60 * given.minutes, pause=given.pause)
    raise SystemExit(0 if told(record) else 1)


if __name__ == "__main__":
    main()
