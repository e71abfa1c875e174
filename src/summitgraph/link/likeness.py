"""Whether two accounts tell of one meeting: by day, participants, way of meeting, place, occasion.

Each test answers with a weight and its reason in words, or with what tells the meetings apart. The
product of the weights is the confidence. In doubt they stay two: a meeting taken for another puts
words into the wrong room, while one told twice is only counted twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitgraph.link.copy import likeness
from summitgraph.link.spelling import fold, same_person
from summitgraph.records.account import Account
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.meeting import Meeting, Participation

_ENOUGH = 0.5
_SAME_WORDS = 0.9
_CERTAIN = 0.97  # never 1: readouts may leave out what tells two meetings apart
_IN_PERSON = frozenset(
    ("summit", "plenary", "tete-a-tete", "working lunch", "two-plus-two", "meeting")
)
_REMOTE = {"call": "call", "video conference": "video conference"}
_MEALS = frozenset(("working lunch",))
_VAGUE = frozenset(("talks", "statement", "meeting", "ministerial", "press conference"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two accounts tell of one meeting; `why` names what they share, or what parts them.

    Attributes:
        copy: whether they are one because they are nearly the same text, though a day is missing.
    """

    same: bool
    confidence: float
    why: str
    copy: bool = False


@dataclass(frozen=True, slots=True)
class _Shared:
    weight: float
    why: str = ""
    copy: bool = False


class _AnotherMeetingError(Exception):
    """What tells two meetings apart."""


def judge(first: Account, second: Account) -> Judgement:
    """Whether the two accounts are of one meeting, how sure that is, and why."""
    a, b = first.meeting, second.meeting
    if second.readout.sha256 in first.parted_from:
        return Judgement(False, 0.0, "a person has said that they are two meetings")
    if second.readout.sha256 in first.joined_with:
        return Judgement(True, 1.0, "a person has said that they are one meeting")
    try:
        found = [
            _day(first, second),
            _participants(a, b),
            _mode(a, b),
            _place(first, second),
            _occasion(a, b),
            _ordinal(a, b),
        ]
    except _AnotherMeetingError as difference:
        return Judgement(False, 0.0, str(difference))
    confidence = _CERTAIN
    for one in found:
        confidence *= one.weight
    why = "; ".join(one.why for one in found if one.why)
    copy = any(one.copy for one in found)
    return Judgement(confidence >= _ENOUGH, round(min(confidence, 0.99), 2), why, copy)


def mode(meeting: Meeting) -> str:
    """ "call", "video conference", "in person", or "" where the account does not tell."""
    for name, told in _REMOTE.items():
        if name in meeting.formats:
            return told
    return "in person" if meeting.place or _IN_PERSON & set(meeting.formats) else ""


def _day(first: Account, second: Account) -> _Shared:
    a, b = first.meeting.date, second.meeting.date
    if a is None or b is None:
        # some words are printed of a meeting each year: without any day, all of them must be there
        alike = likeness(first, second)
        if alike >= (_SAME_WORDS if a is b else 0.01):
            return _Shared(0.9, f"nearly the same text ({alike:.0%} in common)", copy=True)
        raise _AnotherMeetingError("one tells no day")
    if a.earliest is None or b.earliest is None:
        if a.edtf[-6:] != b.edtf[-6:]:
            raise _AnotherMeetingError(f"on {a.edtf} and on {b.edtf}")
        both = a.earliest is None and b.earliest is None
        if both:
            raise _AnotherMeetingError("neither tells the year")
        return _Shared(0.75, f"on the same day of a year that one leaves open ({a.edtf[-5:]})")
    a_end, b_end = a.latest or a.earliest, b.latest or b.earliest
    if a.earliest <= b_end and b.earliest <= a_end:
        if a.edtf == b.edtf:
            return _Shared(1.0, f"on the same day ({a.edtf})")
        return _Shared(0.8, f"on days that overlap ({a.edtf}, {b.edtf})")
    sides = (first.readout.side, second.readout.side)
    modes = {mode(first.meeting), mode(second.meeting)}
    if (
        abs((a.earliest - b.earliest).days) == 1
        and modes & set(_REMOTE.values())
        and "in person" not in modes
        and not (sides[0] and sides[0] == sides[1])
    ):
        return _Shared(
            0.65, f"a day apart ({a.edtf}, {b.edtf}), as a call is between distant time zones"
        )
    raise _AnotherMeetingError(f"on {a.edtf} and on {b.edtf}")


