"""A statement as the networks need it, and which statements a network counts.

Takes nothing from the store: a row can come from a stored question, a table or a test.
`rows_from_store` in `source` makes rows from a graph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args

from summitgraph.errors import UsageError
from summitgraph.records import Family

Joint = Literal["expand", "skip", "only"]
"""What to do with a statement of several actors: count each of them, leave it out, or count only
such statements."""

SEPARATOR = " | "
"""Between the values of an attribute that holds several, as graph files know no lists."""


class RowActor(NamedTuple):
    """An actor in a row; `kind` is its class in the ontology ("Person", "State" …)."""

    id: str
    label: str
    kind: str = "Actor"


class RowIssue(NamedTuple):
    """An issue in a row."""

    id: str
    label: str


class RowReadout(NamedTuple):
    """The readout in which a row's statement stands; `side` is whose account it is."""

    id: str
    title: str = ""
    file: str = ""
    publisher: str = ""
    side: str = ""


NOWHERE = RowReadout("")
"""The readout of a row whose source names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One statement with all its actors and issues.

    Attributes:
        statement: its identifier, the same in every row source.
        act, family: local names, "requests" and "asserts".
        date: of the meeting, in EDTF: `2017-07-07`, `XXXX-12-15`; "" where nothing tells.
        day: the earliest day of the meeting, `2017-07-07`; "" where nothing tells.
        polarity: "positive", or "negative" where the words deny the act.
        readout: where the statement stands, from character `start` to `end`.
        said_jointly: it was made by several, of whom the row holds but one.
    """

    statement: str
    actors: tuple[RowActor, ...]
    act: str
    family: str
    issues: tuple[RowIssue, ...]
    meeting: str = ""
    meeting_label: str = ""
    date: str = ""
    quote: str = ""
    polarity: str = "positive"
    addressees: tuple[RowActor, ...] = ()
    day: str = ""
    readout: RowReadout = NOWHERE
    start: int = 0
    end: int = 0
    said_jointly: bool = False

    @property
    def is_joint(self) -> bool:
        """Whether two or more actors made the statement together."""
        return self.said_jointly or len({actor.id for actor in self.actors}) > 1


def select_rows(
    rows: Iterable[StatementRow],
    *,
    joint: Joint = "expand",
    families: Collection[str] | None = None,
) -> tuple[StatementRow, ...]:
    """The statements that a network counts, each once and in an order that only they decide.

    Families are named as in the graph: "asserts", "agrees", "expressesConcern"; None takes all.

    Raises:
        UsageError: for an unknown `joint` or family, or where two rows with the same identifier
            say different things.

    >>> ruto, mahama = RowActor("ruto", "William Ruto"), RowActor("mahama", "John Mahama")
    >>> row = StatementRow(statement="s1", actors=(ruto, mahama), act="agrees", family="agrees",
    ...     issues=(RowIssue("treaty", "peace treaty"),))
    >>> len(select_rows([row, row])), len(select_rows([row], joint="skip"))
    (1, 0)
    """
    if joint not in get_args(Joint):
        raise UsageError(
            "unknown treatment of joint statements",
            where="joint",
            value=str(joint),
            advice="use expand, skip or only",
        )
    unknown = sorted(set(families or ()) - {str(family) for family in Family})
    if unknown:
        raise UsageError(
            "unknown family of acts",
            where="families",
            value=", ".join(unknown),
            advice=f"use some of {', '.join(Family)}",
        )
    kept: dict[str, StatementRow] = {}
    for row in map(_in_order, rows):
        if kept.setdefault(row.statement, row) != row:
            raise UsageError(
                "two rows with one identifier say different things",
                where="rows",
                value=row.statement,
                advice="give one row a statement, with all its actors and issues",
            )
    return tuple(
        row
        for _, row in sorted(kept.items())
        if (families is None or row.family in families)
        and (joint == "expand" or row.is_joint == (joint == "only"))
    )


def name_actors(rows: Iterable[StatementRow]) -> dict[str, str]:
    """The label of each actor by its identifier.

    Where rows differ, the first in the alphabet stands, so that their order changes nothing.
    """
    return _first((actor.id, actor.label) for row in rows for actor in row.actors)


def name_issues(rows: Iterable[StatementRow]) -> dict[str, str]:
    """The label of each issue by its identifier; where rows differ, as in `name_actors`."""
    return _first((issue.id, issue.label) for row in rows for issue in row.issues)


def name_act(act: str, polarity: str) -> str:
    """An act or family as a network names it, so that what was denied is never counted as done.

    >>> name_act("agrees", "positive"), name_act("agrees", "negative")
    ('agrees', 'agrees (denied)')
    """
    return f"{act} (denied)" if polarity == "negative" else act


def join_values(values: Iterable[str]) -> str:
    """Distinct values, sorted, as one string; empty ones are left out.

    >>> join_values(["requests", "", "commits", "requests"])
    'commits | requests'
    """
    return SEPARATOR.join(sorted({value for value in values if value}))


def _first(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for identifier, label in pairs:
        labels[identifier] = min(label or identifier, labels.get(identifier, label or identifier))
    return dict(sorted(labels.items()))


def _in_order(row: StatementRow) -> StatementRow:
    """The row with its actors, issues and addressees sorted and each named once."""
    return replace(
        row,
        actors=tuple(sorted(set(row.actors))),
        issues=tuple(sorted(set(row.issues))),
        addressees=tuple(sorted(set(row.addressees))),
    )
