"""What following commitments needs to know of an account, and no more: small enough to be kept.

A store of thousands of readouts compares a new one with the traces of those that share a side; it
need not take the accounts themselves from the shelf. Whether two traces join is told in `ledger`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from summitgraph.link.issue import content
from summitgraph.records.account import Account
from summitgraph.records.actor import ActorKind
from summitgraph.records.statement import Act, Statement

_COMMON = frozenset(
    """hold meet meeting visit continue will agree discuss work make take joint leader summit also
    state minister president prime country new approach appropriate time late early month year
    through toward towards effort that with from into over this these their they both side sides
    party would like good well further more such including regard order based basis level high
    contact issue matter question point solution way step measure process bring come give view
    ensure important importance necessary need possible respective bilateral support develop
    development discussion talk dialogue cooperation relation tie project plan number range area
    field aspect topic other another various""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A commitment as the ledger compares it.

    Attributes:
        words: the telling words of the undertaking and of its matters.
        due: the first and the last day by which it is due, as far as known.
    """

    words: frozenset[str]
    due: tuple[date | None, date | None] = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement as the ledger compares it.

    Attributes:
        issues: key to label of its issues, in their order.
        words: the telling words of the quote.
        content: all words of the quote that are no fillers.
        named: whether the quote itself has words of one of its issues.
    """

    quote: str
    act: Act
    issues: dict[str, str]
    words: frozenset[str]
    content: frozenset[str]
    named: bool
    promise: Promise | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """An account as the ledger compares it.

    Attributes:
        sha256: of the readout.
        day: of the meeting; None where it is unknown, and then nothing follows or is followed.
        sides: keys of the states and bodies that take part or speak.
        said: its statements, in their order.
        counts: for each telling word how many statements have it.
    """

    sha256: str
    day: date | None
    sides: frozenset[str]
    said: tuple[Said, ...]
    counts: dict[str, int]


def trace(account: Account) -> Trace:
    """The trace of an account; its names and labels as that readout writes them."""
    said = tuple(_said(s) for s in account.statements)
    when = account.meeting.date
    return Trace(
        sha256=account.readout.sha256,
        day=when.earliest if when else None,
        sides=_sides(account),
        said=said,
        counts=dict(Counter(word for one in said for word in one.words)),
    )


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that tell one undertaking from another."""
    return frozenset(w for w in content(text) if len(w) > 3) - _COMMON


def is_telling(label: str) -> bool:
    """Whether a label has a word that tells one matter from another."""
    return bool(content(label) - _COMMON)


def _said(statement: Statement) -> Said:
    quote = statement.evidence.quote
    words = content(quote)
    promise = None
    if statement.commitment is not None:
        c = statement.commitment
        told = " ".join((c.undertaking, *(i.mentioned_as for i in statement.issues)))
        due = (c.due.earliest, c.due.latest) if c.due else (None, None)
        promise = Promise(words=telling_words(told), due=due)
    return Said(
        quote=quote,
        act=statement.act,
        issues={i.key: i.label for i in statement.issues},
        words=telling_words(quote),
        content=words,
        named=any(content(i.mentioned_as) & words for i in statement.issues),
        promise=promise,
    )


def _sides(account: Account) -> frozenset[str]:
    found = set()
    for p in account.meeting.participations:
        if p.represents is not None:
            found.add(p.represents.key)
        elif p.actor.kind is not ActorKind.PERSON or p.actor.known:
            found.add(p.actor.key)
    for statement in account.statements:
        found |= {a.key for a in statement.speakers if a.kind is ActorKind.STATE}
    return frozenset(found)
