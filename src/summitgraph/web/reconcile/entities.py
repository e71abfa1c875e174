"""The things that can be reconciled, with every name that the graph knows for them."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from summitgraph.ontology.terms import SG
from summitgraph.queries import ask
from summitgraph.store.apart import EVERYTHING, Apart
from summitgraph.store.apart.asked import Asked

ACTOR = SG.NS + "Actor"
TYPES: Mapping[str, str] = MappingProxyType(
    {
        ACTOR: "Actor",
        SG.NS + "Person": "Person",
        SG.NS + "State": "State",
        SG.NS + "Organization": "Organization",
        SG.NS + "ActorGroup": "Actor group",
        SG.NS + "Issue": "Issue",
    }
)
"""Class to its name for people; an actor is one of the four that follow."""
_ASKED = ("Person", "State", "Organization", "ActorGroup", "Issue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing with its names.

    Attributes:
        names: folded, its label among them.
    """

    iri: str
    label: str
    type: str
    names: tuple[str, ...]

    def is_a(self, types: Iterable[str]) -> bool:
        """Whether it is of one of these classes."""
        return any(t == self.type or (t == ACTOR and self.type != SG.NS + "Issue") for t in types)


def fold(name: str) -> str:
    """A name without accents, case and superfluous space.

    >>> fold("  Erdoğan,  Recep ")
    'erdogan, recep'
    """
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(kept.casefold().split())


class Entities:
    """The entities of the newest version of a graph, read once for each version."""

    def __init__(self, apart: Apart) -> None:
        self._apart = apart
        self._lock = threading.Lock()
        self._version = -1
        self._known: dict[str, Entity] = {}

    def all(self) -> Mapping[str, Entity]:
        """By IRI, sorted."""
        with self._lock:
            version = self._apart.version
            if version != self._version:
                self._known = dict(sorted(_read(self._apart).items()))
                self._version = version
            return self._known


def _read(apart: Apart) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for name in _ASKED:
        labels: dict[str, str] = {}
        names: dict[str, dict[str, None]] = {}
        rows = ask(Asked(apart, limit=EVERYTHING), "names", **{"class": name})
        for iri, label, other, _ in rows.tuples:
            labels.setdefault(str(iri), str(label or other))
            names.setdefault(str(iri), {})[fold(str(other))] = None
        for iri, label in labels.items():
            found[iri] = Entity(iri=iri, label=label, type=SG.NS + name, names=tuple(names[iri]))
    return found
