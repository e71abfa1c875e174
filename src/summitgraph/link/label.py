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


def one_label(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts with one label for each minted issue and each actor learnt from texts."""
    return relabelled(accounts, usual_labels(accounts))


def usual_labels(accounts: Iterable[Account]) -> dict[str, str]:
    """The usual label of each minted issue and each actor learnt from texts, by its key."""
    counts: dict[str, Counter[str]] = {}
    for account in accounts:
        for (key, label), number in names_given(account).items():
            counts.setdefault(key, Counter())[label] += number
    return {key: usual(labels) for key, labels in sorted(counts.items())}


def names_given(account: Account) -> Counter[tuple[str, str]]:
    """How often an account names what no register holds: (key, label) to a number."""
    named = [(i.key, i.label) for s in account.statements for i in s.issues if i.minted]
    named += [(a.key, a.name) for a in _actors(account) if not a.known]
    return Counter(pair for pair in named if pair[1])


def usual(labels: Mapping[str, int]) -> str:
    """The label that is given most often; of equals the first in the alphabet.

    >>> usual({"special representative": 1, "Special Representative": 1})
    'Special Representative'
    """
    return min(labels, key=lambda text: (-labels[text], text))


def _actors(account: Account) -> Iterable[Actor]:
    for part in account.meeting.participations:
        yield part.actor
        if part.represents is not None:
            yield part.represents
    for statement in account.statements:
        yield from statement.speakers
        yield from statement.addressees
        if statement.commitment is not None:
            yield from statement.commitment.bound
            yield from statement.commitment.beneficiaries


def relabelled(accounts: Iterable[Account], labels: Mapping[str, str]) -> tuple[Account, ...]:
    """The accounts with these labels, by key, for what no register holds."""
    return tuple(_relabelled(a, labels) for a in accounts)


def _relabelled(account: Account, labels: Mapping[str, str]) -> Account:
    given = names_given(account)
    if all(labels.get(key, label) == label for key, label in given):
        return account

    def actor(a: Actor) -> Actor:
        named = labels.get(a.key) if not a.known else None
        return replace(a, name=named) if named else a

    def issue(i: Issue) -> Issue:
        label = labels.get(i.key) if i.minted else None
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
        represents = actor(p.represents) if p.represents else None
        return replace(p, actor=actor(p.actor), represents=represents)

    meeting = replace(
        account.meeting,
        participations=tuple(part(p) for p in account.meeting.participations),
    )
    return replace(
        account, meeting=meeting, statements=tuple(statement(s) for s in account.statements)
    )
