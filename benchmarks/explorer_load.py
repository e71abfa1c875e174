"""How long readers of the explorer wait for each page of a large graph.

    python benchmarks/explorer_load.py [--graph DIR] [--readouts 8800] [--readers 16] [--seconds 60]
        [--reviewers 1]

Without --graph, a graph of made-up readouts (`readouts.py`) is built first; 8,800 of them give
about 100,000 statements. Readers draw pages by lot, wait `--pause` seconds after each (0 is no
reader, but shows what the service can do), and count from the request to the last byte. A reviewer
does as a browser does: looks at the queue, opens a readout, decides by its form (with its token and
its cookie), is led back to the readout, and begins again after `--think` seconds; so the graph in
DIR changes. Prints for each kind of page the median and the 95th percentile in milliseconds: first
of processor time, of `--alone` pages of each kind one after another, which says more on a busy
machine; then on the clock. With --at-most, exits 1 where a 95th percentile of the latter is larger.
"""

from __future__ import annotations

import argparse
import csv
import html
import http.client
import io
import os
import random
import re
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


def alone(netloc: str, kinds: dict[str, list[str]], pid: int, each: int) -> None:
    """Print the processor time of pages asked one after another, by all of the service."""
    children = " ".join(p.read_text() for p in Path(f"/proc/{pid}/task").glob("*/children"))
    pids = (pid, *map(int, children.split()))
    connection = http.client.HTTPConnection(netloc, timeout=60)
    print(f"{'processor time of one page, ms':40}{'median':>9}{'p95':>9}{'max':>9}")
    for kind, paths in sorted(kinds.items()):
        taken = []
        for path in random.Random(5).sample(paths, min(each, len(paths))):
            before = exact_time(pids)
            get(connection, path)
            taken.append(exact_time(pids) - before)
        print(f"{kind:40}" + _figures(taken))


