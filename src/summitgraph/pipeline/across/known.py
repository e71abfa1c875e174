"""What of the registers the readouts name, and what that rests on: the graph of authorities."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence, Set

from summitgraph import authority
from summitgraph.pipeline.across.tables import column
from summitgraph.records import Account
from summitgraph.triples.authority import key_quads, resting_on, used_keys
from summitgraph.triples.term import Quad


def named(
    db: sqlite3.Connection, base: str, changed: Sequence[Account], gone: Set[str]
) -> tuple[list[Quad], list[Quad]]:
    """Count anew what changed accounts name; (quads to take away, quads to add)."""
    before = set(column(db, "SELECT key FROM used_key"))
    for sha in sorted(gone | {a.readout.sha256 for a in changed}):
        db.execute(
            "UPDATE used_key SET uses = uses - 1 WHERE key IN (SELECT key FROM used WHERE sha = ?)",
            (sha,),
        )
        db.execute("DELETE FROM used WHERE sha = ?", (sha,))
    for account in changed:
        for key in sorted(used_keys(account)):
            db.execute("INSERT INTO used VALUES (?, ?)", (key, account.readout.sha256))
            db.execute(
                "INSERT INTO used_key VALUES (?, 1) ON CONFLICT DO UPDATE SET uses = uses + 1",
                (key,),
            )
    db.execute("DELETE FROM used_key WHERE uses = 0")
    after = set(column(db, "SELECT key FROM used_key"))
    if before == after:
        return [], []
    knowledge = authority.load()
    old, new = resting_on(before, knowledge), resting_on(after, knowledge)
    return key_quads(old - new, base), key_quads(new - old, base)
