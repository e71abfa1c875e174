"""From what a person types to the thing that is meant: "Ruto" → `person:william-ruto`.

Only a name that the graph holds, letter for letter but for case, decides. Several such things, or
none, are an error that lists the candidates: a guess is not an answer.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from summitgraph.errors import QueryError
from summitgraph.queries.catalogue import catalogue
from summitgraph.store import PREFIXES, Selects, prefixes
from summitgraph.store.sparql import bind
from summitgraph.triples.term import IRI, Literal, nt_iri

_IRI = re.compile(r"(?:https?|urn|info|tag|file):\S+")
_CANDIDATES = 8


def resolve(store: Selects, of_class: str, text: str) -> IRI:
    """The IRI of the thing of that class that bears this name.

    Args:
        of_class: `Actor` (or `Person`, `State`, `Organization`, `ActorGroup`), `Issue`, `Act`,
            `Meeting`, `Readout`, `Commitment`, `Office`, `OccasionEvent`.
        text: a label, an alternative label, a family name, a meeting's date, a file name; or an
            IRI, whole or with one of our prefixes, which is taken as it is.

    Raises:
        QueryError: where no thing or several bear the name; its advice lists candidates.
    """
    if _IRI.fullmatch(text):
        return IRI(nt_iri(text)[1:-1])
    prefix, colon, local = text.partition(":")
    if colon and local and prefix in PREFIXES and " " not in text:
        return IRI(nt_iri(prefixes()[prefix] + local.replace("\\/", "/"))[1:-1])
    rows = store.select(
        bind(catalogue()["names"].text, {"_class": Literal(of_class)}),
    ).tuples
    wanted = _folded(text)
    named = {(str(thing), str(label)) for thing, label, name, _ in rows if _folded(name) == wanted}
    things = {thing for thing, _ in named}
    if len(things) == 1:
        return IRI(things.pop())
    if things:
        raise QueryError(
            f"several things of class {of_class} bear this name",
            value=text,
            advice=f"say which: {'; '.join(sorted(f'{label} <{iri}>' for iri, label in named))}",
        )
    near = _near(wanted, {_folded(name): str(label) for _, label, name, _ in rows})
    raise QueryError(
        f"the graph has no {of_class} of this name",
        value=text,
        advice=f"did you mean: {'; '.join(near)}" if near else "see the stored question 'names'",
    )


def _folded(name: object) -> str:
    return " ".join(str(name).casefold().split())


def _near(wanted: str, labels: dict[str, str]) -> list[str]:
    """Labels with the wanted words in them, then those that are spelt alike."""
    holding = [labels[name] for name in sorted(labels) if wanted and wanted in name]
    alike = [labels[name] for name in get_close_matches(wanted, sorted(labels), n=_CANDIDATES)]
    return list(dict.fromkeys(holding + alike))[:_CANDIDATES]
