"""How long readers of the explorer wait for each page of a large graph.

    python benchmarks/explorer_load.py [--graph DIR] [--readouts 8800] [--readers 16] [--seconds 60]

Without --graph, a graph of made-up readouts (`readouts.py`) is built first; 8,800 of them give
about 100,000 statements. Readers draw pages by lot, wait `--pause` seconds after each (0 is no
reader, but shows what the service can do), and count from the request to the last byte. Prints for
each kind of page the median and the 95th percentile in milliseconds; with --at-most, exits 1 where
a 95th percentile is larger.
"""

from __future__ import annotations

import argparse
import csv
import http.client
import io
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from benchmarks.readouts import write

from summitgraph.web.addresses import path_of

NS = "https://w3id.org/summitgraph/ns#"
BASE = "https://w3id.org/summitgraph/id/"
CLASSES = {"readout": "Readout", "meeting": "Meeting", "actor": "State", "issue": "Issue"} | {
    "statement": "Statement",
    "commitment": "Commitment",
}
FIXED = {
    "home": ["/"],
    "lists": ["/meetings", "/actors", "/issues?page=3", "/readouts?page=2"],
    "ledger": ["/commitments", "/commitments?state=open&page=2", "/commitments?from=2015-01-01"],
    "network": ["/network", "/network?act=agrees", "/network?from=2015-01-01&until=2016-12-31"],
    "compare": ["/compare"],
    "queries": ["/queries", "/queries/agreements"],
    "editor": ["/editor"],
}
WORDS = "secur fish rail port trade border forest coast digit minist japan kenya chil".split()
HEADERS = {"accept": "text/html"}


def get(connection: http.client.HTTPConnection, path: str) -> bytes:
    """The body of a page; RuntimeError where it is not answered well."""
    connection.request("GET", path, headers=HEADERS)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{answer.status} {path}: {body[:200]!r}")
    return body


def pages(netloc: str, each: int) -> dict[str, list[str]]:
    """Addresses of each kind: of things, so many drawn from all there are."""
    connection = http.client.HTTPConnection(netloc, timeout=120)
    found = dict(FIXED)
    lot = random.Random(7)
    for kind, name in CLASSES.items():
        query = f"SELECT DISTINCT ?thing {{ ?thing a <{NS}{name}> }} LIMIT 9000"
        connection.request("GET", "/sparql?" + urlencode({"query": query, "format": "csv"}))
        rows = list(csv.reader(io.StringIO(connection.getresponse().read().decode())))[1:]
        iris = sorted(row[0] for row in rows)
        found[kind] = [path_of(iri, BASE) for iri in lot.sample(iris, min(each, len(iris)))]
        if kind in {"actor", "issue"}:
            found[f"statements of {kind}"] = [
                f"/statements?{kind}={quote(iri, safe='')}" for iri in lot.sample(iris, 50)
            ]
    found["search"] = [f"/search?q={a}+{b}" for a in WORDS for b in ("", *WORDS) if a != b]
    return found


def read(
    netloc: str,
    kinds: dict[str, list[str]],
    taken: dict[str, list[float]],
    number: int,
    until: float,
    pause: float,
) -> None:
    """One reader."""
    lot = random.Random(number)
    connection = http.client.HTTPConnection(netloc, timeout=60)
    names = sorted(kinds)
    time.sleep(lot.random() * pause)
    while time.perf_counter() < until:
        kind = lot.choice(names)
        begin = time.perf_counter()
        try:
            get(connection, lot.choice(kinds[kind]))
        except RuntimeError as error:
            print(f"refused: {error}"[:120], file=sys.stderr)
        taken[kind].append(time.perf_counter() - begin)
        time.sleep(pause * (0.5 + lot.random()))


def processor_time(pid: int) -> float:
    """Seconds of processor time that a process and those it started have taken (Linux; else 0).

    On a busy machine it tells more than a clock.
    """
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _, rest = stat.read_text().partition(" (")
            fields = rest.rpartition(") ")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(number) == pid or int(fields[1]) == pid:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def percentile(values: list[float], share: float) -> float:
    """The value below which so large a share lies, in milliseconds."""
    ordered = sorted(values)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> None:
    """Build, serve, read, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--readouts", type=int, default=8_800)
    parser.add_argument("--readers", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--each", type=int, default=400)
    parser.add_argument("--at-most", type=float)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        graph = given.graph or _built(Path(name), given.readouts)
        serve = [sys.executable, "-m", "summitgraph", "serve", str(graph), "--port", "0"]
        with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            netloc = urlsplit(process.stdout.readline().strip()).netloc
            try:
                worst = _measured(netloc, process.pid, given)
            finally:
                process.terminate()
    if given.at_most is not None and worst > given.at_most:
        raise SystemExit(1)


def _built(folder: Path, readouts: int) -> Path:
    write(folder / "texts", readouts)
    build = [sys.executable, "-m", "summitgraph", "build", str(folder / "texts")]
    subprocess.run([*build, "--output", str(folder / "graph")], check=True)
    return folder / "graph"


def _measured(netloc: str, pid: int, given: argparse.Namespace) -> float:
    """Print the figures; the largest 95th percentile."""
    begin = time.perf_counter()
    get(http.client.HTTPConnection(netloc, timeout=1800), "/")
    print(f"first page once the index is made: {time.perf_counter() - begin:.1f} s")
    kinds = pages(netloc, given.each)
    taken: dict[str, list[float]] = defaultdict(list)
    used = processor_time(pid)
    until = time.perf_counter() + given.seconds
    readers = [
        threading.Thread(target=read, args=(netloc, kinds, taken, number, until, given.pause))
        for number in range(given.readers)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    every = [value for values in taken.values() for value in values]
    print(f"{given.readers} readers, {len(every) / given.seconds:.0f} pages a second")
    each = (processor_time(pid) - used) / len(every)
    print(f"processor time of the service a page: {1000 * each:.0f} ms")
    print(f"{'page':24}{'asked':>7}{'median':>9}{'p95':>9}{'max':>9}")
    for kind, values in sorted(taken.items()):
        print(_line(kind, values))
    print(_line("all", every))
    return max(percentile(values, 0.95) for values in taken.values())


def _line(kind: str, values: list[float]) -> str:
    figures = (percentile(values, 0.5), percentile(values, 0.95), 1000 * max(values))
    return f"{kind:24}{len(values):7}" + "".join(f"{figure:9.0f}" for figure in figures)


if __name__ == "__main__":
    main()
