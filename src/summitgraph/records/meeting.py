"""The meeting that a readout tells of."""

from __future__ import annotations

from dataclasses import dataclass

from summitgraph.records.actor import Actor
from summitgraph.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A wider event at which a meeting took place: the G20 Hamburg Summit."""

    key: str
    name: str
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """One actor's part in a meeting.

    Attributes:
        role: the office as the text words it ("Prime Minister of Japan"), or "".
        office: the key of the office held on that day by the register, or None.
        represents: the state or body on whose behalf, or None.
    """

    actor: Actor
    role: str = ""
    office: str | None = None
    represents: Actor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting as far as the text, its page and the registers tell.

    Attributes:
        key: `meeting/2017-07-07-mahama-ruto-1a2b3c`: the same for every account of one meeting.
        date: None where nothing tells.
        date_in_text: what the text alone tells.
        place: the place names that the text gives, most general last.
        minutes: its length in minutes.
        formats: "summit", "plenary", "tete-a-tete", "press conference", "two-plus-two", "call" …
    """

    key: str
    label: str
    date: When | None
    date_in_text: When | None = None
    place: tuple[str, ...] = ()
    participations: tuple[Participation, ...] = ()
    occasion: Occasion | None = None
    ordinal: int | None = None
    minutes: int | None = None
    formats: tuple[str, ...] = ()

    @property
    def participants(self) -> tuple[Actor, ...]:
        """The actors of all participations, in the text's order."""
        return tuple(p.actor for p in self.participations)