class Reviewer:
    """A reviewer; what they decided stands in `decided`."""

    def __init__(self, netloc: str, taken: dict[str, list[float]]) -> None:
        self._netloc, self._taken = netloc, taken
        self._headers = dict(HEADERS)
        self._lot = random.Random(1)
        self.decided = 0

    def review(self, until: float, think: float) -> None:
        """Decide until then."""
        page = self._ask("/review")
        self._send("/review/name", {"name": "Ada", "token": _token(page)})
        while time.perf_counter() < until:
            places = re.findall(r'href="(/review/readout/[^"#]+)', self._ask("/review"))
            if not places:
                raise RuntimeError("nothing waits for the reviewer")
            place = html.unescape(self._lot.choice(places))
            sheet = self._ask(place)
            forms = re.findall(
                r'<form method="post" action="/review/decide".*?</form>', sheet, re.S
            )
            fields = dict(_HIDDEN.findall(forms[0])) if forms else {}
            if "statement" not in fields:  # words that were not read: add a statement by another's
                sheet = self._ask(place.partition("?")[0])
                at = self._lot.choice(re.findall(r'href="[^"]*[?&]at=(\d+)', sheet) or ["0"])
                sheet = self._ask(f"{place.partition('?')[0]}?at={at}")
                forms = re.findall(
                    r'<form method="post" action="/review/decide".*?</form>', sheet, re.S
                )
                fields = dict(_HIDDEN.findall(forms[0])) if forms else {}
            if "statement" in fields:
                verb = self._lot.choice(["accept", "reject"])
                given = {name: html.unescape(value) for name, value in fields.items()}
                self._send("/review/decide", {**given, "verb": verb, "why": "measured"})
                self.decided += 1
            time.sleep(think)

    def _ask(self, path: str) -> str:
        begin = time.perf_counter()
        answer, body = self._sent("GET", path, "", self._headers)
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} {path}: {body[:200]!r}")
        self._note("queue" if path == "/review" else "readout", begin)
        return body.decode()

    def _sent(
        self, method: str, path: str, body: str, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """One request by a connection of its own: the service ends those of a slow thinker."""
        connection = http.client.HTTPConnection(self._netloc, timeout=120)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def _send(self, path: str, form: dict[str, str]) -> None:
        begin = time.perf_counter()
        headers = {**self._headers, "content-type": "application/x-www-form-urlencoded"}
        headers["origin"] = f"http://{self._netloc}"
        answer, body = self._sent("POST", path, urlencode(form), headers)
        if answer.status != 303:
            raise RuntimeError(f"{answer.status} {path}: {body[:200]!r}")
        if cookie := answer.getheader("set-cookie"):
            self._headers["cookie"] = cookie.partition(";")[0]
        self._note("decision", begin)
        self._ask(str(answer.getheader("location")).partition("#")[0])

    def _note(self, what: str, begin: float) -> None:
        self._taken[f"review: {what}"].append(time.perf_counter() - begin)


_HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


def _token(page: str) -> str:
    return str(dict(_HIDDEN.findall(page))["token"])


def processor_time(pid: int) -> float:
    """Seconds of processor time that a process and those it started have taken (Linux; else 0).

    On a busy machine it tells more than a clock.
    """
    return _ticks(pid) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> int:
    """Of a process, of those that have ended and were its own, and of those that run."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        children = [p.read_text() for p in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # it has ended meanwhile
        return 0
    return sum(map(int, fields[11:15])) + sum(_ticks(int(c)) for c in " ".join(children).split())


def exact_time(pids: tuple[int, ...]) -> float:
    """The same of processes that run, to the nanosecond."""
    threads = (task for pid in pids for task in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


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
    parser.add_argument("--reviewers", type=int, default=1)
    parser.add_argument("--think", type=float, default=10.0)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--each", type=int, default=400)
    parser.add_argument("--alone", type=int, default=40)
    parser.add_argument("--at-most", type=float)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        graph = given.graph or _built(Path(name), given.readouts)
        serve = [sys.executable, "-m", "summitgraph", "serve", str(graph), "--port", "0"]
        serve += ["--review"] if given.reviewers else []
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
    begin, used = time.perf_counter(), processor_time(pid)
    connection = http.client.HTTPConnection(netloc, timeout=120)
    while not _is_there(connection):
        time.sleep(1)
    took = time.perf_counter() - begin
    print(f"index made: {took:.0f} s, of processor {processor_time(pid) - used:.0f} s")
    kinds = pages(netloc, given.each)
    alone(netloc, kinds, pid, given.alone)
    taken: dict[str, list[float]] = defaultdict(list)
    used = processor_time(pid)
    until = time.perf_counter() + given.seconds
    readers = [
        threading.Thread(target=read, args=(netloc, kinds, taken, number, until, given.pause))
        for number in range(given.readers)
    ]
    reviewers = [Reviewer(netloc, taken) for _ in range(given.reviewers)]
    readers += [threading.Thread(target=one.review, args=(until, given.think)) for one in reviewers]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    decided = sum(reviewer.decided for reviewer in reviewers)
    every = [value for values in taken.values() for value in values]
    if given.reviewers and not decided:
        raise RuntimeError("the reviewer decided nothing")
    print(f"{given.reviewers} reviewers, {decided} decisions")
    print(f"{given.readers} readers, {len(every) / given.seconds:.0f} pages a second")
    each = (processor_time(pid) - used) / len(every)
    print(f"processor time of the service a page: {1000 * each:.0f} ms")
    print(f"{'page':24}{'asked':>7}{'median':>9}{'p95':>9}{'max':>9}")
    for kind, values in sorted(taken.items()):
        print(_line(kind, values))
    print(_line("all", every))
    return max(percentile(values, 0.95) for values in taken.values())


def _is_there(connection: http.client.HTTPConnection) -> bool:
    """Whether the first page is there, and no word that the graph is being indexed."""
    connection.request("GET", "/", headers=HEADERS)
    answer = connection.getresponse()
    answer.read()
    if answer.status not in {200, 503}:
        raise RuntimeError(f"{answer.status} for the first page")
    return answer.status == 200


def _line(kind: str, values: list[float]) -> str:
    return f"{kind:24}{len(values):7}{_figures(values)}"


def _figures(values: list[float]) -> str:
    figures = (percentile(values, 0.5), percentile(values, 0.95), 1000 * max(values))
    return "".join(f"{figure:9.0f}" for figure in figures)


if __name__ == "__main__":
    main()
