"""Which triples of a closure are news about the things of a graph.

A reasoner also says what nobody asks: that each thing is itself, that all are things, what the
vocabulary says of itself. Both paths, `owl` and `rules`, are cut down to the same here.
"""

from __future__ import annotations

from collections.abc import Iterable

from summitgraph.ontology import OWL, RDF, RDFS
from summitgraph.reasoning.lines import Lines

_TYPE = f"<{RDF.TYPE}>"
_TRIVIAL_TYPES = {f"<{OWL.THING}>", f"<{RDFS.RESOURCE}>"}
_SAME = f"<{OWL.SAME_AS}>"


def news(closure: Iterable[str], data: Lines, vocabulary: Lines) -> Lines:
    """The triples of `closure` that say something new about a thing of `data`.

    A thing of `data` is an IRI that is a subject or object there and no term of the vocabulary.
    Left out: what stands in `data` or `vocabulary` already; `x owl:sameAs x`; the types
    `owl:Thing` and `rdfs:Resource`; and what points to a blank node.
    """
    things = {subject(line) for line in data} | {_object(line) for line in data}
    things = {thing for thing in things if thing.startswith("<")}
    things -= {subject(line) for line in vocabulary}
    return frozenset(
        line
        for line in closure
        if line not in data
        and line not in vocabulary
        and subject(line) in things
        and not _is_trivial(line)
    )


def subject(line: str) -> str:
    """The subject of an N-Triples line.

    >>> subject('<urn:a> <urn:b> "c d" .')
    '<urn:a>'
    """
    return line.partition(" ")[0]


def _object(line: str) -> str:
    return line.split(" ", 2)[2].removesuffix(" .")


def _is_trivial(line: str) -> bool:
    first, second, _ = line.split(" ", 2)
    value = _object(line)
    return (
        (second == _SAME and value == first)
        or (second == _TYPE and value in _TRIVIAL_TYPES)
        or value.startswith("_:")
    )
