"""The facts of the meeting: when, where, on what occasion, how long, in what form, who."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from summitgraph.link.cast import Cast
from summitgraph.link.person import Person
from summitgraph.link.place import place_of
from summitgraph.link.slug import slug
from summitgraph.link.when import day, day_without_year, full_day
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.draft import Extraction
from summitgraph.records.knowledge import EventEntry, Knowledge
from summitgraph.records.meeting import Meeting, Occasion, Participation
from summitgraph.records.readout import BlockKind, Readout
from summitgraph.records.when import When

_OCCASION = re.compile(
    r"\b(?:on\s+the\s+(?:occasion|sidelines|margins|fringes|fringe|side-?lines)\s+of|(?:on|in)\s+the\s+"
    r"(?:context|framework)\s+of|within\s+the\s+framework\s+of|at\s+the|during\s+the|alongside\s+the|"
    r"in\s+conjunction\s+with|ahead\s+of\s+the|attend(?:ing|ed)?\s+the|for\s+the)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th)\s+(?:time\b|(?:[A-Z][\w.–-]*\s+){0,4}(?:summit|meeting|session|"
    r"dialogue|consultations|round|talks|bilateral|two-plus-two|joint|strategic|ministerial))",
    re.IGNORECASE,
)
_WORD_ORDINAL = re.compile(
    r"\b(?:for\s+the\s+)?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|"
    r"twelfth)\s+(?:time\b|(?:round|session)\b)",
    re.IGNORECASE,
)
_HOURS = {"a": 60, "an": 60, "one": 60, "two": 120, "three": 180, "four": 240, "five": 300}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
_MINUTES = re.compile(
    r"\b(?:(?:approximately|about|around|some|roughly|nearly|over|almost|more\s+than|a|an|for)\s+)*"
    r"(?:(?<![\d.])(?P<n>\d{1,3}(?:\.\d)?)[\s-]*(?P<unit>minutes?|hours?)|"
    r"(?P<half>one|two|three|an?)(?:[\s-]+hours?)?[\s-]+and[\s-]+a[\s-]+half(?:[\s-]*hours?)?|"
    r"(?P<word>one|two|three|four|five|half\s+an|an)[\s-]+hours?)\b",
    re.IGNORECASE,
)
_FORMATS = (
    ("press conference", r"press\s+conference|news\s+conference|press\s+statements?\s+following"),
    ("two-plus-two", r"two-plus-two|2\s?\+\s?2\b"),
    ("summit", r"summit\s+(?:meeting|talks|on|between)|\bsummit\b(?!\s+(?:in|of|series))"),
    ("plenary", r"plenary"),
    (
        "tete-a-tete",
        r"t[êe]te-[àa]-t[êe]te|one-on-one|one-to-one|restricted\s+(?:format|attendance)",
    ),
    (
        "call",
        r"(?:tele)?phone\s+(?:conversation|call|talks?)|\bcall\s+with\b|['’]s\s+call\b|by\s+(?:tele)?phone|\bphoned\b|\bCall\b",
    ),
    ("video conference", r"video\s?conference|virtual(?:ly)?|via\s+video|by\s+video"),
    ("working lunch", r"working\s+(?:lunch|dinner|breakfast)"),
    ("ministerial", r"ministerial\s+meeting"),
    ("talks", r"\btalks\b"),
    ("statement", r"joint\s+statement|communiqu[ée]|\bstatement\b"),
    ("meeting", r"\bmeeting\b|\bmet\b"),
)
_FILLERS = frozenset(("talks", "meeting", "ministerial", "statement"))


def meeting_day(readout: Readout) -> tuple[When | None, When | None]:
    """(the meeting's day, the day that the text alone tells).

    `sources.toml` goes before the text; a day without a year becomes `XXXX-12-15` in EDTF.
    """
    in_text = _day_in_text(readout)
    told = readout.meeting_date
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", told):
        return day(date.fromisoformat(told), told), in_text
    if in_text is not None and in_text.earliest is None and readout.published is not None:
        month, number = (int(x) for x in in_text.edtf.split("-")[1:])
        for year in (readout.published.year, readout.published.year - 1):
            try:
                near = date(year, month, number)
            except ValueError:
                continue
            if 0 <= (readout.published - near).days < 200:
                return day(near, in_text.phrase), in_text
    return in_text, in_text


def _day_in_text(readout: Readout) -> When | None:
    lead = lead_text(readout)
    labels = " \n ".join(
        readout.text[b.start : b.end] for b in readout.blocks[:10] if b.kind is BlockKind.METADATA
    )
    yearless = day_without_year(readout.title) or day_without_year(lead)
    full = full_day(readout.title) or full_day(lead)
    if full is None:
        full = next((d for d in map(full_day, _headings(readout)) if d is not None), None)
    if readout.published is not None and (labels or full is None):
        if yearless is not None:
            try:
                near = date(readout.published.year, *yearless)
            except ValueError:
                near = readout.published
            if 0 <= (readout.published - near).days <= 10:
                return day(near)
        return day(readout.published)
    if full is not None:
        return day(*full)
    if yearless is not None:
        return When(edtf=f"XXXX-{yearless[0]:02}-{yearless[1]:02}", earliest=None, latest=None)
    return None


def _headings(readout: Readout) -> list[str]:
    """The headings before the first text: "House of Commons, 9 March 2005"."""
    found: list[str] = []
    for block in readout.blocks:
        if block.kind is BlockKind.HEADING:
            found.append(readout.text[block.start : block.end])
        elif block.sentences and block.kind is not BlockKind.TITLE:
            break
    return found


def lead_text(readout: Readout) -> str:
    """The title and the first paragraph: what introduces the meeting."""
    parts = [readout.title]
    for block in readout.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            parts.append(readout.text[block.start : block.end])
            break
        if block.kind is BlockKind.TURN:
            break
    return re.sub(r"[\s\xa0]+", " ", ". ".join(p for p in parts if p))


def meeting_of(
    readout: Readout,
    extraction: Extraction,
    cast: Cast,
    knowledge: Knowledge,
    body: Sequence[Actor],
    when: tuple[When | None, When | None],
) -> Meeting:
    """All that the text, its page and the registers tell of the meeting."""
    lead = lead_text(readout)
    occasion = _occasion(lead, knowledge, when[0])
    people = cast.participants
    participations = tuple(_participation(p, cast, knowledge) for p in people)
    if not participations:
        members = _members(body, knowledge)
        participations = tuple(Participation(actor=a) for a in members)
    elif body and len(body) == 1 and body[0].kind is ActorKind.ORGANIZATION:
        participations += tuple(
            Participation(actor=a)
            for a in _members(body, knowledge)
            if a not in [p.actor for p in participations]
        )
    place = place_of(readout, lead, knowledge, occasion, knowledge.events)
    key, label = meeting_key(readout, [p.actor for p in participations], knowledge, when[0])
    return Meeting(
        key=key,
        label=label,
        date=when[0],
        date_in_text=when[1],
        place=place,
        participations=participations,
        occasion=occasion,
        ordinal=_ordinal(lead),
        minutes=_minutes(lead),
        formats=_formats(lead),
    )


def meeting_key(
    readout: Readout, actors: Sequence[Actor], knowledge: Knowledge, when: When | None
) -> tuple[str, str]:
    """Key and label of a meeting, from its day and those who take part."""
    names = sorted(
        slug(re.split(r"[\s-]", actor.name.strip())[-1])
        if actor.kind is ActorKind.PERSON and actor.known is False
        else slug(_short(actor, knowledge))
        for actor in actors
    )
    stamp = when.edtf if when else "undated"
    who = "-".join(names[:6]) or readout.sha256[:8]
    # Names in one order and no place: every account of a meeting gives it the same label.
    shown = sorted({_short(actor, knowledge) for actor in actors}, key=slug)
    more = [f"and {len(shown) - 6} more"] if len(shown) > 6 else []
    return f"meeting/{stamp.lower().replace('/', '-')}-{who}", ", ".join([*shown[:6], *more, stamp])


def _short(actor: Actor, knowledge: Knowledge) -> str:
    entry = knowledge.actors.get(actor.key)
    return (entry.family if entry else "") or (
        actor.name.split()[-1] if actor.kind is ActorKind.PERSON else actor.name
    )


def _members(body: Sequence[Actor], knowledge: Knowledge) -> list[Actor]:
    if len(body) == 1:
        entry = knowledge.actors.get(body[0].key)
        if entry is not None and entry.members:
            return [knowledge.actors[m].actor for m in entry.members if m in knowledge.actors]
    return list(body)


def _participation(person: Person, cast: Cast, knowledge: Knowledge) -> Participation:
    body = knowledge.actors.get(person.body)
    return Participation(
        actor=cast.named(person.actor),
        role=person.role_text,
        office=person.office,
        represents=body.actor if body else None,
    )


def _occasion(lead: str, knowledge: Knowledge, when: When | None) -> Occasion | None:
    for m in _OCCASION.finditer(lead):
        rest = lead[m.end() : m.end() + 120]
        best: tuple[int, EventEntry] | None = None
        for event in knowledge.events:
            for name in (event.name, *event.aliases):
                if (
                    rest[: len(name)].lower() == name.lower()
                    and not rest[len(name) : len(name) + 1].isalnum()
                ):
                    if not _fits(event, when):
                        continue
                    # an edition of the year before a series, a longer name before a shorter
                    rank = len(name) * 2 + bool(event.series)
                    if best is None or rank > best[0]:
                        best = (rank, event)
        if best is not None:
            event = _edition(best[1], knowledge.events, when)
            return Occasion(key=event.key, name=event.name)
    return None


def _fits(event: EventEntry, when: When | None) -> bool:
    if event.earliest is None or event.latest is None or when is None or when.earliest is None:
        return True
    return (
        abs((event.earliest - when.earliest).days) <= 12
        or event.earliest <= when.earliest <= event.latest
    )


def _edition(event: EventEntry, events: Sequence[EventEntry], when: When | None) -> EventEntry:
    """The edition of a series that was on at the time; the series itself where none was."""
    if event.series or when is None or when.earliest is None:
        return event
    on = [e for e in events if e.series == event.key and e.earliest is not None and _fits(e, when)]
    return on[0] if len(on) == 1 else event


def _ordinal(lead: str) -> int | None:
    m = _ORDINAL.search(lead)
    if m:
        return int(m[1])
    w = _WORD_ORDINAL.search(lead)
    return _ORDINALS.index(w[1].lower()) + 1 if w and "round" not in w[0].lower() else None


def _minutes(lead: str) -> int | None:
    for m in _MINUTES.finditer(lead):
        if m["n"]:
            return round(float(m["n"]) * (60 if m["unit"].lower().startswith("hour") else 1))
        if m["half"]:
            if "hour" not in m[0].lower():
                continue
            return _HOURS[m["half"].lower()] + 30
        word = m["word"].lower()
        if word.startswith("half"):
            return 30
        before = lead[: m.start("word")].rstrip().lower()
        if word == "an" and not before.endswith(("for", "lasted", "lasting", "than", "about")):
            continue
        return _HOURS[word]
    return None


def _formats(lead: str) -> tuple[str, ...]:
    found = [
        name
        for name, pattern in _FORMATS
        if re.search(pattern, lead, re.IGNORECASE if name != "call" else 0)
    ]
    telling = [f for f in found if f not in _FILLERS]
    if "press conference" in telling and "summit" in telling and "two-plus-two" in telling:
        telling.remove("summit")
    return tuple(telling or found[:1])
