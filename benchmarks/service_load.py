"""What a small query costs when it runs apart, beside the same query embedded.

    python benchmarks/service_load.py [--triples 200000] [--at-most 20]

Prints, for one asker and for several at once, queries a second embedded, through a worker, and over
HTTP, and their ratios; with --at-most, exits 1 where one asker waits more than that many times as
long through a worker as embedded. One query is the description of a thing, ten rows; the other
counts and groups, where the work itself outweighs the way to it.
"""

from __future__ import annotations

import argparse
import http.client
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from summitgraph.store import GraphStore
from summitgraph.store.apart import Apart
from summitgraph.store.disk import Database, checkpoint
from summitgraph.triples.term import XSD, Literal, Quad

NS = "https://example.org/"
QUERIES = {
    "ten rows": f"SELECT ?p ?o {{ <{NS}s77> ?p ?o }}",
    "group and count": "SELECT ?p (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p",
}


def filled(folder: Path, triples: int) -> None:
    """A store on disk with so many triples, ten to a subject."""
    database = Database(folder)
    database.graphs.add(
        Quad(f"{NS}s{n // 10}", f"{NS}p{n % 10}", Literal(str(n), XSD + "integer"), f"{NS}g{n % 7}")
        for n in range(triples)
    )
    database.publish()


def seconds(ask: Callable[[], object], times: int) -> float:
    """The median time of a call, after three that warm it up."""
    taken = []
    for _ in range(times + 3):
        begin = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken[3:])


def rate(make: Callable[[], Callable[[], object]], askers: int, during: float) -> float:
    """Calls a second that several askers get answered together, each with a call of its own."""
    counts = [0] * askers
    until = time.perf_counter() + during

    def work(place: int) -> None:
        ask = make()
        while time.perf_counter() < until:
            ask()
            counts[place] += 1

    threads = [threading.Thread(target=work, args=(place,)) for place in range(askers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / during


def over_http(address: str, query: str) -> Callable[[], bytes]:
    """A call that asks a service over a connection of its own that stays open."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    path = f"/sparql?query={quote(query)}"

    def ask() -> bytes:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(body.decode())
        return body

    return ask


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=200_000)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--askers", type=int, default=4)
    parser.add_argument("--at-most", type=float)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "build").mkdir()
        filled(folder / "build", given.triples)
        checkpoint(folder / "build", folder / "checkpoint")
        embedded = GraphStore(folder / "checkpoint", read_only=True)
        apart = Apart(folder / "checkpoint", workers=2)
        serve = [sys.executable, "-m", "summitgraph", "serve", str(folder / "build"), "--port", "0"]
        with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            worst = max(
                _measured(name, query, given, embedded, apart, address)
                for name, query in QUERIES.items()
            )
            process.terminate()
        apart.close()
    if given.at_most is not None and worst > given.at_most:
        raise SystemExit(1)


def _measured(
    name: str,
    query: str,
    given: argparse.Namespace,
    embedded: GraphStore,
    apart: Apart,
    address: str,
) -> float:
    """Print the figures of one query; how many times as long it takes apart."""
    inside = seconds(lambda: embedded.query(query), given.times)
    through = seconds(lambda: apart.query(query), given.times)
    served = seconds(over_http(address, query), given.times)
    print(f"{name}, {given.triples} triples")
    print(f"  one asker, ms     embedded {inside * 1000:8.3f}")
    for label, taken in (("apart", through), ("HTTP", served)):
        print(f"{label:>28} {taken * 1000:8.3f}   ratio {taken / inside:6.2f}")
    alone = rate(lambda: lambda: embedded.query(query), given.askers, 3)
    shared = rate(lambda: lambda: apart.query(query), given.askers, 3)
    asked = rate(lambda: over_http(address, query), given.askers, 3)
    print(f"  {given.askers} askers, 1/s     embedded {alone:8.0f}")
    for label, count in (("apart", shared), ("HTTP", asked)):
        print(f"{label:>28} {count:8.0f}   ratio {alone / count:6.2f}")
    return through / inside


if __name__ == "__main__":
    main()
