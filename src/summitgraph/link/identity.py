"""Which accounts are of one meeting: each meeting once, with all its accounts.

Accounts are joined two by two (`likeness.py`), the surest first; an account joins a meeting only
where it fits every account that this has already. Each account then carries the meeting's common
key, label, date and number, while what it tells by itself is kept beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from summitgraph.link.block import Blocks, blocks
from summitgraph.link.copy import likeness
from summitgraph.link.likeness import Judgement, judge, mode
from summitgraph.link.slug import slug
from summitgraph.records.account import Account
from summitgraph.records.meeting import Meeting
from summitgraph.records.shared_meeting import Copy, Joined, SharedMeeting
from summitgraph.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """Accounts with their meetings decided.

    Attributes:
        accounts: as given, each with the common facts of its meeting.
        meetings: every meeting with its accounts, by date and key.
    """

    accounts: tuple[Account, ...]
    meetings: tuple[SharedMeeting, ...]


def same_meetings(accounts: Sequence[Account]) -> Identified:
    """Decide which accounts are of one meeting. Their order changes nothing."""
    ordered = sorted(accounts, key=lambda a: (a.readout.name, a.readout.sha256))
    groups, judged = _groups(ordered)
    meetings = [_common([a.meeting for a in group]) for group in groups]
    named = _told_apart(meetings, groups)
    found: list[SharedMeeting] = []
    decided: dict[str, Meeting] = {}
    for meeting, group in zip(named, groups, strict=True):
        found.append(_shared(meeting, group, judged))
        for account in group:
            decided[account.readout.sha256] = replace(
                account.meeting,
                key=meeting.key,
                label=meeting.label,
                date=meeting.date,
                ordinal=meeting.ordinal,
                minutes=meeting.minutes,
            )
    return Identified(
        accounts=tuple(replace(a, meeting=decided[a.readout.sha256]) for a in accounts),
        meetings=tuple(sorted(found, key=lambda m: (_start(m.meeting), m.meeting.key))),
    )


def _shared(
    meeting: Meeting, group: Sequence[Account], judged: dict[tuple[str, str], Judgement]
) -> SharedMeeting:
    shas = tuple(a.readout.sha256 for a in group)
    return SharedMeeting(
        meeting=meeting,
        readouts=shas,
        told=tuple(a.meeting for a in group),
        joined=tuple(
            Joined(readouts=pair, confidence=judged[pair].confidence, why=judged[pair].why)
            for pair in combinations(shas, 2)
            if pair in judged  # all but a copy without a day, and those that its original is with
        ),
        copies=_copies(group),
    )


def _copies(group: Sequence[Account]) -> tuple[Copy, ...]:
    """The copies among the accounts of a meeting, each of the first that it is a copy of."""
    found: list[Copy] = []
    first: list[Account] = []
    for account in sorted(group, key=_printed):
        for original in first:
            alike = likeness(original, account)
            if alike:
                one, other = account.readout.sha256, original.readout.sha256
                found.append(Copy(readout=one, of=other, likeness=alike))
                break
        else:
            first.append(account)
    return tuple(found)


def _printed(account: Account) -> tuple[str, str, str]:
    """The order in which texts are taken for the first of their kind."""
    readout = account.readout
    return (str(readout.published or "9999"), readout.name, readout.sha256)


def _groups(
    ordered: Sequence[Account],
) -> tuple[list[list[Account]], dict[tuple[str, str], Judgement]]:
    by_sha = {a.readout.sha256: a for a in ordered}
    place = {sha: n for n, sha in enumerate(by_sha)}
    judged = {
        (a.readout.sha256, b.readout.sha256): judge(a, b) for a, b in _candidates(ordered, place)
    }
    group_of = {sha: [sha] for sha in by_sha}
    for (one, other), judgement in sorted(
        judged.items(), key=lambda item: (-item[1].confidence, item[0])
    ):
        ours, theirs = group_of[one], group_of[other]
        if not judgement.same or ours is theirs:
            continue
        crossing = [tuple(sorted((x, y), key=place.__getitem__)) for x in ours for y in theirs]
        # whom the original is with, the copy is with
        alone = judgement.copy and 1 in (len(ours), len(theirs))
        if alone or all((p := judged.get((x, y))) is not None and p.same for x, y in crossing):
            merged = sorted(ours + theirs, key=place.__getitem__)
            for sha in merged:
                group_of[sha] = merged
    seen: dict[int, list[str]] = {id(group): group for group in group_of.values()}
    return [[by_sha[sha] for sha in group] for group in seen.values()], judged


def _candidates(
    ordered: Sequence[Account], place: dict[str, int]
) -> Iterable[tuple[Account, Account]]:
    """Pairs that share a block; no others can be of one meeting."""
    posted: dict[str, list[Account]] = defaultdict(list)
    found: dict[str, Blocks] = {}
    for account in ordered:
        found[account.readout.sha256] = blocks(account)
        for key in found[account.readout.sha256].posted:
            posted[key].append(account)
    pairs: dict[tuple[str, str], tuple[Account, Account]] = {}
    for account in ordered:
        for key in sorted(found[account.readout.sha256].sought):
            for other in posted[key]:
                if other is not account:
                    one, two = sorted((account, other), key=lambda x: place[x.readout.sha256])
                    pairs[one.readout.sha256, two.readout.sha256] = (one, two)
    return pairs.values()


def _common(told: Sequence[Meeting]) -> Meeting:
    """What the accounts of one meeting tell together; where they differ, what most of them tell."""
    first = min(told, key=lambda m: (-[x.key for x in told].count(m.key), "xxxx" in m.key, m.key))
    people = {p.actor.key: p for m in reversed(told) for p in m.participations}
    return replace(
        first,
        date=_date([m.date for m in told if m.date is not None]),
        place=tuple(dict.fromkeys(p for m in told for p in m.place)),
        participations=tuple(
            people[key]
            for key in dict.fromkeys(p.actor.key for m in told for p in m.participations)
        ),
        occasion=next((m.occasion for m in told if m.occasion is not None), None),
        ordinal=_usual(m.ordinal for m in told),
        minutes=_usual(m.minutes for m in told),
        formats=tuple(dict.fromkeys(f for m in told for f in m.formats)),
    )


def _date(told: Sequence[When]) -> When | None:
    """The day that all tell; from the first day to the last where they differ by time zone."""
    dated = [w for w in told if w.earliest is not None and w.latest is not None]
    if not dated:
        return told[0] if told else None
    narrow = [w for w in dated if w.edtf == dated[0].edtf]
    if len(narrow) == len(dated):
        return dated[0]
    overlap = max(w.earliest for w in dated if w.earliest), min(w.latest for w in dated if w.latest)
    if overlap[0] <= overlap[1]:
        return min(dated, key=lambda w: ((w.latest - w.earliest).days, w.edtf))  # type: ignore[operator]
    first = min(w.earliest for w in dated if w.earliest)
    last = max(w.latest for w in dated if w.latest)
    return When(edtf=f"{first.isoformat()}/{last.isoformat()}", earliest=first, latest=last)


def _usual(values: Iterable[int | None]) -> int | None:
    counts = Counter(v for v in values if v is not None)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _told_apart(
    meetings: Sequence[Meeting], groups: Sequence[Sequence[Account]]
) -> tuple[Meeting, ...]:
    """Two meetings of the same persons on one day get keys and labels of their own."""
    called: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        called[meeting.key].append(meeting)
    named: list[Meeting] = []
    for meeting, group in zip(meetings, groups, strict=True):
        if len(called[meeting.key]) > 1:
            rivals = [m for m in called[meeting.key] if m is not meeting]
            mark = _mark(meeting, rivals) or min(a.readout.sha256 for a in group)[:8]
            meeting = replace(
                meeting, key=f"{meeting.key}-{slug(mark)}", label=f"{meeting.label}, {mark}"
            )
        named.append(meeting)
    return tuple(named)


def _mark(meeting: Meeting, rivals: Sequence[Meeting]) -> str:
    """What this meeting has and none of the others: its way of meeting, place, format, occasion."""

    def marks(m: Meeting) -> list[str]:
        occasion = [m.occasion.name] if m.occasion else []
        return [x for x in (mode(m), *m.place, *m.formats, *occasion) if x]

    others = {x for rival in rivals for x in marks(rival)}
    return next((x for x in marks(meeting) if x not in others), "")


def _start(meeting: Meeting) -> str:
    when = meeting.date
    return when.earliest.isoformat() if when and when.earliest else "9999"
