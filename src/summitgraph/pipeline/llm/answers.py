"""What language models answered, kept: a paid answer is never lost, and asked for once.

A file for each document, model and prompt; a line for each part of the document, on the disk before
it counts as answered. A line that was cut off by a crash, or changed since, is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summitgraph.errors import OutputError
from summitgraph.pipeline.llm.settings import PREFIX

PLACE = PREFIX + "ANSWERS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer on one part of a document.

    Attributes:
        number, of: which of how many parts, from 1.
        cut: the digest of all that is shown of the document, part by part. Parts of different cuts
            are never joined, as some of the text might be in none of them.
        content: what was returned: a JSON object with a list of statements.
        sent, returned: tokens, as the endpoint counted them, or guessed.
    """

    number: int
    of: int
    cut: str
    content: str
    sent: int = 0
    returned: int = 0


class Answers:
    """A folder of answers; several processes may share it.

    Args:
        folder: made when the first answer is kept.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)

    def get(self, key: str, cut: str) -> dict[int, Answer]:
        """What is kept of a document that is cut so, by the number of the part."""
        return self._kept(key).get(cut, {})

    def whole(self, key: str) -> tuple[str, ...] | None:
        """The answers on all parts in their order, or None where one is missing.

        Of several cuts with all their parts it is the one that was last begun.
        """
        for found in reversed(self._kept(key).values()):
            if len(found) == next(iter(found.values())).of:
                return tuple(found[number].content for number in sorted(found))
        return None

    def _kept(self, key: str) -> dict[str, dict[int, Answer]]:
        """By cut, in the order in which they were begun, and number."""
        try:
            lines = self._path(key).read_bytes().split(b"\n")
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise self._told(error) from error
        found: dict[str, dict[int, Answer]] = {}
        for line in lines:
            one = _answer(line)
            if one is not None:
                found.setdefault(one.cut, {})[one.number] = one
        return found

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer; it is safe on the disk when this returns.

        Raises:
            OutputError: where it cannot be written.
        """
        told = {
            "number": answer.number,
            "of": answer.of,
            "cut": answer.cut,
            "content": answer.content,
            "sent": answer.sent,
            "returned": answer.returned,
        }
        line = json.dumps({**told, "sha256": _digest(told)}, sort_keys=True)
        path = self._path(key)
        try:
            fresh = not path.exists()
            path.parent.mkdir(parents=True, exist_ok=True)
            # One write on a file that is only ever added to; a torn line before it is closed off.
            with open(path, "ab", buffering=0) as file:
                file.write(b"\n" + line.encode() + b"\n")
                os.fsync(file.fileno())
            if fresh:
                _sync_folder(path.parent)
        except OSError as error:
            raise self._told(error) from error

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.jsonl"

    def _told(self, error: OSError) -> OutputError:
        return OutputError(
            f"the answers of the language model cannot be kept: {error.strerror or error}",
            where=str(self.folder),
            advice=f"make room, or name another folder with --answers or {PLACE}; "
            "what it holds is kept",
        )


def default_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where answers are kept unless something else is named: in the user's own cache."""
    given = os.environ if environment is None else environment
    if given.get(PLACE):
        return Path(given[PLACE])
    home = given.get("XDG_CACHE_HOME") or given.get("LOCALAPPDATA")
    return Path(home or Path.home() / ".cache") / "summitgraph" / "answers"


def _answer(line: bytes) -> Answer | None:
    """The answer of a line, or None for what is not as it was written."""
    try:
        told: dict[str, Any] = json.loads(line)
        digest = told.pop("sha256")
        return Answer(**told) if digest == _digest(told) else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _digest(told: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
