"""The shelf: what a store keeps of each readout beside its quads, in one SQLite file.

It holds the account of each readout as that tells it alone, so that none is read twice; beside it,
in tables of their own (`across.tables`), what was decided of them together; and the digests of all
graphs and files. The shelf is written before the database, and is the truth: whoever
opens the store to write makes the database follow.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summitgraph.errors import GraphError, OutputError
from summitgraph.pipeline.record import digest, pack
from summitgraph.records import Account

NAME = "accounts.db"
FORMAT = 2
"""Of the tables. A store of an older one is copied, and made anew from its records."""

_SCARCE = 1 << 20
"""Bytes free on a disk below which it counts as full."""
_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS readout (
  sha TEXT PRIMARY KEY, name TEXT NOT NULL, place TEXT NOT NULL, url TEXT NOT NULL,
  facts TEXT NOT NULL, edition TEXT NOT NULL, statements INTEGER NOT NULL,
  sentences INTEGER NOT NULL, coded INTEGER NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS readout_place ON readout (place);
CREATE INDEX IF NOT EXISTS readout_url ON readout (url);
CREATE TABLE IF NOT EXISTS record (sha TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS pending (number INTEGER PRIMARY KEY, step TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS graph (
  iri TEXT PRIMARY KEY, digest TEXT NOT NULL, quads INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS own (
  iri TEXT PRIMARY KEY, digest TEXT NOT NULL, quads INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (
  path TEXT PRIMARY KEY, digest TEXT NOT NULL, size INTEGER NOT NULL, touched INTEGER NOT NULL,
  inode INTEGER NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an account comes from.

    Attributes:
        place: a digest of the document's path, so that a changed file is known again and no path
            of anyone's machine is kept; "" for stdin.
        facts: a digest of what `sources.toml` tells of it.
        edition: of the program that read it.
    """

    place: str = ""
    facts: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A readout as the shelf lists it."""

    sha: str
    name: str
    place: str
    url: str
    facts: str
    edition: str
    statements: int
    sentences: int
    coded: int
    digest: str


class Shelf:
    """The shelf of a store, to read; or to write, for whoever holds its lock.

    Attributes:
        db: the connection; each write stands in a `transaction`.
    """

    def __init__(self, folder: Path, *, write: bool = False) -> None:
        self.path = folder / NAME
        # Without the right to write beside it, SQLite opens a file only as one that never changes.
        fixed = not write and not os.access(folder, os.W_OK)
        mode = "rwc" if write else "ro&immutable=1" if fixed else "rw"
        try:
            self.db = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode={mode}",
                uri=True,
                isolation_level=None,
                timeout=30,
            )
            if write:
                self.db.execute("PRAGMA journal_mode=WAL")
                self.db.execute("PRAGMA synchronous=FULL")
            else:
                self.db.execute("PRAGMA query_only=ON")
            self.format = int(self.db.execute("PRAGMA user_version").fetchone()[0])
        except sqlite3.Error as error:
            raise _told(error, self.path) from error
        if self.format > FORMAT:
            self.db.close()
            raise GraphError(
                "the store was written by a newer summitgraph",
                where=str(folder),
                value=f"format {self.format}, where this program knows {FORMAT}",
                advice="install the newer summitgraph; nothing was changed",
            )

    def make_tables(self, more: str = "") -> None:
        """Make the tables that are missing, and `more` of whoever keeps some beside."""
        if self.format == FORMAT:
            return
        with self.transaction():
            self.db.execute("DROP TABLE IF EXISTS told")  # had one column less
            for statement in (_TABLES + more).split(";\n"):
                self.db.execute(statement)
            self.db.execute(f"PRAGMA user_version={FORMAT}")
        self.format = FORMAT

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside it, or nothing.

        Raises:
            OutputError: where it cannot be written; then nothing was.
        """
        try:
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise _told(error, self.path) from error

    def rows(self, sql: str, *values: str | int | bytes | None) -> list[tuple[Any, ...]]:
        """The rows of a question.

        Raises:
            GraphError: where the file is damaged.
        """
        try:
            return self.db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise _told(error, self.path) from error

    def meta(self, name: str) -> str:
        """A fact about the store itself; "" where it is not told."""
        rows = self.rows("SELECT value FROM meta WHERE name = ?", name)
        return rows[0][0] if rows else ""

    def set_meta(self, name: str, value: str) -> None:
        """Tell a fact about the store itself; inside a transaction."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def kept(self, where: str = "", *values: str) -> list[Kept]:
        """The readouts, sorted by name; `where` is a condition of this module's callers' own."""
        columns = ", ".join(Kept.__dataclass_fields__)
        sql = f"SELECT {columns} FROM readout {where} ORDER BY name, sha"
        return [
            Kept(**dict(zip(Kept.__dataclass_fields__, row, strict=True)))
            for row in self.rows(sql, *values)
        ]

    def record(self, sha: str) -> bytes:
        """What is kept of a readout, as `record.account_of` reads it; b"" where it is damaged."""
        rows = self.rows(
            "SELECT data, digest FROM record JOIN readout USING (sha) WHERE sha = ?", sha
        )
        if not rows:
            return b""
        data, told = rows[0]
        found = bytes(data) if isinstance(data, bytes) else b""
        return found if digest(found) == told else b""

    def put(self, account: Account, source: Source) -> None:
        """Keep an account; inside a transaction."""
        data = pack(account)
        r = account.readout
        self.db.execute("INSERT OR REPLACE INTO record VALUES (?, ?)", (r.sha256, data))
        self.db.execute(
            "INSERT OR REPLACE INTO readout VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(r.sha256, r.name, source.place, r.url, source.facts, source.edition),
                *(len(account.statements), account.sentence_count, account.coded_sentence_count),
                digest(data),
            ),
        )

    def take(self, sha: str) -> None:
        """Keep a readout no longer; inside a transaction."""
        self.db.execute("DELETE FROM record WHERE sha = ?", (sha,))
        self.db.execute("DELETE FROM readout WHERE sha = ?", (sha,))


def _told(error: sqlite3.Error, path: Path) -> GraphError | OutputError:
    said = str(error)
    # SQLite tells of a full disk in either way, as its index of the log grows or the log itself.
    if "full" in said or ("I/O" in said and shutil.disk_usage(path.parent).free < _SCARCE):
        return OutputError(
            "there is no room left on the disk",
            where=str(path),
            advice="make room and run the same command again; what it said was done is safe",
        )
    if "malformed" in said or "not a database" in said:
        return GraphError(
            f"the file is damaged: {said}",
            where=str(path),
            advice="`summitgraph verify` tells what is lost; restore a backup, or build anew",
        )
    return OutputError(f"the store cannot be written: {said}", where=str(path))
