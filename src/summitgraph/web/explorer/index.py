"""What is in the graph, by name and by words: an index of one version, in a database of its own.

It is made beside the readers, once for each version, and holds what would cost a look at the whole
graph on every page: counts, lists, the words that were said, and who spoke how often on what.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from tempfile import mkdtemp

from summitgraph.web.explorer.facts import ACTORS
from summitgraph.web.explorer.graph import Graph, ask
from summitgraph.web.explorer.naming import family_of, tail, words

_BATCH = 400  # meetings whose words are read at once, so that no answer is large
_TABLES = """
CREATE TABLE thing (iri TEXT PRIMARY KEY, kind TEXT, label TEXT, note TEXT, date TEXT, day TEXT,
  latest TEXT, statements INTEGER DEFAULT 0) WITHOUT ROWID;
CREATE TABLE said (iri TEXT PRIMARY KEY, act TEXT, family TEXT, denied INTEGER, meeting TEXT,
  day TEXT, latest TEXT) WITHOUT ROWID;
CREATE TABLE edge (statement TEXT, actor TEXT, issue TEXT, act TEXT, family TEXT, denied INTEGER,
  day TEXT, latest TEXT);
CREATE VIRTUAL TABLE name USING fts5(words, iri UNINDEXED, kind UNINDEXED, prefix='2 3');
CREATE VIRTUAL TABLE quote USING fts5(words, iri UNINDEXED, prefix='2 3');
"""
_DERIVED = """
INSERT INTO edge SELECT e.statement, e.actor, e.issue, s.act, s.family, s.denied, s.day, s.latest
  FROM pair AS e JOIN said AS s ON s.iri = e.statement;
DROP TABLE pair;
CREATE INDEX edge_issue ON edge (issue);
CREATE INDEX edge_actor ON edge (actor);
CREATE INDEX edge_statement ON edge (statement);
CREATE INDEX said_meeting ON said (meeting);
UPDATE thing SET statements = CASE kind
  WHEN 'meeting' THEN (SELECT COUNT(*) FROM said WHERE meeting = thing.iri)
  WHEN 'issue' THEN (SELECT COUNT(DISTINCT statement) FROM edge WHERE issue = thing.iri)
  WHEN 'readout' THEN statements
  ELSE (SELECT COUNT(DISTINCT statement) FROM edge WHERE actor = thing.iri) END;
