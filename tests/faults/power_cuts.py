"""Cut the power while decisions are written down, at every byte, and read what is left.

    python -m tests.faults.power_cuts --cuts 10_000 [--seed 1]

A journal is written for real; each write, truncation and sync that it makes is noted. A cut leaves
on the disk all that was synced, and of what was written after the last sync any first part, the
rest lost or zeros, as file systems leave it. After each cut every decision that was acknowledged is
read, in order and unchanged; at most one line is told as a fault; and the next decision is taken.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from summitgraph.records.decision import Decision, ThingKind, Verb
from summitgraph.review import Journal, numbered


@dataclass(frozen=True, slots=True)
class Moment:
    """The file after one call: what is safe on disk, what is only written, and who was told."""

    synced: bytes
    written: bytes
    told: int


class _Disk:
    """The calls of a journal, carried out and noted."""

    def __init__(self, path: Path) -> None:
        self.path, self.synced, self.told = path, b"", 0
        self.moments = [Moment(b"", b"", 0)]

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)

    def note(self) -> None:
        data = self.path.read_bytes() if self.path.exists() else b""
        self.moments.append(Moment(self.synced, data, self.told))

    def write(self, number: int, data: bytes) -> int:
        done = os.write(number, data[: max(1, len(data) // 2)])  # a short write is allowed
        self.note()
        return done

    def ftruncate(self, number: int, size: int) -> None:
        os.ftruncate(number, size)
        self.note()

    def fsync(self, number: int) -> None:
        os.fsync(number)
        self.synced = self.path.read_bytes()
        self.note()


def decision(number: int, chance: random.Random) -> Decision:
    """One of many: short or long, with signs of all kinds."""
    why = "".join(chance.choice("because “ü” 中\n\\\u2028") for _ in range(chance.randrange(60)))
    plain = Decision(when="2026-11-24T13:00:00Z", who="Ada", verb=Verb.SAME, why=why)
    told = {"kind": ThingKind.ISSUE, "one": f"issue/{number}", "other": "issue/other"}
    return numbered(Decision(**{**_fields(plain), **told}))  # type: ignore[arg-type]


def _fields(plain: Decision) -> dict[str, object]:
    return {name: getattr(plain, name) for name in plain.__dataclass_fields__}


@contextmanager
def _noted(disk: _Disk) -> Iterator[None]:
    with patch("summitgraph.review.journal.os", disk):
        yield


def history(path: Path, appends: int, seed: int) -> tuple[list[Decision], list[Moment]]:
    """So many appends of one to three decisions; all of them, and the file after each call."""
    chance, disk = random.Random(seed), _Disk(path)
    decisions: list[Decision] = []
    with _noted(disk):
        for _ in range(appends):
            several = [decision(len(decisions) + n, chance) for n in range(chance.randint(1, 3))]
            decisions += Journal(path).append(several)
            disk.told = len(decisions)
            disk.note()
    return decisions, disk.moments


def left(moments: list[Moment]) -> Iterator[tuple[bytes, int]]:
    """What each cut leaves on disk, and how many decisions were acknowledged before it."""
    for moment in moments:
        assert moment.written.startswith(moment.synced), "what was synced is written over"
        for end in range(len(moment.synced), len(moment.written) + 1):
            yield moment.written[:end], moment.told
            if end < len(moment.written):
                yield moment.written[:end] + bytes(len(moment.written) - end), moment.told


def judge(data: bytes, told: int, decisions: list[Decision], path: Path) -> None:
    """AssertionError where a decision is lost, changed or invented, or none can be added."""
    path.write_bytes(data)
    found, faults = Journal(path).read()
    assert len(found) >= told, f"{told - len(found)} acknowledged decisions are lost"
    assert list(found) == decisions[: len(found)], "the decisions are not those that were written"
    assert len(faults) <= 1, f"{len(faults)} faults"
    path.write_bytes(data)
    more = decision(-1, random.Random(0))
    Journal(path).append([more])
    after, _ = Journal(path).read()
    # a line that lacks but its end counts once the next writer has closed it: it is whole
    assert after[-1] == more, "the next decision is lost"
    assert list(after[:-1]) == decisions[: len(after) - 1], "adding one changed another"
    assert len(after) > len(found), "adding one lost another"


def judge_all(cuts: Iterable[tuple[bytes, int]], decisions: list[Decision], path: Path) -> int:
    """Judge what each cut has left; how many there were."""
    done = 0
    for data, told in cuts:
        judge(data, told, decisions, path)
        done += 1
    return done


def run(cuts: int, seed: int) -> int:
    """Cut at every place of as many histories as give so many cuts; how many there were."""
    done = 0
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        while done < cuts:
            path = Path(folder) / f"{seed}-{done}.jsonl"
            decisions, moments = history(path, 10, seed + done)
            done += judge_all(left(moments), decisions, path)
    return done


def _memory() -> str | None:
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def main() -> None:
    """Run it from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.process_time()
    done = run(given.cuts, given.seed)
    print(f"{done} cuts, none lost a decision, {time.process_time() - began:.0f} s of CPU")


if __name__ == "__main__":
    main()
