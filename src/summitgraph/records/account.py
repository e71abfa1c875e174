"""One readout after reading, extraction and linking: all that it gives to the graph."""

from __future__ import annotations

from dataclasses import dataclass

from summitgraph.records.meeting import Meeting
from summitgraph.records.notice import Notice
from summitgraph.records.readout import Readout
from summitgraph.records.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A readout's account of a meeting.

    Attributes:
        form: "dialogue", "reported", "communique" …: how most of it is written.
        sentence_count: sentences of its running text.
        coded_sentence_count: of these, how many gave a statement; every other one has a notice.
        joined_with: SHA-256 of readouts of which a person said that they tell of the same meeting.
        parted_from: of those that a person said tell of another.
    """

    readout: Readout
    form: str
    meeting: Meeting
    statements: tuple[Statement, ...]
    notices: tuple[Notice, ...]
    sentence_count: int
    coded_sentence_count: int
    joined_with: tuple[str, ...] = ()
    parted_from: tuple[str, ...] = ()
