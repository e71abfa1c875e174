"""Documents read on a Dask cluster: the same workers with the same limits, on many machines.

Each machine of the cluster needs this installation; one that reads with other code or knowledge is
refused, so that the result is the same bytes as that of one process. What a machine answers is
unpacked into records and plain values only, as what a worker here answers is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self

from summitgraph.errors import RemoteError, SummitgraphError, UnreadableError, UsageError
from summitgraph.pipeline.worker import Limits, Task, Timed
from summitgraph.pipeline.worker.answer import made
from summitgraph.pipeline.worker.process import Worker

_BATCH = 100
"""Documents a task: Dask takes some 3 ms for each task."""
_BATCH_BYTES = 4 * 2**20
_AHEAD = 3
"""Batches under way for each thread of the cluster, so that none waits for the next."""
_RETRIES = 3
_CONNECT = 30
"""Seconds in which the scheduler must answer."""

Batch = list[tuple[int, Task]]


class ClusterCrew:
    """The workers of a Dask cluster, in place of `Crew`. Use it in a `with`.

    A batch whose machine is lost is read by another. Where the scheduler is lost the run ends with
    an error; the same command goes on from what the store holds.

    Args:
        address: of the scheduler, `tcp://10.0.0.1:8786`; `tls://` with the certificates that
            Dask's own settings name.

    Raises:
        UsageError: where the extra `distributed` is not installed.
        RemoteError: where nothing answers there, or a machine has another edition of this program.
    """

    def __init__(self, address: str, limits: Limits) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise UsageError(
                "a cluster needs Dask",
                where="--cluster",
                advice="pip install 'summitgraph[distributed]', here and on each machine",
            ) from error
        self._address = address
        self._limits = limits
        self._own = Worker(limits, extracts=False)
        try:
            self._client: Any = Client(address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise self._gone(error) from error
        try:
            self._check_editions()
        except BaseException:
            self._client.close()
            raise

    def __enter__(self) -> Self:
        """The crew itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the cluster; what it has not read yet is cancelled."""
        self._own.close()
        self._client.close()

    def ask(self, task: Task) -> Any:
        """What one small task asks for, made on this machine, as `Worker.ask` gives it."""
        return self._own.ask(task)

    def work(self, tasks: Iterable[tuple[int, Task]]) -> Iterator[tuple[int, Any]]:
        """What each task asks for, or the `UnreadableError` why not, with its number.

        Tasks are taken from the iterable as the cluster comes free; answers come as they are made.

        Raises:
            SummitgraphError: where something else than a document is wrong.
            RemoteError: where the cluster is lost.
        """
        from distributed import as_completed

        waiting: dict[Any, Batch] = {}
        done: Any = as_completed(loop=self._client.loop)
        try:
            for batch in _batches(tasks):
                while len(waiting) >= _AHEAD * self._threads():
                    yield from self._answers(next(done), waiting, done)
                future = self._client.submit(
                    read_batch, batch, self._limits, pure=False, retries=_RETRIES
                )
                waiting[future] = batch
                done.add(future)
            while waiting:
                yield from self._answers(next(done), waiting, done)
        except (OSError, TimeoutError) as error:
            raise self._gone(error) from error

    def _answers(
        self, future: Any, waiting: dict[Any, Batch], done: Any
    ) -> Iterator[tuple[int, Any]]:
        from summitgraph.pipeline.worker import frame

        batch = waiting.pop(future)
        if future.status == "lost":
            # the machine that held the answer went before it was fetched: another reads it again
            waiting[future] = batch
            done.add(future)
            return
        if future.status == "cancelled":
            raise self._gone("a batch was cancelled")
        if future.status == "error":
            raise self._gone(future.exception())
        answers = frame.records(future.result())
        tasks = dict(batch)
        if sorted(number for number, _ in answers) != sorted(tasks):
            raise self._gone("a machine answered to other documents than it was asked for")
        for number, answer in answers:
            try:
                yield number, made(answer, tasks[number], self._limits)
            except UnreadableError as error:
                yield number, error

    def _threads(self) -> int:
        """Threads of all machines, at least one; they may come and go."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def _check_editions(self) -> None:
        from summitgraph.pipeline.cache import reader

        try:
            found: dict[str, str] = self._client.run(reader)
        except Exception as error:  # whatever a machine without this program raises
            raise RemoteError(
                "a machine of the cluster does not run this program",
                where=self._address,
                value=f"{type(error).__name__}: {error}"[:120],
                advice="install the same version of summitgraph on each machine",
            ) from error
        if not found:
            raise RemoteError(
                "the cluster has no workers",
                where=self._address,
                advice=f"start some: dask worker {self._address}",
            )
        other = sorted(machine for machine, digest in found.items() if digest != reader())
        if other:
            raise RemoteError(
                "machines of the cluster read with other code, knowledge or libraries",
                where=self._address,
                value=", ".join(other[:5]),
                advice="install there what is installed here: the same wheel, Python and pins",
            )

    def _gone(self, why: object) -> RemoteError:
        return RemoteError(
            "the cluster does not answer",
            where=self._address,
            value=str(why)[:120],
            advice="check scheduler and workers; the same command goes on where it was",
        )


def read_batch(batch: Batch, limits: Limits) -> bytes:
    """What the tasks of a batch ask for, as bytes: run on a machine of the cluster."""
    from summitgraph.pipeline.worker import frame
    from summitgraph.pipeline.worker.crew import ask

    answers: list[tuple[int, tuple[Any, ...]]] = []
    for number, task in batch:
        try:
            value = ask(task, limits, extracts=True)
            timed = isinstance(value, Timed)
            answer: tuple[Any, ...] = (
                ("done", value.value, value.costs) if timed else ("done", value)
            )
        except SummitgraphError as error:
            told = (error.what, error.where, error.value, error.advice)
            answer = ("error", type(error).__name__, *told)
        answers.append((number, answer))
    return frame.packed(answers)


def _batches(tasks: Iterable[tuple[int, Task]]) -> Iterator[Batch]:
    batch: Batch = []
    size = 0
    for number, task in tasks:
        batch.append((number, task))
        size += len(task.data)
        if len(batch) == _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
