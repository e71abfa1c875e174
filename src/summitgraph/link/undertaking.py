"""Whether a later statement speaks of an earlier undertaking: of its subject, not of one like it.

Words that name a vehicle ("working group", "consultations", "agreement") tell little; what it is
about, how it is numbered and where it is to be tells one undertaking from the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from summitgraph.link.fulfilment import DEED_WORDS, deed_of, replaced_by, reported_done
from summitgraph.link.issue import content
from summitgraph.link.telling import COMMON, VEHICLES, Weights, as_written, phrase_in, telling_words
from summitgraph.records.commitment import CommitmentEvidence
from summitgraph.records.statement import Act, Statement

MONTHS = (
    "january february march april may june july august september october november december"
).split()
_WHEN = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|spring|summer|autumn|winter|week|quarter|half|end|beginning|"
    r"year|month|day|date)s?\b|\d+",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Vv]isit(?:ing|ed)?)\s+(?:the\s+)?((?:[A-Z][\w’'-]+\s?)+)"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
_ORDINAL = re.compile(
    rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th)|({'|'.join(_ORDINALS)}))\b(?!\s+time)", re.IGNORECASE
)
_GATHERING = re.compile(
    r"\b(?:visit|meeting|summit|talks|consultations|session)s?\b", re.IGNORECASE
)
_AGAIN = re.compile(
    r"\b(?:reiterat|reaffirm|renew|repeat)\w*\W+(?:\w+\W+){0,3}?(?:commitment|pledge|promise|"
    r"undertaking)s?\b",
    re.IGNORECASE,
)
_BINDING = frozenset((Act.AGREES, Act.AFFIRMS, Act.COMMITS, Act.STATES))


@dataclass(frozen=True, slots=True)
class Match:
    """That a statement speaks of an undertaking: how, how closely (0 to 1), and why."""

    kind: CommitmentEvidence
    closeness: float
    why: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a text tells: its subject and vehicles, its places and numbers."""

    subject: frozenset[str]
    vehicle: frozenset[str]
    places: frozenset[str]
    ordinals: frozenset[int]

    @property
    def telling(self) -> frozenset[str]:
        """Subject and vehicles."""
        return self.subject | self.vehicle


def words_of(text: str, own: frozenset[str]) -> Words:
    """The telling words of a text; `own` are names of the sides, which tell nothing here."""
    words = _words(text)
    return Words(words.subject - own, words.vehicle - own, words.places, words.ordinals)


@lru_cache(maxsize=1 << 15)
def _words(text: str) -> Words:
    places = frozenset(
        w for m in _WHERE.finditer(text) for w in content(m[1]) if w not in MONTHS and w.isalpha()
    )
    ordinals = {
        int(m[1]) if m[1] else _ORDINALS.index(m[2].lower()) + 1 for m in _ORDINAL.finditer(text)
    }
    told = telling_words(_WHEN.sub(" ", text)) - places - DEED_WORDS - frozenset(_ORDINALS)
    return Words(told - VEHICLES, told & VEHICLES, places, frozenset(ordinals))


def undertaking_words(statement: Statement, own: frozenset[str]) -> Words:
    """The words of a statement's undertaking, with those that name its issues."""
    commitment = statement.commitment
    text = commitment.undertaking if commitment else statement.evidence.quote
    issues = (i.mentioned_as or i.label for i in statement.issues)
    return words_of("; ".join((text, *issues)), own)


def same_undertaking(
    first: Statement, other: Statement, own: frozenset[str], weights: Weights
) -> float:
    """How closely two commitments are one undertaking, 0 where they are two."""
    mine, theirs = undertaking_words(first, own), undertaking_words(other, own)
    if is_apart(mine, theirs) or _due_apart(first, other) or _other_matter(first, other):
        return 0.0
    least = min(mine.telling, theirs.telling, key=lambda w: (weights.of(w), sorted(w)))
    close = weights.share(mine.telling & theirs.telling, least)
    shared = mine.telling & theirs.telling
    if mine.subject and theirs.subject:
        return close if close >= 0.5 else 0.0
    if not _same_issues(first, other):
        return 0.0
    if not shared:  # "visit Japan in May": nothing but who, where and when tells it
        return 1.0 if mine.places & theirs.places and _same_time(first, other) else 0.0
    return close if close >= 0.6 and len(shared) > 1 else 0.0


def is_apart(mine: Words, theirs: Words) -> bool:
    """Whether the two name other subjects, other places, or other numbers in a series."""
    return any(
        a and b and not a & b
        for a, b in (
            (mine.subject, theirs.subject),
            (mine.places, theirs.places),
            (mine.ordinals, theirs.ordinals),
        )
    )


