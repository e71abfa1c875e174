"""Which later statements speak of which commitments: of the readouts whose account changed alone.

What two accounts tell of each other depends on these two alone (`link.followed`), so nothing else
is looked at again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence, Set

from summitgraph.link.follow_up import Table, followed, table
from summitgraph.link.seat import heard, hearing, posted
from summitgraph.link.side import sides_of
from summitgraph.pipeline.across.accounts import Accounts
from summitgraph.pipeline.across.tables import where_in
from summitgraph.records import Account
from summitgraph.triples.iris import Iris

Key = tuple[str, int]
"""A statement: SHA-256 of its readout, and its number there."""
Echo = tuple[str, int, str, int, str, str]
"""Commitment, later statement, and the IRIs of both."""

_COLUMNS = "sha, number, later_sha, later_number, iri, later_iri"


def forget(db: sqlite3.Connection, shas: Set[str]) -> list[Echo]:
    """Take away what these readouts tell of others and others of them; what that was."""
    found: list[Echo] = []
    for name in ("sha", "later_sha"):
        sql = f"SELECT {_COLUMNS} FROM follow_up WHERE {name} = ?"
        found += where_in(db, sql, shas)
        for sha in sorted(shas):
            db.execute(f"DELETE FROM follow_up WHERE {name} = ?", (sha,))
            db.execute("DELETE FROM seat WHERE sha = ?", (sha,))
    return found


def hear(
    db: sqlite3.Connection, iris: Iris, accounts: Accounts, changed: Sequence[Account]
) -> list[Echo]:
    """Find what the changed accounts tell of others and others of them."""
    new = {a.readout.sha256 for a in changed}
    for account in changed:
        taken = sorted(posted(sides_of(account.meeting)))
        rows = [(seat, account.readout.sha256) for seat in taken]
        db.executemany("INSERT INTO seat VALUES (?, ?)", rows)
    tables: dict[str, Table | None] = {}

    def at(sha: str) -> Table | None:
        if sha not in tables:
            tables[sha] = table(accounts.decided(sha))
        return tables[sha]

    found: list[Echo] = []
    for account in changed:
        sha, sides = account.readout.sha256, sides_of(account.meeting)
        seats = hearing(sides) | heard(sides)
        near = {row[0] for row in where_in(db, "SELECT sha FROM seat WHERE seat = ?", seats)}
        for other in sorted(near - {sha}):
            if other in new and other < sha:
                continue  # that pair has had its turn
            found += _between(db, iris, accounts, at(sha), at(other))
    return found


def _between(
    db: sqlite3.Connection, iris: Iris, accounts: Accounts, one: Table | None, other: Table | None
) -> list[Echo]:
    if one is None or other is None:
        return []
    earlier, later = sorted((one, other), key=lambda t: t.day)
    found: list[Echo] = []
    for f in followed(earlier, later):
        made, said = (
            iris.statement(sha, accounts.decided(sha).statements[number])
            for sha, number in (f.commitment, f.statement)
        )
        echo = (*f.commitment, *f.statement, str(iris.commitment(made)), str(said))
        db.execute("INSERT INTO follow_up VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*echo, f.kind, f.why))
        found.append(echo)
    return found
