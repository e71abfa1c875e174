"""Which decisions hold: those not taken back, and of two that did not know of each other the first.

Nothing here looks at a readout; `replay` does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from summitgraph.records.decision import Decision, StatementRef, ThingKind, Verb

_Target = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions of a journal, sorted out.

    Attributes:
        holding: those that hold, in order.
        conflicts: those that do not, as they did not know of an earlier one on the same thing that
            holds; with the ids of these.
        undone: those that were taken back; and undo's that were.
    """

    holding: tuple[Decision, ...] = ()
    conflicts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    undone: frozenset[str] = frozenset()


def standing(decisions: Sequence[Decision]) -> Standing:
    """Sort out the decisions of a journal.

    An undo that was itself undone lets what it took back hold again.
    """
    undone: set[str] = set()
    undoing: dict[str, list[str]] = defaultdict(list)
    for decision in decisions:
        if decision.verb is Verb.UNDO:
            undoing[decision.undoes].append(decision.id)
    for decision in reversed(decisions):  # an undo comes after what it takes back
        if any(taker not in undone for taker in undoing.get(decision.id, ())):
            undone.add(decision.id)
    holding: list[Decision] = []
    conflicts: dict[str, tuple[str, ...]] = {}
    on: dict[_Target, list[str]] = defaultdict(list)
    for decision in decisions:
        if decision.id in undone or decision.verb is Verb.UNDO:
            continue
        targets = _targets(decision)
        rivals = sorted({other for target in targets for other in on[target]} - set(decision.seen))
        if rivals:
            conflicts[decision.id] = tuple(rivals)
            continue
        holding.append(decision)
        for target in targets:
            on[target].append(decision.id)
    return Standing(tuple(holding), conflicts, frozenset(undone))


def _targets(decision: Decision) -> list[_Target]:
    """What a decision is about, so that two on the same are known."""
    if decision.kind is not None:
        pair = sorted((decision.one, decision.other))
        return [("things", decision.kind, *pair)]
    if decision.verb is Verb.ADD:
        return [
            (decision.file, str(s.start), s.quote, s.act, *sorted(a.key for a in s.speakers))
            for s in decision.to
        ]
    return [(decision.file, *_key(ref)) for ref in decision.about]


def _key(ref: StatementRef) -> _Target:
    return (str(ref.start), ref.quote, ref.act, *sorted(ref.speakers))


def things(holding: Sequence[Decision], kind: ThingKind, verb: Verb) -> list[tuple[str, str]]:
    """The pairs that are said to be the same, or apart; the latest word on a pair counts."""
    last: dict[tuple[str, ...], Decision] = {}
    for decision in holding:
        if decision.kind is kind:
            last[tuple(sorted((decision.one, decision.other)))] = decision
    return [(d.one, d.other) for d in last.values() if d.verb is verb]