def _participants(a: Meeting, b: Meeting) -> _Shared:
    ours, theirs = _persons(a), _persons(b)
    if not ours or not theirs:
        return _as_sides(a, b)
    pairs = [(p, q) for p in ours for q in theirs if same_person(p.actor, q.actor)]
    met = sorted({p.actor.name for p, _ in pairs})
    names = ", ".join(met)
    if not pairs:
        raise _AnotherMeetingError("they name other persons")
    rest = [p for p in ours if p not in [x for x, _ in pairs]]
    more = [q for q in theirs if q not in [y for _, y in pairs]]
    if not rest and not more and (len(pairs) > 1 or _sides(a) == _sides(b)):
        return _Shared(1.0, f"the same participants ({names})")
    if _sides(a) != _sides(b) and not _many(a, b, len(pairs)):
        raise _AnotherMeetingError("other sides take part")
    if len(met) == 1:
        if rest and more:
            raise _AnotherMeetingError("they name other persons")
        return _Shared(0.8, f"{names} and the same other side, which one names by its state alone")
    if not _many(a, b, len(pairs)):
        _check_leads(ours, theirs)
    only = ", ".join(sorted({p.actor.name for p in (*rest, *more)}))
    if any(p.represents is None for p in (*rest, *more)) and len(pairs) < 5:
        # whose side is not known may be a third party, who met the two another time
        raise _AnotherMeetingError(f"only one names {only}")
    return _Shared(0.9, f"both name {names}; only one names {only}")


def _check_leads(ours: Sequence[Participation], theirs: Sequence[Participation]) -> None:
    """The first of each side must be the same: ministers who sat with their leaders met apart."""
    first, second = _leads(ours), _leads(theirs)
    for side in first.keys() & second.keys():
        if not same_person(first[side], second[side]):
            raise _AnotherMeetingError(
                f"one is led by {first[side].name}, the other by {second[side].name}"
            )


def _leads(people: Iterable[Participation]) -> dict[str, Actor]:
    leads: dict[str, Actor] = {}
    for p in people:
        if p.represents is not None:
            leads.setdefault(p.represents.key, p.actor)
    return leads


def _many(a: Meeting, b: Meeting, shared: int) -> bool:
    """Whether both are of many, most of whom are the same: a list of guests is seldom whole."""
    least = min(len(_persons(a)), len(_persons(b)))
    ours, theirs = _sides(a), _sides(b)
    return (
        least > 4
        and shared >= 0.6 * least
        and len(ours & theirs) >= 0.6 * max(len(ours), len(theirs))
    )


def _as_sides(a: Meeting, b: Meeting) -> _Shared:
    """One account names no person: the sides must be the same, and more than the day be shared."""
    ours, theirs = _sides(a), _sides(b)
    names = ", ".join(sorted(_side_names(a) & _side_names(b)))
    if not ours or ours != theirs:
        raise _AnotherMeetingError("other sides take part")
    if not _persons(a) and not _persons(b):
        return _Shared(0.9, f"the same parties ({names})")
    told = (
        {fold(p) for p in a.place} & {fold(p) for p in b.place}
        or (a.occasion and b.occasion and a.occasion.key == b.occasion.key)
        or (a.ordinal and a.ordinal == b.ordinal)
    )
    if not told or len(ours) < 2:
        raise _AnotherMeetingError("one names no person, and nothing else shows who met")
    return _Shared(0.65, f"the same sides ({names}), of which one names no person")


