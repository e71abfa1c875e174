"""Who acts: persons, states, organisations, groups; and the offices that persons hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ActorKind(StrEnum):
    """The four classes of actor; the value is the local name of the class in the ontology."""

    PERSON = "Person"
    STATE = "State"
    ORGANIZATION = "Organization"
    GROUP = "ActorGroup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor as decided by linking.

    Attributes:
        key: a stable local identifier: `state/JP`, `person/william-ruto`, `org/nato`, and for an
            actor that no register knows, the same form made from the name.
        name: the preferred name ("William Ruto", "Japan").
        known: whether a register in `ontology/` holds it; False for one learnt from a text.
        named_as: the fullest name that the readout at hand gives it, or "". No part of identity.
    """

    key: str
    kind: ActorKind
    name: str
    known: bool = True
    named_as: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post that persons hold one after another: the Prime Minister of Japan."""

    key: str
    name: str
    body: str
    kind: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTerm:
    """One person's time in one office; `until` is None while it lasts."""

    key: str
    person: str
    office: str
    start: date
    until: date | None
