"""How an index is filled: its tables, and what is read from the graph into them."""

from __future__ import annotations

import sqlite3

from summitgraph.triples.term import tail
from summitgraph.web.explorer.facts import ACTORS
from summitgraph.web.explorer.graph import Graph, ask, parts
from summitgraph.web.explorer.naming import family_of, words

_BATCH = 400  # meetings whose words are read at once, so that no answer is large
_TABLES = """
CREATE TABLE thing (iri TEXT PRIMARY KEY, kind TEXT, label TEXT, note TEXT, date TEXT, day TEXT,
  latest TEXT, statements INTEGER DEFAULT 0) WITHOUT ROWID;
CREATE TABLE said (iri TEXT PRIMARY KEY, act TEXT, family TEXT, denied INTEGER, meeting TEXT,
  day TEXT, latest TEXT, readout TEXT, start INTEGER) WITHOUT ROWID;
CREATE TABLE edge (statement TEXT, actor TEXT, issue TEXT, act TEXT, family TEXT, denied INTEGER,
  day TEXT, latest TEXT, meeting TEXT);
CREATE TABLE undertaking (iri TEXT PRIMARY KEY, state TEXT, early TEXT, late TEXT, day TEXT,
  meeting TEXT) WITHOUT ROWID;
CREATE TABLE matter (undertaking TEXT, role TEXT, thing TEXT);
CREATE VIRTUAL TABLE name USING fts5(words, iri UNINDEXED, kind UNINDEXED, prefix='2 3');
CREATE VIRTUAL TABLE quote USING fts5(words, iri UNINDEXED, prefix='2 3');
"""
_DERIVED = """
INSERT INTO edge SELECT e.statement, e.actor, e.issue, s.act, s.family, s.denied, s.day, s.latest,
  s.meeting FROM pair AS e JOIN said AS s ON s.iri = e.statement;
DROP TABLE pair;
CREATE INDEX edge_issue ON edge (issue);
CREATE INDEX edge_actor ON edge (actor);
CREATE INDEX edge_statement ON edge (statement);
CREATE INDEX said_meeting ON said (meeting);
CREATE INDEX said_readout ON said (readout);
CREATE INDEX matter_thing ON matter (thing);
CREATE INDEX undertaking_late ON undertaking (late, day);
UPDATE thing SET statements = CASE kind
  WHEN 'meeting' THEN (SELECT COUNT(*) FROM said WHERE meeting = thing.iri)
  WHEN 'issue' THEN (SELECT COUNT(DISTINCT statement) FROM edge WHERE issue = thing.iri)
  WHEN 'readout' THEN statements
  ELSE (SELECT COUNT(DISTINCT statement) FROM edge WHERE actor = thing.iri) END;
CREATE TABLE weight (kind TEXT, one TEXT, other TEXT, family TEXT, denied INTEGER, n INTEGER);
INSERT INTO weight SELECT 'actor-issue', actor, issue, family, denied, COUNT(DISTINCT statement)
  FROM edge GROUP BY actor, issue, family, denied;
INSERT INTO weight SELECT 'actor-actor', e.actor, o.actor, e.family, e.denied,
  COUNT(DISTINCT e.statement) FROM edge AS e
  JOIN edge AS o ON o.statement = e.statement AND o.issue = e.issue AND e.actor < o.actor
  GROUP BY e.actor, o.actor, e.family, e.denied;
CREATE INDEX weight_n ON weight (kind, n DESC, one, other, family, denied);
CREATE INDEX thing_kind ON thing (kind, statements);
"""


def fill(db: sqlite3.Connection, graph: Graph) -> None:
    """Read the graph into the tables, which are made first."""
    db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
    db.execute("BEGIN")
    days = _things(db, graph)
    _statements(db, graph, days)
    _undertakings(db, graph)
    for statement in _DERIVED.strip().split(";\n"):
        db.execute(statement)
    db.execute("COMMIT")


def _things(db: sqlite3.Connection, graph: Graph) -> dict[str, tuple[str, str]]:
    """Actors, issues, meetings and readouts with their names; the days of each meeting."""
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
    return days


def _statements(db: sqlite3.Connection, graph: Graph, days: dict[str, tuple[str, str]]) -> None:
    """What was said, who said it, and on what."""
    db.execute("CREATE TEMP TABLE pair (statement TEXT, actor TEXT, issue TEXT)")
    for some in parts(list(days), _BATCH):
        for row in ask(graph, "words-of", {"meeting": some}).tuples:
            iri, quote, act, polarity, meeting, readout, start = row
            done, denied = tail(str(act)), int(polarity == "negative")
            told = (iri, done, family_of(done), denied, meeting, *days[str(meeting)])
            marks = "?, ?, ?, ?, ?, ?, ?, ?, ?"
            db.execute(f"INSERT OR IGNORE INTO said VALUES ({marks})", (*told, readout, start))
            db.execute("INSERT INTO quote (words, iri) VALUES (?, ?)", (quote, iri))
        edges = ask(graph, "edges-of", {"meeting": some}).tuples
        db.executemany("INSERT INTO pair VALUES (?, ?, ?)", edges)


def _undertakings(db: sqlite3.Connection, graph: Graph) -> None:
    """The ledger: each undertaking with its state and times, who is bound, and on what."""
    for row in ask(graph, "undertakings").tuples:
        told = tuple(map(words, row))
        db.execute("INSERT OR IGNORE INTO undertaking VALUES (?, ?, ?, ?, ?, ?)", told)
    for iri, role, thing in ask(graph, "bound-and-matters").tuples:
        db.execute("INSERT INTO matter VALUES (?, ?, ?)", (iri, tail(str(role)), thing))


_THING = (
    "INSERT INTO thing (iri, kind, label, note, date, day, latest) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
