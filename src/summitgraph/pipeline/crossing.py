"""What several readouts tell together, kept so that one more is linked without reading the rest.

For each readout: its trace, the labels it gives, what it uses of the registers, its commitments;
and the follow-ups between any two. When one comes or goes, `enter` and `leave` tell what that
touches: only those subjects of the graphs of links and of authorities can have other quads than
before. What these are then is told by `wanted`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sized
from dataclasses import dataclass, field
from typing import Any

from summitgraph import authority, link, triples
from summitgraph.pipeline.record import pack, trace_of
from summitgraph.records import Account, CommitmentEvidence, FollowUp
from summitgraph.triples.iris import Iris, statement_iris
from summitgraph.triples.term import IRI, Quad

TABLES = """
CREATE TABLE IF NOT EXISTS trace (
  sha TEXT PRIMARY KEY, day TEXT NOT NULL, statements TEXT NOT NULL, data BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS side (side TEXT, sha TEXT, PRIMARY KEY (side, sha)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS side_sha ON side (sha);
CREATE TABLE IF NOT EXISTS label (
  key TEXT, label TEXT, sha TEXT, number INTEGER, PRIMARY KEY (key, label, sha)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS label_sha ON label (sha);
CREATE TABLE IF NOT EXISTS used (key TEXT, sha TEXT, PRIMARY KEY (key, sha)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS used_sha ON used (sha);
CREATE TABLE IF NOT EXISTS commitment (iri TEXT PRIMARY KEY, sha TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS commitment_sha ON commitment (sha);
CREATE TABLE IF NOT EXISTS follow_up (
  commitment TEXT, statement TEXT, kind TEXT, why TEXT, earlier TEXT, later TEXT,
  PRIMARY KEY (commitment, statement)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS follow_up_earlier ON follow_up (earlier);
CREATE INDEX IF NOT EXISTS follow_up_later ON follow_up (later);
"""
NAMES = ("trace", "side", "label", "used", "commitment", "follow_up")
_UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """What a step may have changed beside the graph of the readout itself.

    Attributes:
        labels: keys of things that no register holds.
        used: keys of things of the registers.
        heard: for commitments, the later statements whose follow-up came or went; by their IRIs.
    """

    labels: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    heard: dict[str, set[str]] = field(default_factory=dict)

    def __or__(self, other: Touched) -> Touched:
        heard = {key: set(value) for key, value in self.heard.items()}
        for commitment, statements in other.heard.items():
            heard.setdefault(commitment, set()).update(statements)
        return Touched(self.labels | other.labels, self.used | other.used, heard)

    def to_json(self) -> str:
        """As text; `from_json` reads it."""
        heard = {key: sorted(value) for key, value in sorted(self.heard.items())}
        return json.dumps([sorted(self.labels), sorted(self.used), heard])

    @classmethod
    def from_json(cls, text: str) -> Touched:
        """As `to_json` wrote it."""
        labels, used, heard = json.loads(text)
        return cls(set(labels), set(used), {key: set(value) for key, value in heard.items()})


class Crossing:
    """The links between the readouts of one shelf, under one base."""

    def __init__(self, db: sqlite3.Connection, base: str) -> None:
        self.db = db
        self.base = base
        self.iris = Iris(base)

    def enter(self, account: Account) -> Touched:
        """Link an account that is not among them, inside a transaction; what that touches."""
        sha = account.readout.sha256
        names = link.names_given(account)
        keys = triples.authority_keys(account, authority.load())
        before = self._labels({key for key, _ in names})
        new = keys - self._used(keys)
        statements = statement_iris(self.iris, sha, account.statements)
        self._many("label", ((key, label, sha, number) for (key, label), number in names.items()))
        self._many("used", ((key, sha) for key in keys))
        promised = [
            self.iris.commitment(iri)
            for iri, said in zip(statements, account.statements, strict=True)
            if said.commitment is not None
        ]
        self._many("commitment", ((iri, sha) for iri in promised))
        heard: dict[str, set[str]] = {iri: set() for iri in promised}
        for commitment, statement in self._follow(link.trace(account), statements):
            heard.setdefault(commitment, set()).add(statement)
        after = self._labels({key for key, _ in names})
        changed = {key for key in after if after[key] != before.get(key)}
        return Touched(changed, new, heard)

    def leave(self, sha: str) -> Touched:
        """Take the links of a readout away, inside a transaction; what that touches."""
        keys = {key for (key,) in self._rows("SELECT DISTINCT key FROM label WHERE sha = ?", sha)}
        used = {key for (key,) in self._rows("SELECT key FROM used WHERE sha = ?", sha)}
        heard: dict[str, set[str]] = {
            iri: set() for (iri,) in self._rows("SELECT iri FROM commitment WHERE sha = ?", sha)
        }
        gone = self._rows(
            "SELECT commitment, statement FROM follow_up WHERE earlier = ? OR later = ?", sha, sha
        )
        for commitment, statement in gone:
            heard.setdefault(commitment, set()).add(statement)
        before = self._labels(keys)
        for table in ("trace", "side", "label", "used", "commitment"):
            self.db.execute(f"DELETE FROM {table} WHERE sha = ?", (sha,))
        self.db.execute("DELETE FROM follow_up WHERE earlier = ? OR later = ?", (sha, sha))
        after = self._labels(keys)
        changed = {key for key in keys if after.get(key) != before.get(key)}
        return Touched(changed, used - self._used(used), heard)

    def wanted(self, touched: Touched) -> list[Quad]:
        """The quads of all that was touched, as the readouts tell them together now."""
        labels = self._labels(touched.labels)
        found = [q for k, v in labels.items() for q in triples.label_quads(k, v, self.base)]
        found += triples.key_quads(self._used(touched.used), self.base)
        for commitment, statements in touched.heard.items():
            subjects = self._subjects(commitment, statements)
            found += [q for q in self._commitment(IRI(commitment)) if q.subject in subjects]
        return found

    def subjects(self, touched: Touched) -> set[tuple[str, str]]:
        """(graph, subject) of all quads that may have changed with what was touched."""
        links, registers = self.iris.common_graph("links"), self.iris.common_graph("authority")
        found: set[tuple[str, str]] = {(links, self.iris.found(key)) for key in touched.labels}
        found |= {(registers, self.iris.known(key)) for key in touched.used}
        for commitment, statements in touched.heard.items():
            found |= {(links, iri) for iri in self._subjects(commitment, statements)}
        return found

    def everything(self) -> Touched:
        """All that the readouts tell together."""
        heard: dict[str, set[str]] = {
            iri: set() for (iri,) in self._rows("SELECT iri FROM commitment")
        }
        for commitment, statement in self._rows("SELECT commitment, statement FROM follow_up"):
            heard[commitment].add(statement)
        return Touched(
            {key for (key,) in self._rows("SELECT DISTINCT key FROM label")},
            {key for (key,) in self._rows("SELECT DISTINCT key FROM used")},
            heard,
        )

    def labels(self) -> dict[str, str]:
        """The usual label of each thing that no register holds, by its key."""
        return self._labels({key for (key,) in self._rows("SELECT DISTINCT key FROM label")})

    def follow_ups(self) -> tuple[FollowUp, ...]:
        """All follow-ups, in a stable order."""
        number: dict[str, tuple[str, int]] = {}
        promised: dict[str, tuple[str, int]] = {}
        for sha, statements in self._rows("SELECT sha, statements FROM trace"):
            for n, iri in enumerate(json.loads(statements)):
                number[iri] = (sha, n)
                promised[self.iris.commitment(iri)] = (sha, n)
        rows = self._rows(
            "SELECT commitment, statement, kind, why FROM follow_up ORDER BY commitment, statement"
        )
        return tuple(
            FollowUp(
                commitment=promised[c], statement=number[s], kind=CommitmentEvidence(kind), why=why
            )
            for c, s, kind, why in rows
        )

    def _follow(self, mine: link.Trace, statements: list[IRI]) -> Iterable[tuple[str, str]]:
        """Keep the trace, and the follow-ups with all others; (commitment, statement) of each."""
        day = mine.day.isoformat() if mine.day else _UNKNOWN
        others = self._rows(
            "SELECT sha, statements, data FROM trace WHERE day NOT IN (?, '') AND sha IN "
            f"(SELECT sha FROM side WHERE side IN ({_marks(mine.sides)}))",
            *(day, *mine.sides),
        )
        rows: list[tuple[str, ...]] = []
        for sha, told, data in others if day else ():
            iris: dict[str, list[str]] = {mine.sha256: list(statements), sha: []}
            for found in link.between(mine, trace_of(data)):
                iris[sha] = iris[sha] or json.loads(told)
                (earlier, n), (later, m) = found.commitment, found.statement
                commitment = self.iris.commitment(IRI(iris[earlier][n]))
                rows.append((commitment, iris[later][m], found.kind, found.why, earlier, later))
        self._many("follow_up", rows)
        self._many("trace", [(mine.sha256, day, json.dumps(statements), pack(mine))])
        self._many("side", [(side, mine.sha256) for side in mine.sides])
        return [(row[0], row[1]) for row in rows]

    def _commitment(self, iri: IRI) -> list[Quad]:
        if not self._rows("SELECT 1 FROM commitment WHERE iri = ?", iri):
            return []
        rows = self._rows("SELECT statement, kind, why FROM follow_up WHERE commitment = ?", iri)
        heard = [
            triples.Heard(statement=IRI(statement), kind=CommitmentEvidence(kind), why=why)
            for statement, kind, why in rows
        ]
        return triples.commitment_quads(iri, heard, self.base)

    def _subjects(self, commitment: str, statements: set[str]) -> set[str]:
        iri = IRI(commitment)
        return {commitment} | {self.iris.follow_up(iri, IRI(s)) for s in statements}

    def _labels(self, keys: Iterable[str]) -> dict[str, str]:
        told: dict[str, dict[str, int]] = {}
        for part in _parts(keys):
            rows = self._rows(
                "SELECT key, label, SUM(number) FROM label "
                f"WHERE key IN ({_marks(part)}) GROUP BY key, label ORDER BY key",
                *part,
            )
            for key, label, number in rows:
                told.setdefault(key, {})[label] = number
        return {key: link.usual(labels) for key, labels in told.items()}

    def _used(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that any readout uses."""
        return {
            key
            for part in _parts(keys)
            for (key,) in self._rows(
                f"SELECT DISTINCT key FROM used WHERE key IN ({_marks(part)})", *part
            )
        }

    def _many(self, table: str, rows: Iterable[tuple[str | int | bytes, ...]]) -> None:
        held = list(rows)
        if held:
            self.db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({_marks(held[0])})", held)

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        return self.db.execute(sql, values).fetchall()


def _parts(keys: Iterable[str]) -> list[list[str]]:
    """Keys in parts that SQLite takes at once."""
    held = sorted(keys)
    return [held[n : n + 500] for n in range(0, len(held), 500)]


def _marks(values: Sized) -> str:
    return ", ".join("?" * len(values))
