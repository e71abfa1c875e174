"""One person under one name, whatever its spelling."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from summitgraph.records.actor import Actor


def same_person(a: Actor, b: Actor) -> bool:
    """Whether two actors are one person under one name or two spellings of it.

    >>> from summitgraph.records.actor import ActorKind
    >>> def named(name: str) -> Actor:
    ...     key = f"person/{name.lower().replace(' ', '-')}"
    ...     return Actor(key=key, kind=ActorKind.PERSON, name=name, known=False)
    >>> same_person(named("Wendy R. Sherman"), named("Wendy Sherman"))
    True
    >>> same_person(named("Wang Yi"), named("Wang Wen"))
    False
    """
    if a.key == b.key:
        return True
    if a.known and b.known:
        return False
    one, other = fold(a.name).split(), fold(b.name).split()
    if not one or not other or not _alike(one[-1], other[-1]):
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    given, also = one[0], other[0]
    return _alike(given, also) or (min(len(given), len(also)) == 1 and given[0] == also[0])


def _alike(a: str, b: str) -> bool:
    """The same word, or one spelt in two ways; short names must be the same."""
    if a == b:
        return True
    long = min(len(a), len(b)) > 4
    return long and a[0] == b[0] and SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85


def fold(words: str) -> str:
    """Words in lower case, without accents and points.

    >>> fold("José A. Núñez")
    'jose a nunez'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))
