"""The journal of corrections: a file to which lines are added, and from which none is ever taken.

A line is a decision as JSON, written and synced to the disk before `append` returns; so what was
acknowledged survives a kill and a power cut. A line that was cut off in the middle was never
acknowledged: the next `append` closes it, and it is told as a fault. The file can be kept in git
and merged there: a decision that stands in it twice counts once.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from summitgraph.errors import GraphError, OutputError, UsageError
from summitgraph.records.decision import Decision
from summitgraph.review.sound import unsound

_LONGEST = 1 << 20
"""Bytes of a line: a decision holds a few statements, never a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFault:
    """A line that is no decision. It stays where it is."""

    line: int
    what: str


class Journal:
    """The journal of one store, or one in a file of its own.

    Several processes may add to it: each line is written under a lock.

    Args:
        path: made with the first decision.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """Write decisions down, safe on disk, all or none as far as anyone can tell.

        Raises:
            UsageError: for one that would not be read again as a decision.
            OutputError: where they cannot be written; then none of them counts.
        """
        ready = tuple(numbered(decision) for decision in decisions)
        data = b"".join(_readable(decision) for decision in ready)
        try:
            new = not self.path.exists()
            number = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
            try:
                fcntl.flock(number, fcntl.LOCK_EX)
                end = os.fstat(number).st_size
                if end and os.pread(number, 1, end - 1) != b"\n":
                    data = b"\n" + data  # closes a line that was cut off
                self._write(number, data, end)
                os.fsync(number)
            finally:
                os.close(number)
            if new:
                self._sync_folder()
        except OSError as error:
            raise OutputError(
                f"the decision could not be written down: {error.strerror or error}",
                where=str(self.path),
                advice="make room, or check the rights of the folder; then decide again",
            ) from error
        return ready

    def read(self) -> tuple[tuple[Decision, ...], tuple[JournalFault, ...]]:
        """All decisions in the order in which they were written, and the lines that are none.

        Raises:
            GraphError: where the file is there, but cannot be read.
        """
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return (), ()
        except OSError as error:
            raise GraphError(
                f"the journal of corrections cannot be read: {error.strerror}",
                where=str(self.path),
                advice="check its rights; without it, what people decided would be missing",
            ) from error
        found: dict[str, Decision] = {}
        faults: list[JournalFault] = []
        *lines, rest = data.split(b"\n")
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                decision = read_decision(line)
            except GraphError as error:
                faults.append(JournalFault(line=number, what=error.what))
                continue
            found.setdefault(decision.id, decision)
        if rest:
            faults.append(JournalFault(line=len(lines) + 1, what="it was cut off while written"))
        return tuple(found.values()), tuple(faults)

    def digest(self) -> str:
        """A digest of the whole file; "" where there is none."""
        try:
            return hashlib.sha256(self.path.read_bytes()).hexdigest()
        except OSError:
            return ""

    def _write(self, number: int, data: bytes, end: int) -> None:
        done = 0
        try:
            while done < len(data):
                done += os.write(number, data[done:])
        except OSError:
            os.ftruncate(number, end)  # nobody was told of it
            raise

    def _sync_folder(self) -> None:
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def numbered(decision: Decision) -> Decision:
    """The decision with its id, which is made from all the rest."""
    plain = _line(replace(decision, id=""))
    return replace(decision, id="c-" + hashlib.sha256(plain).hexdigest()[:16])


def decision_line(decision: Decision) -> bytes:
    """The decision as a line of the journal; what is empty is left out."""
    return _line(decision) + b"\n"


def read_decision(line: bytes) -> Decision:
    """The decision of a line.

    Raises:
        GraphError: where it is none, cannot be put into effect, or its id is not its digest.
    """
    if len(line) > _LONGEST:
        raise GraphError("the line is too long for a decision")
    try:
        decision = _DECODER.decode(line)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:  # ValueError: no UTF-8
        raise GraphError(f"this is no decision: {error}") from error
    if decision.id != numbered(decision).id:
        raise GraphError("the line was changed after it was written: its id is not its digest")
    if why := unsound(decision):
        raise GraphError(f"this decision cannot be put into effect: {why}")
    return decision


def _readable(decision: Decision) -> bytes:
    """The decision as a line that `read_decision` takes: what is acknowledged must count."""
    line = decision_line(decision)
    try:
        read_decision(line)
    except GraphError as error:
        raise UsageError(
            error.what, value=decision.who, advice="tell who decides, when, and on which words"
        ) from error
    return line


_DECODER = msgspec.json.Decoder(Decision)


def _line(decision: Decision) -> bytes:
    told = _full(asdict(decision))
    text = json.dumps(told, ensure_ascii=False, default=lambda day: day.isoformat())
    return text.encode("utf-8", "surrogatepass")


def _is_empty(value: Any) -> bool:
    """Nothing that a record would not have by default; the number 0 is a place in a text."""
    return value is None or value is False or value in ("", ())


def _full(value: Any) -> Any:
    """Without what is empty; a number or no is told."""
    if isinstance(value, dict):
        return {k: _full(v) for k, v in value.items() if not _is_empty(v)}
    if isinstance(value, tuple | list):
        return [_full(item) for item in value]
    return value
