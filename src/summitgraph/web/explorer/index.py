"""What is in the graph, by name and by words: an index of one version, in a database of its own.

It is made beside the readers, once for each version, and holds what would cost a look at the whole
graph on every page: counts, lists, the words that were said, and who spoke how often on what.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from tempfile import gettempdir, mkdtemp

from summitgraph.web.explorer.graph import Graph, parts
from summitgraph.web.explorer.indexing import Told, fill, no_room


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


_OF_THE_DISK = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}


class Index:
    """The index of one version of a graph.

    Attributes:
        version: of the graph.
        counts: how many readouts, meetings, statements and commitments there are.
        states: how many undertakings of the ledger stand in which state, as of the day `as_of`.
    """

    def __init__(self, version: int, make: Callable[[str], None]) -> None:
        """Take the index that `make` makes at the path that it is given.

        Raises:
            OutputError: where there is no room for it.
            SummitgraphError: as `make` does.
        """
        self.version = version
        # A file, as readers in several threads then look at the same time; gone with the index.
        self._folder = _own_folder()
        self._open: list[sqlite3.Connection] = []
        self._readers = threading.local()
        weakref.finalize(self, _gone, self._folder, self._open)
        self._path = f"{self._folder}/index.db"
        make(self._path)
        told = {str(name): str(value) for name, value in self.rows("SELECT * FROM told")}
        self.as_of = told.pop("as of")
        self.counts = {name: int(count) for name, count in told.items()}
        states = self.rows("SELECT state, COUNT(*) FROM undertaking GROUP BY state ORDER BY state")
        self.states = {str(state): int(str(count)) for state, count in states}

    @classmethod
    def of(cls, graph: Graph, told: Told = lambda _: None) -> Index:
        """The index of a graph, made here and now."""
        return cls(graph.version, lambda path: fill(path, graph, told))

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """The rows of a query on the tables above."""
        try:
            if not hasattr(self._readers, "db"):
                self._readers.db = self._connected()
                self._open.append(self._readers.db)
            found: list[tuple[object, ...]] = self._readers.db.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _OF_THE_DISK:
                raise
            raise no_room(error, self._path) from error
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

    def doubts(self) -> dict[str, int]:
        """How many doubts there are of each kind: `differ`, `undecided`, `unsure`."""
        rows = self.rows("SELECT kind, COUNT(*) FROM doubt GROUP BY kind")
        return {str(kind): int(str(count)) for kind, count in rows}

    def doubts_of(self, kind: str, *, most: int) -> list[tuple[object, ...]]:
        """Number, readout (the end of its IRI), place, kind, quote, why; the least sure first."""
        return self.rows(
            "SELECT rowid, readout, place, kind, quote, why FROM doubt WHERE kind = ? "
            "ORDER BY rowid LIMIT ?",
            (kind, most),
        )

    def doubts_on(self, readout: str, start: int, end: int) -> list[tuple[int, str]]:
        """Number and kind of those that begin in a span of a readout's text."""
        rows = self.rows(
            "SELECT rowid, kind FROM doubt WHERE readout = ? AND place >= ? AND place < ?",
            (readout, start, end),
        )
        return [(int(str(number)), str(kind)) for number, kind in rows]

    def _connected(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)


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


def _own_folder() -> str:
    try:
        return mkdtemp(prefix="summitgraph-index-")
    except OSError as error:
        raise no_room(error, gettempdir()) from error


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
