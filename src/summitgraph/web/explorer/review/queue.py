"""The queue: where a person should look, the most doubtful first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitgraph.pipeline.reviewing import Desk
from summitgraph.records.decision import Decision, Outcome, OutcomeKind
from summitgraph.review import standing
from summitgraph.store import Row
from summitgraph.triples.term import tail
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import labels
from summitgraph.web.explorer.graph import ask
from summitgraph.web.explorer.naming import words
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
    doubts = _doubts(asking, told)
    counts = {name: sum(d.kind == name for d in doubts) for name in KINDS}
    chosen = [d for d in doubts if not kind or d.kind == kind]
    decided = standing([o.decision for o in told])
    return Page(
        template="review/queue",
        title="Review",
        here="review",
        shown={
            "doubts": chosen[PER_PAGE * (number - 1) : PER_PAGE * number],
            "more": len(chosen) > PER_PAGE * number,
            "number": number,
            "total": len(chosen),
            "counts": counts,
            "kind": kind,
            "why_here": KINDS,
            "history": [past_of(o, decided) for o in reversed(told)][:100],
            "decisions": len(told),
        },
    )


def _doubts(asking: Asking, told: Sequence[Outcome]) -> list[Doubt]:
    rows = list(ask(asking.graph, "doubtful"))
    titles = {tail(iri): name for iri, name in _titles(asking, rows).items()}
    settled = _settled(o.decision for o in told if o.kind is OutcomeKind.APPLIED)
    found = [_of_decision(o) for o in told if o.kind in _FROM_JOURNAL]
    for row in rows:
        readout, place = tail(str(row["readout"])), int(str(row["start"]))
        if any(start <= place < end for start, end in settled[readout]):
            continue
        reason = words(row["reason"])
        unsure = reason == "low-confidence"
        found.append(
            Doubt(
                kind="unsure"
                if unsure
                else "differ"
                if reason == "readers-differ"
                else "undecided",
                readout=readout,
                title=titles.get(readout, readout),
                place=place,
                quote=words(row["quote"]),
                why=f"confidence {row['confidence']}, by {row['message']}"
                if unsure
                else words(row["message"]) or reason,
            )
        )
    order = list(KINDS)
    return sorted(found, key=lambda doubt: order.index(doubt.kind))  # stable: the least sure first


def _titles(asking: Asking, rows: Iterable[Row]) -> dict[str, str]:
    readouts = {str(row["readout"]) for row in rows}
    known = asking.index.labels(readouts)
    return labels(asking.graph, readouts - set(known)) | {i: e.label for i, e in known.items()}


def _settled(decisions: Iterable[Decision]) -> dict[str, list[tuple[int, int]]]:
    """The spans on which people have decided, by readout."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for decision in decisions:
        for span in decision.words:
            found[decision.readout[:16]].append((span.start, span.end))
    return found


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
