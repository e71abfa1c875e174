"""What is in the graph, by name and by words: an index of one version, in a database of its own.

It is made beside the readers, once for each version, and holds what would cost a look at the whole
graph on every page: counts, lists, the words that were said, and who spoke how often on what.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
import weakref
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from tempfile import mkdtemp

from summitgraph.triples.term import tail
from summitgraph.web.explorer.graph import Graph, ask, parts
from summitgraph.web.explorer.indexing import fill
from summitgraph.web.explorer.naming import words


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
            fill(db, graph)
        counted = ask(graph, "counts").tuples
        self.counts = {tail(str(name)): int(str(count)) for name, count in counted}
        states = ask(graph, "ledger-states")
        self.states = {str(row["state"]): int(str(row["count"])) for row in states}
        self.as_of = max(map(words, states.column("asOf")), default="")

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
        for some in parts(wanted, 500):
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

    def statements(self, **which: str) -> list[str]:
        """The statements to which all of this applies, in order of time and text; 10,000 at most.

        Args:
            which: `actor`, `other`, `also`, `issue`, `meeting`, `readout` by IRI, `act` or family
                by local name, `exact` an act without its finer ones, `polarity`, and the days
                `from` and `until`.
        """
        conditions = [_CONDITIONS[name] for name in which]
        values = [
            value for name, value in which.items() for _ in range(_CONDITIONS[name].count("?"))
        ]
        rows = self.rows(
            f"SELECT iri FROM said WHERE {' AND '.join(conditions)} "
            "ORDER BY day, readout, start, iri LIMIT 10000",
            values,
        )
        return [str(row[0]) for row in rows]

    def undertakings(self, *, most: int, skip: int, **which: str) -> tuple[list[str], int]:
        """The undertakings of the ledger by due date, and how many there are in all.

        Args:
            which: `state`, `actor` and `issue` and `meeting` by IRI, and the days `from` and
                `until` between which it is due.
        """
        where = " AND ".join([_OF_LEDGER[name] for name in which]) or "1"
        values = list(which.values())
        rows = self.rows(
            f"SELECT iri FROM undertaking WHERE {where} "
            "ORDER BY late = '', late, day, iri LIMIT ? OFFSET ?",
            [*values, most, skip],
        )
        total = self.rows(f"SELECT COUNT(*) FROM undertaking WHERE {where}", values)
        return [str(row[0]) for row in rows], int(str(total[0][0]))

    def _connected(self) -> sqlite3.Connection:
        path = f"{self._folder}/index.db"
        return sqlite3.connect(path, check_same_thread=False, isolation_level=None)


_OF_ACTOR = "iri IN (SELECT statement FROM edge WHERE actor = ?)"
_CONDITIONS = {
    "actor": _OF_ACTOR,
    "other": _OF_ACTOR,
    "also": _OF_ACTOR,
    "issue": "iri IN (SELECT statement FROM edge WHERE issue = ?)",
    "meeting": "meeting = ?",
    "readout": "readout = ?",
    "act": "(act = ? OR family = ?)",
    "exact": "act = ?",
    "polarity": "denied = (? = 'negative')",
    "from": "latest >= ?",
    "until": "day <= ? AND day <> ''",
}
_OF_LEDGER = {
    "state": "state = ?",
    "meeting": "meeting = ?",
    "from": "late >= ?",
    "until": "early <= ? AND late <> ''",
} | {
    name: f"iri IN (SELECT undertaking FROM matter WHERE role = '{role}' AND thing = ?)"
    for name, role in (("actor", "bound"), ("issue", "issue"))
}


def _gone(folder: str, connections: list[sqlite3.Connection]) -> None:
    """Leave nothing behind, once nobody looks at an index any more or the program ends."""
    for connection in connections:
        connection.close()
    shutil.rmtree(folder, ignore_errors=True)


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
