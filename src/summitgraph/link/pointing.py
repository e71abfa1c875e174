"""Words that point back in the text: "both leaders" of three, "the minister", "they", a statement.

Whom a name or an office means by itself is left to `cast.py`, the order of all to `resolve.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from summitgraph.link.cast import Cast, unique
from summitgraph.link.person import Person, fold, title_words
from summitgraph.records.actor import Actor
from summitgraph.records.draft import ActorMention, Extraction
from summitgraph.records.readout import Readout

_WITH = re.compile(
    r"\b(?:met|meeting|talks|discussions|consultations|call|conversation)\s+(?:with\s+)?"
    r"(?:the\s+|his\s+|her\s+)?$"
)
_MET_WITH = re.compile(
    r"\b(?:met|meets|talked|spoke|talks|meeting)\b[^.;]{0,40}\bwith\s+(?:the\s+)?$"
)
_STATED_BY = re.compile(r"\bstatements?,? (?:issued |released |made )?(?:by|from) (?:the )?$")
_STATES = re.compile(
    r"(?:[’']s statement\b|(?: \w+){0,2} (?:said|says|issued|released|made|warned|condemned)"
    r" (?:in )?an? (?:\w+ ){0,2}statement\b)"
)
_AND = re.compile(r",?\s+and\s+(?:the\s+)?")
_WINDOW = 60
"""Characters before a mention that tell how it stands there."""
_JUST = 250
"""Characters in which an office points back to whoever was named with it."""

Actors = Callable[[ActorMention], list[Actor]]


class Pointing:
    """What stands before a place in one text.

    Args:
        openers: the persons whom sentences name first, and where, in the order of the text.
    """

    def __init__(
        self,
        readout: Readout,
        extraction: Extraction,
        cast: Cast,
        openers: Sequence[tuple[int, Person]],
    ) -> None:
        self._text = readout.text
        self._cast = cast
        self._openers = openers
        self._mentions = sorted(extraction.mentions, key=lambda m: (m.end, m.start))
        self._ends = [m.end for m in self._mentions]
        self._starts = sorted(m.start for m in self._mentions)
        self._sentences = sorted((s.end, s.start) for b in readout.blocks for s in b.sentences)
        self._stated = [
            m
            for m in self._mentions
            if _STATED_BY.search(self._before(m)) or _STATES.match(self._text, m.end)
        ]

    def two_of(self, m: ActorMention, found: Sequence[Actor], actors: Actors) -> list[Actor]:
        """Whom "both" means of more than two who take part: who tells, and whom he met just before.

        Nobody where that is not told: two at random would be wrong.
        """
        host = self._cast.host()
        for other in self._back(m.start):
            if not _WITH.search(self._before(other)):
                continue
            if self._lists_more(other):
                return []
            met = actors(other)
            sides = {p.body for p in self._cast.participants if p.actor in met}
            theirs = [a for a in found if a in met or a.key in sides]
            mine = [a for a in found if host is not None and a.key in (host.actor.key, host.body)]
            pair = unique([*mine, *theirs])
            return pair if len(pair) == 2 else []
        return []

    def just_named(self, m: ActorMention) -> Person | None:
        """Who is named just before with the office: "the minister" behind it.

        In small letters it points back; "the President" with a capital is who tells, unless
        somebody was named so who takes no part.
        """
        words = title_words(fold(m.role))
        bare = all(k.startswith("person/") for k in m.keys) and m.text.lower().startswith("the")
        if not bare or not words:
            return None
        k = bisect_left(self._openers, m.start, key=lambda o: o[0]) - 1
        if m.role.islower() and k >= 0:
            start, person = self._openers[k]
            if m.start - start < _JUST and person.has_title(words):
                return person
        for other in self._back(m.start):
            if m.start - other.end > _JUST:
                break
            person_or_none = self._cast.of_name(other) if other.name else None
            if person_or_none is not None and words <= title_words(fold(other.role)):
                return None if person_or_none.takes_part else person_or_none
        return None

    def just_met(self, at: int, since: int, actors: Actors) -> list[Actor]:
        """Who met in the sentence before a place: "he met with X. They talked"; or nobody.

        `since` is where those last acted whom "they" would mean else.
        """
        k = bisect_right(self._sentences, (at, at)) - 1
        if k < 0 or self._sentences[k][1] < since:
            return []
        end, start = self._sentences[k]
        here = [m for m in self._back(end) if m.start >= start][::-1]
        for m in here:
            if not m.name or not _MET_WITH.search(self._text, start, m.start):
                continue
            whom, host = self._cast.of_name(m), self._cast.host()
            who = actors(here[0]) if here[0] is not m else []
            who = who or ([host.actor] if host is not None else [])
            pair = unique([*who, whom.actor] if whom is not None else who)
            return pair if len(pair) == 2 else []
        return []

    def who_stated(self, at: int, actors: Actors) -> list[Actor]:
        """Whose statement was last spoken of: "a statement by X", "X said in a statement"."""
        before = [m for m in self._stated if m.end < at]
        return actors(before[-1]) if before else []

    def _lists_more(self, m: ActorMention) -> bool:
        """Whether another mention is joined to this one: "met Ann Mensah and the minister of X"."""
        joined = _AND.match(self._text, m.end)
        k = bisect_left(self._starts, m.end)
        return joined is not None and k < len(self._starts) and self._starts[k] <= joined.end()

    def _back(self, at: int) -> Iterator[ActorMention]:
        """The mentions that end before a place, the nearest first."""
        for k in range(bisect_right(self._ends, at) - 1, -1, -1):
            yield self._mentions[k]

    def _before(self, m: ActorMention) -> str:
        return self._text[max(0, m.start - _WINDOW) : m.start]
