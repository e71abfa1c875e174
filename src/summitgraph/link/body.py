"""Who issues a document that speaks in its own name: "We, the G7 Foreign Ministers …"."""

from __future__ import annotations

import re

from summitgraph.link.cast import Cast, unique
from summitgraph.link.compound import pair_in
from summitgraph.link.slug import slug
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.draft import Extraction, MentionKind
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.readout import BlockKind, Readout

_WE_THE = re.compile(r"\bWe\s*[,—–-]\s*the\b[^.]{0,200}")


_OF_A_FORUM = re.compile(
    r"\b(?:[Ss]tatement|[Cc]ommuniqu[eé]|[Dd]eclaration|[Cc]onclusions|[Ss]ummary|STATEMENT)\s+"
    r"(?:of|by|OF)\s+(?:the|THE)\s+(?:\d{1,3}(?:st|nd|rd|th)\s+|[A-Z][a-z]+(?:th|rd|nd|st)\s+)?"
    r"(?P<name>(?:[A-Z][\w’'–-]*\s+(?:of\s+|on\s+|for\s+|and\s+)?){1,7}"
    r"(?:Forum|Summit|Conference|Council|Meeting|Dialogue|Commission|Assembly|Ministerial|"
    r"Community|Alliance|Partnership|Group|Initiative))\b"
)


def issuing_body(
    readout: Readout, extraction: Extraction, cast: Cast, knowledge: Knowledge
) -> list[Actor]:
    """The body or the parties whose words a communiqué gives; empty for other forms.

    A body of the register that the title or "We, the …" names comes first; then the persons
    who issue it together; then the states that the title names.
    """
    if extraction.form != "communique":
        return []
    together = _meeting_ministers(readout, extraction, knowledge)
    if together:
        return together
    title_end = max((b.end for b in readout.blocks if b.kind is BlockKind.TITLE), default=0)
    opening = _WE_THE.search(readout.text)
    spans = [(0, title_end)]
    with_body = [a for a in pair_in(readout.title, knowledge) if a.kind is not ActorKind.STATE]
    if opening and not with_body:  # "U.S.-ASEAN Summit" tells both who issue it
        spans.insert(0, opening.span())
    states: list[Actor] = []
    for a, b in spans:
        named = pair_in(readout.text[a:b], knowledge)
        paired = len({actor.key for actor in named}) > 1
        for m in extraction.mentions:
            if not a <= m.start < b:
                continue
            for key in m.keys:
                entry = knowledge.actors.get(key)
                if entry is None:
                    continue
                if entry.actor.kind is ActorKind.ORGANIZATION and not paired:
                    return [entry.actor]
                if entry.actor.kind is ActorKind.STATE and not paired:
                    states.append(entry.actor)
        states += named
    people = [p.actor for p in cast.participants]
    if len(people) == 1 and cast.is_spoken_of(cast.participants[0]):
        people = []  # "I suggested to Premier Li that …": he is not who speaks
    if len(people) >= 2:
        return people
    states = unique(states)
    if len(states) >= 2:
        return states
    return (
        _organisation_in(readout, extraction, knowledge)
        or _meeting_in(readout.title)
        or _abbreviated(readout.text[: max(title_end, 1)])
        or [a for a in states if _issues(readout.title, a, knowledge)]
        or people
    )


def _meeting_ministers(
    readout: Readout, extraction: Extraction, knowledge: Knowledge
) -> list[Actor]:
    """Three parties or more whose ministers open the text: "The Ministers of A, B and C"."""
    opening = {
        s.start for b in readout.blocks if b.kind is BlockKind.PARAGRAPH for s in b.sentences[:1]
    }
    for m in extraction.mentions:
        if m.kind is MentionKind.GROUP and m.start in opening and len(set(m.keys)) >= _SEVERAL:
            return unique([knowledge.actors[k].actor for k in m.keys if k in knowledge.actors])
    return []


_SEVERAL = 3


def _meeting_in(title: str) -> list[Actor]:
    """A forum that no register knows, by the title of its statement."""
    found = _OF_A_FORUM.search(title)
    if found is None:
        return []
    name = re.sub(r"\s+", " ", found["name"])
    return [
        Actor(key=f"organization/{slug(name)}", kind=ActorKind.ORGANIZATION, name=name, known=False)
    ]


def _issues(title: str, state: Actor, knowledge: Knowledge) -> bool:
    """Whether a title tells that one state issues the text, and not that it is about that state."""
    entry = knowledge.actors[state.key]
    names = "|".join(
        re.escape(n) for n in sorted((state.name, *entry.aliases), key=len, reverse=True)
    )
    first = rf"^(?:{names})\b(?!\s*:)"
    told = rf"\b(?:by|of)\s+(?:the\s+)?(?:[A-Z]\w+\s+of\s+)?(?:{names})\b"
    return bool(re.search(f"{first}|{told}", title))


_ABBREVIATED = re.compile(
    r"\b(?:of|by|OF|BY)\s+(?:the|THE)\s+"
    r"(?P<name>[A-Z][A-Za-z’'-]+(?:\s+(?:[A-Z][A-Za-z’'-]+|of|for|and|on|the))+)\s*"
    r"\([A-Z][A-Za-z0-9]{1,7}\)"
)


def _abbreviated(heading: str) -> list[Actor]:
    """A body that no register knows, by its name and abbreviation: "of the … Agency (FFA)"."""
    matches = list(_ABBREVIATED.finditer(heading))
    if not matches:
        return []
    found = matches[-1]
    name = re.sub(r"\s+", " ", found["name"])
    name = name.rsplit(" of the ", 1)[-1].rsplit(" OF THE ", 1)[-1]
    if name.isupper():
        name = " ".join(w.lower() if w in _SMALL else w.capitalize() for w in name.split())
    return [
        Actor(key=f"organization/{slug(name)}", kind=ActorKind.ORGANIZATION, name=name, known=False)
    ]


_SMALL = frozenset("OF THE AND FOR ON IN".split())


def _organisation_in(readout: Readout, extraction: Extraction, knowledge: Knowledge) -> list[Actor]:
    first = next((b for b in readout.blocks if b.kind is BlockKind.PARAGRAPH), None)
    if first is None:
        return []
    for m in extraction.mentions:
        if m.start < first.end:
            for key in m.keys:
                entry = knowledge.actors.get(key)
                if entry is not None and entry.actor.kind is ActorKind.ORGANIZATION:
                    return [entry.actor]
    return []
