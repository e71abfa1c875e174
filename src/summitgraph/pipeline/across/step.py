"""One step: some readouts came, changed or went; what has to change in the graphs by that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field

from summitgraph import triples
from summitgraph.clock import IDLE, Clock
from summitgraph.link.side import day_of, sides_of
from summitgraph.pipeline.across import echoes, entries, known, labels, lines, meetings, series
from summitgraph.pipeline.across.accounts import Accounts
from summitgraph.pipeline.across.tables import where_in
from summitgraph.pipeline.record import digest, pack
from summitgraph.pipeline.shelf import Shelf
from summitgraph.records import Account
from summitgraph.store import canonical
from summitgraph.triples.iris import Iris
from summitgraph.triples.term import IRI

Lines = dict[str, list[str]]
"""Graph to triples, sorted, as the canonical writers take them."""


@dataclass(slots=True)
class Step:
    """What has to change.

    Attributes:
        replace: graphs of readouts, and all that each holds from now on; nothing where it is gone.
        remove: triples to take from the common graphs.
        add: triples to add to them.
    """

    replace: Lines = field(default_factory=dict)
    remove: Lines = field(default_factory=dict)
    add: Lines = field(default_factory=dict)


Held = Callable[[str, IRI], Iterable[str]]
"""The triples that a graph holds about a subject, as the canonical writers take them."""


def take_step(
    shelf: Shelf, base: str, shas: Iterable[str], held: Held, *, clock: Clock = IDLE
) -> Step:
    """Decide anew what readouts tell together, after some of them came, changed or went.

    Inside a transaction of the shelf, whose records are those of now. Taken once more after it was
    broken off, it comes to the same.

    Args:
        shas: of the readouts that came, changed or went.
        clock: is told of the stage `triples` within.

    Raises:
        GraphError: where a record that it needs is damaged.
    """
    db, iris, accounts = shelf.db, Iris(base), Accounts(shelf)
    there = {row[0] for row in where_in(db, "SELECT sha FROM readout WHERE sha = ?", shas)}
    gone = set(shas) - there
    came = {sha: accounts.alone(sha) if sha in there else None for sha in sorted(there | gone)}

    for sha in gone:
        db.execute("DELETE FROM told WHERE sha = ?", (sha,))
    names = labels.renamed(db, came)
    placed_before = _placed(shelf, gone)
    decided = meetings.decide(db, accounts, names - gone, gone)
    accounts.decide(decided.accounts)
    changed = _changed(shelf, accounts, decided.accounts)
    shas_changed = {a.readout.sha256 for a in changed}
    touched = shas_changed | gone

    keys = placed_before | _placed(shelf, shas_changed) | {a.meeting.key for a in changed}
    _place(shelf, changed)
    followed, moved_series = series.moved(db, keys)

    heard = echoes.forget(db, touched)
    made_before, firsts_before = entries.forget(db, touched)
    made = entries.note(db, iris, changed)
    heard += echoes.hear(db, iris, accounts, changed)
    firsts, moved = entries.tell_first(db, accounts, made, firsts_before, heard, keys)
    before, today = shelf.meta(_TODAY), series.last_day(db)
    shelf.set_meta(_TODAY, today.isoformat() if today else "")
    firsts |= entries.first_of(db, ((echo[0], echo[1]) for echo in heard))
    firsts |= entries.of_series(db, moved_series)
    firsts |= entries.due_between(db, before, shelf.meta(_TODAY))
    moved |= entries.judge_states(db, firsts, today)

    commitments = made_before | moved | {echo[4] for echo in heard}
    commitments |= {row[0] for row in where_in(db, _IRIS, shas_changed)}
    told = lines.links(
        db, base, commitments=commitments, meetings=followed, shared=decided.meetings
    )
    asked = lines.subjects(
        base,
        commitments=commitments,
        follow_ups={(echo[4], echo[5]) for echo in heard},
        meetings=followed,
        matches=decided.matches,
    )
    with clock.stage("triples"):
        step = Step(replace=_graphs(iris, base, changed, gone))
    links = str(iris.common_graph("links"))
    asked |= {IRI(quad.subject) for quad in told}
    _differ(step, links, canonical.statements(told).get(links, []), asked, held)
    less, more = known.named(db, base, changed, gone)
    step.remove |= canonical.statements(less)
    step.add |= canonical.statements(more)
    return step


_TODAY = "last day"
_IRIS = "SELECT iri FROM commitment WHERE sha = ?"


def _placed(shelf: Shelf, shas: Set[str]) -> set[str]:
    """The keys of the meetings of which readouts told until now."""
    sql = "SELECT meeting FROM placed WHERE sha = ?"
    return {row[0] for row in where_in(shelf.db, sql, shas)} - {""}


def _changed(shelf: Shelf, accounts: Accounts, decided: Sequence[Account]) -> list[Account]:
    """Those of which the graph does not hold what was decided; that is put down."""
    found = []
    for account in decided:
        sha, packed = account.readout.sha256, pack(account)
        now = digest(packed)
        if shelf.db.execute("SELECT digest FROM told WHERE sha = ?", (sha,)).fetchone() != (now,):
            data = None if account == accounts.alone(sha) else packed
            shelf.db.execute("INSERT OR REPLACE INTO told VALUES (?, ?, ?)", (sha, now, data))
            found.append(account)
    return found


def _place(shelf: Shelf, changed: Sequence[Account]) -> None:
    for account in changed:
        meeting, day = account.meeting, day_of(account)
        shelf.db.execute(
            "UPDATE placed SET meeting = ?, day = ?, sides = ? WHERE sha = ?",
            (
                meeting.key,
                day.isoformat() if day else "",
                " ".join(sorted(sides_of(meeting))),
                account.readout.sha256,
            ),
        )


def _graphs(iris: Iris, base: str, changed: Sequence[Account], gone: Set[str]) -> Lines:
    found: Lines = {str(iris.graph(sha)): [] for sha in sorted(gone)}
    for account in changed:
        found |= canonical.statements(triples.account_quads(account, base=base))
    return found


def _differ(step: Step, graph: str, wanted: Sequence[str], about: Set[IRI], held: Held) -> None:
    have = {line for subject in about for line in held(graph, subject)}
    want = set(wanted)
    if have - want:
        step.remove[graph] = sorted(have - want)
    if want - have:
        step.add[graph] = sorted(want - have)
