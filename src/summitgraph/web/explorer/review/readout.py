"""The page on which a readout is reviewed: its text, and forms for the words that were chosen."""

from __future__ import annotations

from collections.abc import Mapping

from summitgraph.pipeline.reviewing import Desk, Reviewed
from summitgraph.records.actor import ActorKind
from summitgraph.records.statement import Act
from summitgraph.web.explorer.marked import mark
from summitgraph.web.explorer.page import Page
from summitgraph.web.explorer.review.deciding import MODALITIES, PARTS
from summitgraph.web.explorer.review.shown import (
    Offered,
    Past,
    fields_of,
    past_of,
    readers_of,
    said_of,
    seen_of,
    unread_of,
)
from summitgraph.web.explorer.said import Said

NEAR = 1000
"""Characters within which another statement may be merged with one."""
_NOTHING = "words speakers issues addressees denied due commitment undertaking bound kind"
_EMPTY = dict.fromkeys((*_NOTHING.split(), "beneficiaries"), "")
_EMPTY |= {"act": "states", "modality": "plain"}


def reviewed_page(
    seen: Reviewed,
    desk: Desk,
    at: int,
    *,
    fault: str = "",
    typed: Mapping[str, str] | None = None,
    rivals: tuple[str, ...] = (),
    yours: str = "",
) -> Page:
    """The page of a readout.

    Args:
        at: the place in the text that was chosen, or -1.
        fault: what is wrong with a form that was sent; `typed` what stood in it.
        rivals: ids of the decisions that it did not know of; `yours` what it would have done.
    """
    account = seen.account
    statements = desk.statements(account)
    said = {iri: said_of(iri, s, seen, desk) for iri, s in statements.items()}
    notices = [unread_of(n) for n in account.notices]
    chosen = [iri for iri, s in said.items() if s.start <= at < s.end]
    unread = [n for n in notices if n.start <= at < n.end]
    start, end = _around([said[i] for i in chosen], [(n.start, n.end) for n in unread], at)
    return Page(
        template="review/readout",
        title=f"Review: {account.readout.title or account.readout.name}",
        here="review",
        shown={
            "sha": account.readout.sha256,
            "readout": desk.iris.readout(account.readout.sha256),
            "lines": mark(account.readout.text, list(said.values()), notices),
            "at": at,
            "offered": [
                Offered(
                    said=said[iri],
                    fields=fields_of(statements[iri]),
                    seen=seen_of(statements[iri], seen),
                    readers=readers_of(statements[iri].readers),
                    beside=_beside(said[iri], said),
                )
                for iri in chosen
            ],
            "unread": unread,
            "added": _EMPTY | {"words": account.readout.text[start:end] if unread else ""},
            "start": start if unread else -1,
            "end": end if unread else -1,
            "span": (start, end),
            "history": _history(seen, start, end, rivals),
            "whole": [past_of(o, seen.decided) for o in reversed(seen.outcomes)],
            "acts": [act.value for act in Act],
            "kinds": [(kind.value, words) for kind, words in _KINDS.items()],
            "modalities": MODALITIES,
            "parts": PARTS,
            "fault": fault,
            "typed": typed or {},
            "rivals": rivals,
            "yours": yours,
        },
        scripts=("review.js",),
        status=409 if rivals else 400 if fault else 200,
    )


_KINDS = {
    ActorKind.PERSON: "a person",
    ActorKind.STATE: "a state",
    ActorKind.ORGANIZATION: "an organisation",
    ActorKind.GROUP: "a group",
}


def _around(said: list[Said], unread: list[tuple[int, int]], at: int) -> tuple[int, int]:
    spans = [(s.start, s.end) for s in said] + unread
    if not spans:
        return (at, at + 1) if at >= 0 else (-1, -1)
    return min(a for a, _ in spans), max(b for _, b in spans)


def _beside(one: Said, all_of_them: Mapping[str, Said]) -> tuple[Said, ...]:
    return tuple(
        s
        for iri, s in all_of_them.items()
        if iri != one.iri and s.start < one.end + NEAR and one.start - NEAR < s.end
    )


def _history(seen: Reviewed, start: int, end: int, rivals: tuple[str, ...]) -> list[Past]:
    """What was decided on these words, the latest first; an undo with what it took back."""
    on = {o.decision.id for o in seen.outcomes if o.decision.touches(start, end)} | set(rivals)
    for outcome in seen.outcomes:  # an undo comes after what it takes back
        if outcome.decision.undoes in on:
            on.add(outcome.decision.id)
    return [past_of(o, seen.decided) for o in reversed(seen.outcomes) if o.decision.id in on]
