"""A table of statements: who, on what, with which qualifier, when, in which document.

Any coding can be put into it, a graph's or one made by hand; `rows` and `coding` do so.
The networks are made from it by `make`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np

from summitgraph.errors import UsageError
from summitgraph.network.matrix.column import MISSING, Column, Numbers

NO_TIME = np.iinfo(np.int64).min
"""The time of a statement whose day is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StatementTable:
    """Statements in the order in which duplicates are looked for.

    Attributes:
        statements: the identifier of each row's statement. A statement of several actors or
            issues has a row for every combination.
        numbers: for each row the number of its statement, the same for rows of one statement.
        documents: the number of each row's document.
        times: seconds since 1970-01-01 UTC, NO_TIME where unknown.
        starts: at which character of its document each row's statement begins.
        variables, document_variables: columns by name, what belongs to a statement and what to
            its document.
        quotes: the words of each row's statement, "" where the source does not give them.
        has_combinations: whether some statement has several rows.
        things: what is known of the values of a variable beyond their names, by variable, value
            and attribute: an actor's IRI and class, an entity's attributes in DNA.
        about: how the table was made, for the metadata of what is made from it.
    """

    statements: tuple[str, ...]
    numbers: Numbers
    documents: Numbers
    times: Numbers
    starts: Numbers
    variables: Mapping[str, Column]
    document_variables: Mapping[str, Column]
    quotes: tuple[str, ...]
    has_combinations: bool
    things: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.statements)

    def distinct(self, places: Sequence[int] | Numbers) -> int:
        """How many statements these rows are of."""
        return len(np.unique(self.numbers[np.asarray(places, dtype=np.int64)]))

    def column(self, name: str, *, of_document: bool) -> Column:
        """The variable of this name.

        Raises:
            UsageError: where there is none; it names those there are.
        """
        columns = self.document_variables if of_document else self.variables
        if name not in columns:
            kind = "document" if of_document else "statement"
            raise UsageError(
                f"the {kind}s have no such variable",
                where="settings",
                value=name,
                advice=f"use one of {', '.join(sorted(columns)) or '(there are none)'}",
            )
        return columns[name]


def value_at(column: Column, place: int) -> str:
    """The value of a row, "" where it has none.

    >>> from summitgraph.network.matrix.column import text_column
    >>> [value_at(text_column("issue", ["trade", ""]), place) for place in (0, 1)]
    ['trade', '']
    """
    code = int(column.codes[place])
    return column.values[code] if code != MISSING else ""


def day_of(table: StatementTable, place: int) -> str:
    """The day of a row, as 2017-07-07; "" where it is unknown."""
    time = int(table.times[place])
    return "" if time == NO_TIME else datetime.fromtimestamp(time, UTC).date().isoformat()


def once(table: StatementTable, places: Iterable[int]) -> list[int]:
    """The first of these rows for each statement, in order of the table."""
    first: dict[int, int] = {}
    numbers = table.numbers
    for place in sorted(set(places)):
        first.setdefault(int(numbers[place]), place)
    return list(first.values())


def put_in_order(
    *,
    statements: Sequence[str],
    documents: Sequence[int],
    times: Sequence[int | None],
    places: Sequence[tuple[int, int]],
    variables: Sequence[Column],
    document_variables: Sequence[Column] = (),
    quotes: Sequence[str] | None = None,
    things: Mapping[str, Mapping[str, Mapping[str, str]]] | None = None,
    about: Mapping[str, str] | None = None,
) -> StatementTable:
    """A table from columns in any order; `places` are where statements begin and end in the text.

    Rows are ordered by time, document, place and identifier (a number by its size).

    >>> from summitgraph.network.matrix.column import text_column
    >>> put_in_order(statements=["2", "10"], documents=[1, 1], times=[0, 0],
    ...     places=[(5, 9), (0, 4)], variables=[text_column("person", ["Ruto", "Mahama"])],
    ... ).statements
    ('10', '2')
    """
    time = np.array([NO_TIME if t is None else t for t in times], dtype=np.int64)
    document = np.array(documents, dtype=np.int64)
    place: Any = np.array(places, dtype=np.int64).reshape(-1, 2)
    numbers = all(name.isascii() and name.isdigit() for name in statements)
    keys = [int(name) for name in statements] if numbers else list(statements)
    rank = {key: number for number, key in enumerate(sorted(set(keys)))}  # type: ignore[type-var]
    identifier = np.array([rank[key] for key in keys], dtype=np.int64)
    order: Numbers = np.lexsort((identifier, place[:, 1], place[:, 0], document, time))
    words = quotes if quotes is not None else [""] * len(statements)
    return StatementTable(
        statements=tuple(statements[i] for i in order.tolist()),
        numbers=identifier[order],
        documents=document[order],
        times=time[order],
        starts=place[order, 0],
        variables={column.name: column.spread(order) for column in variables},
        document_variables={column.name: column.spread(order) for column in document_variables},
        quotes=tuple(words[i] for i in order.tolist()),
        has_combinations=len(rank) < len(statements),
        things=dict(things or {}),
        about=dict(about or {}),
    )
