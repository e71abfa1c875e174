"""A coded statement's values in a form that can be compared: one value a variable, names as one.

"Ghana" and "the Republic of Ghana" are one by the registers of `ontology/`, and so are "William
Ruto" and "Ruto William"; what these do not know is compared by its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType

from summitgraph import authority
from summitgraph.link.issue import FILL, scheme
from summitgraph.pipeline.agreement.coded import CodedStatement
from summitgraph.records import FAMILY_OF, Act, ActorKind

Value = str | None


def _act(s: CodedStatement) -> Value:
    return s.act


def _family(s: CodedStatement) -> Value:
    if s.act is None:
        return None
    return FAMILY_OF[Act(s.act)].value if s.act in set(Act) else s.act


def _actors(s: CodedStatement) -> Value:
    return _all(s.actors, actor_name)


def _issues(s: CodedStatement) -> Value:
    return _all(s.issues, issue_name)


def _addressees(s: CodedStatement) -> Value:
    return _all(s.addressees, actor_name)


def _commitment(s: CodedStatement) -> Value:
    return None if s.commitment is None else str(s.commitment)


def _negated(s: CodedStatement) -> Value:
    return None if s.negated is None else str(s.negated)


def _due(s: CodedStatement) -> Value:
    return s.due


VARIABLES: Mapping[str, Callable[[CodedStatement], Value]] = MappingProxyType(
    {
        "act": _act,
        "family": _family,
        "actors": _actors,
        "issues": _issues,
        "addressees": _addressees,
        "commitment": _commitment,
        "negated": _negated,
        "due": _due,
    }
)
"""What is compared, by name. A list counts as one value: all of it alike, in any order."""


def _all(names: Iterable[str] | None, canonical: Callable[[str], str]) -> Value:
    return None if names is None else "; ".join(sorted({canonical(n) for n in names}))


@cache
def actor_name(name: str) -> str:
    """One form of an actor's name: its words in one order, or the register's for what that knows.

    >>> actor_name("the Republic of Ghana") == actor_name("Ghana")
    True
    >>> actor_name("Ruto William") == actor_name("William Ruto")
    True
    """
    words = _words(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE))
    known = _registered().get(words)
    return known if known is not None else " ".join(sorted(words))


@cache
def issue_name(label: str) -> str:
    """One form of an issue's label: that of the scheme, or its words without fillers.

    >>> issue_name("the issue of climate change") == issue_name("Climate change")
    True
    """
    entry = scheme(authority.load()).find(label)
    return entry.label if entry is not None else " ".join(sorted(_words(label) - FILL))


@cache
def _registered() -> dict[frozenset[str], str]:
    """Keys of actors by the words of their names; a name that several bear is left out."""
    found: dict[frozenset[str], str] = {}
    several: set[frozenset[str]] = set()
    for key, entry in sorted(authority.load().actors.items()):
        names = {entry.actor.name, *entry.aliases}
        if entry.actor.kind is ActorKind.PERSON and entry.given and entry.family:
            names.add(f"{entry.given} {entry.family}")
        for words in {_words(name) for name in names}:
            if found.setdefault(words, key) != key:
                several.add(words)
    return {words: key for words, key in found.items() if words not in several}


def _words(name: str) -> frozenset[str]:
    """The words of a name, folded; a letter without a form in ASCII stays, as it tells apart."""
    plain = unicodedata.normalize("NFKD", re.sub(r"[.'’]", "", name)).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    apart = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in letters)
    return frozenset(apart.split()) or frozenset((name,))
