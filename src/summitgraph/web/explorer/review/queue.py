"""The queue: where a person should look, the most doubtful first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitgraph.pipeline.reviewing import Desk
from summitgraph.records.decision import Decision, Outcome, OutcomeKind
from summitgraph.review import standing
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.page import Page
from summitgraph.web.explorer.review.shown import past_of

PER_PAGE = 30
KINDS = {
    "conflict": "Two people did not know of each other",
    "asks": "Text or reading changed under a decision",
    "lost": "The words of a decision are gone",
    "differ": "Two readers differ",
    "undecided": "Left undecided",
    "unsure": "Read with little confidence",
}
"""Why something is in the queue, the most pressing first."""
_FROM_JOURNAL = {
    OutcomeKind.CONFLICT: "conflict",
    OutcomeKind.ASKS: "asks",
    OutcomeKind.LOST: "lost",
}
_FROM_READING = ("differ", "undecided", "unsure")
_NO_PLACE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something to look at.

    Attributes:
        kind: one of `KINDS`.
        readout: the start of its SHA-256, as its IRI has it; "" for a decision on things.
        place: where in the text.
        why: what makes it doubtful, in words.
    """

    kind: str
    readout: str
    title: str
    place: int
    quote: str
    why: str


def queue_page(asking: Asking, desk: Desk) -> Page:
    """The queue page by page, all of it or of one kind; below it all decisions."""
    told = desk.outcomes()
    kind = asking.choice("kind", tuple(KINDS))
    number = max(1, asking.number("page", 1))
    pressing = _of_journal(told)
    first = PER_PAGE * (number - 1)
    chosen = [d for d in pressing if kind in ("", d.kind)]
    read, counts = _of_reading(
        asking, told, kind, skip=max(0, first - len(chosen)), most=PER_PAGE + 1
    )
    counts = {name: counts.get(name, 0) + sum(d.kind == name for d in pressing) for name in KINDS}
    doubts = [*chosen[first:], *read]
    decided = standing([o.decision for o in told])
    return Page(
        template="review/queue",
        title="Review",
        here="review",
        shown={
            "doubts": doubts[:PER_PAGE],
            "more": len(doubts) > PER_PAGE,
            "number": number,
            "total": counts[kind] if kind else sum(counts.values()),
            "counts": counts,
            "kind": kind,
            "why_here": KINDS,
            "history": [past_of(o, decided) for o in reversed(told)][:100],
            "decisions": len(told),
        },
    )


def _of_journal(told: Sequence[Outcome]) -> list[Doubt]:
    order = list(KINDS)
    found = [_of_decision(o) for o in told if o.kind in _FROM_JOURNAL]
    return sorted(found, key=lambda doubt: order.index(doubt.kind))


def _of_reading(
    asking: Asking, told: Sequence[Outcome], kind: str, skip: int, most: int
) -> tuple[list[Doubt], dict[str, int]]:
    """What the reading left in doubt and nobody has settled since: a part of it, and counts."""
    index = asking.index
    counts = index.doubts()
    settled: set[int] = set()
    for readout, spans in _settled(o.decision for o in told if o.kind is OutcomeKind.APPLIED):
        for start, end in spans:
            for number, of in index.doubts_on(readout, start, end):
                if number not in settled:
                    settled.add(number)
                    counts[of] -= 1
    kinds = [k for k in _FROM_READING if kind in ("", k)]
    rows = [row for k in kinds for row in index.doubts_of(k, most=skip + most + len(settled))]
    rows = [row for row in rows if row[0] not in settled][skip : skip + most]
    titles = index.labels(asking.graph.base + "readout/" + str(row[1]) for row in rows)
    found = []
    for _, there, place, doubts, quote, why in rows:
        entry = titles.get(f"{asking.graph.base}readout/{there}")
        found.append(
            Doubt(
                kind=str(doubts),
                readout=str(there),
                title=entry.label if entry else str(there),
                place=int(str(place)),
                quote=str(quote),
                why=str(why),
            )
        )
    return found, counts


def _settled(decisions: Iterable[Decision]) -> Iterable[tuple[str, list[tuple[int, int]]]]:
    """The spans on which people have decided, by readout."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for decision in decisions:
        for span in decision.words:
            found[decision.readout[:16]].append((span.start, span.end))
    return found.items()


def _of_decision(outcome: Outcome) -> Doubt:
    d = outcome.decision
    spans = d.words
    what = f"{d.who}: {d.verb.value}"
    return Doubt(
        kind=_FROM_JOURNAL[outcome.kind],
        readout=d.readout[:16],
        title=d.file or (f"{d.kind.value} {d.one}, {d.other}" if d.kind else ""),
        place=spans[0].start if spans else _NO_PLACE,
        quote=spans[0].quote if spans else "",
        why=f"{what}. {outcome.message}",
    )
