"""A Dask cluster reads as one process does, also when a machine is lost in the middle."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.readouts import write as write_corpus

from summitgraph.errors import RemoteError, UnreadableError
from summitgraph.pipeline.cluster import ClusterCrew, _batches
from summitgraph.pipeline.extend import extend
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.worker import Job, Limits, Task

pytest.importorskip("distributed", reason="the extra `distributed` is not installed")
SEEDS = Path(__file__).parents[2] / "seeds"
ENVIRONMENT = {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}


class Cluster:
    """A scheduler and workers as processes of their own, on loopback."""

    def __init__(self, folder: Path, workers: int) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self.processes: list[subprocess.Popen[bytes]] = []
        told = ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
        self._start(folder, "scheduler", *told)
        for _ in range(workers):
            self._start(folder, "worker", self.address, "--nthreads", "1", "--no-nanny")

    def _start(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "dask", *arguments]
        if arguments[0] == "worker":
            command += ["--no-dashboard", "--local-directory", str(folder)]
        self.processes.append(
            subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, **ENVIRONMENT},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    def wait(self, workers: int) -> None:
        from distributed import Client

        with Client(self.address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    running = Cluster(tmp_path_factory.mktemp("dask"), 2)
    try:
        running.wait(2)
        yield running
    finally:
        running.stop()


def built(documents: Path, folder: Path, cluster: str = "") -> str:
    extend(documents, folder, cluster=cluster, jobs=None if cluster else 1)
    return KnowledgeGraph.open(folder).store.write("nq")


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_bytes_of_one_process(cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for seed in SEEDS.iterdir():
        shutil.copy(seed, tmp_path / "docs")
    (tmp_path / "docs" / "binary.txt").write_bytes(b"\0\1\2" * 100)
    one = built(tmp_path / "docs", tmp_path / "one")
    assert built(tmp_path / "docs", tmp_path / "many", cluster.address) == one


@pytest.mark.filterwarnings("ignore")
def test_a_machine_that_is_lost_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    write_corpus(tmp_path / "docs", 250)
    running = Cluster(tmp_path, 2)
    try:
        running.wait(2)
        begun = time.monotonic()
        lost: list[float] = []

        def progress(done: int, total: int, name: str) -> None:
            if done >= 10 and not lost:
                running.processes[-1].send_signal(signal.SIGKILL)
                lost.append(time.monotonic() - begun)

        extend(tmp_path / "docs", tmp_path / "many", cluster=running.address, progress=progress)
        assert lost
    finally:
        running.stop()
    one = built(tmp_path / "docs", tmp_path / "one")
    assert KnowledgeGraph.open(tmp_path / "many").store.write("nq") == one


@pytest.mark.filterwarnings("ignore")
def test_what_a_machine_cannot_read_is_told_as_here(cluster: Cluster) -> None:
    with ClusterCrew(cluster.address, Limits()) as crew:
        tasks = [
            (1, Task(job=Job.ACCOUNT, name="a.txt", data=b"\0\1\2" * 100)),
            (2, Task(job=Job.READ, name="b.txt", data=b"The leaders met in Rome today.")),
        ]
        answers = dict(crew.work(tasks))
    assert isinstance(answers[1], UnreadableError)
    assert answers[1].where == "a.txt"
    assert answers[2].text == "The leaders met in Rome today."


@pytest.mark.filterwarnings("ignore")
def test_an_address_where_nobody_answers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summitgraph.pipeline.cluster._CONNECT", 1)
    with pytest.raises(RemoteError, match="does not answer"):
        ClusterCrew("tcp://127.0.0.1:9", Limits())


def test_batches_are_bounded_in_number_and_bytes() -> None:
    small = [(n, Task(job=Job.READ, name=str(n), data=b"x")) for n in range(250)]
    assert [len(batch) for batch in _batches(small)] == [100, 100, 50]
    large = [(n, Task(job=Job.READ, name=str(n), data=b"x" * 3_000_000)) for n in range(3)]
    assert [len(batch) for batch in _batches(large)] == [2, 1]


class Told:
    """A future that is in this state."""

    def __init__(self, status: str) -> None:
        self.status = status


@pytest.mark.filterwarnings("ignore")
def test_an_answer_that_is_lost_before_it_is_fetched_is_waited_for_again(cluster: Cluster) -> None:
    lost, gone = Told("lost"), Told("cancelled")
    again: set[Told] = set()
    waiting: dict[Told, list[tuple[int, Task]]] = {lost: [], gone: []}
    with ClusterCrew(cluster.address, Limits()) as crew:
        assert list(crew._answers(lost, waiting, again)) == []
        assert lost in waiting
        assert again == {lost}
        with pytest.raises(RemoteError, match="cancelled"):
            list(crew._answers(gone, waiting, again))
