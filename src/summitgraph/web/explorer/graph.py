"""The graph as the pages ask it: their own questions by name, and the stored ones.

Answers are kept for each version of the graph, so that what many readers look at is asked once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from summitgraph.errors import QueryError
from summitgraph.queries.catalogue import Question, collect
from summitgraph.store import Rows, Selects
from summitgraph.store.apart import EVERYTHING, Apart
from summitgraph.store.apart.asked import Asked
from summitgraph.store.sparql import bind, slots
from summitgraph.triples.term import Term, nt_iri
from summitgraph.web.explorer.memory import Memory

TOGETHER = 200
"""The most things that one query asks about; more are asked in parts, so that each is quick."""
_ANSWERS = 64 << 20  # characters of answers that are kept
_PATIENCE = 120.0  # seconds: an index is made beside the readers, on a busy machine too


class Graph(Protocol):
    """What a page needs of a graph, be it served or in memory."""

    @property
    def version(self) -> int:
        """Grows with each change."""
        ...

    @property
    def base(self) -> str:
        """The IRI under which things that a build found live."""
        ...

    def select(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """The rows of a SELECT."""
        ...


class Served:
    """A graph that is asked apart, with the answers to what was asked of its newest version."""

    def __init__(self, apart: Apart, base: str) -> None:
        self._apart = apart
        self._answers = Memory[Rows](most=_ANSWERS, size=_size)
        self.base = base

    @property
    def version(self) -> int:
        """As the graph's."""
        return self._apart.version

    def select(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """The rows of a SELECT, all of them; see `Apart.query` for the errors."""
        text = bind(sparql, bindings or {})
        asked = Asked(self._apart, limit=EVERYTHING)
        return self._answers.get((self.version, text), lambda: asked.select(text))


def _size(rows: Rows) -> int:
    """What rows take, in characters: each cell some, and the length of its text."""
    return sum(64 + (len(v) if isinstance(v, str) else 0) for row in rows.tuples for v in row)


class Patient:
    """A graph that is asked apart for what takes its time; no answer is kept."""

    def __init__(self, apart: Apart, base: str) -> None:
        self._apart = apart
        self.base = base

    @property
    def version(self) -> int:
        """As the graph's."""
        return self._apart.version

    def select(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """The rows of a SELECT, all of them, within two minutes."""
        asked = Asked(self._apart, limit=EVERYTHING, seconds=_PATIENCE)
        return asked.select(sparql, bindings)


class Embedded:
    """A graph in this process, which nothing changes meanwhile."""

    version = 0

    def __init__(self, store: Selects, base: str) -> None:
        self._store = store
        self.base = base

    def select(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """The rows of a SELECT."""
        return self._store.select(sparql, bindings)


@cache
def questions() -> dict[str, Question]:
    """The pages' own questions by name."""
    folder = Path(str(files(__package__).joinpath("questions")))
    return collect(sorted(folder.glob("*.rq")))


def ask(
    graph: Graph,
    name: str,
    /,
    some: Mapping[str, Sequence[str]] | None = None,
    **parameters: Term | None,
) -> Rows:
    """The answer to one of the pages' questions.

    Args:
        some: parameters with several IRIs, of which each will do; none at all gives no rows. Of
            more than `TOGETHER` the rows of each part follow those of the one before.
        parameters: the others; None restricts nothing.

    Raises:
        QueryError: for a parameter that the question has not.
    """
    question = questions()[name]
    texts = [question.text]
    for parameter, values in (some or {}).items():
        texts = [
            among(text, f"_{parameter}", part)
            for part in parts(list(dict.fromkeys(values)), TOGETHER)
            for text in texts
        ]
    given = {f"_{key}": value for key, value in parameters.items() if value is not None}
    answers = [graph.select(text, given) for text in texts]
    return Rows(question.returns, [row for answer in answers for row in answer.tuples])


def parts(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """The values in lists of so many."""
    for place in range(0, len(values), size):
        yield values[place : place + size]


def among(sparql: str, variable: str, values: Sequence[str]) -> str:
    """The query with several IRIs in each slot of a variable.

    >>> among("ASK { VALUES ?_x { UNDEF } ?_x ?p ?o }", "_x", ["e:a", "e:b"])
    'ASK { VALUES ?_x { <e:a> <e:b> } ?_x ?p ?o }'
    """
    written = f"VALUES ?{variable} {{ {' '.join(map(nt_iri, values))} }}"
    places = [(start, end) for name, start, end in slots(sparql) if name == variable]
    if not places:
        raise QueryError("the query has no slot of that name", value=variable)
    for start, end in reversed(places):
        sparql = sparql[:start] + written + sparql[end:]
    return sparql
