"""The ledger: which commitments are one undertaking, and where each of these stands.

Each commitment points to the one that it was told after, if any, and so to the first. Only
undertakings of which a telling, an echo, the series or the day changed are looked at.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence, Set
from datetime import date
from typing import Any

from summitgraph.link.ledger import state_of, told_beside
from summitgraph.link.side import day_of
from summitgraph.pipeline.across.accounts import Accounts
from summitgraph.pipeline.across.echoes import Echo, Key
from summitgraph.pipeline.across.series import last_met
from summitgraph.pipeline.across.tables import column, where_in
from summitgraph.records import Account, CommitmentEvidence
from summitgraph.triples.iris import Iris

_NONE = ("", -1)


def forget(db: sqlite3.Connection, shas: Set[str]) -> tuple[set[str], set[Key]]:
    """Take away the commitments of readouts; their IRIs, and those that they were told after."""
    sql = "SELECT iri, first_sha, first_number FROM commitment WHERE sha = ?"
    rows = where_in(db, sql, shas)
    for sha in sorted(shas):
        db.execute("DELETE FROM commitment WHERE sha = ?", (sha,))
    return {row[0] for row in rows}, {(row[1], row[2]) for row in rows}


def note(db: sqlite3.Connection, iris: Iris, changed: Sequence[Account]) -> set[Key]:
    """Put down the commitments of changed accounts; whom they were told after comes later."""
    found: set[Key] = set()
    for account in changed:
        sha = account.readout.sha256
        for number, statement in enumerate(account.statements):
            if statement.commitment is None:
                continue
            iri = str(iris.commitment(iris.statement(sha, statement)))
            when = statement.commitment.due
            due = when.latest.isoformat() if when and when.latest else ""
            row = (sha, number, iri, due, *_NONE, sha, number, "")
            db.execute("INSERT INTO commitment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            found.add((sha, number))
    return found


def tell_first(
    db: sqlite3.Connection,
    accounts: Accounts,
    new: Set[Key],
    before: Set[Key],
    echoes: Iterable[Echo],
    meetings: Iterable[str],
) -> tuple[set[Key], set[str]]:
    """Decide anew which commitment made an undertaking first, where that may have changed.

    Args:
        new: commitments just put down.
        before: first ones of those that were taken away.
        echoes: those that came or went.
        meetings: keys of those of which an account came, went or changed.

    Returns:
        (first commitments whose tellings changed, before and now; IRIs that point elsewhere now).
    """
    asked = set(new) | {(echo[2], echo[3]) for echo in echoes}
    there = "SELECT c.sha, number FROM placed JOIN commitment AS c USING (sha) WHERE meeting = ?"
    asked.update((row[0], row[1]) for row in where_in(db, there, set(meetings) - {""}))
    beside: dict[str, dict[int, Key]] = {}
    moved: set[Key] = set()
    for sha, number in sorted(asked):
        row = _one(db, "SELECT told_sha, told_number, first_sha, first_number", sha, number)
        if row is None:
            continue  # a statement that is no commitment, or of a readout that is gone
        if sha not in beside:
            beside |= _beside(db, accounts, sha)
        told = _repeated(db, sha, number) or beside[sha].get(number) or _NONE
        if told != row[:2] or (sha, number) in new:
            db.execute(
                "UPDATE commitment SET told_sha = ?, told_number = ? WHERE sha = ? AND number = ?",
                (*told, sha, number),
            )
            moved.add((sha, number))
    return _point(db, moved, before)


def _point(db: sqlite3.Connection, moved: Set[Key], before: Set[Key]) -> tuple[set[Key], set[str]]:
    """Let those that moved, and all that were told after these, point to their first one."""
    firsts, iris = first_of(db, moved) | before, set[str]()
    todo = set(moved)
    for first in firsts:
        sql = "SELECT sha, number FROM commitment WHERE first_sha = ? AND first_number = ?"
        todo.update(db.execute(sql, first))
    for sha, number in sorted(todo):
        row = _one(db, "SELECT first_sha, first_number, iri", sha, number)
        assert row is not None
        first = _first(db, (sha, number))
        firsts.add(first)
        if first != row[:2] or (sha, number) in moved:
            iris.add(row[2])
            db.execute(
                "UPDATE commitment SET first_sha = ?, first_number = ?, state = '' "
                "WHERE sha = ? AND number = ?",
                (*first, sha, number),
            )
    return firsts, iris


def judge_states(db: sqlite3.Connection, firsts: Iterable[Key], today: date | None) -> set[str]:
    """Tell anew where undertakings stand; the IRIs of the commitments whose state changed."""
    found: set[str] = set()
    for first in sorted(set(firsts)):
        tellings = db.execute(
            "SELECT sha, number, iri, due, state FROM commitment "
            "WHERE first_sha = ? AND first_number = ?",
            first,
        ).fetchall()
        if not tellings:
            continue
        heard = [
            (CommitmentEvidence(kind), date.fromisoformat(day))
            for sha, number, *_ in tellings
            for kind, day in db.execute(
                "SELECT kind, day FROM follow_up JOIN placed ON placed.sha = later_sha "
                "WHERE follow_up.sha = ? AND number = ?",
                (sha, number),
            )
        ]
        due = max(row[3] for row in tellings)
        state = state_of(
            heard,
            due=date.fromisoformat(due) if due else None,
            last_met=last_met(db, first[0]),
            today=today,
        )
        for sha, number, iri, _, before in tellings:
            if before != state.value:
                found.add(iri)
                db.execute(
                    "UPDATE commitment SET state = ? WHERE sha = ? AND number = ?",
                    (state.value, sha, number),
                )
    return found


def due_between(db: sqlite3.Connection, one: str, other: str) -> set[Key]:
    """First commitments of what is due from the earlier of two days until before the later."""
    low, high = sorted((one, other))
    sql = (
        "SELECT DISTINCT first_sha, first_number FROM commitment "
        "WHERE due != '' AND due >= ? AND due < ?"
    )
    return set(db.execute(sql, (low, high)))


def of_series(db: sqlite3.Connection, series: Iterable[str]) -> set[Key]:
    """First commitments that were made at a meeting of these sides."""
    sql = (
        "SELECT c.sha, c.number FROM meeting JOIN placed ON placed.meeting = meeting.key "
        "JOIN commitment AS c ON c.sha = placed.sha WHERE meeting.sides = ? "
        "AND c.first_sha = c.sha AND c.first_number = c.number"
    )
    return {(row[0], row[1]) for row in where_in(db, sql, series)}


def first_of(db: sqlite3.Connection, keys: Iterable[Key]) -> set[Key]:
    """The first commitments of some."""
    rows = (_one(db, "SELECT first_sha, first_number", *key) for key in keys)
    return {(row[0], row[1]) for row in rows if row is not None}


def _beside(db: sqlite3.Connection, accounts: Accounts, sha: str) -> dict[str, dict[int, Key]]:
    """For each account of a readout's meeting after whose of another it tells its commitments."""
    sql = "SELECT sha FROM placed WHERE meeting = (SELECT meeting FROM placed WHERE sha = ?)"
    shas = column(db, sql, sha)
    if len(shas) == 1:
        return {sha: {}}
    told = [accounts.decided(sha) for sha in shas]
    told.sort(key=lambda a: (day_of(a) or date.max, a.readout.sha256))
    return {a.readout.sha256: told_beside(a, told[:n]) for n, a in enumerate(told)}


def _repeated(db: sqlite3.Connection, sha: str, number: int) -> Key | None:
    """The earliest commitment that a statement repeats."""
    row: Key | None = db.execute(
        "SELECT f.sha, f.number FROM follow_up AS f JOIN placed ON placed.sha = f.sha "
        "WHERE later_sha = ? AND later_number = ? AND kind = ? ORDER BY day, f.sha, f.number",
        (sha, number, CommitmentEvidence.REPEATED.value),
    ).fetchone()
    return row


def _first(db: sqlite3.Connection, key: Key) -> Key:
    while (row := _one(db, "SELECT told_sha, told_number", *key)) is not None and row != _NONE:
        key = (row[0], row[1])
    return key


def _one(db: sqlite3.Connection, select: str, sha: str, number: int) -> tuple[Any, ...] | None:
    row: tuple[Any, ...] | None = db.execute(
        f"{select} FROM commitment WHERE sha = ? AND number = ?", (sha, number)
    ).fetchone()
    return row