def _mode(a: Meeting, b: Meeting) -> _Shared:
    one, other = mode(a), mode(b)
    if one and other and "in person" in (one, other) and one != other:
        raise _AnotherMeetingError(f"one was a {one if one != 'in person' else other}")
    ours, theirs = set(a.formats) - _VAGUE, set(b.formats) - _VAGUE
    if ours and theirs and not ours & theirs and (ours | theirs) & _MEALS:
        raise _AnotherMeetingError(f"held as {', '.join(sorted(ours))} and as {min(theirs)}")
    if one and one == other and one != "in person":
        return _Shared(1.0, f"both a {one}")
    if one and other and one != other:
        return _Shared(0.8, f"a {one} to one, a {other} to the other")
    return _Shared(1.0)


def _place(first: Account, second: Account) -> _Shared:
    a, b = first.meeting, second.meeting
    if not a.place or not b.place or {mode(a), mode(b)} & set(_REMOTE.values()):
        return _Shared(1.0)
    ours, theirs = {fold(p): p for p in a.place}, {fold(p): p for p in b.place}
    both = sorted(ours[p] for p in ours.keys() & theirs.keys())
    if both:
        return _Shared(1.02, f"both in {', '.join(both)}")
    places = f"{', '.join(a.place)} and {', '.join(b.place)}"
    if a.ordinal and a.ordinal == b.ordinal:
        return _Shared(0.7, f"though placed in {places}")
    if _names_place(first, b) or _names_place(second, a):
        return _Shared(0.7, f"placed in {places}, which one names together")
    raise _AnotherMeetingError(f"in {places}")


def _names_place(account: Account, other: Meeting) -> bool:
    """Whether an account places the other's place beside its own: "Kisumu, Kisumu County".

    In its name or title any mention will do, as these tell only where one met.
    """
    title = f"{fold(account.readout.name)} {fold(account.readout.title)}"
    for theirs in other.place:
        if re.search(rf"\b{re.escape(fold(theirs))}\b", title):
            return True
        for ours in account.meeting.place:
            one, two = re.escape(ours), re.escape(theirs)
            if re.search(rf"\b(?:{one},\s+{two}|{two},\s+{one})\b", account.readout.text):
                return True
    return False


def _occasion(a: Meeting, b: Meeting) -> _Shared:
    if a.occasion is None or b.occasion is None:
        return _Shared(1.0)
    one, other = a.occasion, b.occasion
    if one.key == other.key:
        return _Shared(1.02, f"both at {one.name}")
    # a series and its edition: "the G20 summit", "the G20 Hamburg Summit"
    words, others = (set(fold(o.name).split()) for o in (one, other))
    if words <= others or others <= words:
        return _Shared(0.95)
    raise _AnotherMeetingError(f"at {one.name} and at {other.name}")


def _ordinal(a: Meeting, b: Meeting) -> _Shared:
    if a.ordinal is None or b.ordinal is None:
        return _Shared(1.0)
    if a.ordinal == b.ordinal:
        return _Shared(1.02, f"both count it as number {a.ordinal}")
    return _Shared(0.8, f"though counted as number {a.ordinal} and {b.ordinal}")


def _persons(meeting: Meeting) -> list[Participation]:
    return [p for p in meeting.participations if p.actor.kind is ActorKind.PERSON]


def _sides(meeting: Meeting) -> set[str]:
    """Keys of states and bodies that take part, by themselves or through a person."""
    found = set()
    for p in meeting.participations:
        if p.represents is not None:
            found.add(p.represents.key)
        elif p.actor.kind is not ActorKind.PERSON:
            found.add(p.actor.key)
    return found


def _side_names(meeting: Meeting) -> set[str]:
    found = {p.represents.name for p in meeting.participations if p.represents is not None}
    return found | {p.actor.name for p in meeting.participations if p.represents is None}
