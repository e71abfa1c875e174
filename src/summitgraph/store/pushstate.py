"""What a store elsewhere was given before: a small file beside the build, one line a graph.

It is a hint that saves sending again, never proof: `push` reads back what it finds here as well.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from summitgraph.errors import OutputError


class PushState:
    """Graphs that a store has acknowledged, each with its digest.

    A line is written as soon as the store has answered, so that a later run goes on where this
    one was stopped. A last line that was cut off by a kill is passed over.

    Attributes:
        path: the file, or None to remember nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._digests = _read(path) if path else {}

    @classmethod
    def beside(cls, build: Path, url: str) -> PushState:
        """The file for this build and that address; in the folder, or next to a graph's file."""
        name = f".push-{sha256(url.encode()).hexdigest()[:16]}.jsonl"
        return cls(build / name if build.is_dir() else build.with_name(f".{build.name}{name}"))

    def digest(self, graph: str) -> str:
        """The digest under which the store has acknowledged a graph, or ""."""
        return self._digests.get(graph, "")

    def graphs(self) -> tuple[str, ...]:
        """All graphs that were sent and not taken away since, sorted."""
        return tuple(sorted(graph for graph, digest in self._digests.items() if digest))

    def remember(self, graph: str, digest: str) -> None:
        """Note that the store now holds a graph with that digest; "" that it holds none.

        Raises:
            OutputError: where the file cannot be written.
        """
        self._digests[graph] = digest
        if self.path is None:
            return
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"graph": graph, "sha256": digest}) + "\n")
        except OSError as error:
            raise OutputError(
                f"what was sent cannot be noted: {error.strerror or error}",
                where=str(self.path),
                advice="make the folder writable, or push a copy of it",
            ) from error


def _read(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise OutputError(
            f"what was sent before cannot be read: {error}", where=str(path)
        ) from error
    found: dict[str, str] = {}
    for line in text.splitlines():
        try:
            told = json.loads(line)
            found[str(told["graph"])] = str(told["sha256"])
        except (ValueError, KeyError, TypeError):
            continue
    return found