CREATE INDEX thing_kind ON thing (kind, statements);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A thing in a list.

    Attributes:
        kind: `person`, `state`, `organisation`, `group`, `issue`, `meeting`, `readout` or `quote`.
        note: what else tells it apart: a file name, that an issue is from a text.
        date: of a meeting, in EDTF.
        statements: how many are by it, on it, at it, or in it.
    """

    iri: str
    kind: str
    label: str
    note: str = ""
    date: str = ""
    statements: int = 0


class Index:
    """The index of one version of a graph.

    Attributes:
        version: of the graph.
        counts: how many readouts, meetings, statements and commitments there are.
    """

    def __init__(self, graph: Graph) -> None:
        """Read the graph; takes seconds for a hundred thousand statements."""
        self.version = graph.version
        # A file, as readers in several threads then look at the same time; gone with the index.
        self._folder = mkdtemp(prefix="summitgraph-index-")
        self._open: list[sqlite3.Connection] = []
        self._readers = threading.local()
        weakref.finalize(self, _gone, self._folder, self._open)
        with closing(self._connected()) as db:
            db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
            db.execute("BEGIN")
            _fill(db, graph)
            db.execute("COMMIT")
        counted = ask(graph, "counts").tuples
        self.counts = {tail(str(name)): int(str(count)) for name, count in counted}
        self.states = {
            str(row["state"]): int(str(row["count"])) for row in ask(graph, "ledger-states")
        }
        self.as_of = max((words(row["asOf"]) for row in ask(graph, "ledger-states")), default="")

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """The rows of a query on the tables above."""
        if not hasattr(self._readers, "db"):
            self._readers.db = self._connected()
            self._open.append(self._readers.db)
        found: list[tuple[object, ...]] = self._readers.db.execute(sql, values).fetchall()
        return found

    def entries(
        self, kinds: Sequence[str], *, by: str = "statements", most: int = 50, skip: int = 0
    ) -> list[Entry]:
        """Things of these kinds, the busiest or (`by="day"`) the latest first."""
        order = "day DESC, label, iri" if by == "day" else "statements DESC, label, iri"
        rows = self.rows(
            f"SELECT iri, kind, label, note, date, statements FROM thing WHERE kind IN "
            f"({_marks(kinds)}) ORDER BY {order} LIMIT ? OFFSET ?",
            (*kinds, most, skip),
        )
        return [_entry(row) for row in rows]

    def count(self, kinds: Sequence[str]) -> int:
        """How many things of these kinds there are."""
        rows = self.rows(f"SELECT COUNT(*) FROM thing WHERE kind IN ({_marks(kinds)})", kinds)
        return int(str(rows[0][0]))

    def labels(self, iris: Iterable[str]) -> dict[str, Entry]:
        """Things by their IRIs, those that are known."""
        wanted = sorted(set(iris))
        found: dict[str, Entry] = {}
        for some in _parts(wanted, 500):
            rows = self.rows(
                "SELECT iri, kind, label, note, date, statements FROM thing WHERE iri IN "
                f"({_marks(some)})",
                some,
            )
            found |= {str(row[0]): _entry(row) for row in rows}
        return found

    def search(self, text: str, kinds: Sequence[str], *, most: int) -> list[Entry]:
        """Things whose names hold words that begin like those of the text, the busiest first."""
        match = matching(text)
        if not match:
            return []
        rows = self.rows(
            "SELECT DISTINCT t.iri, t.kind, t.label, t.note, t.date, t.statements FROM name "
            f"JOIN thing AS t ON t.iri = name.iri WHERE name MATCH ? AND name.kind IN "
            f"({_marks(kinds)}) ORDER BY t.statements DESC, t.day DESC, t.label, t.iri LIMIT ?",
            (match, *kinds, most),
        )
        return [_entry(row) for row in rows]

    def quotes(self, text: str, *, most: int) -> list[str]:
        """The statements whose words hold words that begin like those of the text."""
        match = matching(text)
        if not match:
            return []
        rows = self.rows("SELECT iri FROM quote WHERE quote MATCH ? LIMIT ?", (match, most))
        return [str(row[0]) for row in rows]

    def _connected(self) -> sqlite3.Connection:
        path = f"{self._folder}/index.db"
        return sqlite3.connect(path, check_same_thread=False, isolation_level=None)


def _gone(folder: str, connections: list[sqlite3.Connection]) -> None:
    """Leave nothing behind, once nobody looks at an index any more or the program ends."""
    for connection in connections:
        connection.close()
    shutil.rmtree(folder, ignore_errors=True)


def _fill(db: sqlite3.Connection, graph: Graph) -> None:
    things: dict[str, tuple[object, ...]] = {}
    for iri, label, cls in ask(graph, "all-actors").tuples:
        kind = ACTORS[str(cls)]
        things.setdefault(str(iri), (iri, kind, words(label) or tail(str(iri)), "", "", "", ""))
    for iri, label in ask(graph, "all-issues").tuples:
        note = "from a text" if str(iri).startswith(graph.base) else ""
        name = words(label) or tail(str(iri))
        things.setdefault(str(iri), (iri, "issue", name, note, "", "", ""))
    meetings = ask(graph, "all-meetings").tuples
    days: dict[str, tuple[str, str]] = {}
    for iri, label, date, day, latest in meetings:
        days.setdefault(str(iri), (words(day), words(latest)))
        name = words(label) or tail(str(iri))
        told = (iri, "meeting", name, "", words(date), words(day), words(latest))
        things.setdefault(str(iri), told)
    db.executemany(_THING, things.values())
    for iri, label, file, publisher, date, _, coded in ask(graph, "all-readouts").tuples:
        name = words(label) or words(file) or tail(str(iri))
        note = "; ".join(filter(None, (words(publisher), words(file))))
        row = (iri, "readout", name, note, words(date), words(date), "", coded or 0)
        db.execute("INSERT OR IGNORE INTO thing VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    db.execute("INSERT INTO name SELECT label || ' ' || note, iri, kind FROM thing")
    db.executemany(
        "INSERT INTO name SELECT ?2, iri, kind FROM thing WHERE iri = ?1",
        ask(graph, "other-names").tuples,
    )
    db.execute("CREATE TEMP TABLE pair (statement TEXT, actor TEXT, issue TEXT)")
    for some in _parts(list(days), _BATCH):
        for iri, quote, act, polarity, meeting in ask(
            graph, "words-of", {"meeting": some}
        ).tuples:
            done = tail(str(act))
            day, latest = days[str(meeting)]
            denied = int(polarity == "negative")
            row = (iri, done, family_of(done), denied, meeting, day, latest)
            db.execute("INSERT OR IGNORE INTO said VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            db.execute("INSERT INTO quote (words, iri) VALUES (?, ?)", (quote, iri))
        db.executemany(
            "INSERT INTO pair VALUES (?, ?, ?)",
            ask(graph, "edges-of", {"meeting": some}).tuples,
        )
    for statement in _DERIVED.strip().split(";\n"):
        db.execute(statement)


_THING = (
    "INSERT INTO thing (iri, kind, label, note, date, day, latest) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def matching(text: str) -> str:
    """What to look for: words that begin like each word of a text, in FTS5's language.

    >>> matching('peace "treaty')
    '"peace"* "treaty"*'
    """
    pieces = "".join(c if c.isalnum() else " " for c in text).split()[:12]
    return " ".join(f'"{piece}"*' for piece in pieces)


def _entry(row: Sequence[object]) -> Entry:
    iri, kind, label, note, date, statements = row
    return Entry(
        iri=str(iri),
        kind=str(kind),
        label=str(label),
        note=str(note or ""),
        date=str(date or ""),
        statements=int(str(statements or 0)),
    )


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _parts(values: Sequence[str], size: int) -> Iterator[list[str]]:
    for place in range(0, len(values), size):
        yield list(values[place : place + size])
