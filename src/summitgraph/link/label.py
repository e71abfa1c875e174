"""One label a thing: where several readouts write a name or a matter in several ways.

"Special Representative" and "special representative" make one minted issue; of the ways to write
it the one most readouts use is taken, of equals the first in the alphabet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summitgraph.records.account import Account
from summitgraph.records.actor import Actor
from summitgraph.records.issue import Issue
from summitgraph.records.meeting import Participation
from summitgraph.records.statement import Statement


def one_label(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts with one label for each minted issue and each actor learnt from texts."""
    issues = _usual((i.key, i.label) for a in accounts for i in _issues(a) if i.minted)
    actors = _usual((x.key, x.name) for a in accounts for x in _actors(a) if not x.known)
    if not issues and not actors:
        return tuple(accounts)
    return tuple(_relabelled(a, issues, actors) for a in accounts)


def _usual(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each key with several labels the most usual one."""
    counts: dict[str, Counter[str]] = {}
    for key, label in pairs:
        counts.setdefault(key, Counter())[label] += 1
    return {
        key: min(labels, key=lambda text: (-labels[text], text))
        for key, labels in counts.items()
        if len(labels) > 1
    }


def _issues(account: Account) -> Iterable[Issue]:
    return (i for s in account.statements for i in s.issues)


def _actors(account: Account) -> Iterable[Actor]:
    for part in account.meeting.participations:
        yield part.actor
    for statement in account.statements:
        yield from statement.speakers
        yield from statement.addressees


def _relabelled(account: Account, issues: dict[str, str], actors: dict[str, str]) -> Account:
    def actor(a: Actor) -> Actor:
        named = actors.get(a.key) if not a.known else None
        return replace(a, name=named) if named else a

    def issue(i: Issue) -> Issue:
        label = issues.get(i.key) if i.minted else None
        return replace(i, label=label) if label else i

    def statement(s: Statement) -> Statement:
        commitment = s.commitment
        if commitment is not None:
            commitment = replace(
                commitment,
                bound=tuple(actor(a) for a in commitment.bound),
                beneficiaries=tuple(actor(a) for a in commitment.beneficiaries),
            )
        return replace(
            s,
            speakers=tuple(actor(a) for a in s.speakers),
            addressees=tuple(actor(a) for a in s.addressees),
            issues=tuple(issue(i) for i in s.issues),
            commitment=commitment,
        )

    def part(p: Participation) -> Participation:
        return replace(p, actor=actor(p.actor))

    meeting = replace(
        account.meeting,
        participations=tuple(part(p) for p in account.meeting.participations),
    )
    return replace(
        account, meeting=meeting, statements=tuple(statement(s) for s in account.statements)
    )
