"""Which meeting comes next of the same sides, and when they met last."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from summitgraph.link.side import Met, next_meetings


def moved(db: sqlite3.Connection, keys: Iterable[str]) -> tuple[set[str], set[str]]:
    """Renew meetings of whose accounts one changed.

    Returns:
        (the meetings whose next one is another now, the sides whose series changed).
    """
    series, changed = set[str](), set[str]()
    for key in sorted(set(keys) - {""}):
        before = db.execute("SELECT sides, day FROM meeting WHERE key = ?", (key,)).fetchone()
        now = _met(db, key)
        if before == now:
            continue
        series.update(told[0] for told in (before, now) if told)
        if now is None:
            db.execute("DELETE FROM meeting WHERE key = ?", (key,))
            changed.add(key)
        else:
            db.execute(
                "INSERT INTO meeting VALUES (?, ?, ?, '') "
                "ON CONFLICT DO UPDATE SET sides = excluded.sides, day = excluded.day",
                (key, *now),
            )
            if not now[0] and following(db, key):  # nobody's meetings are no series
                db.execute("UPDATE meeting SET following = '' WHERE key = ?", (key,))
                changed.add(key)
    for sides in sorted(series - {""}):
        rows = db.execute("SELECT key, day, following FROM meeting WHERE sides = ?", (sides,))
        told = {key: (day, later) for key, day, later in rows}
        now_next = next_meetings(
            {
                key: Met(frozenset(sides.split()), date.fromisoformat(day) if day else None)
                for key, (day, _) in told.items()
            }
        )
        for key, (_, later) in told.items():
            if now_next.get(key, "") != later:
                changed.add(key)
                db.execute(
                    "UPDATE meeting SET following = ? WHERE key = ?", (now_next.get(key, ""), key)
                )
    return changed, series - {""}


def following(db: sqlite3.Connection, key: str) -> str:
    """The key of the next meeting, or ""."""
    row = db.execute("SELECT following FROM meeting WHERE key = ?", (key,)).fetchone()
    return row[0] if row else ""


def last_met(db: sqlite3.Connection, sha: str) -> date | None:
    """The last day on which the sides of a readout's meeting met after it."""
    row = db.execute(
        "SELECT m.sides, m.day FROM placed JOIN meeting AS m ON m.key = placed.meeting "
        "WHERE placed.sha = ?",
        (sha,),
    ).fetchone()
    if not row or not row[0] or not row[1]:
        return None
    (day,) = db.execute("SELECT MAX(day) FROM meeting WHERE sides = ?", (row[0],)).fetchone()
    return date.fromisoformat(day) if day > row[1] else None


def last_day(db: sqlite3.Connection) -> date | None:
    """The day of the last meeting of all."""
    (day,) = db.execute("SELECT MAX(day) FROM placed").fetchone()
    return date.fromisoformat(day) if day else None


def _met(db: sqlite3.Connection, key: str) -> tuple[str, str] | None:
    rows = db.execute("SELECT sides, day FROM placed WHERE meeting = ?", (key,)).fetchall()
    if not rows:
        return None
    sides = {side for told, _ in rows for side in told.split()}
    return " ".join(sorted(sides)), min((day for _, day in rows if day), default="")
