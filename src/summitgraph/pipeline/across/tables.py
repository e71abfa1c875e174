"""The tables of what was decided of the readouts of a store, beside their records.

Each row is made from records, and is made anew where it is lost. Days are ISO 8601, "" where none
is told; `sides` are keys in one order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

_NAMES = (
    *("told", "placed", "label", "label_use", "block", "joined", "meeting", "seat"),
    *("commitment", "follow_up", "used", "used_key"),
)

TABLES = """
CREATE TABLE IF NOT EXISTS told (
  sha TEXT PRIMARY KEY, digest TEXT NOT NULL, data BLOB
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS placed (
  sha TEXT PRIMARY KEY, own TEXT NOT NULL, meeting TEXT NOT NULL, day TEXT NOT NULL,
  sides TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS placed_own ON placed (own);
CREATE INDEX IF NOT EXISTS placed_meeting ON placed (meeting);
CREATE INDEX IF NOT EXISTS placed_day ON placed (day);
CREATE TABLE IF NOT EXISTS label (
  kind TEXT, key TEXT, label TEXT, uses INTEGER NOT NULL, PRIMARY KEY (kind, key, label)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS label_use (
  kind TEXT, key TEXT, sha TEXT, label TEXT, uses INTEGER NOT NULL,
  PRIMARY KEY (kind, key, sha, label)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS label_use_sha ON label_use (sha);
CREATE TABLE IF NOT EXISTS block (key TEXT, sha TEXT, PRIMARY KEY (key, sha)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS block_sha ON block (sha);
CREATE TABLE IF NOT EXISTS joined (
  one TEXT, other TEXT, meeting TEXT NOT NULL, PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS joined_other ON joined (other);
CREATE TABLE IF NOT EXISTS meeting (
  key TEXT PRIMARY KEY, sides TEXT NOT NULL, day TEXT NOT NULL, following TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS meeting_sides ON meeting (sides, day);
CREATE TABLE IF NOT EXISTS seat (seat TEXT, sha TEXT, PRIMARY KEY (seat, sha)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seat_sha ON seat (sha);
CREATE TABLE IF NOT EXISTS commitment (
  sha TEXT, number INTEGER, iri TEXT NOT NULL, due TEXT NOT NULL,
  told_sha TEXT NOT NULL, told_number INTEGER NOT NULL,
  first_sha TEXT NOT NULL, first_number INTEGER NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (sha, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS commitment_iri ON commitment (iri);
CREATE INDEX IF NOT EXISTS commitment_first ON commitment (first_sha, first_number);
CREATE INDEX IF NOT EXISTS commitment_due ON commitment (due);
CREATE TABLE IF NOT EXISTS follow_up (
  sha TEXT, number INTEGER, later_sha TEXT, later_number INTEGER,
  iri TEXT NOT NULL, later_iri TEXT NOT NULL, kind TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (sha, number, later_sha, later_number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS follow_up_later ON follow_up (later_sha, later_number);
CREATE INDEX IF NOT EXISTS follow_up_iri ON follow_up (iri);
CREATE TABLE IF NOT EXISTS used (key TEXT, sha TEXT, PRIMARY KEY (key, sha)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS used_sha ON used (sha);
CREATE TABLE IF NOT EXISTS used_key (key TEXT PRIMARY KEY, uses INTEGER NOT NULL) WITHOUT ROWID;
"""


def empty(db: sqlite3.Connection) -> None:
    """Forget all that was decided; inside a transaction."""
    for name in _NAMES:
        db.execute(f"DELETE FROM {name}")


def column(db: sqlite3.Connection, sql: str, *values: Any) -> list[Any]:
    """The first column of the rows of a question."""
    return [row[0] for row in db.execute(sql, values)]


def where_in(
    db: sqlite3.Connection, sql: str, values: Iterable[Any], *more: Any
) -> list[tuple[Any, ...]]:
    """The rows of a question for each of several values in the place of its first mark."""
    return [row for value in sorted(set(values)) for row in db.execute(sql, (value, *more))]
