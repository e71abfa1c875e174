"""The tables of an index, in SQL."""

from __future__ import annotations

TABLES = """
CREATE TABLE thing (iri TEXT PRIMARY KEY, kind TEXT, label TEXT, note TEXT, date TEXT, day TEXT,
  latest TEXT, statements INTEGER DEFAULT 0) WITHOUT ROWID;
CREATE TABLE said (iri TEXT PRIMARY KEY, act TEXT, family TEXT, denied INTEGER, meeting TEXT,
  day TEXT, latest TEXT, readout TEXT, start INTEGER) WITHOUT ROWID;
CREATE TABLE edge (statement TEXT, actor TEXT, issue TEXT, act TEXT, family TEXT, denied INTEGER,
  day TEXT, latest TEXT, meeting TEXT);
CREATE TABLE undertaking (iri TEXT PRIMARY KEY, state TEXT, early TEXT, late TEXT, day TEXT,
  meeting TEXT) WITHOUT ROWID;
CREATE TABLE doubt (readout TEXT, place INTEGER, kind TEXT, quote TEXT, why TEXT);
CREATE TABLE told (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE matter (undertaking TEXT, role TEXT, thing TEXT);
CREATE VIRTUAL TABLE name USING fts5(words, iri UNINDEXED, kind UNINDEXED, prefix='2 3');
CREATE VIRTUAL TABLE quote USING fts5(words, iri UNINDEXED, prefix='2 3');
"""
"""What stands in an index; made first."""

DERIVED = """
CREATE INDEX edge_issue ON edge (issue);
CREATE INDEX edge_pair ON edge (actor, issue, family, denied, act, day, latest, statement);
CREATE INDEX edge_statement ON edge (statement);
CREATE INDEX said_meeting ON said (meeting);
CREATE INDEX said_readout ON said (readout);
CREATE INDEX doubt_readout ON doubt (readout, place);
CREATE INDEX doubt_kind ON doubt (kind);
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
""".strip().split(";\n")
"""What is made of the tables once they are full, statement by statement."""
