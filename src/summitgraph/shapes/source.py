"""The shapes files that a caller asks for, as text: those of `shapes/` by name, others by path.

A foreign file is read like ours. Its queries may reach no further than ours: one that calls for
another service is refused here, before any engine sees it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from summitgraph.errors import QueryError, ShapeError
from summitgraph.resources import files
from summitgraph.store.sparql import refuse_outside

Name = str | Path
"""The name of a file in `shapes/` ("statement"), or the path of another file in Turtle."""
_QUERIES = {f"http://www.w3.org/ns/shacl#{name}" for name in ("select", "ask")}


class Source(NamedTuple):
    """One shapes file.

    Attributes:
        path: where it stands; its relative IRIs are relative to that.
        ours: whether it is one of `shapes/`.
    """

    path: Path
    text: bytes
    ours: bool

    @property
    def base(self) -> str:
        """The IRI of the file."""
        return self.path.resolve().as_uri()


def sources(names: Iterable[Name] = ()) -> tuple[Source, ...]:
    """The files of these names and paths; all of `shapes/` where none is named.

    The prefixes of our queries come first, unless only foreign files are asked for.

    Raises:
        ShapeError: for a file that is not there, does not parse, or asks another service.
    """
    ours = {path.stem: path for path in files("shapes", ".ttl")}
    wanted = tuple(names) or tuple(ours)
    if any(isinstance(name, str) for name in wanted):
        wanted = ("prefixes", *wanted)
    return tuple(_source(name, ours) for name in dict.fromkeys(wanted))


def _source(name: Name, ours: dict[str, Path]) -> Source:
    if isinstance(name, str) and name not in ours:
        raise ShapeError(
            "there is no such file in shapes/",
            where="shapes/",
            value=f"{name}.ttl",
            advice=f"choose among {', '.join(sorted(ours))}",
        )
    path = ours[name] if isinstance(name, str) else name
    try:
        found = Source(path, path.read_bytes(), isinstance(name, str))
    except OSError as error:
        raise ShapeError(
            f"the file cannot be read: {error.strerror}", where=str(path), advice="name another"
        ) from error
    if not found.ours:
        _check(found)
    return found


def _check(source: Source) -> None:
    try:
        for quad in ox.parse(source.text, ox.RdfFormat.TURTLE, base_iri=source.base):
            if quad.predicate.value in _QUERIES and isinstance(quad.object, ox.Literal):
                refuse_outside(quad.object.value)
    except SyntaxError as error:
        raise ShapeError(
            f"the Turtle does not parse: {error.args[0]}",
            where=f"{source.path}, line {error.lineno}",
            advice="correct that line",
        ) from error
    except QueryError as error:
        raise ShapeError(
            f"a query of the shapes is refused: {error.what}",
            where=str(source.path),
            value=error.value,
            advice=error.advice,
        ) from error
