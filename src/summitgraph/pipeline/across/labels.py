"""Who writes a name in which way: a label changes for all of them once another is more usual."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from summitgraph.link.label import Named, labels_of, usual
from summitgraph.pipeline.across.tables import column
from summitgraph.records import Account

Of = tuple[str, str]
"""Kind and key of a thing."""


def choices(db: sqlite3.Connection, named: Iterable[Named]) -> dict[Of, str]:
    """The usual label of each thing that has several."""
    things = sorted({(kind, key) for kind, key, _ in named})
    return {of: label for of in things if (label := _usual(db, of))}


def renamed(db: sqlite3.Connection, changed: Mapping[str, Account | None]) -> set[str]:
    """Count the labels of readouts anew; the readouts whose names change by that, and these.

    Args:
        changed: each readout that came or changed with its account as it tells it alone; None for
            one that is gone.
    """
    counts = {sha: labels_of(account) if account else {} for sha, account in changed.items()}
    things = {(kind, key) for named in counts.values() for kind, key, _ in named}
    for sha in changed:
        things.update(db.execute("SELECT kind, key FROM label_use WHERE sha = ?", (sha,)))
    before = {of: _usual(db, of) for of in sorted(things)}
    for sha, named in counts.items():
        db.execute(
            "UPDATE label SET uses = label.uses - gone.uses FROM "
            "(SELECT * FROM label_use WHERE sha = ?) AS gone WHERE label.kind = gone.kind "
            "AND label.key = gone.key AND label.label = gone.label",
            (sha,),
        )
        db.execute("DELETE FROM label_use WHERE sha = ?", (sha,))
        for (kind, key, label), uses in named.items():
            db.execute(
                "INSERT INTO label VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET uses = uses + excluded.uses",
                (kind, key, label, uses),
            )
            db.execute(
                "INSERT INTO label_use VALUES (?, ?, ?, ?, ?)", (kind, key, sha, label, uses)
            )
    found = set(changed)
    for of in sorted(things):
        if _usual(db, of) != before[of]:
            found.update(column(db, "SELECT sha FROM label_use WHERE kind = ? AND key = ?", *of))
    return found


def _usual(db: sqlite3.Connection, of: Of) -> str:
    return usual(dict(db.execute("SELECT label, uses FROM label WHERE kind = ? AND key = ?", of)))
