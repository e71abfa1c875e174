"""One label a thing: where several readouts write a name or a matter in several ways.

"Special Representative" and "special representative" make one minted issue; of the ways to write
it the one most readouts use is taken, of equals the first in the alphabet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summitgraph.records.account import Account
from summitgraph.records.actor import Actor
from summitgraph.records.issue import Issue
from summitgraph.records.meeting import Participation
from summitgraph.records.statement import Statement

Named = tuple[str, str, str]
"""ISSUE or ACTOR, the key of the thing, and the label that a readout gives it."""
ISSUE, ACTOR = "issue", "actor"


def one_label(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts with one label for each minted issue and each actor learnt from texts."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for account in accounts:
        for (kind, key, label), uses in labels_of(account).items():
            counts.setdefault((kind, key), Counter())[label] += uses
    chosen = {of: label for of, labels in counts.items() if (label := usual(labels))}
    return tuple(relabelled(account, chosen) for account in accounts)


def labels_of(account: Account) -> Counter[Named]:
    """How often an account gives each label; 0 where it only follows the choice of others."""
    found: Counter[Named] = Counter()
    for issue in (i for s in account.statements for i in s.issues if i.minted):
        found[ISSUE, issue.key, issue.label] += 1
    for actor in _actors(account):
        if not actor.known:
            found[ACTOR, actor.key, actor.name] += 1
    for behind in (p.represents for p in account.meeting.participations):
        if behind is not None and not behind.known:
            found[ACTOR, behind.key, behind.name] += 0
    for commitment in (s.commitment for s in account.statements if s.commitment is not None):
        for actor in (*commitment.bound, *commitment.beneficiaries):
            if not actor.known:
                found[ACTOR, actor.key, actor.name] += 0
    return found


def usual(labels: Mapping[str, int]) -> str:
    """The most usual of several labels, or "" where there is nothing to choose.

    >>> usual({"Special Envoy": 1, "special envoy": 1}), usual({"special envoy": 3})
    ('Special Envoy', '')
    """
    given = {label: uses for label, uses in labels.items() if uses}
    if len(given) < 2:
        return ""
    return min(given, key=lambda label: (-given[label], label))


def _actors(account: Account) -> Iterable[Actor]:
    for part in account.meeting.participations:
        yield part.actor
    for statement in account.statements:
        yield from statement.speakers
        yield from statement.addressees


def relabelled(account: Account, chosen: Mapping[tuple[str, str], str]) -> Account:
    """An account with the label that was chosen for each of its things, by kind and key."""
    if not chosen:
        return account

    def actor(a: Actor) -> Actor:
        named = chosen.get((ACTOR, a.key)) if not a.known else None
        return replace(a, name=named) if named else a

    def issue(i: Issue) -> Issue:
        label = chosen.get((ISSUE, i.key)) if i.minted else None
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
        behind = None if p.represents is None else actor(p.represents)
        return replace(p, actor=actor(p.actor), represents=behind)

    meeting = replace(
        account.meeting,
        participations=tuple(part(p) for p in account.meeting.participations),
    )
    return replace(
        account, meeting=meeting, statements=tuple(statement(s) for s in account.statements)
    )
