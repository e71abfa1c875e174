"""How well a statement of one account fits one of another, and why, in words that one can check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitgraph.link.fulfilment import DEED_WORDS
from summitgraph.link.issue import content
from summitgraph.link.meeting import lead_text
from summitgraph.link.spelling import same_person
from summitgraph.link.telling import COMMON, VEHICLES, Weights, as_written, phrase_in, telling_words
from summitgraph.records.account import Account
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.issue import Issue
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.statement import FAMILY_OF, Statement

_SAME, _PART, _LABEL, _SIBLING = 1.0, 0.75, 0.7, 0.3
_FEW = 2


@dataclass(frozen=True, slots=True)
class Fit:
    """How well two points fit, 0 where they do not, and why."""

    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A statement of an account, under one of its issues.

    Attributes:
        account: its number in the order of accounts.
        number: of the statement in its account.
    """

    account: int
    number: int
    issue: Issue
    statement: Statement


class Pairing:
    """The fit of statements of the accounts of one meeting."""

    def __init__(self, accounts: Sequence[Account], knowledge: Knowledge) -> None:
        self._scheme = knowledge.issues
        # At a meeting of Ghana and Kenya the word "Ghana" tells no matter from another.
        self._own = _own_words(accounts, knowledge)
        self._words = {
            (n, m): telling_words(s.evidence.quote) - self._own
            for n, a in enumerate(accounts)
            for m, s in enumerate(a.statements)
        }
        self._weights = Weights(self._words.values())
        self._side = {
            p.actor.key: p.represents.key
            for a in accounts
            for p in a.meeting.participations
            if p.represents is not None
        }

    def fit(self, a: Point, b: Point) -> Fit:
        """How well two statements fit: by issue first, then words, actors and act."""
        issue = self._issues(a.issue, b.issue)
        ours, theirs = self._words[a.account, a.number], self._words[b.account, b.number]
        ours, theirs = _subject(ours, theirs)
        shared = ours & theirs
        least = min(ours, theirs, key=lambda w: (self._weights.of(w), sorted(w)))
        words = self._weights.share(shared, least)
        actors = self.actors_in_common(a.statement.speakers, b.statement.speakers)
        family = FAMILY_OF[a.statement.act] is FAMILY_OF[b.statement.act]
        named = bool(self._telling(a.issue))
        enough = (
            (issue.score == _SAME and named and (actors == 1 or (actors > 0 and family)))
            or (issue.score == _SAME and actors > 0 and words >= 0.2)
            or (issue.score == _SAME and family and words >= 0.35)
            or (issue.score >= _LABEL and actors > 0 and (len(shared) >= _FEW or words >= 0.35))
            or (issue.score >= _SIBLING and words >= 0.35 and len(shared) >= _FEW)
            or (words >= 0.5 and len(shared) > _FEW)
        )
        if not enough:
            return Fit(0.0)
        told = [issue.why] if issue.why else []
        if shared:
            told.append(f"the words {as_written(shared, a.statement.evidence.quote)}")
        if actors:
            told.append("the same actors" if actors == 1 else "an actor in common")
        same_act = a.statement.act is b.statement.act
        score = issue.score + words + 0.4 * actors + 0.1 * family + 0.1 * same_act
        return Fit(round(score, 6), "; ".join(told))

    def named(self, a: Point, b: Statement) -> Fit:
        """Whether the words of a statement name the other's issue, though it is filed elsewhere."""
        actors = self.actors_in_common(a.statement.speakers, b.speakers)
        telling = self._telling(a.issue)
        if not actors or not telling or not phrase_in(a.issue.label, b.evidence.quote):
            return Fit(0.0)
        shared = telling_words(a.statement.evidence.quote) & telling_words(b.evidence.quote)
        if len(shared - self._own) < _FEW:
            return Fit(0.0)
        return Fit(0.5 + 0.4 * actors, f"the words of the other name it: {a.issue.label}")

    def _telling(self, issue: Issue) -> frozenset[str]:
        return content(issue.label) - COMMON - self._own

    def actors_in_common(self, ours: Sequence[Actor], theirs: Sequence[Actor]) -> float:
        """The share of actors that both have, 0 to 1: by person, or a person by the side."""
        met = [a for a in ours if any(self.same_actor(a, b) for b in theirs)]
        also = [b for b in theirs if any(self.same_actor(a, b) for a in ours)]
        return (len(met) + len(also)) / (len(ours) + len(theirs))

    def same_actor(self, a: Actor, b: Actor) -> bool:
        """Whether two accounts mean one actor: "Kenya" for one is "Ruto" for the other."""
        if a.kind is ActorKind.PERSON and b.kind is ActorKind.PERSON:
            return same_person(a, b)
        return self._side.get(a.key, a.key) == self._side.get(b.key, b.key)

    def _issues(self, a: Issue, b: Issue) -> Fit:
        if a.key == b.key:
            return Fit(_SAME, f"the same issue ({a.label})")
        ours, theirs = self._wider(a), self._wider(b)
        if a.key in theirs:
            return Fit(_PART, f"“{b.label}” is part of “{a.label}”")
        if b.key in ours:
            return Fit(_PART, f"“{a.label}” is part of “{b.label}”")
        one, other = content(a.label), content(b.label)
        ours_told, theirs_told = _subject(self._telling(a), self._telling(b))
        both = ours_told & theirs_told
        if both and (one <= other or other <= one or 2 * len(one & other) >= len(one | other)):
            return Fit(_LABEL, f"“{a.label}” and “{b.label}” share {', '.join(sorted(both))}")
        common = sorted(ours & theirs)
        if common:
            entry = self._scheme.get(common[0])
            wider = entry.label if entry else common[0]
            return Fit(_SIBLING, f"“{a.label}” and “{b.label}” are both part of “{wider}”")
        return Fit(0.0)

    def _wider(self, issue: Issue) -> set[str]:
        """Keys of what is wider by one step or two; all is part of all at the top."""
        first = {*issue.broader, *self._above(issue.key)}
        return first | {w for key in first for w in self._above(key)}

    def _above(self, key: str) -> tuple[str, ...]:
        entry = self._scheme.get(key)
        return entry.broader if entry else ()


def _subject(a: frozenset[str], b: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words for what each is about; all of them where one has none but "working group"."""
    carrying = VEHICLES | DEED_WORDS
    return (a - carrying, b - carrying) if a - carrying and b - carrying else (a, b)


def _own_words(accounts: Sequence[Account], knowledge: Knowledge) -> frozenset[str]:
    """The words of the names of those who met."""
    found: set[str] = set()
    states = [e for e in knowledge.actors.values() if e.actor.kind is ActorKind.STATE]
    for account in accounts:
        lead = lead_text(account.readout)
        for entry in states:  # "Nana Akufo-Addo, President of Ghana"
            if entry.actor.name in lead:
                found |= content(entry.actor.name)
        for part in account.meeting.participations:
            for actor in (part.actor, part.represents):
                if actor is None:
                    continue
                known = knowledge.actors.get(actor.key)
                more = (*known.aliases, *known.demonyms) if known else ()
                found.update(w for name in (actor.name, *more) for w in content(name))
    return frozenset(found)
