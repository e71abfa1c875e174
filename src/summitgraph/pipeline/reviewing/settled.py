"""What a person typed, as records: names of actors and issues, times, and words of a text."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from summitgraph.errors import UsageError
from summitgraph.link.issue import clean, scheme
from summitgraph.link.slug import slug
from summitgraph.link.when import future_times
from summitgraph.reading.coded import one_line
from summitgraph.records import Account
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.decision import NamedActor, NamedIssue
from summitgraph.records.issue import Issue
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.when import When
from summitgraph.review import find_words

_REGISTER = {
    ActorKind.PERSON: "person",
    ActorKind.STATE: "state",
    ActorKind.ORGANIZATION: "org",
    ActorKind.GROUP: "group",
}
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LONGEST = 300


class Names:
    """Whom and what names mean: those of the readout first, then registers and scheme.

    Args:
        account: the readout that is decided on.
    """

    def __init__(self, knowledge: Knowledge, account: Account) -> None:
        self._knowledge = knowledge
        self._here: dict[str, Actor] = {}
        for actor in _actors(account):
            self._here.setdefault(_fold(actor.name), actor)
        self._issues = {i.label.casefold(): i for s in account.statements for i in s.issues}

    def actors(self, names: str, kind: ActorKind | None = None) -> tuple[NamedActor, ...]:
        """The actors whose names stand in a line, with `;` between them.

        Args:
            kind: of those that nothing knows; None refuses them.

        Raises:
            UsageError: for a name that nothing knows, or that several bear.
        """
        found = [self._actor(name, kind) for name in _parts(names)]
        return tuple(
            {a.key: NamedActor(key=a.key, name=a.name, kind=a.kind) for a in found}.values()
        )

    def issues(self, labels: str) -> tuple[NamedIssue, ...]:
        """The issues of a line: those of the readout and of the scheme, else minted from it."""
        found = [self._issue(label) for label in _parts(labels)]
        return tuple({i.key: NamedIssue(key=i.key, label=i.label) for i in found}.values())

    def _actor(self, name: str, kind: ActorKind | None) -> Actor:
        if name in self._knowledge.actors:
            return self._knowledge.actors[name].actor
        folded = _fold(name)
        if folded in self._here:
            return self._here[folded]
        known = _by_name(self._knowledge).get(folded, ())
        if len(known) > 1:
            raise UsageError(
                "several actors are called so",
                value=name,
                advice=f"write the key of the one you mean: {', '.join(known)}",
            )
        if known:
            return self._knowledge.actors[known[0]].actor
        if kind is None:
            raise UsageError(
                "no actor is called so",
                value=name,
                advice="write it as the readout or a register does, or choose what a new one is",
            )
        return Actor(key=f"{_REGISTER[kind]}/{slug(name)}", kind=kind, name=name, known=False)

    def _issue(self, label: str) -> Issue:
        if label.casefold() in self._issues:
            return self._issues[label.casefold()]
        return scheme(self._knowledge).issue(clean(label) or label)


def due_of(words: str, anchor: date | None) -> When:
    """The time that words or an EDTF date mean, seen from a day.

    Raises:
        UsageError: for what means no time, or where the day is not known.

    >>> due_of("2017-08", None).latest, due_of("in late August", date(2017, 7, 7)).edtf
    (datetime.date(2017, 8, 31), '2017-08')
    """
    parts = words.split("/")
    spans = [span for part in parts if (span := _span(part.strip())) is not None]
    if len(spans) == len(parts) <= 2 and spans[0][0] <= spans[-1][1]:
        return When(edtf=words.replace(" ", ""), earliest=spans[0][0], latest=spans[-1][1])
    found = future_times(words, anchor) if anchor else []
    if len(found) != 1:
        raise UsageError(
            "this names no one time ahead",
            value=words,
            advice="write it as 2017-08-31, 2017-08, 2017, 2017-08/2017-09, or as a readout would",
        )
    return found[0].when


def find_span(text: str, words: str, near: int, end: int = -1) -> tuple[int, int]:
    """Where words stand in a text: at that place, or else the occurrence nearest to it.

    Spaces and line ends count as the same.

    Raises:
        UsageError: where they do not stand there, or at several places equally near.

    >>> find_span("We agreed to  talk.", "agreed to talk", 3)
    (3, 18)
    """
    wanted = words.split()
    if wanted and 0 <= near < end <= len(text) and text[near:end].split() == wanted:
        return near, end
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)))
    found = [m.span() for m in pattern.finditer(text)] if wanted else []
    found.sort(key=lambda span: abs(span[0] - near))
    several = len(found) > 1 and (near < 0 or abs(found[0][0] - near) == abs(found[1][0] - near))
    if not found or several:
        raise UsageError(
            "these words stand in the text several times"
            if found
            else "these words do not stand in the text",
            value=words[:_LONGEST],
            advice="select them in the text, or copy more of the sentence",
        )
    start, stop = found[0]
    assert find_words(text, start, text[start:stop]) == start
    return start, stop


def plain(words: str, most: int = _LONGEST) -> str:
    """Words on one line, without control characters or signs that turn it, cut to a length."""
    return one_line(words)[:most]


def _parts(line: str) -> list[str]:
    return [part for piece in line.split(";") if (part := plain(piece))]


def _span(part: str) -> tuple[date, date] | None:
    match = _EDTF.fullmatch(part)
    if match is None:
        return None
    year, month, day = (int(n) if n else 0 for n in match.groups())
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        last = month or 12
        return first, date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None


def _actors(account: Account) -> Iterable[Actor]:
    for statement in account.statements:
        yield from statement.speakers
        yield from statement.addressees
        if statement.commitment is not None:
            yield from statement.commitment.bound
            yield from statement.commitment.beneficiaries
    for part in account.meeting.participations:
        yield part.actor
        if part.represents is not None:
            yield part.represents


def _fold(name: str) -> str:
    """A name for comparison: without accents and case; figures stay, as in G7 and G20."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(bare.casefold().replace(".", "").split())


@lru_cache(maxsize=8)
def _by_name(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, entry in knowledge.actors.items():
        for name in (entry.actor.name, *entry.aliases):
            found[_fold(name)].add(key)
    return {name: tuple(sorted(keys)) for name, keys in found.items()}
