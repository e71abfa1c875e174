"""Where a meeting took place: named in the title or lead, on a line of its own, or by the host."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summitgraph.records.actor import ActorKind
from summitgraph.records.knowledge import EventEntry, Knowledge
from summitgraph.records.meeting import Occasion
from summitgraph.records.readout import BlockKind, Readout

_IN = re.compile(r"\b(?:in|at)[\s\xa0]+(?:the[\s\xa0]+)?(?=(?P<rest>[A-Z][^.;:]{2,60}))")
_WELCOME = re.compile(r"\b(?:welcome|welcoming|receive|host)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\bto[\s\xa0]+be[\s\xa0]+held\b[^.]*$|\bwill\b[^.]*$", re.IGNORECASE)


@lru_cache(maxsize=8)
def places(knowledge: Knowledge) -> dict[str, str]:
    """Every capital and city of the registers with the key of its state."""
    found: dict[str, str] = {}
    for entry in knowledge.actors.values():
        if entry.actor.kind is ActorKind.STATE:
            for place in entry.places:
                found.setdefault(place, entry.actor.key)
    return found


def place_of(
    readout: Readout,
    lead: str,
    knowledge: Knowledge,
    occasion: Occasion | None,
    events: Sequence[EventEntry],
) -> tuple[str, ...]:
    """The place of the meeting, or nothing where the readout does not tell."""
    known = places(knowledge)
    texts = [readout.title, lead]
    texts += [
        readout.text[b.start : b.end] for b in readout.blocks[:8] if b.kind is BlockKind.METADATA
    ]
    for text in texts:
        found = _named(text, known)
        if found:
            return (found,)
    for block in readout.blocks[:10]:
        if block.kind in (BlockKind.HEADING, BlockKind.METADATA):
            line = re.sub(r"[\s\xa0]+", " ", readout.text[block.start : block.end])
            first = line.split(",")[0].strip()
            if first in known:
                return (first,)
    if occasion is not None:
        event = next((e for e in events if e.key == occasion.key), None)
        if event is not None and event.place:
            return (event.place,)
    for block in readout.blocks:
        if block.kind is BlockKind.TURN:
            for sentence in block.sentences[:2]:
                words = readout.text[sentence.start : sentence.end]
                if _WELCOME.search(words):
                    found = _named(words, known)
                    if found:
                        return (found,)
            break
    return ()


def _named(text: str, known: dict[str, str]) -> str:
    for m in _IN.finditer(text):
        if _FUTURE.search(text[: m.start()]):
            continue
        words = re.sub(r"[\s\xa0]+", " ", m["rest"]).split(" ")
        for n in (4, 3, 2, 1):
            name = " ".join(words[:n]).rstrip(",)’'")
            name = re.sub(r"[’']s$", "", name)
            if name in known and len(words[:n]) == n:
                return name
    return ""
