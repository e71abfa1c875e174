"""The knowledge of `ontology/` as plain records: text is read without a graph library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from summitgraph.records.actor import Actor, Office, OfficeTerm
from summitgraph.records.statement import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class CueSet:
    """Phrases that carry one act in one frame; `ontology/cues.ttl` explains the frames."""

    key: str
    frame: str
    phrases: tuple[str, ...]
    act: Act | None = None
    joint_act: Act | None = None
    modality: str = ""
    takes_addressee: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """An actor of a register with all the names that texts give it.

    Attributes:
        demonyms: adjectives and names of the people ("Japanese").
        metonyms: places and houses that stand for it ("the Kremlin").
        places: capital and cities, where meetings take place.
        ambiguous: names that it shares with another ("Korea").
        members: keys of its members, for a closed group.
    """

    actor: Actor
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    given: str = ""
    family: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """An edition of a series of events, or the series itself."""

    key: str
    name: str
    aliases: tuple[str, ...]
    series: str = ""
    place: str = ""
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEntry:
    """A concept of the issue scheme."""

    key: str
    label: str
    aliases: tuple[str, ...]
    broader: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Knowledge:
    """All registers, schemes and cues that reading meetings needs.

    Compared by identity, so that what is compiled from it can be kept.
    """

    actors: Mapping[str, ActorEntry]
    offices: Mapping[str, Office]
    terms: tuple[OfficeTerm, ...]
    events: tuple[EventEntry, ...]
    issues: Mapping[str, IssueEntry]
    cues: tuple[CueSet, ...]
    version: str = ""
