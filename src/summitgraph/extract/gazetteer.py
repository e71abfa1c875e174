"""Names of states, bodies and persons as sequences of words, found by their first word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from summitgraph.extract.tokens import tokenize
from summitgraph.records.actor import ActorKind
from summitgraph.records.knowledge import ActorEntry, Knowledge

NameKind = Literal["name", "demonym", "metonym", "person", "place"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: the key of what it names, and how it does."""

    key: str
    kind: NameKind
    words: tuple[str, ...]


class Gazetteer:
    """Every name of the registers; the longest that stands at a place is found."""

    def __init__(self, entries: Sequence[ActorEntry]) -> None:
        self._by_first: dict[str, dict[str, list[Name]]] = {}
        """Names by their first word, then by their second; "" for those of one word."""
        self.family_names: dict[str, list[str]] = {}
        seen: set[tuple[str, ...]] = set()
        for entry in entries:
            person = entry.actor.kind is ActorKind.PERSON
            plain: NameKind = "person" if person else "name"
            by_kind: tuple[tuple[NameKind, tuple[str, ...]], ...] = (
                (plain, (entry.actor.name, *entry.aliases)),
                ("demonym", entry.demonyms),
                ("metonym", entry.metonyms),
            )
            for kind, names in by_kind:
                for name in names:
                    self._add(name, entry.actor.key, kind, seen)
            if person and entry.family:
                self.family_names.setdefault(entry.family, []).append(entry.actor.key)
        for entry in entries:
            for name in entry.places:
                self._add(name, entry.actor.key, "place", seen)
        self.ambiguous: dict[tuple[str, ...], list[str]] = {}
        for entry in entries:
            for name in entry.ambiguous:
                words = tuple(t.text.replace("’", "'") for t in tokenize(name))
                self.ambiguous.setdefault(words, []).append(entry.actor.key)
        for by_second in self._by_first.values():
            for found in by_second.values():
                found.sort(key=lambda n: -len(n.words))

    def _add(self, name: str, key: str, kind: NameKind, seen: set[tuple[str, ...]]) -> None:
        words = tuple(t.text.replace("’", "'") for t in tokenize(name))
        if words[:1] in (("the",), ("The",)):
            words = words[1:]
        if not words or not words[0][0].isupper() or words in seen:
            return
        seen.add(words)
        second = words[1] if len(words) > 1 else ""
        by_second = self._by_first.setdefault(words[0], {})
        by_second.setdefault(second, []).append(Name(key, kind, words))

    def at(self, words: Sequence[str], i: int) -> Name | None:
        """The longest name that begins at word `i`, or None. Case counts: "us" is not "US"."""
        by_second = self._by_first.get(words[i])
        if by_second is None:
            return None
        for name in by_second.get(words[i + 1], ()) if i + 1 < len(words) else ():
            n = len(name.words)
            if n == 2 or tuple(words[i : i + n]) == name.words:
                return name
        one = by_second.get("")
        return one[0] if one else None


_ORDER = {ActorKind.STATE: 0, ActorKind.ORGANIZATION: 1, ActorKind.GROUP: 2, ActorKind.PERSON: 3}


@lru_cache(maxsize=8)
def gazetteer(knowledge: Knowledge) -> Gazetteer:
    """The compiled names of a body of knowledge; compiled once."""
    return Gazetteer(
        sorted(knowledge.actors.values(), key=lambda e: (_ORDER[e.actor.kind], e.actor.key))
    )
