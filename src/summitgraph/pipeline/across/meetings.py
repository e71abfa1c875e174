"""Which meetings are decided anew where readouts come, go, or are named anew; and how.

What may change is closed under two things: that two accounts can be of one meeting, and that two
tell their meeting by one key, as they then are told apart. Within that the decision is the one that
is made of all accounts at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from summitgraph import link
from summitgraph.link.block import blocks
from summitgraph.link.likeness import judge
from summitgraph.pipeline.across.accounts import Accounts
from summitgraph.pipeline.across.tables import column, where_in
from summitgraph.records import Account, SharedMeeting

_OTHER = {"~": "?", "?": "~"}
"""A day of an open year is sought where one of a told year is posted, and the other way round."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided anew.

    Attributes:
        accounts: all that it concerned.
        meetings: of these.
        matches: pairs of readouts that were of one meeting before, and may be no more.
    """

    accounts: tuple[Account, ...]
    meetings: tuple[SharedMeeting, ...]
    matches: frozenset[tuple[str, ...]]


def decide(
    db: sqlite3.Connection, accounts: Accounts, changed: Set[str], gone: Set[str]
) -> Decided:
    """Decide the meetings of the changed readouts, and of whomever that concerns.

    Args:
        changed: those that are new, or told or named anew.
        gone: those that were taken out.
    """
    begin = {*changed, *_concerned(db, changed | gone)}
    for sha in sorted(gone | changed):
        db.execute("DELETE FROM block WHERE sha = ?", (sha,))
        db.execute("DELETE FROM placed WHERE sha = ? AND ?", (sha, sha in gone))
    named = {sha: accounts.named(sha) for sha in sorted(changed)}
    for sha, account in named.items():
        posted = sorted(blocks(account).posted)
        db.executemany("INSERT INTO block VALUES (?, ?)", [(key, sha) for key in posted])
        db.execute(
            "INSERT INTO placed VALUES (?, ?, '', '', '') "
            "ON CONFLICT DO UPDATE SET own = excluded.own",
            (sha, account.meeting.key),
        )
    begin |= _concerned(db, changed)
    closed = _closed(db, accounts, begin - gone, named)
    found = link.same_meetings([named[sha] for sha in sorted(closed)])
    matches = {
        *where_in(db, "SELECT one, other FROM joined WHERE one = ?", closed | gone),
        *where_in(db, "SELECT one, other FROM joined WHERE other = ?", closed | gone),
    }
    db.executemany("DELETE FROM joined WHERE one = ? AND other = ?", sorted(matches))
    for meeting in found.meetings:
        rows = [(*joined.readouts, meeting.meeting.key) for joined in meeting.joined]
        db.executemany("INSERT INTO joined VALUES (?, ?, ?)", rows)
    return Decided(found.accounts, found.meetings, frozenset(matches))


def _concerned(db: sqlite3.Connection, shas: Iterable[str]) -> set[str]:
    """Readouts that stand in a block of one of these, or tell their meeting by the same key."""
    found: set[str] = set()
    for sha in sorted(shas):
        for key in column(db, "SELECT key FROM block WHERE sha = ?", sha):
            found.update(_standing(db, key))
        same = "SELECT sha FROM placed WHERE own = (SELECT own FROM placed WHERE sha = ?)"
        found.update(column(db, same, sha))
    return found


def _standing(db: sqlite3.Connection, posted: str) -> Iterator[str]:
    """Who stands where one who is posted so looks."""
    key = _OTHER.get(posted[0], posted[0]) + posted[1:]
    yield from column(db, "SELECT sha FROM block WHERE key = ?", key)


def _closed(
    db: sqlite3.Connection, accounts: Accounts, begin: set[str], named: dict[str, Account]
) -> set[str]:
    todo, found = set(begin), set[str]()

    def account(sha: str) -> Account:
        if sha not in named:
            named[sha] = accounts.named(sha)
        return named[sha]

    while todo:
        sha = todo.pop()
        if sha in found:
            continue
        found.add(sha)
        me = account(sha)
        todo.update(column(db, "SELECT sha FROM placed WHERE own = ?", me.meeting.key))
        near = where_in(db, "SELECT sha FROM block WHERE key = ?", blocks(me).sought)
        for other in {row[0] for row in near} - found - todo:
            if judge(*sorted((me, account(other)), key=_place)).same:
                todo.add(other)
    return found


def _place(account: Account) -> tuple[str, str]:
    return account.readout.name, account.readout.sha256
