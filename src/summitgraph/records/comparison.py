"""The accounts of one meeting side by side, matter by matter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summitgraph.records.account import Account
from summitgraph.records.issue import Issue
from summitgraph.records.shared_meeting import SharedMeeting
from summitgraph.records.statement import Statement


class Told(StrEnum):
    """Who tells something, of the accounts of one meeting."""

    ALL = "all"
    """Every account, and in the same way."""
    SOME = "some"
    """Several accounts, but not every one, and in the same way."""
    ONE = "one"
    """One account alone."""
    DIFFERENTLY = "differently"
    """Several accounts, of which one says another thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """In what the accounts differ.

    Attributes:
        aspect: "actors", "act", "denied", "commitment", "bound" or "due".
        values: what each account has, in their order; "" for one that does not tell.
    """

    aspect: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedMatter:
    """A statement of one account beside those that the other accounts have in its place.

    Attributes:
        statements: one or None for each account, in their order.
        differences: in what those that are there differ; empty where they agree.
        why: why they were set side by side, in words; "" where one account tells it alone.
    """

    issue: Issue
    statements: tuple[Statement | None, ...]
    told: Told
    differences: tuple[Difference, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFact:
    """A fact of the meeting: its date, place, occasion, number, minutes, format, participants."""

    name: str
    values: tuple[str, ...]
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that the accounts of a meeting tell, side by side.

    Attributes:
        accounts: in the order of their names; all columns follow it.
        matters: matters of one issue stand together.
    """

    meeting: SharedMeeting
    accounts: tuple[Account, ...]
    facts: tuple[ComparedFact, ...]
    matters: tuple[ComparedMatter, ...]
