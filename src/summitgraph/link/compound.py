"""States and bodies that one hyphened word names together: "U.S.-Iraq", "ROK-V4"."""

from __future__ import annotations

import re
from functools import lru_cache

from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.knowledge import Knowledge

_COMPOUND = re.compile(
    r"\b((?:[A-Z]\.){2,}|[A-Z]\w+(?: [A-Z]\w+)?)[-–‑]((?:[A-Z]\.){2,}|[A-Z]\w+(?: [A-Z]\w+)?)"
    r"((?:[-–‑][A-Z]\w+)*)"
)


def pair_in(text: str, knowledge: Knowledge) -> list[Actor]:
    """The states of a compound in a title: "U.S.-Iraq", "Japan-Russia", "U.S.–India"."""
    names = _compounded(knowledge)
    found: list[Actor] = []
    for m in _COMPOUND.finditer(text):
        parts = [m[1], m[2], *[p for p in re.split(r"[-–‑]", m[3]) if p]]
        got = [
            names[n]
            for p in parts
            for n in dict.fromkeys((p, p.split(" ")[0], p.split(" ")[-1]))
            if n in names and (n == p or p not in names)
        ]
        behind = _name_from(text, m.start(2), names)
        if behind is not None and len(got) < 2:
            got = [*got, behind]
        if len(got) >= 2:
            found += got
    return found


def compounded(title: str, knowledge: Knowledge) -> list[Actor]:
    """The two whom a title names with a hyphen, and who so meet; empty for none or for more."""
    found = list(dict.fromkeys(pair_in(title, knowledge)))
    return found if len(found) == _TWO else []


_TWO = 2


@lru_cache(maxsize=8)
def _compounded(knowledge: Knowledge) -> dict[str, Actor]:
    """Names that may stand on either side of a hyphen: of states, and of bodies."""
    names: dict[str, Actor] = {}
    for kind in (ActorKind.STATE, ActorKind.ORGANIZATION):
        for entry in knowledge.actors.values():
            if entry.actor.kind is kind:
                for n in (entry.actor.name, *entry.aliases, *entry.demonyms):
                    names.setdefault(n, entry.actor)
    return names


def _name_from(text: str, start: int, names: dict[str, Actor]) -> Actor | None:
    """Whom the longest name means that begins at `start`: "Pacific Islands Forum", or None."""
    words = text[start : start + 80].split(" ")[:6]
    for n in range(len(words), 1, -1):
        found = names.get(" ".join(words[:n]).rstrip(",.;:"))
        if found is not None:
            return found
    return None
