"""From a name in a table to the things that it may mean, each with a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from summitgraph.web.reconcile.entities import TYPES, Entity, fold

LIMIT = 10
_MOST = 50
_LEAST_SCORE = 55.0  # below, names share little more than letters
_EXACT = 100.0
_NAME = 500  # characters of a name that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A thing that a name may mean.

    Attributes:
        score: 0 to 100; 100 where the name is letter for letter one of its names.
        match: whether it is the only one of which that is so.
    """

    entity: Entity
    score: float
    match: bool


def candidates(
    entities: Mapping[str, Entity], name: str, *, types: Sequence[str] = (), limit: int = LIMIT
) -> list[Candidate]:
    """The things that a name may mean, the likeliest first.

    >>> names = ("william ruto", "ruto")
    >>> known = {"e:ruto": Entity(iri="e:ruto", label="William Ruto", type="e:P", names=names)}
    >>> [(c.entity.label, c.score, c.match) for c in candidates(known, "RUTO")]
    [('William Ruto', 100.0, True)]
    >>> candidates(known, "Mahama")
    []
    """
    wanted = fold(name[:_NAME])
    if not wanted:
        return []
    fitting = [e for e in entities.values() if not types or e.is_a(types)]
    scores = _scores(fitting, wanted)
    exact = sum(score == _EXACT for score in scores.values())
    ranked = sorted(
        (e for e in fitting if e.iri in scores), key=lambda e: (-scores[e.iri], e.label, e.iri)
    )
    return [
        Candidate(
            entity=entity,
            score=scores[entity.iri],
            match=scores[entity.iri] == _EXACT and exact == 1,
        )
        for entity in ranked[: max(1, min(limit, _MOST))]
    ]


def _scores(entities: Iterable[Entity], wanted: str) -> dict[str, float]:
    """The best score of each thing's names, by IRI."""
    pairs = [(entity.iri, name) for entity in entities for name in entity.names]
    found: dict[str, float] = {}
    hits = process.extract(
        wanted,
        [name for _, name in pairs],
        scorer=fuzz.WRatio,
        score_cutoff=_LEAST_SCORE,
        limit=None,
    )
    for name, score, place in hits:
        # The measure gives 100 to the same words in another order too; that is no match.
        exact = name == wanted
        own = _EXACT if exact else min(round(score, 1), 99.0)
        iri = pairs[place][0]
        found[iri] = max(own, found.get(iri, 0.0))
    return found


def beginning(entities: Mapping[str, Entity], prefix: str, *, limit: int = LIMIT) -> list[Entity]:
    """The things one of whose names begins with these letters, then those that hold them."""
    wanted = fold(prefix[:_NAME])
    if not wanted:
        return []
    first, second = [], []
    for entity in sorted(entities.values(), key=lambda e: (e.label, e.iri)):
        if any(name.startswith(wanted) for name in entity.names):
            first.append(entity)
        elif any(wanted in name for name in entity.names):
            second.append(entity)
    return [*first, *second][:limit]


def type_of(entity: Entity) -> dict[str, str]:
    """The class of a thing as the API shows it."""
    return {"id": entity.type, "name": TYPES[entity.type]}
