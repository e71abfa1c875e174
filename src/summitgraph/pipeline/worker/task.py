"""What a worker is asked to do: one document and one job."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from summitgraph.records import SecondReading


class Job(StrEnum):
    """What is made of a document.

    `SOURCES` parses a `sources.toml`; `READ` gives a `Readout`; `ACCOUNT` an `Account`;
    `EXPLAIN` the explanations of all its sentences.
    """

    SOURCES = "sources"
    READ = "read"
    ACCOUNT = "account"
    EXPLAIN = "explain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One document for a worker.

    Attributes:
        name: what to call it in messages and results.
        data: its bytes.
        told: facts of `sources.toml` about it.
        second: what a second reader brings to its account, or None.
        timed: whether the answer is a `Timed`, which tells what each stage cost.
    """

    job: Job
    name: str
    data: bytes
    told: dict[str, str] = field(default_factory=dict)
    second: SecondReading | None = None
    timed: bool = False