def match(
    first: Statement,
    other: Statement,
    own: frozenset[str],
    weights: Weights,
    *,
    bound: frozenset[str],
    bound_later: frozenset[str],
    speaking: frozenset[str],
    made: date,
    said: date,
) -> Match | None:
    """How a later statement speaks of a commitment, or None where it does not.

    Args:
        bound, bound_later: the sides that each binds, the later where it is a commitment as well.
        speaking: the sides whose words the later are.
        made, said: the days of the two meetings.
    """
    commitment = first.commitment
    assert commitment is not None
    mine, theirs = undertaking_words(first, own), words_of(told_words(other), own)
    shared = mine.telling & theirs.telling
    if not shared and not mine.places & theirs.places:
        month = _in_its_month(first, other, made)
        return Match(CommitmentEvidence.MENTIONED, 0.0, month) if month else None
    close = weights.share(shared, mine.telling)
    why = "" if is_apart(mine, theirs) else _why(first, other, mine, theirs, close)
    if other.commitment is not None:
        alike = bound == bound_later
        still_ahead = commitment.due is None or said <= (commitment.due.latest or said)
        twin = same_undertaking(first, other, own, weights) if alike else 0.0
        later = _due_apart(first, other)
        instead = replaced_by(other.evidence.quote)
        if why and bound <= bound_later and (instead or (later and still_ahead)):
            new = f", with “{instead}”" if instead else ", with another date"
            return Match(CommitmentEvidence.REPLACED, close, why + new)
        if later or (why and not alike):
            return None
        if twin and other.act in _BINDING and not other.negated:
            told = why or f"the words {as_written(shared or mine.places, told_words(other))}"
            return Match(CommitmentEvidence.REPEATED, max(close, twin), told)
    if why:
        if bound == speaking and _AGAIN.search(other.evidence.quote) and not other.negated:
            return Match(CommitmentEvidence.REPEATED, close, why)
        done = reported_done(commitment.undertaking, other.evidence.quote, shared | mine.places)
        if done and not other.negated:
            return Match(CommitmentEvidence.REPORTED_DONE, close, f"{why}; “{done}”")
        return Match(CommitmentEvidence.MENTIONED, close, why)
    month = _in_its_month(first, other, made)
    return Match(CommitmentEvidence.MENTIONED, close, month) if month else None


def _why(first: Statement, other: Statement, mine: Words, theirs: Words, close: float) -> str:
    """The rule by which the later statement speaks of the undertaking, in words, or ""."""
    shared = mine.telling & theirs.telling
    same = sorted({i.label for i in first.issues if i.key in {j.key for j in other.issues}})
    subject = mine.subject & theirs.subject
    words = as_written(shared, told_words(other))
    told = f" and the words {words}" if shared else ""
    telling_issue = any(content(label) - COMMON & shared for label in same)
    if same and telling_issue and (subject or (close >= 0.6 and not mine.subject)):
        return f"the same issue ({', '.join(same)}){told}"
    enough = len(shared) + len(mine.places & theirs.places) > 1 and subject and close >= 0.5
    if enough and not (other.commitment and _other_matter(first, other)):
        return f"the words {words}"
    for issue in first.issues:
        if (
            len(content(issue.label) - COMMON) > 1
            and content(issue.label) & mine.telling
            and phrase_in(issue.label, other.evidence.quote)
        ):
            return f"its matter is named: {issue.label}"
    return _visited(first, other, mine, theirs)


def _visited(first: Statement, other: Statement, mine: Words, theirs: Words) -> str:
    """A visit of whoever was to make it, to where it was to go, or ""."""
    commitment = first.commitment
    there = mine.places & theirs.places
    if commitment is None or not there or deed_of(commitment.undertaking) != "visit":
        return ""
    visitors = {w for actor in commitment.bound for w in content(actor.name)}
    quote = other.evidence.quote
    named = visitors & content(quote) or re.search(r"\b(?:his|her|their)\b", quote, re.IGNORECASE)
    if named and re.search(r"\bvisit(?:s|ed)?\b", quote, re.IGNORECASE):
        return f"the visit to {as_written(there, quote).title()}"
    return ""


def told_words(statement: Statement) -> str:
    """The words of a statement; for a commitment with the matter that "it" stands for."""
    if statement.commitment is None:
        return statement.evidence.quote
    return "; ".join(
        (statement.evidence.quote, *(i.mentioned_as or i.label for i in statement.issues))
    )


def _same_issues(first: Statement, other: Statement) -> bool:
    return bool({i.key for i in first.issues} & {i.key for i in other.issues})


def _other_matter(first: Statement, other: Statement) -> bool:
    """Whether each has a matter that the other does not name: "warning of floods", "of fires"."""
    if _same_issues(first, other):
        return False

    def lacks(one: Statement, text: str) -> bool:
        words = [content(i.mentioned_as or i.label) - COMMON for i in one.issues]
        return all(w - content(text) for w in words)

    return lacks(first, other.evidence.quote) and lacks(other, first.evidence.quote)


def _due_apart(first: Statement, other: Statement) -> bool:
    """Whether the later is due only after the first was: next year's visit repeats no visit."""
    mine = first.commitment.due if first.commitment else None
    theirs = other.commitment.due if other.commitment else None
    return (
        mine is not None
        and theirs is not None
        and mine.latest is not None
        and theirs.earliest is not None
        and theirs.earliest > mine.latest
    )


def _same_time(first: Statement, other: Statement) -> bool:
    mine = first.commitment.due if first.commitment else None
    theirs = other.commitment.due if other.commitment else None
    return mine is not None and theirs is not None and mine.edtf == theirs.edtf


def _in_its_month(first: Statement, other: Statement, made: date) -> str:
    """A meeting or visit of the month in which one was due: "the summit in Moscow in April".

    Not of the month of the first meeting, as that would mostly be this meeting itself.
    """
    due = first.commitment.due if first.commitment else None
    if due is None or due.earliest is None or due.latest is None or other.commitment is not None:
        return ""
    if (due.earliest.year, due.earliest.month) == (made.year, made.month):
        return ""
    if (due.latest - due.earliest).days > 31 or not _GATHERING.search(first.evidence.quote):
        return ""
    month = due.earliest.strftime("%B")
    if re.search(rf"\b{month}\b", other.evidence.quote) and _GATHERING.search(other.evidence.quote):
        return f"a meeting or visit in {month}, when it was due"
    return ""
