"""Undertakings with what was heard of them, as the timeline shows them.

`timeline` draws them; the stored questions `ledger` and `commitment-events` tell them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summitgraph.store import GraphStore

EVENTS = ("made", "repeated", "mentioned", "replaced", "reported-done")
"""What happens to an undertaking, besides falling due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """One undertaking, counted once.

    Attributes:
        commitment: its identifier.
        bound: who undertook it, names joined by "; ".
        text: to do what.
        state: of the ledger ("open", "past-due" …), as of a day. No verdict.
        events: what happened and when, in order.
        due: the first and last day on which it falls due, of each due date told.
    """

    commitment: str
    bound: str
    text: str
    state: str
    events: tuple[tuple[date, str], ...]
    due: tuple[tuple[date, date], ...] = ()


def undertakings_from_store(store: GraphStore) -> tuple[tuple[Undertaking, ...], date | None]:
    """Every undertaking, by due date as in the ledger, and the day for which the states hold.

    >>> from summitgraph.store import GraphStore
    >>> undertakings_from_store(GraphStore())
    ((), None)
    """
    from summitgraph.queries import ask

    events: dict[str, set[tuple[date, str]]] = defaultdict(set)
    dues: dict[str, set[tuple[date, date]]] = defaultdict(set)
    for row in ask(store, "commitment-events"):
        commitment, day = str(row["commitment"]), _day(row["day"])
        if day is None:
            continue
        if row["event"] == "due":
            dues[commitment].add((day, _day(row["latest"]) or day))
        else:
            events[commitment].add((day, str(row["event"])))
    found: list[Undertaking] = []
    as_of: date | None = None
    for row in ask(store, "ledger"):
        commitment = str(row["commitment"])
        as_of = _day(row["asOf"])
        found.append(
            Undertaking(
                commitment=commitment,
                bound=str(row["bound"] or ""),
                text=str(row["undertaking"] or ""),
                state=str(row["state"] or ""),
                events=tuple(sorted(events[commitment], key=lambda e: (e[0], _rank(e[1]), e[1]))),
                due=tuple(sorted(dues[commitment])),
            )
        )
    return tuple(found), as_of


def _rank(event: str) -> int:
    return EVENTS.index(event) if event in EVENTS else len(EVENTS)


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
