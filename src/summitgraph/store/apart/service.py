"""A store that strangers may ask, and where that is wanted, change.

Queries go to workers on a checkpoint; the store itself is held by one writer, or by nobody. After
each change the writer makes the next checkpoint before the change is acknowledged, so that whoever
wrote something finds it. A checkpoint goes away when nothing is asked of it any more.
"""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from summitgraph.errors import UsageError
from summitgraph.store.apart import wire
from summitgraph.store.apart.limits import Limits
from summitgraph.store.apart.pool import Pool
from summitgraph.store.apart.worker import Worker

BODY = 64 << 20  # bytes of the largest document that is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The document that answers a query.

    Attributes:
        form: `rows` (also for an ASK) or `graph`.
        syntax: its format, as `documents` names it.
        truncated: whether rows or triples beyond the limit were left out.
        version: that of the graph which was asked; see `Apart`.
    """

    content: bytes
    form: str
    syntax: str
    truncated: bool
    version: int


class Apart:
    """A graph that answers queries from outside in processes of their own.

    Attributes:
        limits: what one query may cost.
        writable: whether it can be changed.
        version: grows with each change; answers of one version agree with one another.
    """

    def __init__(
        self,
        checkpoint: Path,
        *,
        limits: Limits | None = None,
        workers: int = 2,
        store: Path | None = None,
    ) -> None:
        """Start the workers.

        Args:
            checkpoint: a folder with a store that nothing else writes; the first to be asked.
            workers: how many queries may run at the same time.
            store: the folder of the store to change, which the checkpoint was made of; its lock
                is the caller's.
        """
        self.limits = limits or Limits()
        self.writable = store is not None
        self.version = 0
        self._first = checkpoint
        self._current = checkpoint
        self._in_use: Counter[Path] = Counter()
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._store = store
        self._pool = Pool(workers, self.limits)
        self._writer = self._new_writer()

    def query(
        self,
        text: str,
        *,
        rows: str = "json",
        graph: str = "ttl",
        base: str = "",
        default: Sequence[str] = (),
        named: Sequence[str] = (),
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Answer:
        """The answer to a query.

        Args:
            rows: the format for a SELECT or an ASK; "" where none is accepted.
            graph: the format for a CONSTRUCT or a DESCRIBE; "" where none is accepted.
            base: what relative IRIs are resolved against.
            default: the graphs that make up the default graph, in place of the union of all.
            named: the graphs that GRAPH sees, in place of all.
            limit: rows or triples; by default that of `limits`.
            seconds: how long it may take; by default as `limits` says. For questions of our own
                that look at the whole graph, never for a stranger's.

        Raises:
            QueryError: for what is no query or reaches outside.
            LimitError: where it costs too much.
        """
        self._check_size(text)
        with self.checkpoint() as (version, path):
            head = {
                "do": "query",
                "path": str(path),
                "query": text,
                "rows": rows,
                "graph": graph,
                "base": base,
                "default": list(default),
                "named": list(named),
                "limit": self.limits.rows if limit is None else limit,
            }
            answer, content = self._pool.ask(head, seconds=seconds)
        form = str(answer["form"])
        return Answer(
            content=content,
            form=form,
            syntax=graph if form == "graph" else rows,
            truncated=bool(answer["truncated"]),
            version=version,
        )

    def update(
        self, text: str, *, base: str = "", default: Sequence[str] = (), named: Sequence[str] = ()
    ) -> int:
        """Run a SPARQL update; all of it, or nothing. Gives the version in which it is done.

        Raises:
            QueryError: for what is no update or reaches outside.
            LimitError: where it costs too much; then nothing was changed.
        """
        self._check_size(text)
        head = {"do": "update", "update": text, "base": base}
        done = self._write({**head, "default": list(default), "named": list(named)})
        return int(done["version"])

    def write_graph(
        self,
        name: str,
        action: str,
        documents: Sequence[tuple[str, bytes]] = (),
        *,
        base: str = "",
    ) -> bool:
        """Change one graph by the Graph Store Protocol; whether it was there before.

        Args:
            name: its IRI; "" is the default graph.
            action: `put`, `post` or `delete`.
            documents: RDF to put there, each with its format.

        Raises:
            GraphError: where a document cannot be parsed; then nothing was changed.
        """
        parts = [[syntax, len(data)] for syntax, data in documents]
        head = {"do": "graph", "graph": name, "action": action, "parts": parts, "base": base}
        return bool(self._write(head, b"".join(data for _, data in documents))["was_there"])

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the workers' processes."""
        return self._pool.pids

    def close(self) -> None:
        """End all processes and remove the checkpoints that were made here."""
        self._pool.close()
        if self._writer is not None:
            self._writer.stop()
        if self._current != self._first:
            shutil.rmtree(self._current, ignore_errors=True)

    def _check_size(self, text: str) -> None:
        if len(text) > self.limits.text:
            raise UsageError(
                f"the query has more than {self.limits.text} characters", value=f"{len(text)}"
            )

    def _new_writer(self) -> Worker | None:
        if self._store is None:
            return None
        return Worker(self.limits, store=self._store, body=BODY)

    def _write(self, head: wire.Head, body: bytes = b"") -> wire.Head:
        with self._writing:
            if self._writer is None:
                raise UsageError("this graph is served for reading only")
            if not self._writer.alive:
                self._writer.stop()
                self._writer = self._new_writer()
                assert self._writer is not None
            answer, _ = self._writer.ask(head, body)
            path = self._first.with_name(f"{self._first.name}-{self.version + 1}")
            self._writer.ask({"do": "checkpoint", "path": str(path)}, seconds=60)
            self.turn_to(path)
            return {**answer, "version": self.version}

    def turn_to(self, path: Path) -> None:
        """Ask another checkpoint from now on; the folder is removed when it has been used."""
        with self._lock:
            before, self._current = self._current, path
            self.version += 1
            unused = before != self._first and not self._in_use[before]
        if unused:
            shutil.rmtree(before, ignore_errors=True)

    @contextmanager
    def checkpoint(self) -> Iterator[tuple[int, Path]]:
        """The newest version and its checkpoint, which stays as long as it is in use.

        For readers of our own, who open it read-only.
        """
        with self._lock:
            version, path = self.version, self._current
            self._in_use[path] += 1
        try:
            yield version, path
        finally:
            with self._lock:
                self._in_use[path] -= 1
                unused = path not in {self._current, self._first} and not self._in_use[path]
            if unused:
                shutil.rmtree(path, ignore_errors=True)
