"""The quads of the graph of links about some things, from what was decided."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from summitgraph.pipeline.across.series import following, last_day
from summitgraph.records import CommitmentEvidence, SharedMeeting
from summitgraph.records.ledger import LedgerState
from summitgraph.triples.iris import Iris
from summitgraph.triples.links import RANK, LinkWriter
from summitgraph.triples.term import IRI, Quad


def links(
    db: sqlite3.Connection,
    base: str,
    *,
    commitments: Iterable[str],
    meetings: Iterable[str],
    shared: Iterable[SharedMeeting],
) -> list[Quad]:
    """All that the graph of links tells of commitments, of meetings by key, and of the ledger.

    Args:
        shared: meetings whose accounts were put together.
    """
    out = LinkWriter(base)
    for iri in sorted(set(commitments)):
        _commitment(db, out, IRI(iri))
    for key in sorted(set(meetings)):
        later = following(db, key)
        if later:
            out.next_meeting(key, later)
    for meeting in shared:
        for joined in meeting.joined:
            out.match(meeting.meeting.key, joined)
        for copy in meeting.copies:
            out.copy(copy)
    if db.execute("SELECT 1 FROM commitment LIMIT 1").fetchone():
        out.as_of(last_day(db))
    return out.quads


def _commitment(db: sqlite3.Connection, out: LinkWriter, me: IRI) -> None:
    rows = db.execute(
        "SELECT one.state, first.iri FROM commitment AS one JOIN commitment AS first "
        "ON (first.sha, first.number) = (one.first_sha, one.first_number) WHERE one.iri = ?",
        (me,),
    ).fetchall()
    if not rows:
        return
    for state, first in rows:
        out.telling(me, IRI(first), LedgerState(state))
    evidence = CommitmentEvidence.NONE
    sql = "SELECT later_iri, kind, why FROM follow_up WHERE iri = ?"
    for later, kind, why in db.execute(sql, (me,)):
        told = CommitmentEvidence(kind)
        out.follow_up(me, IRI(later), told, why)
        evidence = max(evidence, told, key=RANK.index)
    out.evidence(me, evidence)


def subjects(
    base: str,
    *,
    commitments: Iterable[str],
    follow_ups: Iterable[tuple[str, str]],
    meetings: Iterable[str],
    matches: Iterable[tuple[str, ...]],
) -> set[IRI]:
    """The subjects of all that the graph of links may have told of these before."""
    iris = Iris(base)
    return {
        iris.ledger(),
        *(IRI(iri) for iri in commitments),
        *(iris.follow_up(IRI(made), IRI(said)) for made, said in follow_ups),
        *(iris.meeting(key) for key in meetings),
        *(iris.meeting_match(one, other) for one, other in matches),
        *(iris.readout(sha) for match in matches for sha in match),
    }
