"""Does a Dask cluster of two hosts, one of whose workers is killed, give the bytes of one process?

    python benchmarks/cluster.py [--readouts 2000] [--kill-after 10]

The hosts are network namespaces on this machine, joined by a veth pair: root and iproute2 are
needed. Two workers run in each; one is killed with SIGKILL in the middle of the build. Prints the
SHA-256 of the graph as N-Quads of both builds, and exits 1 where they differ.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.readouts import write

HOSTS = {"sg-one": "10.77.0.1", "sg-two": "10.77.0.2"}
PORT = 8786
HERE = Path(__file__).resolve().parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HERE / "src")}


def ip(*words: str, check: bool = True) -> None:
    """Run `ip` with these words."""
    subprocess.run(["ip", *words], check=check, stderr=None if check else subprocess.DEVNULL)


def join_hosts() -> None:
    """Two namespaces with a wire between them."""
    one, two = HOSTS
    for host in HOSTS:
        ip("netns", "add", host)
        ip("-n", host, "link", "set", "lo", "up")
    ip("link", "add", "sg0", "netns", one, "type", "veth", "peer", "name", "sg0", "netns", two)
    for host, address in HOSTS.items():
        ip("-n", host, "address", "add", f"{address}/24", "dev", "sg0")
        ip("-n", host, "link", "set", "sg0", "up")


def part_hosts() -> None:
    """Take the namespaces away."""
    for host in HOSTS:
        ip("netns", "delete", host, check=False)


def start(host: str, *words: str) -> subprocess.Popen[bytes]:
    """A Dask process on a host."""
    command = ["ip", "netns", "exec", host, sys.executable, "-m", "dask", *words, "--no-dashboard"]
    return subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def build(documents: Path, folder: Path, *more: str, host: str = "") -> subprocess.Popen[bytes]:
    """`summitgraph build`, on a host or here."""
    words = ["-m", "summitgraph", "build", str(documents), "--output", str(folder), "--no-files"]
    before = ["ip", "netns", "exec", host] if host else []
    return subprocess.Popen([*before, sys.executable, *words, *more], env=ENVIRONMENT)


def digest(folder: Path) -> str:
    """The SHA-256 of the graph as canonical N-Quads."""
    command = [sys.executable, "-m", "summitgraph", "dump", str(folder), "--format", "nquads"]
    done = subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True)
    return hashlib.sha256(done.stdout).hexdigest()


def on_cluster(documents: Path, folder: Path, kill_after: float) -> float:
    """Build on two hosts and kill a worker; the seconds it took."""
    first = next(iter(HOSTS))
    address = f"tcp://{HOSTS[first]}:{PORT}"
    running = [start(first, "scheduler", "--host", HOSTS[first], "--port", str(PORT))]
    try:
        for host, own in HOSTS.items():
            for _ in range(2):
                told = ["--host", own, "--nthreads", "1", "--no-nanny"]
                running.append(start(host, "worker", address, *told))
        time.sleep(5)
        begun = time.perf_counter()
        command = build(documents, folder, "--cluster", address, host=first)
        time.sleep(kill_after)
        print("still running when a worker is killed:", command.poll() is None)
        running[-1].send_signal(signal.SIGKILL)
        if command.wait() != 0:
            raise SystemExit("the build on the cluster failed")
        return time.perf_counter() - begun
    finally:
        stop(running)


def stop(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """End all processes, the workers first."""
    for process in reversed(running):
        process.kill()
        process.wait()


def main() -> None:
    """Build on one process and on the cluster, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readouts", type=int, default=2000)
    parser.add_argument("--kill-after", type=float, default=10.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "documents", given.readouts)
        part_hosts()
        join_hosts()
        try:
            took = on_cluster(folder / "documents", folder / "many", given.kill_after)
        finally:
            part_hosts()
        begun = time.perf_counter()
        if build(folder / "documents", folder / "one", "--jobs", "1").wait() != 0:
            raise SystemExit("the build in one process failed")
        alone = time.perf_counter() - begun
        many, one = digest(folder / "many"), digest(folder / "one")
        print(f"cluster {took:.1f} s {many}\none     {alone:.1f} s {one}")
        raise SystemExit(many != one)


if __name__ == "__main__":
    main()
