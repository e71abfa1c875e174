"""The accounts of one meeting side by side: told by all, by one alone, or differently.

A statement stands once under each of its issues. Account after account joins the rows there are,
the best fit first (`pairing.py` tells what fits and why); what fits nowhere makes a row of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summitgraph.link.pairing import Fit, Pairing, Point
from summitgraph.link.spelling import same_person
from summitgraph.records.account import Account
from summitgraph.records.actor import Actor
from summitgraph.records.comparison import (
    ComparedFact,
    ComparedMatter,
    Comparison,
    Difference,
    Told,
)
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.meeting import Meeting
from summitgraph.records.shared_meeting import SharedMeeting
from summitgraph.records.statement import Statement


@dataclass(slots=True)
class _Row:
    points: dict[int, Point] = field(default_factory=dict)
    why: list[str] = field(default_factory=list)


def compare(
    meeting: SharedMeeting, accounts: Sequence[Account], knowledge: Knowledge
) -> Comparison:
    """Set the accounts of a meeting side by side.

    Args:
        accounts: all accounts at hand, those of other meetings among them.

    A copy of another readout is no account of its own, and is left out.
    """
    meeting = meeting.without_copies()
    by_sha = {a.readout.sha256: a for a in accounts}
    told = tuple(by_sha[sha] for sha in meeting.readouts)
    pairing = Pairing(told, knowledge)
    rows: list[_Row] = []
    for number, account in enumerate(told):
        _add(rows, _points(number, account), pairing)
    return Comparison(
        meeting=meeting,
        accounts=told,
        facts=_facts(meeting.told),
        matters=tuple(_matter(row, len(told), pairing) for row in _in_order(rows)),
    )


def _points(number: int, account: Account) -> list[Point]:
    return [
        Point(number, n, issue, statement)
        for n, statement in enumerate(account.statements)
        for issue in statement.issues
    ]


def _add(rows: list[_Row], points: Sequence[Point], pairing: Pairing) -> None:
    """Put the points of one more account into the rows, each where it fits best."""
    fits = [
        (fit, r, p)
        for p, point in enumerate(points)
        for r, row in enumerate(rows)
        if (fit := _fit(row, point, pairing)).score > 0
    ]
    placed: set[int] = set()
    taken: set[int] = set()
    for fit, r, p in sorted(fits, key=lambda f: (-f[0].score, f[1], f[2])):
        if r not in taken and p not in placed:
            rows[r].points[points[p].account] = points[p]
            rows[r].why.append(fit.why)
            taken.add(r)
            placed.add(p)
    _name_in_passing(rows, taken, points, placed, pairing)
    rows += [_Row({point.account: point}) for p, point in enumerate(points) if p not in placed]


def _fit(row: _Row, point: Point, pairing: Pairing) -> Fit:
    fits = [pairing.fit(other, point) for other in row.points.values()]
    return max(fits, key=lambda f: f.score)


def _name_in_passing(
    rows: list[_Row],
    taken: set[int],
    points: Sequence[Point],
    placed: set[int],
    pairing: Pairing,
) -> None:
    """What one account files under its own issue, the other may name in a longer list."""
    for r, row in enumerate(rows):
        if r in taken:
            continue
        first = next(iter(row.points.values()))
        found = [(pairing.named(first, p.statement), p) for p in points]
        fit, best = max(found, key=lambda f: f[0].score, default=(Fit(0.0), None))
        if best is not None and fit.score > 0:
            row.points[best.account] = best
            row.why.append(fit.why)
            taken.add(r)
    for p, point in enumerate(points):
        if p in placed:
            continue
        for row in rows:
            others = [q for q in row.points.values() if q.account != point.account]
            fit = max(
                (pairing.named(point, q.statement) for q in others),
                key=lambda f: f.score,
                default=Fit(0.0),
            )
            if fit.score > 0:
                rows.append(
                    _Row({**{q.account: q for q in others}, point.account: point}, [fit.why])
                )
                placed.add(p)
                break


def _in_order(rows: Sequence[_Row]) -> list[_Row]:
    """Rows of one issue together, in the order in which the issues first come up."""

    def place(row: _Row) -> tuple[int, int, str]:
        first = min(row.points.values(), key=lambda p: p.account)
        return (first.account, first.statement.evidence.start, _issue_key(row))

    first_of: dict[str, tuple[int, int, str]] = {}
    for row in rows:
        key = _issue_key(row)
        first_of[key] = min(first_of.get(key, place(row)), place(row))
    return sorted(rows, key=lambda row: (first_of[_issue_key(row)], place(row)))


def _issue_key(row: _Row) -> str:
    return min(row.points.values(), key=lambda p: p.account).issue.key


def _matter(row: _Row, count: int, pairing: Pairing) -> ComparedMatter:
    statements = tuple(row.points[n].statement if n in row.points else None for n in range(count))
    differences = _differences(statements, pairing)
    told = sum(s is not None for s in statements)
    how = Told.ALL if told == count else Told.SOME
    if told == 1:
        how = Told.ONE
    elif differences:
        how = Told.DIFFERENTLY
    return ComparedMatter(
        issue=min(row.points.values(), key=lambda p: p.account).issue,
        statements=statements,
        told=how,
        differences=differences,
        why=" | ".join(dict.fromkeys(w for w in row.why if w)),
    )


def _differences(
    statements: Sequence[Statement | None], pairing: Pairing
) -> tuple[Difference, ...]:
    there = [s for s in statements if s is not None]
    if len(there) < 2:
        return ()
    found: list[Difference] = []

    def differ(aspect: str, values: list[str]) -> None:
        told = iter(values)
        found.append(
            Difference(
                aspect=aspect, values=tuple("" if s is None else next(told) for s in statements)
            )
        )

    first = there[0]
    if any(pairing.actors_in_common(first.speakers, s.speakers) < 1 for s in there[1:]):
        differ("actors", [_names(s.speakers) for s in there])
    if len({s.act for s in there}) > 1:
        differ("act", [s.act.value for s in there])
    if len({s.negated for s in there}) > 1:
        differ("denied", ["yes" if s.negated else "no" for s in there])
    bound = [s.commitment for s in there]
    if any(c is None for c in bound) and any(c is not None for c in bound):
        differ("commitment", ["no" if c is None else "yes" for c in bound])
    made = [c for c in bound if c is not None]
    if len(made) == len(there) > 1:
        if any(pairing.actors_in_common(made[0].bound, c.bound) < 1 for c in made[1:]):
            differ("bound", [_names(c.bound) for c in made])
        if len({c.due.edtf if c.due else "" for c in made}) > 1:
            differ("due", [c.due.edtf if c.due else "none told" for c in made])
    return tuple(found)


def _names(actors: Sequence[Actor]) -> str:
    return ", ".join(sorted(a.name for a in actors))


def _facts(told: Sequence[Meeting]) -> tuple[ComparedFact, ...]:
    def fact(name: str, values: Sequence[str], *, same: bool | None = None) -> ComparedFact | None:
        there = [v for v in values if v]
        if not there:
            return None
        alike = len(set(there)) == 1 if same is None else same
        how = Told.ALL if len(there) == len(values) else Told.SOME
        if len(there) == 1 and len(values) > 1:
            how = Told.ONE
        return ComparedFact(
            name=name, values=tuple(values), told=how if alike else Told.DIFFERENTLY
        )

    found = [
        fact("date", [m.date.edtf if m.date else "" for m in told]),
        fact("place", [", ".join(m.place) for m in told]),
        fact("occasion", [m.occasion.name if m.occasion else "" for m in told]),
        fact("ordinal", [str(m.ordinal or "") for m in told]),
        fact("minutes", [str(m.minutes or "") for m in told]),
        fact("format", [", ".join(m.formats) for m in told]),
        fact(
            "participants",
            ["; ".join(sorted(a.name for a in m.participants)) for m in told],
            same=all(_same_people(told[0], m) for m in told[1:]),
        ),
    ]
    return tuple(f for f in found if f is not None)


def _same_people(a: Meeting, b: Meeting) -> bool:
    return len(a.participants) == len(b.participants) and all(
        any(same_person(p, q) for q in b.participants) for p in a.participants
    )
